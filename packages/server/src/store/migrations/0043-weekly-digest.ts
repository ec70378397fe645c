import { type Kysely, sql } from 'kysely'

/** When the next digest of a workspace is due, and who wants none. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  // Null: not worked out yet.
  'alter table workspaces add column digest_at timestamptz',
  'alter table members add column wants_digest boolean not null default true',
]
