/** Webhooks on the wire: where events are sent, what is sent there, and what could not be delivered. */
import { z } from 'zod'
import { line } from '../text.ts'
import { HandoffView, TrailEvent, TypeOfEvent } from './handoffs.ts'
import { type Components, Empty, type Endpoint, Instant, list } from './shared.ts'

const WebhookRequest = z.strictObject({
  url: z.url({ protocol: /^https?$/ }).max(2000),
  /** Only handoffs of this agent; left out: the calling agent's, or all when an admin makes it. */
  agent: line(60).optional(),
  /** Event types; left out: all. */
  events: z.array(TypeOfEvent).optional(),
  /**
   * `exact`: arguments of actions as they are, with numbers of cards, passwords and keys. Left out: those are masked; the hash
   * is always that of the exact ones.
   */
  arguments: z.enum(['masked', 'exact']).default('masked'),
})

const WebhookView = z.object({
  id: z.string(),
  url: z.string(),
  agent: z.string().nullable(),
  events: z.array(z.string()).nullable(),
  arguments: z.enum(['masked', 'exact']),
  createdAt: Instant,
  /** Since when every try has failed; null: the last one went through. */
  failingSince: Instant.nullable(),
})

const NewWebhook = WebhookView.extend({
  /** Standard Webhooks secret (`whsec_…`), shown this once. */
  secret: z.string(),
})

const DeliveryView = z.object({
  id: z.string(),
  handoff: z.string(),
  webhook: z.string(),
  url: z.string(),
  state: z.enum(['pending', 'delivered', 'dead']),
  attempts: z.number().int(),
  lastError: z.string().nullable(),
  lastAt: Instant.nullable(),
})

/** The body of a signed webhook (Standard Webhooks); `webhook-id` is the delivery's id, the same on every try. */
export const WebhookMessage = z.object({
  /** `handoff.decided`, `handoff.asked`, … */
  type: z.string(),
  timestamp: Instant,
  data: z.object({ event: TrailEvent, handoff: HandoffView }),
})
export type WebhookMessage = z.infer<typeof WebhookMessage>

const NewSecret = z.object({
  secret: z.string(),
  /** Until then the secret of before signs too. */
  oldUntil: Instant,
})
const WebhookList = list(WebhookView)
const DeliveryPage = z.object({ items: z.array(DeliveryView), nextCursor: z.string().nullable() })
const SendAgainRequest = z.strictObject({ since: z.iso.datetime({ offset: true }).max(40) })
const SentAgain = z.object({ deliveries: z.number().int() })

export const webhookComponents: Components = {
  Delivery: DeliveryView,
  DeliveryPage,
  NewWebhook,
  NewWebhookSecret: NewSecret,
  Webhook: WebhookView,
  WebhookList,
  WebhookMessage,
  WebhookRequest,
  SendAgainRequest,
  SentAgain,
}

export const webhookEndpoints = {
  listWebhooks: {
    method: 'GET',
    path: '/v1/webhooks',
    callers: ['agent', 'admin'],
    summary: 'Where events are sent.',
    answer: WebhookList,
  },
  createWebhook: {
    method: 'POST',
    path: '/v1/webhooks',
    callers: ['agent', 'admin'],
    summary:
      'Send events to an address, signed by Standard Webhooks, until it answers 410; the secret is shown this once.',
    body: WebhookRequest,
    answer: NewWebhook,
    status: 201,
    problems: ['address-refused'],
  },
  changeWebhookSecret: {
    method: 'POST',
    path: '/v1/webhooks/{id}/secret',
    callers: ['agent', 'admin'],
    summary:
      'Sign with a new secret, shown this once. For a day each event is signed with the old one too, so that its receiver can change in between.',
    answer: NewSecret,
  },
  removeWebhook: {
    method: 'DELETE',
    path: '/v1/webhooks/{id}',
    callers: ['agent', 'admin'],
    summary: 'Send nothing more there.',
    answer: Empty,
  },
  sendAgain: {
    method: 'POST',
    path: '/v1/webhooks/{id}/send-again',
    callers: ['agent', 'admin'],
    summary: 'Send again what happened since then, each event under its old id, delivered or not.',
    body: SendAgainRequest,
    answer: SentAgain,
  },
  listDeliveries: {
    method: 'GET',
    path: '/v1/deliveries',
    callers: ['agent', 'reader'],
    summary: 'Deliveries that are still trying or dead, those of the newest handoffs first.',
    query: z.object({
      state: z
        .enum(['pending', 'delivered', 'dead'])
        .optional()
        .describe('Those that are still trying, were delivered, or are dead. Left out: still trying or dead.'),
      handoff: z.string().max(60).optional(),
      cursor: z.string().max(500).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(200),
    }),
    answer: DeliveryPage,
  },
  retryDelivery: {
    method: 'POST',
    path: '/v1/deliveries/{id}/retry',
    callers: ['agent', 'member'],
    summary: 'Try a dead delivery again, under its old id.',
    answer: Empty,
    problems: ['wrong-state'],
  },
} as const satisfies Record<string, Endpoint>
