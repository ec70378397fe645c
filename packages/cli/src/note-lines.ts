import { Finding, Note } from '@baton/core'
import { z } from 'zod'
import { EXIT, Failure } from './exit-code.ts'

const Line = z.object({
  id: z.string().optional(),
  lane: z.string().optional(),
  note: Note,
  findings: z.array(Finding).optional(),
})
export type NoteLine = z.infer<typeof Line>

/** A note as `baton compose` writes it, with its id, lane and findings, or a bare note. */
export function readNoteLine(value: unknown, number: number): NoteLine {
  const isBare = typeof value === 'object' && value !== null && !('note' in value)
  const read = Line.safeParse(isBare ? { note: value } : value)
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw new Failure(
    `Note ${number}: /${issue?.path.join('/')}: ${issue?.message}. Expected a note as “baton compose” writes it.`,
    EXIT.usage,
  )
}
