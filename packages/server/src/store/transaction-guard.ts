import { AsyncLocalStorage } from 'node:async_hooks'
import {
  type CompiledQuery,
  type Driver,
  PGliteAdapter,
  PGliteDialect,
  PostgresDialect,
  type QueryResult,
} from 'kysely'

/**
 * Inside a transaction only its own `tx` may be used. On PGlite the outer handle waits for the transaction, which waits
 * for it: a silent deadlock. On PostgreSQL it would be a second connection that does not see what the first has
 * written. So both stores refuse it at once.
 */
const current = new AsyncLocalStorage<{ open: boolean }>()

export async function insideTransaction<T>(work: () => Promise<T>): Promise<T> {
  // What was started inside and runs on afterwards (a timer, a listener) is free again.
  const transaction = { open: true }
  try {
    return await current.run(transaction, work)
  } finally {
    transaction.open = false
  }
}

export function refuseInsideTransaction(): void {
  if (current.getStore()?.open)
    throw new Error(
      'The database was used inside a transaction other than through its own `tx`. Pass `tx` along, or wait until the transaction is over.',
    )
}

/** A statement that goes out with `begin`, before any of the transaction's own. */
type First = { query: CompiledQuery; answer?: Promise<QueryResult<unknown>> }

const beginning = new AsyncLocalStorage<First>()

/** Runs what begins one transaction with this statement as its first; `answered` gives what came of it. */
export function beginsWith<T>(query: CompiledQuery, work: (answered: () => Promise<QueryResult<unknown>>) => T): T {
  const first: First = { query }
  const answered = () => first.answer ?? Promise.reject(new Error('The transaction has not begun yet.'))
  return beginning.run(first, () => work(answered))
}

/** Undefined where there is none, or it has gone out already: whatever is begun by what the transaction does has its own. */
function firstStatement(): First | undefined {
  const first = beginning.getStore()
  return first?.answer ? undefined : first
}

export class GuardedPostgresDialect extends PostgresDialect {
  override createDriver(): Driver {
    return begunOnTheWay(guard(super.createDriver(), anyNumber))
  }
}

/**
 * `begin` and the statement that it begins with go out together with the transaction's own first one, which answers when all
 * have: two round trips less for each transaction. Needs connections that send without waiting (`pipeline` of pg).
 */
function begunOnTheWay(driver: Driver): Driver {
  const begin = driver.beginTransaction.bind(driver)
  driver.beginTransaction = async (connection, settings, ...more) => {
    if (settings.isolationLevel || settings.accessMode) return begin(connection, settings, ...more)
    const begun = begin(connection, settings, ...more)
    // Heard by the first statement; without one, by `commit` on a connection that has failed.
    begun.catch(() => undefined)
    const first = firstStatement()
    if (first) first.answer = connection.executeQuery(first.query)
    const entered = first?.answer ?? begun
    entered.catch(() => undefined)
    const execute = connection.executeQuery
    connection.executeQuery = async (query) => {
      connection.executeQuery = execute
      const [, , result] = await Promise.all([begun, entered, execute.call(connection, query)])
      return result as never
    }
  }
  return driver
}

/** Kysely itself makes callers queue for PGlite's one connection, but before it asks the driver: too late to refuse. */
export class GuardedPGliteDialect extends PGliteDialect {
  override createAdapter() {
    return new QueueingElsewhere()
  }
  override createDriver(): Driver {
    return begunWithFirst(guard(super.createDriver(), oneAtATime()))
  }
}

function begunWithFirst(driver: Driver): Driver {
  const begin = driver.beginTransaction.bind(driver)
  driver.beginTransaction = async (connection, ...more) => {
    await begin(connection, ...more)
    const first = firstStatement()
    if (first) first.answer = connection.executeQuery(first.query)
    await first?.answer
  }
  return driver
}

class QueueingElsewhere extends PGliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true
  }
}

type Turn = { take(): Promise<void>; give(): void }

const anyNumber: Turn = { take: async () => {}, give: () => {} }

function oneAtATime(): Turn {
  let busy = false
  const waiting: (() => void)[] = []
  return {
    take: () => {
      if (busy) return new Promise((resolve) => waiting.push(resolve))
      busy = true
      return Promise.resolve()
    },
    give: () => {
      const next = waiting.shift()
      if (next) next()
      else busy = false
    },
  }
}

function guard(driver: Driver, turn: Turn): Driver {
  const acquire = driver.acquireConnection.bind(driver)
  const release = driver.releaseConnection.bind(driver)
  driver.acquireConnection = async (options) => {
    refuseInsideTransaction()
    await turn.take()
    try {
      return await acquire(options)
    } catch (error) {
      turn.give()
      throw error
    }
  }
  driver.releaseConnection = async (connection, options) => {
    try {
      await release(connection, options)
    } finally {
      turn.give()
    }
  }
  return driver
}
