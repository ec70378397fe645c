import { type Kysely, sql } from 'kysely'
import { secureTable } from './secure-table.ts'

/** Why a playbook was changed, the calendars it names, its last proof, and what people are told outside of any handoff. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  for (const table of ['calendars', 'proofs', 'notices']) await secureTable(db, table, 'select, insert, update, delete')
}

const ID = 'text collate "C"'

const STATEMENTS = [
  'alter table playbooks add column why text',
  // One row for each address, however many rotas name it. The body is the last copy that could be read.
  `create table calendars (
    workspace ${ID} not null,
    url ${ID} not null,
    body text,
    read_at timestamptz,
    failing_since timestamptz,
    error text,
    next_at timestamptz not null,
    primary key (workspace, url)
  )`,
  'create index calendars_next on calendars (next_at)',
  `create table proofs (
    workspace ${ID} primary key,
    kept jsonb,
    next_at timestamptz not null
  )`,
  'create index proofs_next on proofs (next_at)',
  `create table notices (
    workspace ${ID} not null,
    id ${ID} not null,
    person ${ID} not null,
    subject text not null,
    body text not null,
    at timestamptz not null,
    mailed_at timestamptz,
    seen_at timestamptz,
    primary key (workspace, id, person)
  )`,
  'create index notices_of on notices (workspace, person, at)',
]
