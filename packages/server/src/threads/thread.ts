/**
 * A thread that does one piece of work after the other, and that can be ended: one that takes too long or too much memory
 * ends with its thread, and the next one gets a new thread. Whoever asks goes on meanwhile.
 */
import { once } from 'node:events'
import { setInterval } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'

export type ThreadLimits = {
  /** Of the thread itself. */
  cpuMs: number
  /** However busy the machine is. */
  wallMs: number
  memoryMb: number
}

export type Thread<Asked, Answer> = {
  /** Throws `TookTooMuch` beyond the limits, else what the thread threw. What is asked and answered is cloned. */
  ask(asked: Asked): Promise<Answer>
  /** At once: what it was at work on is not answered. */
  stop(): Promise<void>
}

/** Work that was ended: it took more than this. */
export class TookTooMuch extends Error {
  override readonly name = 'TookTooMuch'
}

const LOOK_EVERY_MS = 100

/** How a thread is run: as this process, save that it runs a file also where this one was given its program as a text. */
export const asThisProcess = (): { execArgv: string[] } => ({
  execArgv: process.execArgv.filter((argument) => !argument.startsWith('--input-type')),
})

/** @param script answers each message with one message, and says anything once when it is ready. */
export function startThread<Asked, Answer>(script: URL, limits: ThreadLimits): Thread<Asked, Answer> {
  let thread: Worker | undefined
  let last: Promise<unknown> = Promise.resolve()
  let isStopped = false

  const end = async () => {
    const ended = thread
    thread = undefined
    await ended?.terminate()
  }
  const answer = async (asked: Asked): Promise<Answer> => {
    try {
      if (isStopped) throw new Error('The thread was stopped.')
      thread ??= await startWorker(script, limits)
      return await answerOf(thread, asked, limits)
    } catch (thrown) {
      await end()
      throw outOfMemory(thrown) ? new TookTooMuch(`${limits.memoryMb} MB`) : thrown
    }
  }
  return {
    ask(asked) {
      const answered = last.then(() => answer(asked))
      last = answered.catch(() => undefined)
      return answered
    },
    stop: async () => {
      isStopped = true
      await end()
    },
  }
}

const outOfMemory = (thrown: unknown): boolean =>
  thrown instanceof Error && 'code' in thrown && thrown.code === 'ERR_WORKER_OUT_OF_MEMORY'

async function startWorker(script: URL, { memoryMb }: ThreadLimits): Promise<Worker> {
  const thread = new Worker(script, { ...asThisProcess(), resourceLimits: { maxOldGenerationSizeMb: memoryMb } })
  // Waiting for work, it keeps no process alive.
  thread.unref()
  await once(thread, 'message')
  // From here on, whoever waits for an answer hears of it.
  thread.on('error', () => undefined)
  return thread
}

async function answerOf<Answer>(thread: Worker, asked: unknown, limits: ThreadLimits): Promise<Answer> {
  const over = new AbortController()
  try {
    thread.postMessage(asked)
    const answer = once(thread, 'message', over).then(([answered]) => answered as Answer)
    const ended = once(thread, 'exit', over).then(() => Promise.reject(new Error('The thread was stopped.')))
    return await Promise.race([answer, ended, tooLong(thread, limits, over.signal)])
  } finally {
    over.abort()
  }
}

async function tooLong(thread: Worker, { cpuMs, wallMs }: ThreadLimits, signal: AbortSignal): Promise<never> {
  const [cpuBefore, started] = [await cpuOf(thread), performance.now()]
  for await (const _ of setInterval(LOOK_EVERY_MS, undefined, { signal })) {
    if ((await cpuOf(thread)) - cpuBefore > cpuMs) throw new TookTooMuch(`${cpuMs / 1000} s`)
    if (performance.now() - started > wallMs) throw new TookTooMuch(`${wallMs / 1000} s`)
  }
  throw new TookTooMuch('it may')
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
