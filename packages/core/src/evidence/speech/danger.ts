/** Where the customer spoke of danger. */
import type { Source } from '../conversation.ts'
import { safetyWords } from '../signals/safety-words.ts'
import { plain } from '../signals/talk.ts'
import type { Turn } from './spoken.ts'

const isDanger = (...said: readonly string[]): boolean =>
  safetyWords.read({ conversation: [], customer: said, calls: () => [] }) === true

/** The sentence that speaks of danger; where it takes two ("the heat is out", "we have a newborn"), the first of the customer's. */
export function dangerIn(turns: readonly Turn[]): Source | undefined {
  const said = turns.flatMap(({ by, at, sentences }) =>
    by === 'customer' ? sentences.map(({ text }) => ({ kind: by, message: at, words: text })) : [],
  )
  if (!isDanger(...said.map(({ words }) => plain(words)))) return undefined
  return said.find(({ words }) => isDanger(plain(words))) ?? said[0]
}
