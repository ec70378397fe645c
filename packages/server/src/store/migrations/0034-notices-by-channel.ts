import { type Kysely, sql } from 'kysely'

/**
 * Notices are told by the channels of their person, as handoffs are. `mailed_at` stays, unread: a desk of before may still
 * serve beside this one, and its backups hold the column.
 */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  `alter table notices
     -- When the desk looks at it next; null: it was told or seen, or nothing is left to do.
     add column due_at timestamptz,
     -- Channels by which it was told, in order.
     add column tried text[] not null default '{}',
     -- The last message that tells it.
     add column message text collate "C"`,
  // What waited for the mail server when the desk was stopped.
  `update notices n set due_at = n.at where n.workspace is not null and n.mailed_at is null and n.seen_at is null
     and n.at > now() - interval '1 day'
     and exists (select from channels c where c.workspace = n.workspace and c.person = n.person and c.proven_at is not null)`,
  'create index notices_due on notices (due_at) where due_at is not null',
  'create index notices_of_message on notices (workspace, message) where message is not null',
]
