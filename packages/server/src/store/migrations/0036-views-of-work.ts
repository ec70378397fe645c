import { type Kysely, sql } from 'kysely'

/** The views of what waits, and of what somebody has decided, follow an index each. */
export async function up(db: Kysely<never>): Promise<void> {
  const statements = [
    `create index handoffs_waiting on handoffs (workspace, urgency, act_by, id) where open and state = 'waiting'`,
    `create index handoffs_decided_by on handoffs (workspace, owner, changed_at desc, id desc) where not open`,
  ]
  for (const statement of statements) await sql.raw(statement).execute(db)
}
