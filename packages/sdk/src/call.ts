/** One call over HTTP: sent, sent again where that is safe, and its answer or refusal read. */
import { Problem, readJson, writeJson } from '@baton-desk/core/contract'
import pRetry from 'p-retry'
import { BatonError, BatonUnreachable, BatonUnreadable } from './baton-error.ts'

export type Connection = {
  /** Address of the desk without a trailing slash; empty for the page's own. */
  baseUrl: string
  /** Agent or person key; left out where a cookie says who calls. */
  key?: string
  fetch: typeof fetch
  /** Further tries after the first. */
  retries: number
}

export type Call = {
  method: string
  /** With its query string. */
  path: string
  body?: unknown
  /** The same key on every try: the desk acts on it once. */
  idempotencyKey?: string
  signal?: AbortSignal
  /** For one try. */
  timeoutMs: number
  retries?: number
}

/** First pause 200 to 400 ms, doubling, 8 s at most: a desk that restarts is back within two or three tries. */
const BACKOFF = { minTimeout: 200, factor: 2, maxTimeout: 8_000, randomize: true } as const
/** A desk that asks for a longer pause than this is asked again all the same. */
const LONGEST_PAUSE_SECONDS = 60

/** Answers what the desk answered, as it came. Throws BatonError, BatonUnreachable, BatonUnreadable or the signal's reason. */
export function call(connection: Connection, request: Call): Promise<unknown> {
  return withRetries(() => callOnce(connection, request), {
    retries: request.retries ?? connection.retries,
    signal: request.signal,
  })
}

export function withRetries<T>(run: () => Promise<T>, options: { retries: number; signal?: AbortSignal }): Promise<T> {
  return pRetry(run, {
    ...BACKOFF,
    retries: options.retries,
    signal: options.signal,
    shouldRetry: ({ error }) => mayTryAgain(error),
    onFailedAttempt: ({ error, retriesLeft, retryDelay }) => {
      const asked = askedPause(error)
      if (retriesLeft > 0 && asked > retryDelay) return pause(asked - retryDelay, options.signal)
    },
  })
}

/** Resolves after `ms`; rejects with the signal's reason when that comes first. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason)
    const stop = () => {
      clearTimeout(timer)
      reject(signal?.reason)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, ms)
    signal?.addEventListener('abort', stop, { once: true })
  })
}

/** Headers that every request carries. */
export const headersOf = (connection: Connection): Record<string, string> =>
  connection.key ? { authorization: `Bearer ${connection.key}` } : {}

/** What a refusal says. An answer that is no problem document comes from something in between, or from no desk at all. */
export async function readRefusal(
  response: Response,
  url: string,
): Promise<BatonError | BatonUnreachable | BatonUnreadable> {
  const retryAfter = secondsOf(response.headers.get('retry-after'))
  const problem = Problem.safeParse(jsonIn(await response.text().catch(() => '')))
  if (problem.success) return new BatonError(problem.data, retryAfter)
  if (response.status >= 500 || response.status === 429)
    return new BatonUnreachable(url, `it answered ${response.status}`, { retryAfter })
  return new BatonUnreadable(url, `expected problem details, got status ${response.status}`)
}

async function callOnce(connection: Connection, request: Call): Promise<unknown> {
  const url = `${connection.baseUrl}${request.path}`
  const body = request.body === undefined ? undefined : writeJson(request.body)
  const timeout = AbortSignal.timeout(request.timeoutMs)
  const signal = request.signal ? AbortSignal.any([request.signal, timeout]) : timeout
  let response: Response
  let text: string
  try {
    response = await connection.fetch(url, {
      method: request.method,
      headers: {
        ...headersOf(connection),
        accept: 'application/json',
        ...(request.body !== undefined && { 'content-type': 'application/json' }),
        ...(request.idempotencyKey && { 'idempotency-key': request.idempotencyKey }),
      },
      body,
      signal,
    })
    if (!response.ok) throw await readRefusal(response, url)
    text = await response.text()
  } catch (error) {
    if (error instanceof BatonError || error instanceof BatonUnreachable || error instanceof BatonUnreadable)
      throw error
    request.signal?.throwIfAborted()
    throw new BatonUnreachable(connection.baseUrl || url, reasonOf(error, request.timeoutMs), { cause: error })
  }
  try {
    return readJson(text)
  } catch (error) {
    // It is JSON, with a number that this program would round.
    if (error instanceof TypeError) throw error
    throw new BatonUnreadable(url, 'expected JSON', error)
  }
}

function jsonIn(text: string): unknown {
  try {
    return readJson(text)
  } catch {
    return undefined
  }
}

/** A key that is still at work on the first try comes back as `idempotency-in-progress`, which may be tried again. */
const mayTryAgain = (error: Error): boolean =>
  error instanceof BatonUnreachable || (error instanceof BatonError && (error.retry || error.problem.status >= 500))

const askedPause = (error: Error): number =>
  error instanceof BatonError || error instanceof BatonUnreachable
    ? Math.min(error.retryAfter ?? 0, LONGEST_PAUSE_SECONDS) * 1_000
    : 0

function secondsOf(header: string | null): number | undefined {
  const seconds = Number(header ?? Number.NaN)
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined
}

/** `fetch failed` says nothing: the reason (ECONNREFUSED, ENOTFOUND) stands in its cause. */
function reasonOf(error: unknown, timeoutMs: number): string {
  if (error instanceof DOMException && error.name === 'TimeoutError') return `no answer within ${timeoutMs / 1_000} s`
  const cause = error instanceof Error ? (error.cause ?? error) : error
  if (typeof cause === 'object' && cause !== null && 'code' in cause && typeof cause.code === 'string')
    return cause.code
  return cause instanceof Error && cause.message ? cause.message : String(cause)
}
