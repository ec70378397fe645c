import { type Kysely, sql } from 'kysely'

/** How often in a row an address has failed, since when, and from when on it is tried again. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql
    .raw(
      `alter table webhooks add column failures integer not null default 0, add column failing_since timestamptz,
         add column next_try_at timestamptz`,
    )
    .execute(db)
  await sql.raw('create index deliveries_of_webhook on deliveries (workspace, webhook, state)').execute(db)
}
