/** How sure one can be of the case, where the agent did not say: from what speaks against it, what is missing, what is at risk. */
import type { Note } from '../note/note.ts'
import { compose } from '../words/en/compose.ts'
import { parts } from '../words/en/parts.ts'
import type { Words } from '../words/words.ts'

export function confidenceIn(
  { unknown, sensitivity, brief, why, when, tried, filledIn }: Note,
  laneName: string,
  by: { trigger: boolean; agent: boolean },
  words: Pick<Words, 'compose' | 'parts'> = { compose, parts },
): NonNullable<Note['confidence']> {
  const said = words.compose.confidence
  const [risk] = sensitivity
  if (unknown.some(({ kind }) => kind === 'contradiction')) return { level: 'unsure', basis: said.differ }
  if (risk)
    return { level: 'fairly_sure', basis: said.risk(words.parts.sensitivity[risk.kind].toLowerCase(), laneName) }
  const missing = unknown.filter(({ kind }) => kind === 'missing')
  const [first] = missing
  if (first) return { level: 'fairly_sure', basis: said.missing(missing.length, first.text) }
  if (when.urgency === 'now' || brief?.care.length) return { level: 'fairly_sure', basis: said.atStake }
  const unchecked = (brief?.notTried.length ?? 0) + (brief?.ownErrors.length ?? 0)
  if (unchecked > 0 || unknown.some(({ kind }) => kind === 'unverified'))
    return { level: 'fairly_sure', basis: tried.length > 0 ? said.unchecked : said.nothingTried }
  const isReasonless = !by.trigger && filledIn.includes('/why/sentence')
  if (why.code === 'low_confidence' || (by.agent && isReasonless)) return { level: 'fairly_sure', basis: said.noReason }
  if (!by.trigger && !by.agent) return { level: 'fairly_sure', basis: said.noBrief }
  return { level: 'sure', basis: said.routine }
}
