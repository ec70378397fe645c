/**
 * The brief: what an agent says of the case when it hands off. Everything may be left out; each line names the messages it
 * rests on. The names are those that models see in the tool `hand_off`, and therefore in snake case.
 */
import { z } from 'zod'
import { line } from '../text.ts'

/** Longer than a line should be, so that none is cut. */
const LINE = 600
/** Lines of one field. */
const LINES = 12

const m = z
  .array(z.coerce.number<number>().int().nonnegative())
  .max(20)
  .default([])
  .describe('Numbers of the messages it rests on, as you have them; the first is 0, every entry counts one.')

export const BriefLine = z.object({ text: line(LINE), m })
export type BriefLine = z.infer<typeof BriefLine>

const several = z.array(BriefLine).max(LINES)

/** Date and time, on the business's clock where no offset stands. */
const MOMENT = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?$/

const BriefBy = BriefLine.extend({
  at: z
    .string()
    .regex(MOMENT)
    .optional()
    .describe('The same moment on the clock of the business: 2026-05-21T16:00. Only where you know today’s date.'),
})

const BriefAsk = z.object({
  text: line(300).describe('Verb first, at most 20 words, with record and amount.'),
  kind: z
    .enum(['approve', 'choose', 'answer', 'act', 'take_over'])
    .optional()
    .describe(
      'approve: a yes or no. choose: one of the options. answer: what they say is passed on. act: they do something. take_over: the rest is theirs.',
    ),
  options: z.array(line(120)).max(9).optional().describe('Only where there is a real choice.'),
  m,
})

const BriefOpen = z.object({
  text: line(LINE),
  record: line(120).optional().describe('The record it is about.'),
  otherwise: line(LINE).optional().describe('What they said should happen if it cannot be done.'),
  state: z
    .enum(['open', 'done', 'dropped'])
    .default('open')
    .describe('Done or dropped only where leaving it out would mislead.'),
  m,
})

const BriefTried = z.object({
  step: line(LINE),
  result: line(LINE).default('').describe('What came out.'),
  m,
})

const BriefIdentifier = z.object({ label: line(60).default(''), value: line(200), m })

const BriefCustomer = z.object({
  name: line(200).optional(),
  identifiers: z.array(BriefIdentifier).max(LINES).optional().describe('Their own: account, order, booking.'),
  reach: several.optional().describe('How they can be reached.'),
  not_reach: several.optional().describe('How not, and when not.'),
  others: several.optional().describe('Who else is named, and whose number or record is whose.'),
  m,
})

export const Brief = z
  .object({
    ask: BriefAsk.describe('The one thing that the person must do or decide now.'),
    first_step: BriefLine.describe(
      'What you would do first in their place, or what you would answer and why; at most 15 words.',
    ),
    why_you: several.describe(
      'The rule, limit or error itself that stopped you, with the fact that meets it; or that no rule was named.',
    ),
    open: z.array(BriefOpen).max(LINES).describe('What the customer wants besides the ask.'),
    decides: several.describe('Facts that settle it, as they stand now: amounts, dates, class, status, whose.'),
    tried: z
      .array(BriefTried)
      .max(LINES * 2)
      .describe('What was tried.'),
    not_tried: several.describe('What was not checked, opened or done.'),
    customer: BriefCustomer.describe('Who they are.'),
    told: several.describe(
      'What they were refused, offered or promised, or only claim to have been told, and by whom.',
    ),
    conflicts: several.describe('Both sides, where customer and record say different things about the same thing.'),
    by: BriefBy.describe('When it is too late for them, why, and what they do then.'),
    care: several.describe('Danger, law, health, money at risk, grief; only where there is any.'),
    own_errors: several.describe('What you did or said wrong, or are not sure of; not again under told or conflicts.'),
  })
  .partial()
export type Brief = z.infer<typeof Brief>

/** A brief as an agent writes it: a text stands for a line, one line for a list. */
export type BriefInput = Loose<z.input<typeof Brief>>
type Loose<T> = T extends (infer Item)[]
  ? Loose<Item>[] | Loose<Item>
  : T extends object
    ? string | { [Key in keyof T]?: Loose<T[Key]> }
    : T
