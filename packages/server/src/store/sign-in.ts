/** What signing in asks of the database before any workspace is known. */
import { type Kysely, sql } from 'kysely'
import { run } from './rows.ts'
import type { Database } from './schema.ts'
import type { Store } from './store.ts'

/** Whether this address belongs to a member of some workspace. */
export const isMember = (store: Store, email: string): Promise<boolean> =>
  store.systemTransaction(async (tx) => {
    const rows = await run(
      tx,
      'select 1 from members where workspace is not null and lower(email) = lower($1) and removed_at is null limit 1',
      [email],
    )
    return rows.length > 0
  })

/** The members with this address are this user from now on, and reachable: they have just signed in. */
export const signedIn = (store: Store, user: { id: string; email: string }): Promise<string[]> =>
  store.systemTransaction(async (tx) => {
    const rows = await run<{ workspace: string }>(
      tx,
      `update members set user_id = $1, reachable_at = coalesce(reachable_at, desk_now())
       where workspace is not null and removed_at is null and (user_id = $1 or (user_id is null and lower(email) = lower($2)))
       returning workspace`,
      [user.id, user.email],
    )
    return rows.map(({ workspace }) => workspace)
  })

/** A setting of the whole desk, made on first use; all processes get the same one. */
export async function settingOf(db: Kysely<Database>, name: string, make: () => string): Promise<string> {
  await run(db, 'insert into settings (name, value) values ($1, $2) on conflict (name) do nothing', [name, make()])
  const [row] = await run<{ value: string }>(db, 'select value from settings where name = $1', [name])
  if (!row) throw new Error(`The setting ${name} was not kept.`)
  return row.value
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
