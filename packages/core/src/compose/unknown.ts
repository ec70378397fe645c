/** What is not known: contradictions, questions left open, claims nobody checked, who the customer is. */

import type { Evidence } from '../evidence/evidence.ts'
import { CHECKING } from '../languages/en/agents.ts'
import type { Unknown } from '../note/note.ts'
import { compose } from '../words/en/compose.ts'
import type { Words } from '../words/words.ts'
import { cut, quotable, withoutSoftening } from './wording.ts'

const MAX = { contradictions: 2, claims: 2, questions: 3 } as const

/** What a record says otherwise; what the agent said otherwise stands in the talk, and is often the same in other words. */
export const byRecord = (contradictions: Evidence['contradictions']): Evidence['contradictions'] =>
  contradictions.filter(({ sources }) => sources[1].kind === 'tool')

/** "I've checked and can confirm that you are …" → what was found. */
const withoutChecking = (text: string): string => text.replace(CHECKING, '')

export function unknownFrom(
  evidence: Evidence,
  has: { who: boolean; record: boolean },
  words: Words['compose'] = compose,
): Unknown[] {
  const unknown: Unknown[] = []
  const told = new Set<string>()
  for (const { customer, record, sources } of byRecord(evidence.contradictions)) {
    const side = quotable(withoutChecking(withoutSoftening(record)))
    if (told.has(side) || told.size >= MAX.contradictions) continue
    told.add(side)
    const by = sources[1].kind === 'tool' ? 'record' : 'agent'
    unknown.push({
      text: cut(words.sides(quotable(customer), by, side), 500),
      kind: 'contradiction',
      sources,
    })
  }
  for (const { text, source } of evidence.claims.slice(0, MAX.claims))
    unknown.push({
      text: cut(words.notChecked(words.quoted(quotable(text))), 300),
      kind: 'unverified',
      sources: [source],
    })
  for (const { text, by, source } of evidence.unanswered.slice(0, MAX.questions))
    unknown.push({
      text: cut(
        by === 'customer'
          ? words.theirQuestion(words.quoted(quotable(text)))
          : words.unanswered(words.quoted(quotable(text))),
        300,
      ),
      kind: 'unanswered',
      sources: [source],
    })
  if (!has.who) unknown.push({ text: words.whoIsMissing, kind: 'missing', about: 'who', sources: [] })
  if (!has.record) unknown.push({ text: words.recordIsMissing, kind: 'missing', about: 'where', sources: [] })
  return unknown
}
