import { z } from 'zod'
import { SentConversation } from '../evidence/sent-conversation.ts'
import { Arguments, Draft } from '../note/note.ts'

/** One thing that happened or is about to happen. Beside what is named here it may carry any field triggers look at. */
export const GateEvent = z.looseObject({
  kind: z
    .string()
    .max(60)
    .default('message')
    .describe('"message", "action", "call", "form", "schedule" or a word of your own.'),
  action: z
    .looseObject({
      tool: z.string().max(200),
      arguments: Arguments.default({}),
      draft: Draft.optional().describe('The draft that the tool sends, where it does not stand among the arguments.'),
    })
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
