import type { WorkspaceId } from '@baton-desk/core'
import type { SubmissionRecords } from '../app/ports/submissions.ts'
import { instant, maybeInstant, run, toText } from './rows.ts'
import type { Tx } from './store.ts'

/** Of one agent, the newest: nobody reads more, and an agent that sends nothing else must not fill the disk. */
const KEPT_OF_AN_AGENT = 500
/** What is kept of a body that could not be taken. */
const KEPT_CHARACTERS = 100_000

export const submissionRecords = (tx: Tx, workspace: WorkspaceId): SubmissionRecords => ({
  async refuse(refused) {
    await run(
      tx,
      'insert into refused_submissions (workspace, id, agent, code, detail, body) values ($1, $2, $3, $4, $5, $6)',
      [
        workspace,
        refused.id,
        refused.agent,
        refused.code,
        toText(refused.detail),
        toText(refused.body.slice(0, KEPT_CHARACTERS)),
      ],
    )
    await run(
      tx,
      `delete from refused_submissions where workspace = $1 and id in (
         select id from refused_submissions where workspace = $1 and agent = $2 order by id desc offset $3)`,
      [workspace, refused.agent, KEPT_OF_AN_AGENT],
    )
  },

  async list(limit) {
    const rows = await run<RefusedRow>(
      tx,
      'select id, agent, code, detail, body, at, seen_at from refused_submissions where workspace = $1 order by id desc limit $2',
      [workspace, limit],
    )
    return rows.map(({ seen_at, at, ...refused }) => ({ ...refused, at: instant(at), seenAt: maybeInstant(seen_at) }))
  },

  async countUnseen() {
    const [row] = await run<{ count: number }>(
      tx,
      'select count(*)::int as count from (select from refused_submissions where workspace = $1 and seen_at is null limit 1000) unseen',
      [workspace],
    )
    return row?.count ?? 0
  },

  async see(id, at) {
    const rows = await run(
      tx,
      'update refused_submissions set seen_at = coalesce(seen_at, $3) where workspace = $1 and id = $2 returning 1',
      [workspace, id, at],
    )
    return rows.length > 0
  },
})

type RefusedRow = {
  id: string
  agent: string
  code: string
  detail: string
  body: string
  at: Date
  seen_at: Date | null
}
