/** Where it is: streets with their numbers, rooms, in any of the languages that are read. */
import { LANGUAGES } from '../../languages/languages.ts'
import { headOf } from '../../text.ts'

const LIMITS = { text: 5_000, found: 5 } as const

/** In the order named, each once. */
export function placesIn(text: string): string[] {
  const read = headOf(text, LIMITS.text)
  const found = LANGUAGES.flatMap(({ places }) => {
    const match = places.STREET.exec(read)
    return match ? [{ at: match.index, words: match[0].replace(/[\s,;:]+$/, '') }] : []
  })
  return found
    .toSorted((a, b) => a.at - b.at || b.words.length - a.words.length)
    .filter(({ at }, n, all) => !all.slice(0, n).some((one) => at < one.at + one.words.length))
    .map(({ words }) => words)
    .slice(0, LIMITS.found)
}
