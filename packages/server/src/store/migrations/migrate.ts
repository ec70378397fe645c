import { setTimeout as pause } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { StoreError } from '../store-error.ts'
import * as desk from './0001-desk.ts'
import * as settings from './0002-settings.ts'
import * as verdicts from './0003-verdicts.ts'
import * as playbookLife from './0004-playbook-life.ts'
import * as deliveryTargets from './0005-delivery-targets.ts'
import * as calendarRemarks from './0006-calendar-remarks.ts'
import * as removedWebhooks from './0007-removed-webhooks.ts'
import * as recentHandoffs from './0008-recent-handoffs.ts'
import * as signIn from './0010-sign-in.ts'
import * as keys from './0011-keys.ts'
import * as keptAndErased from './0012-kept-and-erased.ts'
import * as oldSecrets from './0015-old-secrets.ts'
import * as webhookArguments from './0019-webhook-arguments.ts'
import * as purgedByAge from './0020-purged-by-age.ts'
import * as failingWebhooks from './0021-failing-webhooks.ts'
import * as anonymisedPeople from './0022-anonymised-people.ts'
import * as channels from './0029-channels.ts'
import * as changingMessages from './0030-changing-messages.ts'
import * as replies from './0032-replies.ts'
import * as noticesByChannel from './0034-notices-by-channel.ts'
import * as viewsOfWork from './0036-views-of-work.ts'
import * as measures from './0040-measures.ts'
import * as weeklyDigest from './0043-weekly-digest.ts'
import * as alike from './0046-alike.ts'
import * as exceptions from './0052-exceptions.ts'
import * as foundBy from './0053-found-by.ts'

/** In this order, by name; what has been run on somebody's database is never changed again. */
const MIGRATIONS = {
  '0001-desk': desk,
  '0002-settings': settings,
  '0003-verdicts': verdicts,
  '0004-playbook-life': playbookLife,
  '0005-delivery-targets': deliveryTargets,
  '0006-calendar-remarks': calendarRemarks,
  '0007-removed-webhooks': removedWebhooks,
  '0008-recent-handoffs': recentHandoffs,
  '0010-sign-in': signIn,
  '0011-keys': keys,
  '0012-kept-and-erased': keptAndErased,
  '0015-old-secrets': oldSecrets,
  '0019-webhook-arguments': webhookArguments,
  '0020-purged-by-age': purgedByAge,
  '0021-failing-webhooks': failingWebhooks,
  '0022-anonymised-people': anonymisedPeople,
  '0029-channels': channels,
  '0040-measures': measures,
  '0030-changing-messages': changingMessages,
  '0032-replies': replies,
  '0034-notices-by-channel': noticesByChannel,
  '0036-views-of-work': viewsOfWork,
  '0043-weekly-digest': weeklyDigest,
  '0046-alike': alike,
  '0052-exceptions': exceptions,
  '0053-found-by': foundBy,
}

/**
 * Brings the database up to date, in one transaction: all of it or nothing. Several desks may do so at once: the others wait
 * for the first, and those of the version before, which serve, for its end.
 */
export async function migrate<T>(db: Kysely<T>): Promise<void> {
  const migrations = Object.entries<Migration>(MIGRATIONS).map(([name, { up }]) => [
    name,
    {
      up: async (transaction: Kysely<unknown>) => {
        await haltWriters(transaction)
        await up(transaction)
      },
    },
  ])
  const migrator = new Migrator({ db, provider: { getMigrations: async () => Object.fromEntries(migrations) } })
  const { error, results } = await migrator.migrateToLatest()
  if (!error) return
  if (error instanceof Error && error.message.includes('is missing'))
    throw new StoreError(
      'database_too_new',
      'The database was written by a newer version of the desk; start that version, or restore a backup made with this one.',
      { cause: error },
    )
  const failed = results?.find(({ status }) => status === 'Error')
  if (!failed) throw error
  throw new StoreError(
    'migration_failed',
    `The database could not be brought up to date: “${failed.migrationName}” failed (${error instanceof Error ? error.message : error}). Nothing in it was changed, and the version before goes on serving; start that one again where it has stopped. Put right what the database says, then start this version once more; with BATON_LOG_LEVEL=debug it shows the whole error.`,
    { cause: error },
  )
}

/** Below the second after which PostgreSQL looks for deadlocks, so that whoever gives way is the migration and never a writer. */
const LOCK_WITHIN_MS = 300
const TRIES = 200

/**
 * Has every table before the first is changed. A desk that serves changes several in a transaction: one that had some of them when
 * the migration had others would be refused as a deadlock. Handoffs first, as in most of its transactions.
 */
async function haltWriters(transaction: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select quote_ident(tablename) as name from pg_tables
    where schemaname = current_schema() and tablename not like 'kysely%'
    order by tablename <> 'handoffs', tablename`.execute(transaction)
  if (rows.length === 0) return
  const tables = sql.raw(rows.map(({ name }) => name).join(', '))
  for (let tries = 1; ; tries += 1) {
    await sql`savepoint before_locking`.execute(transaction)
    try {
      await sql.raw(`set local lock_timeout = ${LOCK_WITHIN_MS}`).execute(transaction)
      await sql`lock table ${tables} in access exclusive mode`.execute(transaction)
      await sql`set local lock_timeout = 0`.execute(transaction)
      await sql`release savepoint before_locking`.execute(transaction)
      return
    } catch (error) {
      await sql`rollback to savepoint before_locking`.execute(transaction)
      if (tries === TRIES) throw error
      await pause(50 + Math.random() * 200)
    }
  }
}
