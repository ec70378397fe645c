import type { AnswerOf, EndpointId, Endpoints, Refusal } from '@baton-desk/core'
import type { z } from 'zod'
import type { App } from '../app.ts'
import type { Caller, OperatorCaller } from '../caller.ts'
import type { Idempotency } from '../commands/once-only.ts'

type Parsed<Id extends EndpointId, Part extends 'body' | 'query'> =
  Endpoints[Id] extends Record<Part, infer Schema extends z.ZodType> ? z.output<Schema> : undefined

/** Of an endpoint that is for whoever runs the desk nobody else is the caller. */
type CallerOf<Id extends EndpointId> = 'operator' extends Endpoints[Id]['callers'][number] ? OperatorCaller : Caller

/** One call of one endpoint, validated, from a caller who may make it. */
export type Call<Id extends EndpointId> = {
  app: App
  caller: CallerOf<Id>
  /** The `{id}` of the path; empty where there is none. */
  id: string
  query: Parsed<Id, 'query'>
  body: Parsed<Id, 'body'>
  idempotency?: Idempotency
  /** As it came. */
  traceparent?: string
  /** Aborts when the caller has gone. */
  signal: AbortSignal
}

export type Operation<Id extends EndpointId> = (call: Call<Id>) => Promise<AnswerOf<Id> | Refusal>
export type Operations<Ids extends EndpointId> = { [Id in Ids]: Operation<Id> }
