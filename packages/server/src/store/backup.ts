/**
 * A backup holds every row of every table of the desk, sign-in included, as lines of JSON, gzipped. It can be restored
 * into an empty store of either kind, which is also the way from one kind to the other and past a new major version of
 * PGlite. What it leaves out: sessions and links (people sign in again), clients of MCP with their tokens (they
 * connect again) and the queue. Of what was queued, the desk that starts on
 * it queues pending deliveries anew (`findLostDeliveries`), and hands over what is with who left, as the proof is due at
 * once. A notice whose mail was still to go is not mailed any more: it stands at the desk, unread.
 *
 * Line 1: the header. Then `{"table":…,"row":…}`. Last line: how many rows there are, so that a cut file is noticed.
 */
import { createInterface } from 'node:readline'
import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { readJson } from '@baton-desk/core'
import { CompiledQuery } from 'kysely'
import { z } from 'zod'
import type { Store, Tx } from './store.ts'
import { StoreError } from './store-error.ts'

const FORMAT = 'baton-backup'
const VERSION = 1
const ROWS_AT_ONCE = 200
const LEFT_OUT = [
  ...['kysely_migration', 'kysely_migration_lock'],
  ...['session', 'verification', 'sign_in_links', 'sign_in_tries'],
  ...['oauthClient', 'oauthResource', 'oauthClientResource', 'oauthClientAssertion'],
  ...['oauthConsent', 'oauthRefreshToken', 'oauthAccessToken'],
]

const Header = z.object({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  at: z.string(),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
})
type TableShape = z.infer<typeof Header>['tables'][number]
const Line = z.union([
  z.object({ table: z.string(), row: z.record(z.string(), z.unknown()) }),
  z.object({ rows: z.record(z.string(), z.number()) }),
])

/** How many rows of each table were written or read. */
export type BackupCounts = Record<string, number>

export async function writeBackup(store: Store, output: Writable): Promise<BackupCounts> {
  return store.snapshot(async (tx) => {
    await run(tx, 'set transaction read only', [])
    const counts: BackupCounts = {}
    await pipeline(Readable.from(linesOf(tx, counts)), createGzip(), output)
    return counts
  })
}

async function* linesOf(tx: Tx, counts: BackupCounts): AsyncGenerator<string> {
  const tables = await tablesInOrder(tx)
  const [clock] = await run<{ at: Date }>(tx, 'select now() as at', [])
  const header: z.infer<typeof Header> = { format: FORMAT, version: VERSION, at: clock?.at.toISOString() ?? '', tables }
  yield `${JSON.stringify(header)}\n`
  for (const { name } of tables) {
    counts[name] = 0
    await run(tx, `declare backup no scroll cursor for select to_jsonb(t)::text as row from ${quoted(name)} t`, [])
    for (;;) {
      const rows = await run<{ row: string }>(tx, `fetch ${ROWS_AT_ONCE} from backup`, [])
      for (const { row } of rows) yield `{"table":${JSON.stringify(name)},"row":${row}}\n`
      counts[name] += rows.length
      if (rows.length < ROWS_AT_ONCE) break
    }
    await run(tx, 'close backup', [])
  }
  yield `${JSON.stringify({ rows: counts })}\n`
}

/** Puts a backup into a store that holds nothing yet: all of it, or nothing when anything is wrong with it. */
export async function restoreBackup(store: Store, input: Readable): Promise<BackupCounts> {
  return store.snapshot(async (tx) => {
    const lines = readLines(input)
    const header = await readHeader(lines)
    await expectEmpty(tx, header.tables)
    const columnsOf = new Map(header.tables.map(({ name, columns }) => [name, columns]))
    const counts: BackupCounts = Object.fromEntries(header.tables.map(({ name }) => [name, 0]))
    let waiting: { table: string; rows: unknown[] } = { table: '', rows: [] }
    const flush = async () => {
      const { table, rows } = waiting
      if (rows.length > 0) await insertRows(tx, { table, columns: columnsOf.get(table) ?? [], rows })
      waiting = { table: '', rows: [] }
    }
    for await (const text of lines) {
      const line = parseLine(text)
      if ('rows' in line) {
        await flush()
        if (!sameCounts(line.rows, counts)) throw unreadable('it holds fewer rows than it says')
        await run(tx, 'update proofs set next_at = now() where workspace is not null', [])
        return counts
      }
      if (!columnsOf.has(line.table)) throw unreadable(`its header does not name the table ${line.table}`)
      if (line.table !== waiting.table || waiting.rows.length === ROWS_AT_ONCE) {
        await flush()
        waiting.table = line.table
      }
      waiting.rows.push(line.row)
      counts[line.table] = (counts[line.table] ?? 0) + 1
    }
    throw unreadable('its end is missing')
  })
}

async function* readLines(input: Readable): AsyncGenerator<string> {
  const unzipped = createGunzip()
  const fed = pipeline(input, unzipped)
  // Told again by the reading below; here it would be unhandled.
  fed.catch(() => {})
  try {
    yield* createInterface({ input: unzipped, crlfDelay: Number.POSITIVE_INFINITY })
    await fed
  } catch (error) {
    throw unreadable((error as Error).message, error)
  }
}

async function readHeader(lines: AsyncGenerator<string>): Promise<z.infer<typeof Header>> {
  const first = await lines.next()
  const header = Header.safeParse(first.done ? undefined : parseJson(first.value))
  if (header.success) return header.data
  throw unreadable(`expected ${FORMAT} of version ${VERSION} in its first line`)
}

function parseLine(text: string): z.infer<typeof Line> {
  const line = Line.safeParse(parseJson(text))
  if (line.success) return line.data
  throw unreadable('one of its lines is neither a row nor the count of rows')
}

function parseJson(text: string): unknown {
  try {
    return readJson(text)
  } catch (error) {
    throw unreadable('one of its lines is no JSON', error)
  }
}

const unreadable = (because: string, cause?: unknown) =>
  new StoreError(
    'backup_unreadable',
    `The backup cannot be read (${because}); nothing was restored. Use another one.`,
    { cause },
  )

const sameCounts = (one: BackupCounts, other: BackupCounts): boolean =>
  Object.keys(other).every((table) => one[table] === other[table]) &&
  Object.keys(one).length === Object.keys(other).length

async function expectEmpty(tx: Tx, tables: TableShape[]): Promise<void> {
  const present = new Set((await tablesInOrder(tx)).map(({ name }) => name))
  for (const { name } of tables) {
    if (!present.has(name))
      throw new StoreError(
        'backup_unreadable',
        `The backup holds the table ${name}, which this version of the desk does not have; restore it with the version that wrote it.`,
      )
    const rows = await run(tx, `select 1 from ${quoted(name)} limit 1`, [])
    if (rows.length > 0)
      throw new StoreError(
        'store_not_empty',
        `There is data in the table ${name} already; restore into an empty data folder or database.`,
      )
  }
}

type Insert = { table: string; columns: string[]; rows: unknown[] }

async function insertRows(tx: Tx, { table, columns, rows }: Insert): Promise<void> {
  const names = columns.map(quoted).join(', ')
  await run(
    tx,
    `insert into ${quoted(table)} (${names}) select ${names} from jsonb_populate_recordset(null::${quoted(table)}, $1::jsonb)`,
    [JSON.stringify(rows)],
  )
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

type TableRow = { name: string; columns: string[]; needs: string[] }

/** The desk's tables, each behind those that it refers to. */
async function tablesInOrder(tx: Tx): Promise<TableShape[]> {
  const tables = await run<TableRow>(
    tx,
    `select c.relname::text as name,
       (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
       array(select (select t.relname::text from pg_class t where t.oid = f.confrelid) from pg_constraint f
        where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as needs
     from pg_class c where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace and c.relname <> all($1::text[])
     order by c.relname`,
    [LEFT_OUT],
  )
  const ordered: TableRow[] = []
  while (ordered.length < tables.length) {
    const done = new Set(ordered.map(({ name }) => name))
    const ready = tables.filter((table) => !ordered.includes(table) && table.needs.every((needed) => done.has(needed)))
    if (ready.length === 0)
      throw new Error('Tables refer to one another in a circle: they cannot be backed up in order.')
    ordered.push(...ready)
  }
  return ordered.map(({ name, columns }) => ({ name, columns }))
}

async function run<Row>(tx: Tx, statement: string, parameters: unknown[]): Promise<Row[]> {
  const { rows } = await tx.executeQuery<Row>(CompiledQuery.raw(statement, parameters))
  return rows
}
