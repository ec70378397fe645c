/**
 * The note: what a person reads to act without opening the conversation. Six questions, always: what next, when, who,
 * what, why, where; plus known, unknown, tried. The limits here are hard (more is cut and marked); what reads well is
 * the check's business, not the schema's.
 */
import { z } from 'zod'
import { Source } from '../evidence/conversation.ts'
import { line, text } from '../text.ts'
import { toInstant } from '../time/instant.ts'
import { readAddress } from '../web-address.ts'
import { REASON_CODES } from './reason-codes.ts'

export const URGENCIES = ['now', 'today', 'this_week', 'fyi'] as const
export const Urgency = z.enum(URGENCIES)
export type Urgency = z.infer<typeof Urgency>

export const ReasonCode = z.enum(REASON_CODES)
export type ReasonCode = z.infer<typeof ReasonCode>

/** ISO 8601 date-time with offset or Z, brought to UTC with milliseconds. */
export const InstantField = z.iso.datetime({ offset: true }).overwrite((value) => toInstant(value) ?? value)

const DecisionAsked = z.object({
  kind: z
    .enum(['approve', 'choose', 'answer', 'act', 'take_over'])
    .describe('What kind of answer the agent waits for.'),
  question: line(300).optional().describe('The question, where kind is answer or choose.'),
  options: z
    .array(z.object({ id: line(40), label: line(120) }))
    .max(9)
    .default([]),
  recommended: line(40).optional().describe('Id of the option the agent recommends.'),
  reversible: z.boolean().optional().describe('Whether it can be undone.'),
  onSilence: line(200).optional().describe('What happens when nobody answers, in words. Never an approval.'),
})

const Next = z.object({
  action: line(600).optional().describe('The recommended action, verb first.'),
  decision: DecisionAsked,
})

const When = z.object({
  since: InstantField.optional().describe("The customer's first unanswered message."),
  by: InstantField.optional().describe("Deadline. Left out: the lane's default."),
  urgency: Urgency,
})

export const Identifier = z.object({ label: line(60), value: line(200), source: Source.optional() })
export type Identifier = z.infer<typeof Identifier>

const Who = z.object({
  name: line(200).optional(),
  organisation: line(200).optional(),
  reach: z
    .array(z.object({ channel: line(40), address: line(200), source: Source.optional() }))
    .max(10)
    .default([])
    .describe('Ways to reach them: channel "phone", address "+44 …".'),
  identifiers: z.array(Identifier).max(30).default([]).describe('Order, account, booking …: a label and its value.'),
})

const Why = z.object({
  code: ReasonCode,
  sentence: line(600).describe('One sentence: what the agent may not, cannot or should not do.'),
  trigger: line(80).optional().describe('Id of the trigger that fired, where one did.'),
})

/** Where a link leads must be seen in it: what stands before an `@` looks like a host and is none. */
const address = z
  .url({ protocol: /^https?$/ })
  .max(2000)
  .refine((url) => !hasUser(url), { error: 'Expected an address without a user or password. Send it without.' })

const hasUser = (url: string): boolean => {
  const { username = '', password = '' } = readAddress(url) ?? {}
  return username !== '' || password !== ''
}

export const Artifact = z.object({
  label: line(120),
  kind: line(40).optional(),
  id: line(200).optional(),
  url: address.optional(),
  openFirst: z.boolean().default(false).describe('Exactly one artifact is the one to open first.'),
  source: Source.optional(),
})
export type Artifact = z.infer<typeof Artifact>

const Where = z.object({
  location: line(200).optional().describe('Where it is: a street address, a room.'),
  channel: line(80).optional(),
  conversation: address.optional().describe('Link to the conversation in the system it happened in.'),
  artifacts: z.array(Artifact).max(20).default([]),
})

export const Statement = z.object({ text: line(600), source: Source.optional() })
export type Statement = z.infer<typeof Statement>

/** What every note answers. */
export const QUESTIONS = ['next', 'when', 'who', 'what', 'why', 'where'] as const
export type Question = (typeof QUESTIONS)[number]

export const Unknown = z.object({
  text: line(600),
  kind: z.enum(['missing', 'contradiction', 'unanswered', 'unverified']).default('missing'),
  about: z
    .enum(QUESTIONS)
    .optional()
    .describe('The question of the note that this leaves open: said honestly, it counts as answered.'),
  sources: z.array(Source).max(6).default([]),
})
export type Unknown = z.infer<typeof Unknown>

export const TriedStep = z.object({
  step: line(600),
  result: line(600),
  outcome: z.enum(['done', 'refused', 'failed', 'empty', 'unknown']),
  by: z.enum(['agent', 'customer', 'person']).default('agent'),
  times: z.number().int().positive().max(10_000).default(1).describe('How often, where like steps were grouped.'),
  source: Source.optional(),
})
export type TriedStep = z.infer<typeof TriedStep>

export const Wish = z.object({
  text: line(300),
  kind: z.enum(['wants', 'accepts', 'refuses']),
  source: Source.optional(),
})
export type Wish = z.infer<typeof Wish>

export const Quoted = z.object({
  /** `tool`: what a look-up or a step came to, at its place in the talk. */
  by: z.enum(['customer', 'agent', 'tool']),
  /** Whole sentences of one message, as said. */
  text: line(1200),
  message: z.number().int().nonnegative(),
})
export type Quoted = z.infer<typeof Quoted>

/** How often a customer may correct or add something to one handoff, and how many characters each time. */
export const CUSTOMER_SAYS = { lines: 8, characters: 500 } as const

/** In the customer's own words; `instead`: the line of what is passed on that it corrects. */
export const CustomerSaid = z.object({
  text: text(CUSTOMER_SAYS.characters),
  instead: line(300).optional(),
  at: InstantField,
})
export type CustomerSaid = z.infer<typeof CustomerSaid>

// biome-ignore lint/suspicious/noThenProperty: if … then … is how people write it; it is data and never awaited
const Contingency = z.object({ if: line(200), then: line(200), by: z.enum(['agent', 'person']) })

export const Confidence = z.object({
  level: z.enum(['sure', 'fairly_sure', 'unsure']),
  basis: line(200).optional(),
})

export const Sensitivity = z.object({
  kind: z.enum(['legal', 'financial', 'medical', 'safety', 'personal_data']),
  why: line(200).optional(),
})

export const Promised = z.object({ text: line(300), by: InstantField.optional() })

export const Draft = z.object({
  channel: line(40),
  to: line(200).optional(),
  subject: line(200).optional(),
  body: text(8000),
})
export type Draft = z.infer<typeof Draft>

/** The schema of records leaves `__proto__` out: the hash would not cover it, and an approval would let it through unseen. */
export const Arguments = (z.unknown() as z.ZodType<Record<string, unknown>, Record<string, unknown>>)
  .refine((given) => typeof given !== 'object' || given === null || !Object.hasOwn(given, '__proto__'), {
    error: 'expected arguments without "__proto__", to which JavaScript gives a meaning. Name it otherwise.',
  })
  .meta({ type: 'object', propertyNames: { type: 'string' }, additionalProperties: {} })
  .pipe(z.record(z.string(), z.unknown()))

export const ProposedAction = z.object({
  tool: line(200),
  arguments: z.record(z.string(), z.unknown()).default({}),
  hash: z
    .string()
    .max(64)
    .optional()
    .describe('SHA-256 (hex) of the canonical JSON of tool and arguments; computed by the desk.'),
})
export type ProposedAction = z.infer<typeof ProposedAction>

export const SaidInBrief = z.object({ text: line(600), sources: z.array(Source).max(6).default([]) })
export type SaidInBrief = z.infer<typeof SaidInBrief>

const saidInBrief = z.array(SaidInBrief).max(24).default([])

/** What the agent's brief says beyond the fields above, each thing once. */
export const NoteBrief = z.object({
  why: saidInBrief.describe('Further reasons.'),
  by: SaidInBrief.optional().describe("The customer's own deadline, in words."),
  open: z
    .array(
      SaidInBrief.extend({
        otherwise: line(600).optional().describe('What should happen if it cannot be done.'),
        state: z.enum(['open', 'done', 'dropped']).default('open'),
      }),
    )
    .max(24)
    .default([])
    .describe('What the customer still wants, beside the ask.'),
  decides: saidInBrief.describe('Facts that settle it.'),
  notTried: saidInBrief.describe('What was not checked, opened or done.'),
  told: saidInBrief.describe('What the customer was told, or claims to have been told.'),
  ownErrors: saidInBrief.describe('What the agent got wrong or is unsure of.'),
  care: saidInBrief.describe('Danger, law, health, money at risk, grief.'),
  identity: SaidInBrief.optional().describe('How the customer was looked up, from the calls.'),
  reach: saidInBrief.describe('How to reach the customer, where it is no plain address.'),
  notReach: saidInBrief.describe('How and when not to reach the customer.'),
  others: saidInBrief.describe('Who else is named, and whose record is whose.'),
})
export type NoteBrief = z.infer<typeof NoteBrief>

export const Note = z.object({
  ask: line(300).describe("What the person must do, verb first, at most 12 words. The note's title."),
  next: Next.describe('What the person should do next and what they decide.'),
  when: When.describe('Since when the customer waits, by when it must be decided, how urgent it is.'),
  who: Who.describe('The customer: name, organisation, ways to reach them, identifiers.'),
  what: text(1500).describe('The request, best in two sentences; what stands beyond them is told right below.'),
  why: Why.describe('Why a person is needed.'),
  where: Where.describe('Location, channel, conversation and records.'),
  known: z.array(Statement).max(40).default([]).describe('What is known, each with its source.'),
  unknown: z.array(Unknown).max(30).default([]).describe('What is missing, unanswered, unverified or contradictory.'),
  tried: z.array(TriedStep).max(60).default([]).describe('What was tried, by whom, with which result.'),
  wishes: z.array(Wish).max(30).default([]).describe('What the customer wants, accepts or refuses.'),
  talk: z
    .array(Quoted)
    .max(80)
    .optional()
    .describe('What customer and agent said that tells most, in order, where the agent sent no brief.'),
  customerSaid: z
    .array(CustomerSaid)
    .max(CUSTOMER_SAYS.lines)
    .optional()
    .describe(
      'What the customer corrected or added on the page that shows them what is passed on. Written by the desk.',
    ),
  contingencies: z.array(Contingency).max(10).default([]).describe('If … then …, while the handoff waits.'),
  confidence: Confidence.optional().describe('How sure the agent is, and on what basis.'),
  sensitivity: z.array(Sensitivity).max(5).default([]).describe('What needs care, and why.'),
  promise: Promised.optional().describe('What the customer was told would happen.'),
  brief: NoteBrief.optional().describe("What the agent's brief adds; absent where it sent none."),
  draft: Draft.optional().describe('A reply ready for review.'),
  action: ProposedAction.optional().describe('The tool call that waits for approval.'),
  fields: z.record(z.string().max(60), text(1000)).default({}).describe("The template's own extra fields, by name."),
  sources: z
    .record(z.string().max(120), z.array(Source).max(6))
    .default({})
    .describe('Sources of what has no source field of its own: JSON pointer into the note → where it comes from.'),
  filledIn: z
    .array(z.string().max(120))
    .max(60)
    .default([])
    .describe('JSON pointers of what the desk filled in because the agent left it out.'),
  wordedBy: z
    .object({ model: line(120), parts: z.array(z.string().max(120)).max(30) })
    .optional()
    .describe('Which language model worded which parts (JSON pointers) in place of the desk.'),
})
export type Note = z.infer<typeof Note>

/** The same note as an agent may send it: anything may be left out, the desk fills in what the evidence holds. */
export const SuppliedNote = z
  .object({
    ...Note.omit({ brief: true, talk: true, customerSaid: true, sources: true, filledIn: true, wordedBy: true }).shape,
    ask: line(160).describe(Note.shape.ask.description ?? ''),
    next: Next.extend({ decision: DecisionAsked.partial() }).partial(),
    when: When.partial(),
    who: Who.partial(),
    why: Why.partial(),
    where: Where.partial(),
  })
  .partial()
export type SuppliedNote = z.infer<typeof SuppliedNote>
