import type { PersonId, WorkspaceId } from '@baton-desk/core'
import type { EndLinks, Link, LinkEnd, LinkPurpose, Links } from '../app/ports/links.ts'
import { instant, run } from './rows.ts'
import type { Store, Tx } from './store.ts'

type LinkRow = {
  kind: LinkPurpose['kind']
  workspace: WorkspaceId | null
  person: PersonId | null
  user_id: string | null
  address: string | null
  over: LinkEnd | null
  workspace_name: string | null
  person_name: string | null
  person_address: string | null
}

/** Links belong to no workspace until they are read: all of this runs across them. */
export const linksOf = (store: Store): Links => ({
  add: (purpose, { hash, validForS }) =>
    store.systemTransaction(async (tx) => {
      await run(tx, `delete from sign_in_links where expires_at < desk_now() - interval '30 days'`, [])
      const { workspace, person, userId, address } = columnsOf(purpose)
      await run(
        tx,
        `update sign_in_links set ended = 'newer' where kind = $1 and used_at is null and ended is null
         and workspace is not distinct from $2 and person is not distinct from $3 and user_id is not distinct from $4
         and (address is null) = $5`,
        [purpose.kind, workspace, person, userId, address === null],
      )
      const [row] = await run<{ expires_at: Date }>(
        tx,
        `insert into sign_in_links (hash, kind, workspace, person, user_id, address, made_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, desk_now(), desk_now() + interval '1 second' * $7::float8) returning expires_at`,
        [hash, purpose.kind, workspace, person, userId, address, validForS],
      )
      return row ? instant(row.expires_at) : missing()
    }),

  read: (hash) =>
    store.systemTransaction(async (tx) => {
      const [row] = await run<LinkRow>(
        tx,
        `select l.kind, l.workspace, l.person, l.user_id, l.address, w.name as workspace_name, m.name as person_name, m.email as person_address,
           case when l.used_at is not null then 'used' when l.ended is not null then l.ended
             when l.expires_at <= desk_now() then 'expired'
             when l.kind = 'join' and (w.id is null or m.person is null) then 'removed'
             when m.user_id is not null then 'joined' end as over
         from sign_in_links l
         left join workspaces w on w.id = l.workspace
         left join members m on m.workspace = l.workspace and m.person = l.person and m.removed_at is null
         where l.hash = $1`,
        [hash],
      )
      return row ? toLink(row) : null
    }),

  use: (hash) => store.systemTransaction((tx) => spend(tx, hash)),

  join: (hash, userId) =>
    store.systemTransaction(async (tx) => {
      const joined = await run(
        tx,
        `update members m set user_id = $2 from sign_in_links l
         where l.hash = $1 and l.kind = 'join' and m.workspace = l.workspace and m.person = l.person
           and m.user_id is null and m.removed_at is null
           and l.used_at is null and l.ended is null and l.expires_at > desk_now()
         returning 1`,
        [hash, userId],
      )
      return joined.length > 0 && (await spend(tx, hash))
    }),

  end: (ending) => store.systemTransaction((tx) => endLinks(tx, ending)),

  unusedSentTo: (address) =>
    store.systemTransaction(async (tx) => {
      const [row] = await run<{ unused: number }>(
        tx,
        `select count(*)::int as unused from sign_in_links
         where lower(address) = lower($1) and made_at > desk_now() - interval '1 hour' and used_at is null
           and made_at > coalesce((select max(used_at) from sign_in_links u where lower(u.address) = lower($1)), '-infinity')`,
        [address],
      )
      return row?.unused ?? 0
    }),
})

export async function endLinks(tx: Tx, { of, because }: EndLinks): Promise<void> {
  const still = 'used_at is null and ended is null'
  if ('userId' in of)
    await run(tx, `update sign_in_links set ended = $2 where user_id = $1 and ${still}`, [of.userId, because])
  else
    await run(tx, `update sign_in_links set ended = $3 where workspace = $1 and person = $2 and ${still}`, [
      of.workspace,
      of.person,
      because,
    ])
}

async function spend(tx: Tx, hash: string): Promise<boolean> {
  const spent = await run(
    tx,
    `update sign_in_links set used_at = desk_now()
     where hash = $1 and used_at is null and ended is null and expires_at > desk_now() returning 1`,
    [hash],
  )
  return spent.length > 0
}

const columnsOf = (purpose: LinkPurpose) => ({
  workspace: purpose.kind === 'join' ? purpose.workspace : null,
  person: purpose.kind === 'join' ? purpose.person : null,
  userId: purpose.kind === 'join' ? null : purpose.userId,
  address: purpose.address ?? null,
})

function toLink(row: LinkRow): Link {
  const { kind, workspace, person, user_id, address, over } = row
  const told = { over, ...(address !== null && { address }) }
  if (kind === 'join')
    return {
      ...told,
      kind,
      workspace: workspace ?? missing(),
      person: person ?? missing(),
      ...(row.workspace_name !== null && { workspaceName: row.workspace_name }),
      ...(row.person_name !== null && { personName: row.person_name }),
      ...(row.person_address !== null && { personAddress: row.person_address }),
    }
  const userId = user_id ?? missing()
  return kind === 'sign-in' ? { ...told, kind, userId } : { ...told, kind, userId, address: address ?? missing() }
}

function missing(): never {
  throw new Error('A sign-in link lacks what its kind needs.')
}
