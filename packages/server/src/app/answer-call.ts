/**
 * The way to every operation, whatever door a call comes through: HTTP, MCP, channels. Decides whether
 * this caller may call and how often, reads what came against the contract and makes sending it twice harmless. It knows
 * no door; a door says who calls and hands over what came.
 */
import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import {
  type Caller as AllowedCaller,
  type AnswerOf,
  brokenLimit,
  type Endpoint,
  type EndpointId,
  endpoints,
  isRefusal,
  malformedJson,
  type Refusal,
  readSentJson,
  redactText,
  refuse,
  type Scope,
} from '@baton-desk/core'
import type { z } from 'zod'
import type { App } from './app.ts'
import type { Caller, OperatorCaller } from './caller.ts'
import type { Idempotency } from './commands/once-only.ts'
import type { Call, Operation } from './operations/operation.ts'
import { operations } from './operations/operations.ts'
import { scopeFor } from './scopes.ts'

export type IncomingCall<Id extends EndpointId = EndpointId> = {
  endpoint: Id
  /** Who calls, or why the door does not know. */
  caller: Caller | OperatorCaller | Refusal
  /** Where the call comes from. Calls without a known caller are counted by it. */
  address: string
  /** The `{id}` of the path. */
  id?: string | undefined
  query?: Record<string, unknown>
  /** A text is read only once the caller may call. */
  body?: { json: unknown } | { readText: () => Promise<SentText> }
  idempotencyKey?: string | undefined
  /** As the W3C has it: in which trace it was called. */
  traceparent?: string | undefined
  /** Aborts when nobody waits for the answer any more. */
  signal: AbortSignal
}

/** The text of a body; with a refusal where it cannot be read, and then as far as a person can make something of it. */
export type SentText = { text: string; refusal?: Refusal }

const KEPT_OF_A_REFUSED_BODY = 256 * 1024
const LONGEST_KEY = 200

export async function answerCall<Id extends EndpointId>(
  app: App,
  call: IncomingCall<Id>,
): Promise<AnswerOf<Id> | Refusal> {
  const endpoint: Endpoint = endpoints[call.endpoint]
  const caller = await admit(app, {
    ...call,
    callers: endpoint.callers,
    scope: (kind) => scopeFor(call.endpoint, kind),
  })
  if (isRefusal(caller)) return caller
  const { text, refusal } = endpoint.body ? await textOf(call.body) : { text: '' }
  const tooMany = caller.kind === 'operator' ? null : await app.rateLimit.body(caller, text.length)
  if (tooMany) return tooMany
  const answer = refusal ?? tooMuch(text) ?? (await carryOut(app, { ...call, caller, text }))
  if (isRefusal(answer) && call.endpoint === 'handOff' && caller.kind === 'agent')
    await keepRefused(app, { agent: caller, refusal: answer, text })
  return answer
}

export type Admission = Pick<IncomingCall, 'caller' | 'address'> & {
  callers: readonly AllowedCaller[]
  /** What a key must be for; left out: for anything. */
  scope?: (kind: 'agent' | 'person') => Scope
}

/** Lets a caller in who is known, has not called too often and is one of those that this is for. */
export async function admit(
  { rateLimit }: Pick<App, 'rateLimit'>,
  { caller, address, callers, scope }: Admission,
): Promise<Caller | OperatorCaller | Refusal> {
  if (isRefusal(caller))
    return (await rateLimit.stranger(address, { wrongKey: caller.refused === 'wrong-key' })) ?? caller
  if (caller.kind === 'operator') return notForOperator(callers) ?? caller
  return (await rateLimit.caller(caller)) ?? whyNotFor(caller, { callers, scope }) ?? caller
}

/** Undefined where this is for such a caller, with what they came in. */
export const whyNotFor = (
  caller: Caller,
  { callers, scope }: Pick<Admission, 'callers' | 'scope'>,
): Refusal | undefined => notFor(caller, callers) ?? (scope && lacksScope(caller, scope(caller.kind))) ?? undefined

function lacksScope({ key }: Caller, scope: Scope): Refusal | null {
  if (!key?.scopes || key.scopes.includes(scope)) return null
  return refuse('not-allowed', { code: 'keyLacksScope', facts: { scope, scopes: [...key.scopes] } })
}

const notForOperator = (callers: readonly AllowedCaller[]): Refusal | null =>
  callers.includes('operator') ? null : refuse('not-allowed', { code: 'forPeopleOfTheWorkspace', facts: {} })

/** Null when one of the kinds of caller that an endpoint is for fits this one. */
function notFor(caller: Caller, callers: readonly AllowedCaller[]): Refusal | null {
  if (callers.includes('operator')) return refuse('not-allowed', { code: 'forOperator', facts: {} })
  if (caller.kind === 'agent')
    return callers.includes('agent') ? null : refuse('not-allowed', { code: 'forPeople', facts: {} })
  const ranks: AllowedCaller[] =
    caller.role === 'admin'
      ? ['reader', 'member', 'admin']
      : caller.role === 'member'
        ? ['reader', 'member']
        : ['reader']
  if (callers.some((kind) => ranks.includes(kind))) return null
  if (callers.every((kind) => kind === 'agent')) return refuse('not-allowed', { code: 'forAgents', facts: {} })
  const needs = callers.includes('member') ? 'member' : 'admin'
  return refuse('not-allowed', { code: 'roleTooLow', facts: { needs, role: caller.role } })
}

async function textOf(body: IncomingCall['body']): Promise<SentText> {
  if (!body) return { text: '' }
  return 'json' in body ? { text: JSON.stringify(body.json) } : body.readText()
}

/** A text that is more than anybody sends by itself is not read. */
export function tooMuch(text: string): Refusal | undefined {
  const broken = brokenLimit(text)
  if (!broken) return undefined
  const { is, most } = broken
  return is === 'depth'
    ? refuse('too-deep', { code: 'nestsTooDeep', facts: { deepest: most } })
    : refuse('too-large', { code: 'tooManyValues', facts: { most } })
}

const LARGE = 500_000
/** Whoever else waits has their turn between two steps of a body that takes long. */
const othersFirst = (text: string): Promise<void> | undefined => (text.length > LARGE ? setImmediate() : undefined)

type AdmittedCall<Id extends EndpointId> = IncomingCall<Id> & { caller: Caller | OperatorCaller; text: string }

async function carryOut<Id extends EndpointId>(
  app: App,
  { endpoint: endpointId, caller, text, id = '', query, idempotencyKey, traceparent, signal }: AdmittedCall<Id>,
): Promise<AnswerOf<Id> | Refusal> {
  const endpoint: Endpoint = endpoints[endpointId]
  // No id has it, and no database can be asked for it.
  const withNul = Object.entries({ id, ...query }).find(
    ([, value]) => typeof value === 'string' && value.includes('\u0000'),
  )
  if (withNul) return refuse('invalid-request', { code: 'doesNotFit', facts: nulIn(withNul[0]) })
  const body = endpoint.body && (await parseBody(endpoint.body, text))
  if (isRefusal(body)) return body
  const asked = endpoint.query?.safeParse(query ?? {})
  if (asked && !asked.success) return refusalOf(asked.error)
  const path = endpoint.path.replace('{id}', id)
  const idempotency = endpoint.method === 'POST' ? idempotencyOf(idempotencyKey, `${path}\n${text}`) : undefined
  if (isRefusal(idempotency)) return idempotency
  const operation = operations[endpointId] as Operation<Id>
  return operation({ app, caller, id, query: asked?.data, body, idempotency, traceparent, signal } as Call<Id>)
}

async function parseBody(schema: z.ZodType, text: string): Promise<unknown> {
  await othersFirst(text)
  const sent = readSentJson(text === '' ? '{}' : text)
  if ('fault' in sent) return malformedJson(sent.fault)
  await othersFirst(text)
  const read = schema.safeParse(sent.value)
  await othersFirst(text)
  return read.success ? read.data : refusalOf(read.error)
}

const nulIn = (name: string) => ({ pointer: `/${name}`, because: 'Expected text, got one with NUL in it', more: 0 })

/** What zod says of a request, with JSON pointers. */
function refusalOf(error: z.ZodError): Refusal {
  const errors = error.issues
    .slice(0, 50)
    .flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => ({ pointer: pointerOf([...issue.path, key]), message: NOT_READ }))
        : [{ pointer: pointerOf(issue.path), message: issue.message }],
    )
  const { pointer = '', message = 'does not fit' } = errors[0] ?? {}
  const because = message.replace(/\.$/, '')
  const more = error.issues.length - 1
  return refuse('invalid-request', { code: 'doesNotFit', facts: { pointer, because, more } }, { errors })
}

const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

/** Passed over in silence it would be lost, and what was meant by it with it. */
const NOT_READ = 'Expected no field of this name. Send it under one that the reference names, or leave it out'

function idempotencyOf(key: string | undefined, request: string): Idempotency | Refusal | undefined {
  if (key === undefined) return undefined
  if (key.length === 0 || key.length > LONGEST_KEY)
    return refuse('invalid-request', {
      code: 'idempotencyKeyTooLong',
      facts: { most: LONGEST_KEY, characters: key.length },
    })
  return { key, requestHash: createHash('sha256').update(request).digest('hex') }
}

/** A handoff that could not be taken is kept as it came, without secrets, and a person sees it: the agent may not know what to do about it. */
async function keepRefused(
  app: App,
  { agent, refusal, text }: { agent: Caller & { kind: 'agent' }; refusal: Refusal; text: string },
): Promise<void> {
  await app.store.transaction(agent.workspace, (records) =>
    records.submissions.refuse({
      id: app.ids.next(),
      agent: agent.id,
      code: refusal.refused,
      detail: refusal.detail.replaceAll('\u0000', ''),
      body: redactText(text.slice(0, KEPT_OF_A_REFUSED_BODY)).replaceAll('\u0000', ''),
    }),
  )
}
