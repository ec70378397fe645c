import { type Kysely, sql } from 'kysely'
import { secureTable } from './secure-table.ts'

/** What was counted by day, lane and agent, and up to which event. Numbers only: they stay when words go. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  for (const table of ['measures', 'measured']) await secureTable(db, table, 'select, insert, update, delete')
}

const ID = 'text collate "C"'

const STATEMENTS = [
  `create table measures (
    workspace ${ID} not null,
    -- Empty: of everybody. Else what is counted of this person's own doing, for themselves.
    person ${ID} not null,
    -- On the clock of the playbook that the handoff was judged by: 2026-11-05.
    day ${ID} not null,
    lane ${ID} not null,
    agent ${ID} not null,
    counts jsonb not null,
    primary key (workspace, person, day, lane, agent)
  )`,
  `create table measured (
    workspace ${ID} not null primary key,
    position bigint not null default 0
  )`,
]
