/** Run by `lite-in-thread.ts` in a thread of its own: the embedded database, until it is closed. */
import { setTimeout as pause } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import type { PGlite, Transaction } from '@electric-sql/pglite'
import { JSON_TYPES } from '../json-types.ts'
import { DurableFileSystem } from './durable-file-system.ts'
import type { Asked, Told } from './lite-in-thread.ts'
import { openLite, proveThatCommitsReachTheDisk } from './open-lite.ts'

type Open = { tx: Transaction; end(how: 'commit' | 'rollback'): Promise<void> }

const open = new Map<number, Open>()
const listening = new Map<number, () => Promise<void>>()
/** What was asked and has no answer yet. */
const underWay = new Set<Promise<void>>()
const PATIENCE_MS = 2_000
const tell = (told: Told) => parentPort?.postMessage(told)

try {
  const { directory } = workerData as { directory: string }
  const fileSystem = new DurableFileSystem(directory)
  // JSON is read where it is used: what a number holds that no double does would not come through.
  const lite = await openLite(fileSystem, Object.fromEntries(JSON_TYPES.map((type) => [type, (text: string) => text])))
  await proveThatCommitsReachTheDisk(lite, fileSystem)
  parentPort?.on('message', (asked: Asked) => {
    const answering = answer(lite, asked).then(
      (answered) => tell({ id: asked.id, answered }),
      (error: unknown) => tell({ id: asked.id, failed: plain(error) }),
    )
    if (asked.do === 'close') return
    underWay.add(answering)
    void answering.finally(() => underWay.delete(answering))
  })
  tell({ id: 0, answered: 'open' })
} catch (error) {
  tell({ id: 0, failed: plain(error) })
}

async function answer(lite: PGlite, asked: Asked): Promise<unknown> {
  switch (asked.do) {
    case 'query': {
      const { sql, params, options, tx } = asked
      return tx === undefined ? lite.query(sql, params, options) : transaction(tx).tx.query(sql, params, options)
    }
    case 'exec':
      return lite.exec(asked.sql)
    case 'begin':
      return begin(lite, asked.id)
    case 'end': {
      const { end } = transaction(asked.tx)
      open.delete(asked.tx)
      return end(asked.how)
    }
    case 'listen': {
      const { channel, id } = asked
      listening.set(id, await lite.listen(channel, (payload) => tell({ id, payload })))
      return undefined
    }
    case 'unlisten':
      await listening.get(asked.listener)?.()
      return undefined
    case 'close':
      // What was asked before still gets its answer; a transaction that nobody ends is not waited for.
      await Promise.race([Promise.allSettled([...underWay]), pause(PATIENCE_MS, undefined, { ref: false })])
      return lite.close()
  }
}

function transaction(id: number): Open {
  const found = open.get(id)
  if (!found) throw new Error('This transaction is over.')
  return found
}

const UNDONE = new Error('The transaction is rolled back.')

/** Resolves once this transaction has the database for itself. */
function begin(lite: PGlite, id: number): Promise<void> {
  return new Promise((begun, failed) => {
    const { promise: ended, resolve: commit, reject: rollback } = Promise.withResolvers<void>()
    const closed = lite.transaction(async (tx) => {
      open.set(id, {
        tx,
        end(how) {
          if (how === 'commit') commit()
          else rollback(UNDONE)
          return closed.catch((error: unknown) => {
            if (error !== UNDONE) throw error
          })
        },
      })
      begun()
      await ended
    })
    closed.catch(failed)
  })
}

/** What crosses to another thread of an error: not the values of its statement. */
function plain(error: unknown): { message: string; [more: string]: unknown } {
  if (!(error instanceof Error)) return { message: String(error) }
  const { params: _params, query: _query, cause: _cause, ...more } = error as Error & Record<string, unknown>
  const told = Object.entries(more).filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value))
  return { ...Object.fromEntries(told), message: error.message, ...(error.stack && { stack: error.stack }) }
}
