/** What has been kept long enough, found by the database's own clock and taken away in batches. */
import { type HandoffId, Kept, type WorkspaceId } from '@baton-desk/core'
import type { KindKept, Purges, RetentionRecords } from '../app/ports/retention.ts'
import { erasureRecords } from './erasures.ts'
import { toJson } from './json-columns.ts'
import { run } from './rows.ts'
import type { Store, Tx } from './store.ts'

type Of = { days: number; limit: number }

export const retentionRecords = (tx: Tx, workspace: WorkspaceId): RetentionRecords => ({
  async read() {
    const [row] = await run<{ retention: unknown }>(tx, 'select retention from workspaces where id = $1', [workspace])
    return Kept.parse(row?.retention)
  },

  async set(kept) {
    // What is shorter now counts at once.
    await run(tx, 'update workspaces set retention = $2, purge_at = desk_now() where id = $1', [
      workspace,
      toJson(kept),
    ])
  },

  purge: (kind, of) => PURGES[kind](tx, workspace, of),

  async purged() {
    await run(tx, `update workspaces set purge_at = desk_now() + interval '1 day' where id = $1`, [workspace])
  },
})

export const purgesOf = (store: Store): Purges => ({
  claim: () => store.systemTransaction(claimPurges),

  // The sign-in library's own table, which the role of our transactions may not write.
  async sessions(days) {
    const [table] = await run<{ is_there: boolean }>(
      store.db,
      `select to_regclass('session') is not null as is_there`,
      [],
    )
    if (!table?.is_there) return 0
    const rows = await run(
      store.db,
      `delete from session where "expiresAt" < desk_now() - make_interval(days => $1) returning 1`,
      [days],
    )
    return rows.length
  },
})

/** Each given to one process; looked at again if that one dies. */
async function claimPurges(systemTx: Tx): Promise<WorkspaceId[]> {
  const rows = await run<{ id: WorkspaceId }>(
    systemTx,
    `update workspaces set purge_at = desk_now() + interval '10 minutes' where id in (
       select id from workspaces where purge_at <= (select desk_now()) order by id for update skip locked)
     returning id`,
    [],
  )
  return rows.map(({ id }) => id)
}

const OLDER = '< (select desk_now()) - make_interval(days => $2)'

const PURGES: Record<KindKept, (tx: Tx, workspace: WorkspaceId, of: Of) => Promise<number>> = {
  async conversations(tx, workspace, of) {
    const ids = await overSince(tx, workspace, of, 'talk_erased_at')
    await takeTalk(tx, workspace, ids)
    return ids.length
  },

  async words(tx, workspace, of) {
    const ids = await overSince(tx, workspace, of, 'erased_at')
    await erasureRecords(tx, workspace).takeWords(ids)
    return ids.length
  },

  refusedBodies: (tx, workspace, of) =>
    remove(
      tx,
      workspace,
      of,
      `delete from refused_submissions where workspace = $1 and id in (
      select id from refused_submissions where workspace = $1 and at ${OLDER} order by at limit $3) returning 1`,
    ),

  verdicts: purgeVerdicts,

  // Which message told whom goes with what was delivered to webhooks; what somebody still has to hear stays.
  async deliveries(tx, workspace, of) {
    let most = 0
    for (const statement of DELIVERED) most = Math.max(most, await remove(tx, workspace, of, statement))
    return most
  },

  // By the places of the rows: of a key in two columns the planner would read the whole table for each batch.
  idempotencyKeys: (tx, workspace, of) =>
    remove(
      tx,
      workspace,
      of,
      `delete from idempotency where workspace = $1 and ctid = any(array(
        select ctid from idempotency where workspace = $1 and at ${OLDER} order by at limit $3)) returning 1`,
    ),
}

const DELIVERED = [
  `delete from deliveries where workspace = $1 and id in (
    select id from deliveries where workspace = $1 and state <> 'pending' and last_at ${OLDER} order by last_at limit $3) returning 1`,
  `delete from acts where workspace = $1 and id in (
    select id from acts where workspace = $1 and expires_at ${OLDER} order by expires_at limit $3) returning 1`,
  `delete from messages where workspace = $1 and id in (
    select id from messages where workspace = $1 and state <> 'pending' and made_at ${OLDER} order by made_at limit $3) returning 1`,
  `delete from received_mails where workspace = $1 and id in (
    select id from received_mails where workspace = $1 and at ${OLDER} order by at limit $3) returning 1`,
  `delete from told where workspace = $1 and (handoff, seq, person) in (
    select handoff, seq, person from told where workspace = $1 and due_at is null and at ${OLDER} order by at limit $3) returning 1`,
]

async function remove(tx: Tx, workspace: WorkspaceId, { days, limit }: Of, statement: string): Promise<number> {
  return (await run(tx, statement, [workspace, days, limit])).length
}

/** The trigger lets go what is older than the workspace's own settings say, and nothing else. */
function purgeVerdicts(tx: Tx, workspace: WorkspaceId, of: Of): Promise<number> {
  return remove(
    tx,
    workspace,
    of,
    `delete from verdicts where workspace = $1 and id in (
    select id from verdicts where workspace = $1 and at ${OLDER} order by at limit $3) returning 1`,
  )
}

/** Handoffs that have been over for so long, whoever has looked at them since, that still have what this column says is gone. */
async function overSince(
  tx: Tx,
  workspace: WorkspaceId,
  { days, limit }: Of,
  column: 'talk_erased_at' | 'erased_at',
): Promise<HandoffId[]> {
  const rows = await run<{ id: HandoffId }>(
    tx,
    `select id from handoffs where workspace = $1 and not open and ${column} is null and coalesce(closed_at, changed_at) ${OLDER}
     order by coalesce(closed_at, changed_at), id limit $3 for update skip locked`,
    [workspace, days, limit],
  )
  return rows.map(({ id }) => id)
}

/** What was said goes; what the note tells of it stays. */
async function takeTalk(tx: Tx, workspace: WorkspaceId, ids: HandoffId[]): Promise<void> {
  for (const statement of [
    `update conversations set messages = '[]', erased_at = coalesce(erased_at, desk_now())
     where workspace = $1 and handoff = any($2::text[])`,
    `update submissions set body = jsonb_build_object('erased', true) where workspace = $1 and handoff = any($2::text[])`,
    `delete from found_by where workspace = $1 and handoff = any($2::text[]) and kind = 'talk'`,
    `update handoffs set talk_erased_at = desk_now(), data = data - 'customerWrote' where workspace = $1 and id = any($2::text[])`,
  ])
    await run(tx, statement, [workspace, ids])
}
