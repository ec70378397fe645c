import { type Kysely, sql } from 'kysely'

/**
 * What an agent may have sent twice is found by a digest of its ask and its customer, in a column of its own: behind
 * row-level security no index on an expression is used, and by agent and time alone a busy one was read as a whole.
 */
export async function up(db: Kysely<never>): Promise<void> {
  const statements = [
    'alter table handoffs add column alike text',
    'create index handoffs_alike on handoffs (workspace, agent, alike) where open and alike is not null',
    'drop index handoffs_recent',
  ]
  for (const statement of statements) await sql.raw(statement).execute(db)
}
