/**
 * What a reading case is: a conversation up to the hand-off with its gold, the facts that an expert would hand over, written
 * before any note on it was seen. Our own talks hold all of it; of public transfers the gold lies outside the project.
 */
import { Conversation, type SuppliedNote, Urgency } from '@baton-desk/core'
import { z } from 'zod'
import { isSaid } from './said.ts'

export const CONDITIONS = ['brief', 'summary', 'nothing'] as const
export type Condition = (typeof CONDITIONS)[number]

const ROLES = ['receptionist', 'sales', 'support', 'home_service', 'professional_services'] as const

/** Words that show that something is said, or several that must stand in one line. How they are compared: `said.ts`. */
const Pattern = z.union([z.string().min(1), z.number()]).overwrite((value) => String(value))
const Alternative = z.union([Pattern, z.array(Pattern).min(1)]).transform((value) => [value].flat().map(String))
export type Alternative = z.infer<typeof Alternative>

const Fact = z.strictObject({
  fact: z.string().min(1),
  /** It settles what one does. */
  decides: z.boolean().default(false),
  /** A name or number that other lines need to say what they are about: it may stand in several. */
  handle: z.boolean().default(false),
  says: z.array(Alternative).min(1),
  /** What would be false: a value of before, another person's record. A line that says both tells the change, and is not. */
  not: z.array(Alternative).default([]),
})
export type Fact = z.infer<typeof Fact>

const gold = {
  /** The note that an expert would write, about 60 words. */
  note: z.string().min(1),
  facts: z.array(Fact).min(4).max(16),
  /** Statements that would be false, beside those of the facts. */
  never: z.array(z.strictObject({ statement: z.string().min(1), says: z.array(Alternative).min(1) })).default([]),
}

export const Gold = z.strictObject({ id: z.string().min(1), ...gold }).superRefine(checkGold)
export type Gold = z.infer<typeof Gold>

/** What a model sent with the tool `hand_off`, and what it answered to the desk's questions, by their ids. */
export const SentBrief = z.looseObject({
  urgency: Urgency.optional(),
  answers: z.record(z.string(), z.string()).optional(),
})
export type SentBrief = z.infer<typeof SentBrief>

export const Talk = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/, 'Expected small letters, digits and hyphens.'),
    role: z.enum(ROLES),
    language: z.enum(['en', 'de', 'es', 'fr', 'pl']).default('en'),
    /** Spoken, as a recogniser writes it: "uh", half sentences, words said twice. */
    spoken: z.boolean().default(false),
    /** When it is handed off. */
    at: z.iso.datetime({ offset: true }),
    conversation: Conversation.min(2),
    /** What an agent that has no brief writes in one go. */
    summary: z.string().min(1),
    brief: SentBrief,
    gold: z.strictObject(gold).superRefine(checkGold),
  })
  .superRefine(({ conversation }, context) => {
    const calls = new Set(conversation.flatMap(({ toolCall }) => toolCall?.id ?? []))
    for (const [index, { callId }] of conversation.entries())
      if (callId !== undefined && !calls.has(callId))
        context.addIssue({
          code: 'custom',
          path: ['conversation', index, 'callId'],
          message: `Answers the call ${callId}, which is none of ${[...calls].join(', ') || 'no call'}.`,
        })
  })

/** One case to read, wherever it comes from. */
export type ReadingCase = {
  id: string
  from: 'talks' | 'transfers'
  /** Lane of the starter playbook. */
  lane: string
  at: string
  conversation: Conversation
  supplied: SuppliedNote
  brief?: SentBrief | undefined
  gold?: Omit<Gold, 'id'> | undefined
}

type Written = Omit<Gold, 'id'>

/** The gold note is held to its own facts: patterns that do not find what decides in a good note find it nowhere. */
function checkGold({ note, facts, never }: Written, context: z.RefinementCtx): void {
  const complain = (path: (string | number)[], message: string): void =>
    context.addIssue({ code: 'custom', path, message })
  const deciding = facts.filter(({ decides }) => decides).length
  if (deciding < 2 || deciding > 6) complain(['facts'], `Expected 2 to 6 facts with decides: true, got ${deciding}.`)
  for (const [n, { fact, decides, says, not }] of facts.entries()) {
    const { isTrue, isFalse } = isSaid({ says, not }, note)
    if (decides && !isTrue) complain(['facts', n, 'says'], `The gold note does not say what decides: ${fact}`)
    if (isFalse) complain(['facts', n, 'not'], `The gold note says what is false of: ${fact}`)
  }
  for (const [n, { statement, says }] of never.entries())
    if (isSaid({ says, not: [] }, note).isTrue)
      complain(['never', n, 'says'], `The gold note says what it never should: ${statement}`)
}
