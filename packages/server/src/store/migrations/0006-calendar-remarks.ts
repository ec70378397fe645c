import { type Kysely, sql } from 'kysely'

/** What of each calendar's copy puts nobody on call, so that it is told once and not at each reading. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql.raw("alter table calendars add column remarks jsonb not null default '[]'").execute(db)
}
