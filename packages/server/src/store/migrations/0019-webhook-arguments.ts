import { type Kysely, sql } from 'kysely'

/** Whether a webhook is given arguments of actions as they are; those of before were, and stay so. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql.raw(`alter table webhooks add column arguments text not null default 'exact'`).execute(db)
  await sql.raw(`alter table webhooks alter column arguments set default 'masked'`).execute(db)
}
