/** What people are told outside of any handoff. */
import type { PersonId, WorkspaceId } from '@baton-desk/core'
import type { NewNotice, Notice } from '../app/ports/store.ts'
import { instant, maybeInstant, run, toText } from './rows.ts'
import type { Tx } from './store.ts'

type NoticeRow = { id: string; subject: string; body: string; at: Date; seen_at: Date | null }

/** Who was told this already is not told again. */
export async function addNotice(
  tx: Tx,
  workspace: WorkspaceId,
  { id, people, subject, body }: NewNotice,
): Promise<PersonId[]> {
  const rows = await run<{ person: string }>(
    tx,
    `insert into notices (workspace, id, person, subject, body, at)
     select $1, $2, p, $4, $5, desk_now() from unnest($3::text[]) p on conflict do nothing returning person`,
    [workspace, id, [...new Set(people)], toText(subject), toText(body)],
  )
  return rows.map(({ person }) => person)
}

type NoticesQuery = { person: PersonId; limit: number }
const NEWEST = `select id, subject, body, at, seen_at from notices where workspace = $1 and person = $2
     order by at desc, id desc limit $3`

/** The newest first. */
export async function listNotices(tx: Tx, workspace: WorkspaceId, { person, limit }: NoticesQuery): Promise<Notice[]> {
  const rows = await run<NoticeRow>(tx, NEWEST, [workspace, person, limit])
  return rows.map(({ at, seen_at, ...row }) => ({ ...row, at: instant(at), seenAt: maybeInstant(seen_at) }))
}

/** Of those that are listed: a count that nobody can bring to nothing would be a nuisance. */
export async function countUnseenNotices(
  tx: Tx,
  workspace: WorkspaceId,
  { person, limit }: NoticesQuery,
): Promise<number> {
  const [row] = await run<{ unseen: number }>(
    tx,
    `select count(*)::int as unseen from (${NEWEST}) newest where seen_at is null`,
    [workspace, person, limit],
  )
  return row?.unseen ?? 0
}

/** False when this person has no such notice. */
export async function seeNotice(
  tx: Tx,
  workspace: WorkspaceId,
  { id, person }: { id: string; person: PersonId },
): Promise<boolean> {
  const rows = await run(
    tx,
    `update notices set seen_at = coalesce(seen_at, desk_now()) where workspace = $1 and id = $2 and person = $3 returning 1`,
    [workspace, id, person],
  )
  return rows.length > 0
}

export type NoticeToMail = { email: string | null; subject: string; body: string }

/** Null when there is no such notice, or it was mailed before. */
export async function readNoticeToMail(
  tx: Tx,
  workspace: WorkspaceId,
  { id, person }: { id: string; person: PersonId },
): Promise<NoticeToMail | null> {
  const [row] = await run<NoticeToMail>(
    tx,
    `select m.email, n.subject, n.body from notices n
     left join members m on m.workspace = n.workspace and m.person = n.person and m.removed_at is null and not m.practice
     where n.workspace = $1 and n.id = $2 and n.person = $3 and n.mailed_at is null`,
    [workspace, id, person],
  )
  return row ?? null
}

export async function noticeMailed(
  tx: Tx,
  workspace: WorkspaceId,
  { id, person }: { id: string; person: PersonId },
): Promise<void> {
  await run(tx, 'update notices set mailed_at = desk_now() where workspace = $1 and id = $2 and person = $3', [
    workspace,
    id,
    person,
  ])
}
