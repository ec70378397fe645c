import { type Kysely, sql } from 'kysely'
import { secureTable } from './secure-table.ts'

/** Mail that people answer with: which was read, and what was read back to them before it decides. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  await secureTable(db, 'received_mails', 'select, insert, update, delete')
}

const ID = 'text collate "C"'

const STATEMENTS = [
  // What somebody wrote, and is asked whether it was meant; goes with the act.
  'alter table acts add column typed jsonb',
  // The message whose answer this one reads back.
  `alter table messages add column reads_back ${ID}`,
  'create index messages_by_id on messages (id)',
  `create table received_mails (
    workspace ${ID} not null,
    -- A hash of what the mail is known by: that may hold names.
    id ${ID} not null,
    message ${ID} not null,
    at timestamptz not null,
    -- Until when one process has it; null once something came of it.
    taken_until timestamptz,
    outcome text,
    primary key (workspace, id)
  )`,
  'create index received_mails_at on received_mails (workspace, at)',
]
