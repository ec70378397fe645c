import { findings } from '../../words/en/findings.ts'
import type { Words } from '../../words/words.ts'

/** Every rule has words for a person, and nothing else has. */
export type RuleId = keyof Words['findings']

type RuleWords = { lacks: string } | { says: string; naming?: (facts: readonly string[]) => string } | null

/** What a person reads about the findings on a note: what it lacks in one list, the rest in sentences; each once. */
export function inPersonsWords(
  found: readonly { rule: string; said?: { facts: object } | undefined }[],
  said: Words['findings'] = findings,
): { lacks: string[]; remarks: string[] } {
  const lacks = new Set<string>()
  const remarks = new Set<string>()
  for (const { rule } of found) {
    const words: RuleWords | undefined = Object.hasOwn(said, rule) ? said[rule as RuleId] : undefined
    if (!words) continue
    if ('lacks' in words) lacks.add(words.lacks)
    else remarks.add(words.naming ? (named(words.naming, rule, found) ?? words.says) : words.says)
  }
  return { lacks: [...lacks], remarks: [...remarks] }
}

/** Names what all findings of a rule are about, as far as they say so. */
function named(
  naming: (facts: readonly string[]) => string,
  rule: string,
  found: Parameters<typeof inPersonsWords>[0],
): string | undefined {
  const facts = found.flatMap((finding) => {
    const fact = finding.rule === rule && finding.said && 'fact' in finding.said.facts ? finding.said.facts.fact : null
    return typeof fact === 'string' ? [fact] : []
  })
  return facts.length > 0 ? naming([...new Set(facts)]) : undefined
}
