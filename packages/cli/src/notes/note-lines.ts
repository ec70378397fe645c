import { Finding, Note } from '@baton-desk/core'
import { z } from 'zod'
import { EXIT, Failure } from '../terminal/exit-code.ts'
import { firstIssue } from '../terminal/first-issue.ts'

const Line = z.object({
  id: z.string().optional(),
  lane: z.string().optional(),
  note: Note,
  findings: z.array(Finding).optional(),
})
export type NoteLine = z.infer<typeof Line>

/** A note as `baton compose` writes it, with its id, lane and findings, or a bare note. */
export function readNoteLine(value: unknown, number: number): NoteLine {
  const read = Line.safeParse(inLine(value))
  if (read.success) return read.data
  throw refused(number, read.error)
}

const Sent = Line.extend({ note: z.unknown() }).omit({ findings: true })

/** The same with a note as it came, in part or whole. */
export function readSentNote(value: unknown, number: number): z.infer<typeof Sent> {
  const read = Sent.safeParse(inLine(value))
  if (read.success) return read.data
  throw refused(number, read.error)
}

const inLine = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !('note' in value) ? { note: value } : value

function refused(number: number, error: z.ZodError): Failure {
  return new Failure(`Note ${number}: ${firstIssue(error)}. Expected a note as “baton compose” writes it.`, EXIT.usage)
}
