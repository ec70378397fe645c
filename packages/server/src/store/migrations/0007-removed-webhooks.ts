import { type Kysely, sql } from 'kysely'

/** What waits for a webhook that was removed goes nowhere: it is dead, and not still trying. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql
    .raw(
      `update deliveries d set state = 'dead', last_error = coalesce(d.last_error, 'the webhook was removed') from webhooks w
       where w.workspace = d.workspace and w.id = d.webhook and not w.active and d.state = 'pending'`,
    )
    .execute(db)
}
