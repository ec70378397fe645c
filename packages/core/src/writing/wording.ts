/**
 * What a language model writes of a handoff: a brief and the request, line by line, each with the numbers of the places it
 * rests on. Nothing of it is believed yet.
 */
import { z } from 'zod'
import type { Conversation } from '../evidence/conversation.ts'
import type { Brief, BriefLine } from '../note/brief.ts'
import type { Note } from '../note/note.ts'
import { salvageBrief } from '../note/salvage-brief.ts'
import type { Template } from '../note/templates/own-template.ts'
import type { Instant } from '../time/instant.ts'

/** The four texts of a note. */
export const WRITTEN_PARTS = ['ask', 'what', 'why', 'next'] as const
export type WrittenPart = (typeof WRITTEN_PARTS)[number]

export type WordingContext = {
  conversation: Conversation
  now: Instant
  template?: Template
  /** What the lane has declared for silence. */
  onSilence?: string
}

export type Wording = Brief & { what?: BriefLine[] }

/** Whatever shape it has: what cannot be read of it is left out. */
export function readWording(answer: unknown): Wording {
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return {}
  const { what, ...rest } = answer as Record<string, unknown>
  const { brief } = salvageBrief(rest)
  // A line of the request is read as one of the brief.
  const { brief: read } = salvageBrief({ decides: what ?? [] })
  return { ...brief, ...(read.decides && { what: read.decides }) }
}

const m = z.array(z.int().nonnegative()).describe('Numbers of one to three places.')
const Line = z.object({ text: z.string(), m })
const lines = z.array(Line)

/** Every key is there, since strict endpoints want it so; what there is nothing to say of is empty. */
const FIELDS = {
  open: z.array(z.object({ text: z.string(), otherwise: z.string(), m })),
  decides: lines,
  tried: z.array(z.object({ step: z.string(), result: z.string(), m })),
  not_tried: lines,
  customer: z.object({
    name: z.string(),
    identifiers: z.array(z.object({ label: z.string(), value: z.string(), m })),
    reach: lines,
    not_reach: lines,
    others: lines,
    m,
  }),
  told: lines,
  conflicts: lines,
  by: Line,
  care: lines,
  own_errors: lines,
}

const PART_FIELDS: Record<WrittenPart, [string, z.ZodType]> = {
  ask: ['ask', Line],
  what: ['what', lines],
  why: ['why_you', lines],
  next: ['first_step', Line],
}

/** The form of the answer. */
export function wordingSchema(parts: readonly WrittenPart[], withBrief: boolean): Record<string, unknown> {
  const asked = Object.fromEntries(parts.map((part) => PART_FIELDS[part]))
  const { $schema: _schema, ...schema } = z.toJSONSchema(z.object({ ...asked, ...(withBrief && FIELDS) }))
  return schema
}

/** An agent that sent a brief has said in it what there is to say. */
export const needsBrief = ({ brief }: Note): boolean => brief === undefined
