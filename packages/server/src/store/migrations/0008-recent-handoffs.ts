import { type Kysely, sql } from 'kysely'

/** What an agent handed off minutes ago is looked up at each hand-off without a reference. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql.raw('create index handoffs_recent on handoffs (workspace, agent, created_at) where open').execute(db)
}
