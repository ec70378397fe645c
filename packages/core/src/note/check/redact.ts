import { redactText } from '../../secrets/secrets.ts'
import type { Note } from '../note.ts'
import { pointerTo } from '../pointer.ts'
import { withinLimits } from '../within-limits.ts'
import { type Finding, toFinding } from './finding.ts'

export type Redacted = { note: Note; findings: Finding[] }

/**
 * Takes secrets out of every text of a note, before it is kept or shown. A proposed action stays as it is,
 * because a person approves exactly it; what the check finds there is said and not removed. `said`: what is secret by the
 * question that it answered.
 */
export function redactNote(note: Note, said: readonly string[] = []): Redacted {
  const findings: Finding[] = []
  const redacted = redactWithin(note, '', { findings, said })
  return findings.length === 0 ? { note, findings } : { note: withinLimits(redacted as Note), findings }
}

type Redacting = { findings: Finding[]; said: readonly string[] }

function redactWithin(value: unknown, pointer: string, redacting: Redacting): unknown {
  if (pointer === '/action') return value
  if (typeof value === 'string') {
    const redacted = redactText(value, redacting.said)
    if (redacted === value) return value
    const found = { rule: 'secret-in-note', level: 'should' as const, pointer }
    redacting.findings.push(toFinding(found, { code: 'secretRemoved', facts: {} }))
    return redacted
  }
  if (Array.isArray(value)) return value.map((item, n) => redactWithin(item, pointerTo(pointer, n), redacting))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, redactWithin(part, pointerTo(pointer, key), redacting)]),
  )
}
