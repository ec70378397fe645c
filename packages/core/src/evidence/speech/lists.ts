/** Members of lists, which say something else without the line above them. */
import { CONDITIONAL } from '../../languages/en/speech.ts'
import type { SpokenSentence } from './spoken.ts'

const LISTED = /^\s*(?:[-•*]|\d{1,2}[.)])\s/

/** "It can be cancelled if: - it was booked today": by itself the member would say that it was. */
export function isCondition(sentences: readonly SpokenSentence[], n: number): boolean {
  if (!LISTED.test(sentences[n]?.text ?? '')) return false
  const stem = sentences.slice(0, n).findLast(({ text }) => !LISTED.test(text))
  return stem !== undefined && /[:：]["*]*$/.test(stem.text) && CONDITIONAL.test(stem.text)
}

/** What machines print: keys and values of JSON are nobody's sentence. */
export const isPrinted = (text: string): boolean =>
  /"\s*:\s*["{[\d]|^\s*[{}\]]|[{}\]]["']?\s*,?$|^"?\w+"\s*:/.test(text)
