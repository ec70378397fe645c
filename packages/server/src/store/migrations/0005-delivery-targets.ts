import { type Kysely, sql } from 'kysely'

/**
 * A delivery goes to a webhook, or to a person by a channel. Rows of before go to webhooks, and so do those that a desk
 * of before still writes beside this one: it knows no target, and never sees those of another kind.
 */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  `alter table deliveries add column target text not null default 'webhook'`,
  'alter table deliveries add column person text collate "C"',
  'alter table deliveries add column channel text collate "C"',
  'alter table deliveries alter column webhook drop not null',
  `alter table deliveries add check (case target
    when 'webhook' then webhook is not null and person is null and channel is null
    when 'channel' then webhook is null and person is not null and channel is not null
    else false end)`,
]
