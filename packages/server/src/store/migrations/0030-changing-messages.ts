import { type Kysely, sql } from 'kysely'

/** Messages that can be changed after they were sent: where each is, until when it shows how things stand, and what it has told. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  `alter table messages add column receipt text,
     -- How often somebody took it up to send it.
     add column taken_up integer not null default 0,
     -- When it is looked at again; null: it shows how things stand.
     add column refresh_at timestamptz,
     add column refresh_tries integer not null default 0`,
  'create index messages_refresh on messages (refresh_at) where refresh_at is not null',
  // The event up to which the message has told what became of the handoff.
  'alter table deliveries add column heard integer',
]
