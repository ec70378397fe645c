/**
 * The one door to the database, embedded or PostgreSQL. Everything that belongs to a workspace is read and written in
 * `transaction`, which names the workspace to the database and reads the database's clock, in one round trip.
 */
import { fromEpochMs, type Instant } from '@baton-desk/core'
import { CompiledQuery, Kysely, type QueryResult, type Transaction } from 'kysely'
import { type ConstructorOptions, fromPglite, PgBoss } from 'pg-boss'
import type { DatabaseCopy } from './embedded/copy-database.ts'
import type { DurableFileSystem } from './embedded/durable-file-system.ts'
import { openEmbedded } from './embedded/open.ts'
import type { Listen } from './listen.ts'
import { migrate } from './migrations/migrate.ts'
import { explained, openPostgres } from './postgres.ts'
import { prepare } from './prepared.ts'
import { APP_ROLE, type Database, EVERY_WORKSPACE } from './schema.ts'
import { connectionTo } from './several-hosts.ts'
import { StoreError } from './store-error.ts'
import {
  beginsWith,
  GuardedPGliteDialect,
  GuardedPostgresDialect,
  insideTransaction,
  refuseInsideTransaction,
} from './transaction-guard.ts'

export type Tx = Transaction<Database>

export type StoreLog = {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

export type OpenStoreOptions = {
  /** A PostgreSQL ≥ 15. Left out: the embedded database in `dataDir`. */
  databaseUrl?: string
  dataDir?: string
  /** Connections of the pool to PostgreSQL; 10 unless set. */
  poolSize?: number
  /** Milliseconds added to the database's clock, for tests and rehearsals. */
  clockShift?: () => number
  /** Told in words what takes long. */
  onProgress?: (words: string) => void
  log?: StoreLog
  /** Not brought up to date: for reading only. */
  asItIs?: boolean
  /** Whether the queue of deliveries is started; true unless set. */
  jobs?: boolean
  /** Another file system for the embedded database, for the test that takes the durable one away. */
  fileSystem?: (directory: string) => DurableFileSystem
}

export type Store = {
  kind: 'embedded' | 'postgres'
  /** For what belongs to no workspace (sign-in). Inside a transaction it refuses: use its `tx`. */
  db: Kysely<Database>
  /** Runs `work` in a transaction that sees and changes this workspace only. `now` is the database's time. */
  transaction<T>(workspace: string, work: (tx: Tx, now: Instant) => Promise<T>): Promise<T>
  /**
   * Runs `work` in a transaction on this workspace that may only read. Asks before it is answered what time it is; answers when
   * `work` has, without waiting for its end.
   */
  readingTransaction<T>(workspace: string, work: (tx: Tx, now: Promise<Instant>) => Promise<T>): Promise<T>
  /** Runs `work` in a transaction across workspaces: the sweep, purges, backups. Each statement still names its workspace where it has one. */
  systemTransaction<T>(work: (tx: Tx, now: Instant) => Promise<T>): Promise<T>
  /**
   * Runs `work` as the owner of all tables on one unchanging state of them, for backups. The embedded database serves
   * nobody else meanwhile.
   */
  snapshot<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  listen: Listen
  /** The queue of deliveries; its tables lie in schema `boss`. Within a transaction pass `{ db: fromKysely(tx) }`. */
  boss: PgBoss
  /** Throws where the disk of the embedded database is as good as full. */
  expectRoom(): void
  /** Of the embedded database: as it is now, elsewhere. It serves nobody while it is copied. */
  copy?(): Promise<DatabaseCopy>
  close(): Promise<void>
}

export async function openStore(options: OpenStoreOptions): Promise<Store> {
  if (options.databaseUrl) return openPostgresStore(options.databaseUrl, options)
  if (options.dataDir) return openEmbeddedStore(options.dataDir, options)
  throw new Error('Expected databaseUrl or dataDir to open a store.')
}

const BOSS = {
  schema: 'boss',
  useListenNotify: true,
  // By default a job whose worker has died waits for minutes.
  superviseIntervalSeconds: 1,
  monitorIntervalSeconds: 1,
  schedule: false,
} satisfies ConstructorOptions

async function openEmbeddedStore(dataDir: string, options: OpenStoreOptions): Promise<Store> {
  const onError = reportTo(options.log)
  const { lite, expectRoom, copy, close } = await openEmbedded(dataDir, {
    onProgress: options.onProgress,
    onError,
    fileSystem: options.fileSystem,
  })
  try {
    const db = new Kysely<Database>({ dialect: new GuardedPGliteDialect({ pglite: lite }) })
    const boss = new PgBoss({ ...BOSS, backend: 'pglite', db: fromPglite(lite) })
    const listen: Listen = (channel, handler) =>
      lite.listen(`"${channel}"`, (payload) => handler({ kind: 'notified', payload }))
    return await assemble({ kind: 'embedded', db, boss, listen, expectRoom, copy, close, options, onError })
  } catch (error) {
    await close()
    throw error
  }
}

async function openPostgresStore(databaseUrl: string, options: OpenStoreOptions): Promise<Store> {
  const onError = reportTo(options.log)
  const { pool, listen, close } = await openPostgres(databaseUrl, { poolSize: options.poolSize ?? 10, onError })
  try {
    const db = new Kysely<Database>({ dialect: new GuardedPostgresDialect({ pool }) })
    const boss = new PgBoss({ ...BOSS, ...connectionTo(databaseUrl), application_name: 'baton-jobs', max: 4 })
    return await assemble({ kind: 'postgres', db, boss, listen, expectRoom: () => {}, close, options, onError })
  } catch (error) {
    await close()
    // A server that refuses or is gone is said as such, whatever was being done.
    const reason = error instanceof StoreError && error.code === 'migration_failed' ? error.cause : error
    const said = reason instanceof StoreError ? reason : explained(reason, databaseUrl)
    throw said instanceof StoreError ? said : error
  }
}

type Parts = Pick<Store, 'kind' | 'db' | 'boss' | 'listen' | 'expectRoom' | 'copy' | 'close'> & {
  options: OpenStoreOptions
  onError: (error: unknown, doing: string) => void
}

async function assemble({ kind, db, boss, listen, expectRoom, copy, close, options, onError }: Parts): Promise<Store> {
  if (!options.asItIs) await migrate(db)
  const role = await usableRole(db)
  const withJobs = options.jobs !== false
  refuseBossInsideTransaction(boss)
  boss.on('error', (error) => onError(error, 'running the queue of deliveries'))
  boss.on('warning', (warning) => options.log?.warn({ warning }, 'queue of deliveries'))
  if (withJobs) {
    await boss.start()
    await allowEnqueueing(db, role)
  }
  const inWorkspace = <T>(workspace: string, work: (tx: Tx, now: Promise<Instant>) => Promise<T>, mayOnly?: 'read') => {
    const shift = options.clockShift?.() ?? 0
    return beginsWith(entering({ role, workspace, shift, mayOnly }), (answered) =>
      db.transaction().execute((tx) => {
        const now = answered().then((entered) => timeOf(entered, shift))
        // Heard by the first statement too.
        now.catch(() => undefined)
        return insideTransaction(() => work(tx, now))
      }),
    )
  }
  const onceEntered =
    <T>(work: (tx: Tx, now: Instant) => Promise<T>) =>
    async (tx: Tx, now: Promise<Instant>): Promise<T> =>
      work(tx, await now)
  return {
    kind,
    db,
    listen,
    boss,
    expectRoom,
    ...(copy && { copy }),
    transaction: async (workspace, work) => inWorkspace(oneWorkspace(workspace), onceEntered(work)),
    readingTransaction: (workspace, work) =>
      new Promise((resolve, reject) => {
        inWorkspace(oneWorkspace(workspace), async (tx, now) => resolve(await work(tx, now)), 'read').catch(reject)
      }),
    systemTransaction: (work) => inWorkspace(EVERY_WORKSPACE, onceEntered(work)),
    snapshot: (work) =>
      db
        .transaction()
        .setIsolationLevel('repeatable read')
        .execute(async (tx) => {
          await tx.executeQuery(entering({ role: 'none', workspace: EVERY_WORKSPACE, shift: 0, patience: NO_END }))
          return insideTransaction(() => work(tx))
        }),
    close: async () => {
      if (withJobs)
        await boss
          .stop({ graceful: true, timeout: 10_000, close: true })
          .catch((error) => onError(error, 'stopping the queue of deliveries'))
      await close()
    },
  }
}

function oneWorkspace(workspace: string): string {
  if (workspace !== EVERY_WORKSPACE && workspace !== '') return workspace
  throw new Error(
    `Expected the id of a workspace, got "${workspace}". Work across workspaces goes through systemTransaction.`,
  )
}

/** Without `{ db: fromKysely(tx) }` a job would be enqueued outside of the transaction it belongs to. */
function refuseBossInsideTransaction(boss: PgBoss): void {
  const own = boss.getDb()
  const executeSql = own.executeSql.bind(own)
  own.executeSql = async (text, values) => {
    refuseInsideTransaction()
    return executeSql(text, values)
  }
}

type Entry = { role: string; workspace: string; shift: number; patience?: Patience; mayOnly?: 'read' | undefined }

/** In milliseconds; 0: for ever. Whoever calls is told that the desk is busy, and nobody holds a connection for longer. */
type Patience = { statementMs: number; lockMs: number }
const PATIENCE: Patience = { statementMs: 30_000, lockMs: 10_000 }
const NO_END: Patience = { statementMs: 0, lockMs: 0 }

// Compiled once: it opens every transaction.
const ENTER = `select set_config('role', $1, true), set_config('app.workspace', $2, true), set_config('app.clock_shift', $3, true),
  set_config('statement_timeout', $4, true), set_config('lock_timeout', $5, true),
  floor(extract(epoch from clock_timestamp()) * 1000)::float8 as now`
const ENTER_TO_READ = ENTER.replace('select ', `select set_config('transaction_read_only', 'on', true), `)

prepare(ENTER)
prepare(ENTER_TO_READ)

const entering = ({ role, workspace, shift, patience = PATIENCE, mayOnly }: Entry): CompiledQuery =>
  CompiledQuery.raw(mayOnly === 'read' ? ENTER_TO_READ : ENTER, [
    role,
    workspace,
    String(shift),
    String(patience.statementMs),
    String(patience.lockMs),
  ])

function timeOf({ rows }: QueryResult<unknown>, shift: number): Instant {
  const [row] = rows as { now: number }[]
  if (!row) throw new Error('The database did not say what time it is.')
  return fromEpochMs(row.now + shift)
}

/** The role of our transactions: the app's where the user may take it, else none (then the owner is bound by `force`). */
async function usableRole(db: Kysely<Database>): Promise<string> {
  const { rows } = await db.executeQuery<{ usable: boolean }>(
    CompiledQuery.raw(
      `select coalesce(bool_or(pg_has_role(current_user, oid, 'member')
         and has_table_privilege(oid, 'handoffs', 'select')), false) as usable from pg_roles where rolname = $1`,
      [APP_ROLE],
    ),
  )
  return rows[0]?.usable ? APP_ROLE : 'none'
}

/**
 * A job is put into the queue within our transaction, hence with our role. PostgreSQL refuses two grants on one table at
 * the same moment ("tuple concurrently updated"), so desks that start together grant one after the other.
 */
async function allowEnqueueing(db: Kysely<Database>, role: string): Promise<void> {
  if (role === 'none') return
  await db.transaction().execute(async (tx) => {
    for (const statement of [
      `select pg_advisory_xact_lock(hashtext('baton enqueueing'))`,
      `grant usage on schema boss to ${role}`,
      `grant select, insert, update, delete on all tables in schema boss to ${role}`,
      `alter default privileges in schema boss grant select, insert, update, delete on tables to ${role}`,
    ])
      await tx.executeQuery(CompiledQuery.raw(statement))
  })
}

function reportTo(log: StoreLog | undefined): (error: unknown, doing: string) => void {
  return (error, doing) => log?.error({ err: error }, `While ${doing}`)
}
