/**
 * Every endpoint of `/v1`, once. Routes, SDK methods, OpenAPI and the reference derive from this table; what a call
 * does is the business of the write path, not of this file.
 */
import type { z } from 'zod'
import { agentEndpoints } from './agents.ts'
import { deskEndpoints } from './desk.ts'
import { gateEndpoints } from './gate.ts'
import { handoffEndpoints } from './handoffs.ts'
import { peopleEndpoints } from './people.ts'
import { playbookEndpoints } from './playbook.ts'
import { webhookEndpoints } from './webhooks.ts'

export const endpoints = {
  ...handoffEndpoints,
  ...gateEndpoints,
  ...deskEndpoints,
  ...agentEndpoints,
  ...webhookEndpoints,
  ...playbookEndpoints,
  ...peopleEndpoints,
}

export type Endpoints = typeof endpoints
export type EndpointId = keyof Endpoints
export type AnswerOf<Id extends EndpointId> = z.infer<Endpoints[Id]['answer']>
export type BodyOf<Id extends EndpointId> = Endpoints[Id] extends { body: infer B extends z.ZodType }
  ? z.input<B>
  : undefined
export type QueryOf<Id extends EndpointId> = Endpoints[Id] extends { query: infer Q extends z.ZodType }
  ? z.input<Q>
  : undefined
