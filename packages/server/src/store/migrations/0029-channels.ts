import { type Kysely, sql } from 'kysely'
import { secureTable } from './secure-table.ts'

/**
 * Channels of people; who is to be told what, until they have heard it; the messages that tell it; and what each message
 * lets its person do, once.
 */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  for (const table of ['channels', 'told', 'messages', 'acts'])
    await secureTable(db, table, 'select, insert, update, delete')
}

const ID = 'text collate "C"'

const STATEMENTS = [
  `create table channels (
    workspace ${ID} not null,
    id ${ID} not null,
    person ${ID} not null,
    kind text not null,
    -- As it is used: an address of mail as it is, what holds keys sealed.
    address text not null,
    -- By which the same address is found again.
    address_hash ${ID} not null,
    label text not null,
    place integer not null,
    urgencies text[] not null,
    hours jsonb,
    now_at_any_hour boolean not null,
    made_at timestamptz not null,
    proven_at timestamptz,
    code_hash text,
    code_until timestamptz,
    code_tries integer not null default 0,
    failures integer not null default 0,
    failing_since timestamptz,
    bounced_at timestamptz,
    last_error text,
    primary key (workspace, id)
  )`,
  // Of the proven address for which a channel was made by itself: one that was taken away does not come back.
  'alter table members add column mail_shown text collate "C"',
  'create unique index channels_address on channels (workspace, person, kind, address_hash)',
  `create table told (
    workspace ${ID} not null,
    handoff ${ID} not null,
    seq integer not null,
    person ${ID} not null,
    about text not null,
    urgency smallint not null,
    at timestamptz not null,
    -- When the desk looks at it next; null: it was heard, or nothing is left to do.
    due_at timestamptz,
    -- Channels by which it was told, in order.
    tried text[] not null default '{}',
    -- How many of them could not be used.
    failed integer not null default 0,
    opened_at timestamptz,
    primary key (workspace, handoff, seq, person)
  )`,
  'create index told_due on told (due_at) where due_at is not null',
  'create index told_at on told (workspace, at)',
  `create table messages (
    workspace ${ID} not null,
    id ${ID} not null,
    person ${ID} not null,
    channel ${ID} not null,
    state text not null check (state in ('pending', 'sent', 'failed')),
    attempts integer not null default 0,
    next_at timestamptz,
    made_at timestamptz not null,
    sent_at timestamptz,
    last_error text,
    primary key (workspace, id)
  )`,
  'create index messages_due on messages (next_at) where next_at is not null',
  'create index messages_of_person on messages (workspace, person, made_at)',
  'alter table deliveries add column message text collate "C"',
  'create index deliveries_of_message on deliveries (workspace, message) where message is not null',
  `create table acts (
    workspace ${ID} not null,
    id ${ID} not null,
    message ${ID} not null,
    handoff ${ID} not null,
    person ${ID} not null,
    act text not null,
    note_version integer not null,
    action_hash text,
    made_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    primary key (workspace, id)
  )`,
  'create index acts_of_message on acts (workspace, message)',
  'create index acts_of_handoff on acts (workspace, handoff)',
]
