/** What signing in asks of the database before any workspace is known. */
import type { WorkspaceId } from '@baton-desk/core'
import { type Kysely, sql } from 'kysely'
import type { WaitingMember } from '../app/ports/people.ts'
import { run } from './rows.ts'
import type { Database } from './schema.ts'
import type { Store } from './store.ts'

/** The memberships that wait for somebody at this address to join them. */
export const waitingFor = (store: Store, address: string): Promise<WaitingMember[]> =>
  store.systemTransaction((tx) =>
    run<WaitingMember>(
      tx,
      `select m.workspace, m.person, m.name, w.name as "workspaceName" from members m join workspaces w on w.id = m.workspace
       where lower(m.email) = lower($1) and m.user_id is null and m.removed_at is null order by w.created_at, w.id`,
      [address],
    ),
  )

/** This user has shown that the address is theirs: the memberships that wait for it are theirs, one in each workspace. */
export const joinWaiting = (store: Store, { userId, address }: { userId: string; address: string }) =>
  store.systemTransaction(async (tx) => {
    const rows = await run<{ workspace: WorkspaceId }>(
      tx,
      `update members m set user_id = $1 where m.workspace is not null and lower(m.email) = lower($2)
         and m.user_id is null and m.removed_at is null and not exists (select 1 from members o
           where o.workspace = m.workspace and o.user_id = $1 and o.removed_at is null)
       returning m.workspace`,
      [userId, address],
    )
    return rows.map(({ workspace }) => workspace)
  })

/** Everybody who is this user can be reached: they have just signed in. */
export const signedIn = (store: Store, userId: string): Promise<WorkspaceId[]> =>
  store.systemTransaction(async (tx) => {
    const rows = await run<{ workspace: WorkspaceId }>(
      tx,
      `update members set reachable_at = coalesce(reachable_at, desk_now())
       where workspace is not null and removed_at is null and user_id = $1 returning workspace`,
      [userId],
    )
    return rows.map(({ workspace }) => workspace)
  })

/** This user has proven another address: it is where their memberships are written to, save where it is another member's. */
export const addressProven = (store: Store, { userId, address }: { userId: string; address: string }) =>
  store.systemTransaction(async (tx) => {
    const rows = await run<{ workspace: WorkspaceId }>(
      tx,
      `update members m set email = $2 where m.workspace is not null and m.removed_at is null and m.user_id = $1
         and not exists (select 1 from members o where o.workspace = m.workspace and lower(o.email) = lower($2)
           and o.person <> m.person and o.removed_at is null)
       returning m.workspace`,
      [userId, address],
    )
    return rows.map(({ workspace }) => workspace)
  })

/** The address that this account has shown to be its own; null where it has shown none. The table is the sign-in library's. */
export async function provenAddressOf({ db }: Pick<Store, 'db'>, userId: string): Promise<string | null> {
  const [row] = await run<{ email: string }>(db, 'select email from "user" where id = $1 and "emailVerified"', [userId])
  return row && !row.email.endsWith('@desk.invalid') ? row.email : null
}

/** A setting of the whole desk, made on first use; all processes get the same one. */
export async function settingOf(db: Kysely<Database>, name: string, make: () => string): Promise<string> {
  await run(db, 'insert into settings (name, value) values ($1, $2) on conflict (name) do nothing', [name, make()])
  const [row] = await run<{ value: string }>(db, 'select value from settings where name = $1', [name])
  if (!row) throw new Error(`The setting ${name} was not kept.`)
  return row.value
}

/** Clients of MCP that registered before this moment and that nobody has let in. The table is the sign-in library's. */
export async function forgetClients(db: Kysely<Database>, before: Date): Promise<void> {
  await run(
    db,
    `delete from "oauthClient" c where c."createdAt" < $1
       and not exists (select 1 from "oauthConsent" k where k."clientId" = c."clientId")`,
    [before],
  )
}

/** Runs work that must not run in two processes at once, such as the sign-in library's own migrations. */
export async function oneProcessAtATime<T>(store: Store, work: () => Promise<T>): Promise<T> {
  if (store.kind === 'embedded') return work()
  return store.db.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(hashtext('baton sign-in'))`.execute(connection)
    try {
      return await work()
    } finally {
      await sql`select pg_advisory_unlock(hashtext('baton sign-in'))`.execute(connection)
    }
  })
}
