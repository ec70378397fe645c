/**
 * Every endpoint of `/v1`, once. Routes, SDK methods, OpenAPI and the reference derive from this table; what a call
 * does is the business of the write path, not of this file.
 */
import type { z } from 'zod'
import { agentComponents, agentEndpoints } from './agents.ts'
import { channelComponents, channelEndpoints } from './channels.ts'
import { deskComponents, deskEndpoints } from './desk.ts'
import { gateComponents, gateEndpoints } from './gate.ts'
import { handoffComponents, handoffEndpoints } from './handoffs.ts'
import { keptComponents, keptEndpoints } from './kept.ts'
import { measureComponents, measureEndpoints } from './measures.ts'
import { oversightComponents, oversightEndpoints } from './oversight.ts'
import { peopleComponents, peopleEndpoints } from './people.ts'
import { playbookComponents, playbookEndpoints } from './playbook.ts'
import { ruleComponents, ruleEndpoints } from './rules.ts'
import { type Components, sharedComponents } from './shared.ts'
import { webhookComponents, webhookEndpoints } from './webhooks.ts'
import { workspaceComponents, workspaceEndpoints } from './workspaces.ts'

export const endpoints = {
  ...handoffEndpoints,
  ...gateEndpoints,
  ...deskEndpoints,
  ...agentEndpoints,
  ...webhookEndpoints,
  ...playbookEndpoints,
  ...peopleEndpoints,
  ...channelEndpoints,
  ...workspaceEndpoints,
  ...keptEndpoints,
  ...measureEndpoints,
  ...oversightEndpoints,
  ...ruleEndpoints,
}

/** Every shape by the name that it has in OpenAPI, and so in a generated client. */
export const components: Components = {
  ...sharedComponents,
  ...handoffComponents,
  ...gateComponents,
  ...deskComponents,
  ...agentComponents,
  ...webhookComponents,
  ...playbookComponents,
  ...peopleComponents,
  ...channelComponents,
  ...workspaceComponents,
  ...keptComponents,
  ...measureComponents,
  ...oversightComponents,
  ...ruleComponents,
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
