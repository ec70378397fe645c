import { type Kysely, sql } from 'kysely'

/** A webhook whose secret was changed signs with the one of before too, until its receiver has had the time to change. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql.raw('alter table webhooks add column old_secret text, add column old_secret_until timestamptz').execute(db)
}
