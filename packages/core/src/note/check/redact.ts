import { cutText } from '../../text.ts'
import { Note } from '../note.ts'
import { pointerTo } from '../pointer.ts'
import { type Finding, toFinding } from './finding.ts'
import { redactText } from './secrets.ts'

export type Redacted = { note: Note; findings: Finding[] }

/**
 * Takes secrets out of every text of a note, before it is kept or shown. A proposed action stays as it is,
 * because a person approves exactly it; what the check finds there is said and not removed.
 */
export function redactNote(note: Note): Redacted {
  const findings: Finding[] = []
  const redacted = redactWithin(note, '', findings)
  return findings.length === 0 ? { note, findings } : { note: Note.parse(redacted), findings }
}

function redactWithin(value: unknown, pointer: string, findings: Finding[]): unknown {
  if (pointer === '/action') return value
  if (typeof value === 'string') {
    const redacted = redactText(value)
    if (redacted === value) return value
    const found = { rule: 'secret-in-note', level: 'should' as const, pointer }
    findings.push(toFinding(found, { code: 'secretRemoved', facts: {} }))
    // The replacement may be longer than what it replaces; 40 characters is the tightest limit of a text in a note.
    return redacted.length > value.length ? cutText(redacted, Math.max(40, value.length)) : redacted
  }
  if (Array.isArray(value)) return value.map((item, n) => redactWithin(item, pointerTo(pointer, n), findings))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, redactWithin(part, pointerTo(pointer, key), findings)]),
  )
}
