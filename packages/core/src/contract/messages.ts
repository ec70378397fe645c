/** A conversation as whoever sends it has it, and what the desk says of reading it. */
import { z } from 'zod'

const DESCRIPTION =
  'In place of `conversation`: the messages as you have them, in the shape of any common model, framework, voice platform or help desk, or a transcript as text. The answer says in `read` what was read and what was not.'

export const SentMessages = z.unknown().describe(DESCRIPTION)

export const ReadReport = z.object({
  format: z.string().describe('The shape: `openai-chat`, `anthropic`, `text` … Several are joined by ` + `.'),
  messages: z.number().int().describe('How many messages were made of it.'),
  unread: z
    .array(z.object({ at: z.string(), why: z.string() }))
    .describe(
      'What was not read, or was guessed, and why. `at` is a JSON pointer within what came; `*` stands for many.',
    ),
})
export type ReadReport = z.infer<typeof ReadReport>
