/** Danger that nobody has written down as a phrase, heard by what it is made of: blood and a face, a floor that gives way. */
import type { DangerSign, Language } from '../../languages/language.ts'
import { countWords } from '../../text.ts'
import { languagesFor } from './in-any-language.ts'

/** People in danger write little; in a long message the same words meet by chance. */
const MOST_WORDS = 60

const TOGETHER: readonly (readonly [DangerSign, DangerSign])[] = [
  ['HARM', 'WHOM'],
  ['HARM', 'STUCK'],
  ['HARM', 'HELP'],
  ['BUILDING', 'BREAKS'],
  ['STUCK', 'BREAKS'],
  ['STUCK', 'HELP'],
  ['STUCK', 'WHOM'],
  ['ATTACK', 'WHOM'],
  ['ATTACK', 'STUCK'],
  ['ATTACK', 'HELP'],
  ['BREAKS', 'HELP'],
]

/** One of them by itself. In lower case. */
export const hasAnyDangerSign = (text: string): boolean =>
  languagesFor(text).some(({ dangers }) => Object.values(dangers.SIGNS).some((signs) => text.search(signs) >= 0))

/** In lower case, without what is harmless. */
export function hasDangerSigns(text: string, { dangers }: Language): boolean {
  if (countWords(text) > MOST_WORDS) return false
  const heard = new Map<DangerSign, number>()
  const count = (sign: DangerSign): number => {
    const known = heard.get(sign) ?? new Set(text.match(dangers.SIGNS[sign])).size
    heard.set(sign, known)
    return known
  }
  return (
    TOGETHER.some(([one, other]) => count(one) > 0 && count(other) > 0) || count('DESPAIR') > 1 || count('ATTACK') > 1
  )
}
