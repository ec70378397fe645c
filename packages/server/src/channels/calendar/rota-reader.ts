/**
 * Reads calendars in a thread that can be ended, one after the other. Whatever a calendar says, the desk goes on answering:
 * a reading that takes too long or too much memory ends with its thread, and the next one gets a new thread.
 */
import { once } from 'node:events'
import { setInterval } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { RotaReading } from '@baton-desk/core'
import type { ReadRota } from '../../app/ports/calendars.ts'
import type { ToRead } from './rota-worker.ts'

export type RotaReader = { readRota: ReadRota; stop(): Promise<void> }

export type ReadingLimits = {
  /** Of the thread itself. The largest that may be sent takes a second on a slow machine. */
  cpuMs: number
  /** However busy the machine is. */
  wallMs: number
  memoryMb: number
}

const LIMITS: ReadingLimits = { cpuMs: 2_000, wallMs: 20_000, memoryMb: 256 }
const LOOK_EVERY_MS = 100

export function startRotaReader(limits: ReadingLimits = LIMITS): RotaReader {
  let thread: Worker | undefined
  let last: Promise<unknown> = Promise.resolve()

  const end = async () => {
    const ended = thread
    thread = undefined
    await ended?.terminate()
  }
  const read = async (toRead: ToRead): Promise<RotaReading> => {
    try {
      thread ??= await startThread(limits)
      return await answerOf(thread, toRead, limits)
    } catch (thrown) {
      await end()
      return { problems: [inWords(thrown, limits)] }
    }
  }
  return {
    readRota(calendar, asked) {
      const reading = last.then(() => read({ calendar, asked }))
      last = reading
      return reading
    },
    stop: () => last.then(end),
  }
}

/** From source in development, else as it was built. */
const SCRIPT = new URL(import.meta.url.endsWith('.ts') ? './rota-worker.ts' : './rota-worker.js', import.meta.url)

async function startThread({ memoryMb }: ReadingLimits): Promise<Worker> {
  const thread = new Worker(SCRIPT, { resourceLimits: { maxOldGenerationSizeMb: memoryMb } })
  // Waiting for work, it keeps no process alive.
  thread.unref()
  await once(thread, 'message')
  // From here on, whoever waits for an answer hears of it.
  thread.on('error', () => undefined)
  return thread
}

/** Throws where there is none in time. */
async function answerOf(thread: Worker, toRead: ToRead, limits: ReadingLimits): Promise<RotaReading> {
  const over = new AbortController()
  try {
    thread.postMessage(toRead)
    const answer = once(thread, 'message', over).then(([reading]) => reading as RotaReading)
    return await Promise.race([answer, tooLong(thread, limits, over.signal)])
  } finally {
    over.abort()
  }
}

class TookTooLong extends Error {}

async function tooLong(thread: Worker, { cpuMs, wallMs }: ReadingLimits, signal: AbortSignal): Promise<never> {
  const [cpuBefore, started] = [await cpuOf(thread), performance.now()]
  for await (const _ of setInterval(LOOK_EVERY_MS, undefined, { signal })) {
    if ((await cpuOf(thread)) - cpuBefore > cpuMs) throw new TookTooLong(`${cpuMs / 1000} s`)
    if (performance.now() - started > wallMs) throw new TookTooLong(`${wallMs / 1000} s`)
  }
  throw new TookTooLong('it may')
}

/**
 * In milliseconds; 0 on a Node that does not tell, where only the clock on the wall counts, and of a thread that has ended,
 * which says why by itself.
 */
async function cpuOf(thread: Worker): Promise<number> {
  if (!('cpuUsage' in thread)) return 0
  const { user, system } = await thread.cpuUsage().catch(() => ({ user: 0, system: 0 }))
  return (user + system) / 1000
}

function inWords(thrown: unknown, { memoryMb }: ReadingLimits): string {
  const tooMuch = 'Look for events that come again without an end, or export a shorter time.'
  if (thrown instanceof TookTooLong) return `The calendar took longer than ${thrown.message} to read. ${tooMuch}`
  if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ERR_WORKER_OUT_OF_MEMORY')
    return `The calendar took more than ${memoryMb} MB to read. ${tooMuch}`
  return `The calendar could not be read (${thrown instanceof Error ? thrown.message : String(thrown)}).`
}
