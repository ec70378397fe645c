import { type Kysely, sql } from 'kysely'

/** What the purge looks for by its age: of a handoff, since it was over, as looking at it makes it no younger. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of [
    'drop index handoffs_with_talk',
    'drop index handoffs_with_words',
    `create index handoffs_with_talk on handoffs (workspace, coalesce(closed_at, changed_at), id)
      where not open and talk_erased_at is null`,
    `create index handoffs_with_words on handoffs (workspace, coalesce(closed_at, changed_at), id)
      where not open and erased_at is null`,
    `create index deliveries_finished on deliveries (workspace, last_at) where state <> 'pending'`,
    'create index idempotency_of on idempotency (workspace, at)',
    // What goes with the words of a handoff is found by it.
    `create index idempotency_handoff on idempotency (workspace, (body ->> 'handoff'))`,
    'create index verdicts_action on verdicts (workspace, agent, action_hash) where action_hash is not null',
    'create index verdicts_approved on verdicts (workspace, approved) where approved is not null',
  ])
    await sql.raw(statement).execute(db)
}
