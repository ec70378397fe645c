import { z } from 'zod'
import { cleanText, exactly } from '../text.ts'

/** What one conversation may hold at most. Longer ones are cut by their sender, oldest messages first. */
export const CONVERSATION_LIMITS = { messages: 10_000, textCharacters: 1_000_000 } as const

const words = (max: number) => z.string().overwrite(cleanText).max(max)

export const Message = z.object({
  /** `person` is one of our people who spoke to the customer. */
  role: z.enum(['customer', 'agent', 'tool', 'system', 'person']),
  text: words(CONVERSATION_LIMITS.textCharacters).default(''),
  /** Name of the tool that answers, or of the one who speaks. */
  name: words(200).optional(),
  /** Your own id of the message. */
  id: exactly(200).optional(),
  toolCall: z
    .object({ id: exactly(200).optional(), name: words(200), arguments: z.record(z.string(), z.unknown()).default({}) })
    .optional(),
  /** Of an answer of a tool: the `id` of the call that it answers. */
  callId: exactly(200).optional(),
  /** Any usual way to write a time (ISO 8601, RFC 2822, seconds or milliseconds since 1970) becomes ISO 8601 in UTC. */
  at: z.string().max(40).optional(),
  /** The tool ran on the customer's own device. */
  by: z.literal('customer').optional(),
  /** Older words that the message repeats, as replies by mail do: never read as said now. Left out: found in the text. */
  quoted: words(CONVERSATION_LIMITS.textCharacters).optional(),
  /** Pictures, recordings and files that came with it, by their addresses. */
  files: z
    .array(
      z.object({
        url: z.string().max(2000),
        medium: z.enum(['image', 'audio', 'video', 'file']),
        name: words(100).optional(),
      }),
    )
    .max(100)
    .optional(),
})
export type Message = z.infer<typeof Message>

/**
 * What customer, agent and tools said, oldest first. A tool call is a message of role `agent` (or `customer`) with
 * `toolCall`; its answer is the message of role `tool` whose `callId` names it, else the next one.
 */
export const Conversation = z.array(Message).max(CONVERSATION_LIMITS.messages)
export type Conversation = z.infer<typeof Conversation>

/** Where a statement comes from: which message of the conversation, and its words. */
export const Source = z.object({
  /** `tool`: a system said it. `customer`: the customer said it. `agent`: the agent said or inferred it. */
  kind: z.enum(['tool', 'customer', 'agent']),
  /** Index into the conversation's messages; absent for what the agent supplied beside the conversation. */
  message: z.number().int().nonnegative().optional(),
  words: z.string().max(500),
})
export type Source = z.infer<typeof Source>
