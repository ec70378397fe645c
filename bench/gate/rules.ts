/** The same rules in three languages, and the events they are asked about. Amounts are whole: Cedar has no decimals like ours. */

export type AnyEvent = {
  event: { kind: string; channel: string }
  action: { kind: string; amount: number; count: number; reversible: boolean }
  customer: { tier: string; country: string; is_new: boolean; tags: string[]; lifetime_value: number }
}

export type Rule = { id: string; cel: string; logic: unknown; cedar: string }

const field = (path: string) => ({ var: path })

/** Ten rules as teams write them: by kind of action, by customer, by both. */
export const RULES: Rule[] = [
  {
    id: 'refund-over-limit',
    cel: 'action.kind == "refund" && action.amount > 100',
    logic: { and: [{ '==': [field('action.kind'), 'refund'] }, { '>': [field('action.amount'), 100] }] },
    cedar: 'context.proposed.kind == "refund" && context.proposed.amount > 100',
  },
  {
    id: 'credit-over-limit',
    cel: 'action.kind == "credit" && action.amount > 25',
    logic: { and: [{ '==': [field('action.kind'), 'credit'] }, { '>': [field('action.amount'), 25] }] },
    cedar: 'context.proposed.kind == "credit" && context.proposed.amount > 25',
  },
  {
    id: 'mail-to-many',
    cel: 'action.kind == "send_email" && action.count > 20',
    logic: { and: [{ '==': [field('action.kind'), 'send_email'] }, { '>': [field('action.count'), 20] }] },
    cedar: 'context.proposed.kind == "send_email" && context.proposed.count > 20',
  },
  {
    id: 'ends-a-contract',
    cel: 'action.kind in ["cancel", "close_account"]',
    logic: { in: [field('action.kind'), ['cancel', 'close_account']] },
    cedar: '["cancel", "close_account"].contains(context.proposed.kind)',
  },
  {
    id: 'cannot-be-undone',
    cel: 'customer.is_new && !action.reversible',
    logic: { and: [field('customer.is_new'), { '!': [field('action.reversible')] }] },
    cedar: 'context.customer.is_new && !context.proposed.reversible',
  },
  {
    id: 'vip',
    cel: '"vip" in customer.tags',
    logic: { in: ['vip', field('customer.tags')] },
    cedar: 'context.customer.tags.contains("vip")',
  },
  {
    id: 'gold-by-phone',
    cel: 'event.channel == "phone" && customer.tier == "gold"',
    logic: { and: [{ '==': [field('event.channel'), 'phone'] }, { '==': [field('customer.tier'), 'gold'] }] },
    cedar: 'context.event.channel == "phone" && context.customer.tier == "gold"',
  },
  {
    id: 'large-abroad',
    cel: 'action.amount > 500 && customer.country != "DE"',
    logic: { and: [{ '>': [field('action.amount'), 500] }, { '!=': [field('customer.country'), 'DE'] }] },
    cedar: 'context.proposed.amount > 500 && context.customer.country != "DE"',
  },
  {
    id: 'worth-a-call',
    cel: 'customer.lifetime_value > 1000 || (customer.tier == "gold" && !customer.is_new)',
    logic: {
      or: [
        { '>': [field('customer.lifetime_value'), 1000] },
        { and: [{ '==': [field('customer.tier'), 'gold'] }, { '!': [field('customer.is_new')] }] },
      ],
    },
    cedar: 'context.customer.lifetime_value > 1000 || (context.customer.tier == "gold" && !context.customer.is_new)',
  },
  {
    id: 'message-of-a-stranger',
    cel: 'event.kind == "message" && customer.is_new && event.channel != "chat"',
    logic: {
      and: [
        { '==': [field('event.kind'), 'message'] },
        field('customer.is_new'),
        { '!=': [field('event.channel'), 'chat'] },
      ],
    },
    cedar: 'context.event.kind == "message" && context.customer.is_new && context.event.channel != "chat"',
  },
]

export const EVENTS: AnyEvent[] = Array.from({ length: 40 }, (_, n) => ({
  event: { kind: n % 3 === 0 ? 'message' : 'action', channel: ['chat', 'phone', 'email'][n % 3] ?? '' },
  action: {
    kind: ['refund', 'credit', 'send_email', 'cancel', 'look_up'][n % 5] ?? '',
    amount: (n * 37) % 700,
    count: (n * 7) % 30,
    reversible: n % 4 !== 0,
  },
  customer: {
    tier: n % 6 === 0 ? 'gold' : 'basic',
    country: n % 2 === 0 ? 'DE' : 'US',
    is_new: n % 7 === 0,
    tags: n % 9 === 0 ? ['vip', 'berlin'] : ['berlin'],
    lifetime_value: (n * 131) % 1200,
  },
}))

/** One rule for each of `count` kinds of event: most teams' hundreds of triggers are for different things. */
export const rulesOfKinds = (count: number): Rule[] =>
  Array.from({ length: count }, (_, n) => ({
    id: `rule-${n}`,
    cel: `event.kind == "kind-${n}" && action.amount > 100`,
    logic: { and: [{ '==': [field('event.kind'), `kind-${n}`] }, { '>': [field('action.amount'), 100] }] },
    cedar: `context.event.kind == "kind-${n}" && context.proposed.amount > 100`,
  }))

export const eventsOfKinds = (count: number): AnyEvent[] =>
  Array.from({ length: 40 }, (_, n) => {
    const like = EVENTS[n % EVENTS.length] as AnyEvent
    return { ...like, event: { ...like.event, kind: `kind-${(n * 7919) % count}` } }
  })
