/** What people are told outside of any handoff. */
import type { WorkspaceId } from '@baton-desk/core'
import type { NoticeRecords } from '../app/ports/notices.ts'
import { instant, maybeInstant, run, toText } from './rows.ts'
import type { Tx } from './store.ts'

type NoticeRow = { id: string; subject: string; body: string; at: Date; seen_at: Date | null }

export const noticeRecords = (tx: Tx, workspace: WorkspaceId): NoticeRecords => ({
  async add({ id, people, subject, body }) {
    await run(
      tx,
      `insert into notices (workspace, id, person, subject, body, at, due_at)
       select $1, $2, p, $4, $5, desk_now(), case when exists (
         select from channels c where c.workspace = $1 and c.person = p and c.proven_at is not null) then desk_now() end
       from unnest($3::text[]) p on conflict do nothing`,
      [workspace, id, [...new Set(people)], toText(subject), toText(body)],
    )
  },

  async list({ person, limit }) {
    const rows = await run<NoticeRow>(tx, NEWEST, [workspace, person, limit])
    return rows.map(({ at, seen_at, ...row }) => ({ ...row, at: instant(at), seenAt: maybeInstant(seen_at) }))
  },

  async countUnseen({ person, limit }) {
    const [row] = await run<{ unseen: number }>(
      tx,
      `select count(*)::int as unseen from (${NEWEST}) newest where seen_at is null`,
      [workspace, person, limit],
    )
    return row?.unseen ?? 0
  },

  async see({ id, person }) {
    const rows = await run(
      tx,
      `update notices set seen_at = coalesce(seen_at, desk_now()), due_at = null where workspace = $1 and id = $2 and person = $3 returning 1`,
      [workspace, id, person],
    )
    return rows.length > 0
  },
})

const NEWEST = `select id, subject, body, at, seen_at from notices where workspace = $1 and person = $2
     order by at desc, id desc limit $3`
