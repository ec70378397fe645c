import { z } from 'zod'
import { SentConversation } from '../evidence/sent-conversation.ts'

/** The schema of records leaves `__proto__` out: the hash would not cover it, and an approval would let it through unseen. */
const Arguments = (z.unknown() as z.ZodType<Record<string, unknown>, Record<string, unknown>>)
  .refine((given) => typeof given !== 'object' || given === null || !Object.hasOwn(given, '__proto__'), {
    error: 'expected arguments without "__proto__", to which JavaScript gives a meaning. Name it otherwise.',
  })
  .meta({ type: 'object', propertyNames: { type: 'string' }, additionalProperties: {} })
  .pipe(z.record(z.string(), z.unknown()))

/** One thing that happened or is about to happen. Beside what is named here it may carry any field triggers look at. */
export const GateEvent = z.looseObject({
  kind: z
    .string()
    .max(60)
    .default('message')
    .describe('"message", "action", "call", "form", "schedule" or a word of your own.'),
  action: z
    .looseObject({ tool: z.string().max(200), arguments: Arguments.default({}) })
    .optional()
    .describe('What the agent is about to do. Fields that triggers look at may stand here or among the arguments.'),
  customer: z.looseObject({}).optional().describe('Who it is about.'),
  conversation: SentConversation.optional().describe('What was said so far; signals are computed from it.'),
  signals: z
    .record(z.string(), z.union([z.boolean(), z.number()]))
    .optional()
    .describe('Signals computed before, instead of the conversation.'),
})
export type GateEvent = z.infer<typeof GateEvent>
