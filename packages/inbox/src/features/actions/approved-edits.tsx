/** What whoever approved first has changed, as they saw it: word by word, part by part. */

import { type DecideRequest, ExactNumber, type Note } from '@baton-desk/core'
import { t } from '@lingui/core/macro'
import WordDiff from '../../ui/word-diff.tsx'

type Edits = NonNullable<DecideRequest['edits']>
type Props = { note: Note; edits: Edits; by: string }

export default function ApprovedEdits({ note, edits, by }: Props) {
  return changesOf(note, edits).map(({ part, before, after }) => (
    <WordDiff key={part} label={t`${part}, as ${by} changed it`} before={before} after={after} />
  ))
}

function changesOf({ draft, action }: Note, edits: Edits) {
  const changed = [
    ...pairsOf(draft, edits.draft).map(({ name, ...pair }) => ({
      part: name === 'body' ? t`Draft` : t`Subject`,
      ...pair,
    })),
    ...pairsOf(action?.arguments, edits.arguments).map(({ name, ...pair }) => ({
      part: `${action?.tool}: ${name}`,
      ...pair,
    })),
  ]
  return changed.filter(({ before, after }) => before !== after)
}

function pairsOf(before: object | undefined, after: object | undefined) {
  const was = new Map(Object.entries(before ?? {}))
  return Object.entries(after ?? {}).map(([name, value]) => ({
    name,
    before: asText(was.get(name)),
    after: asText(value),
  }))
}

/** Lists and objects as JSON, which only the agent reads otherwise. */
function asText(value: unknown): string {
  if (value === undefined) return ''
  return typeof value === 'object' && !(value instanceof ExactNumber) ? JSON.stringify(value) : String(value)
}
