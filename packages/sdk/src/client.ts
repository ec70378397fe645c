/**
 * One method per endpoint of the contract, made from its table: what the table says is what can be called. Retries,
 * idempotency keys and the reading of answers live here; what to do with a handoff is baton.ts's business.
 */
import {
  type AnswerOf,
  type BodyOf,
  type EndpointId,
  type Endpoints,
  endpoints,
  type QueryOf,
} from '@baton-desk/core/contract'
import { BatonUnreadable } from './baton-error.ts'
import { type Connection, call } from './call.ts'
import { type EventOptions, type StreamedEvent, streamEvents } from './events.ts'

export type ClientOptions = {
  /** Where the desk is: `http://127.0.0.1:4747`. Empty in a page that the desk itself serves. */
  baseUrl: string
  /** Agent or person key. Left out in a page: the session's cookie says who calls. */
  key?: string
  /** Default: the platform's. */
  fetch?: typeof fetch
  /** Further tries after a network failure, a 5xx answer or a problem that may be tried again. Default 4, about 5 s. */
  retries?: number
  /** Longest wait for the answer to one try, in milliseconds; a long poll adds its own. Default 30,000. */
  timeoutMs?: number
}

export type CallOptions = {
  signal?: AbortSignal
  /** Default: a new one for each POST, the same on all its tries. */
  idempotencyKey?: string
  /** In place of the client's own. */
  retries?: number
}

type IdOf<Id extends EndpointId> = Endpoints[Id]['path'] extends `${string}{id}${string}` ? [id: string] : []
type InputOf<Id extends EndpointId> = Endpoints[Id] extends { body: unknown }
  ? [body: BodyOf<Id>]
  : Endpoints[Id] extends { query: unknown }
    ? [query?: QueryOf<Id>]
    : []

/** Each throws `BatonError` when refused, `BatonUnreachable` when nobody answers, and its signal's reason when aborted. */
export type Calls = {
  [Id in EndpointId]: (...input: [...IdOf<Id>, ...InputOf<Id>, options?: CallOptions]) => Promise<AnswerOf<Id>>
}

export type Client = Calls & {
  /** Every change that this key may see, from now or after a position; goes on by itself when the connection breaks. */
  events: (options?: EventOptions) => AsyncGenerator<StreamedEvent>
}

const DEFAULT_TIMEOUT_MS = 30_000
const DEFAULT_RETRIES = 4

/** A client for the desk at `baseUrl`. Makes no call by itself. */
export function createClient(options: ClientOptions): Client {
  const connection: Connection = {
    baseUrl: options.baseUrl.replace(/\/+$/, ''),
    key: options.key,
    // Bound, because a browser's fetch refuses to be called as the method of another object.
    fetch: options.fetch ?? globalThis.fetch.bind(globalThis),
    retries: options.retries ?? DEFAULT_RETRIES,
  }
  const timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS
  const calls = Object.fromEntries(
    (Object.keys(endpoints) as EndpointId[]).map((id) => [
      id,
      (...input: unknown[]) => callEndpoint(connection, id, input, timeoutMs),
    ]),
  ) as Calls
  return { ...calls, events: (eventOptions) => streamEvents(connection, eventOptions) }
}

async function callEndpoint(
  connection: Connection,
  id: EndpointId,
  input: unknown[],
  timeoutMs: number,
): Promise<unknown> {
  const endpoint = endpoints[id]
  const rest = [...input]
  let path: string = endpoint.path
  if (path.includes('{id}')) path = path.replace('{id}', encodeURIComponent(String(rest.shift())))
  const body = 'body' in endpoint ? rest.shift() : undefined
  const query = 'query' in endpoint ? (rest.shift() as Query | undefined) : undefined
  const { signal, idempotencyKey, retries } = (rest.shift() ?? {}) as CallOptions

  const answer = await call(connection, {
    method: endpoint.method,
    path: path + toQueryString(query),
    body,
    idempotencyKey: endpoint.method === 'POST' ? (idempotencyKey ?? crypto.randomUUID()) : undefined,
    signal,
    timeoutMs: timeoutMs + Number(query?.wait ?? 0) * 1_000,
    retries,
  })
  const read = endpoint.answer.safeParse(answer)
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw new BatonUnreadable(connection.baseUrl + path, `/${issue?.path.join('/')}: ${issue?.message}`, read.error)
}

type Query = Record<string, string | number | undefined>

function toQueryString(query: Query = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined)
  return given.length ? `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}` : ''
}
