import { findings } from '../../words/en/findings.ts'
import type { Words } from '../../words/words.ts'

/** Every rule has words for a person, and nothing else has. */
export type RuleId = keyof Words['findings']

type RuleWords = { lacks: string } | { says: string }

/** What a person reads about the findings on a note: what it lacks in one list, the rest in sentences; each once. */
export function inPersonsWords(
  found: { rule: string }[],
  said: Words['findings'] = findings,
): { lacks: string[]; remarks: string[] } {
  const lacks = new Set<string>()
  const remarks = new Set<string>()
  for (const { rule } of found) {
    const words: RuleWords | undefined = Object.hasOwn(said, rule) ? said[rule as RuleId] : undefined
    if (words === undefined) continue
    if ('lacks' in words) lacks.add(words.lacks)
    else remarks.add(words.says)
  }
  return { lacks: [...lacks], remarks: [...remarks] }
}
