import { distance } from 'fastest-levenshtein'
import { type Finding, isMust } from '../note/check/finding.ts'
import type { Note } from '../note/note.ts'
import { readingOf } from '../note/reading.ts'
import type { DecisionAnswer } from './decision.ts'
import type { EditFacts, NoteFacts } from './event.ts'

export const lacksOf = (findings: readonly Finding[]): string[] => [
  ...new Set(findings.filter(isMust).map(({ rule }) => rule)),
]

/** What is counted of a note: it stays when the words go. */
export function factsOfNote(note: Note, findings: readonly Finding[]): NoteFacts {
  const { core, all } = readingOf(note)
  const { promise, why } = note
  return {
    words: all,
    core,
    reason: why.code,
    lacks: lacksOf(findings),
    remarks: [...new Set(findings.filter((finding) => !isMust(finding)).map(({ rule }) => rule))],
    ...(promise?.by && { promisedBy: promise.by }),
  }
}

/** Of longer texts only so much is compared: the time that it takes grows with the square. */
const COMPARED = 2_000

export function factsOfEdits({ draft, action }: Note, edits: DecisionAnswer['edits']): EditFacts | undefined {
  if (!edits) return undefined
  const { body, subject } = edits.draft ?? {}
  const given = edits.arguments
  const names = new Set([...Object.keys(given ?? {}), ...Object.keys(action?.arguments ?? {})])
  const changed = [...names].filter((name) => JSON.stringify(given?.[name]) !== JSON.stringify(action?.arguments[name]))
  return {
    ...(body !== undefined && { body: percentChanged(draft?.body ?? '', body) }),
    ...(subject !== undefined && { subject: percentChanged(draft?.subject ?? '', subject) }),
    ...(given && changed.length > 0 && { arguments: changed.length }),
  }
}

function percentChanged(before: string, after: string): number {
  const [from, to] = [before.slice(0, COMPARED), after.slice(0, COMPARED)]
  const longer = Math.max(from.length, to.length)
  return longer === 0 ? 0 : Math.round((distance(from, to) / longer) * 100)
}
