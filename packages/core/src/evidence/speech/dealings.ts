/** For whom the customer speaks, and how they must not be reached. */
import { SPEAKS_FOR } from '../../languages/en/people.ts'
import type { Source } from '../conversation.ts'
import type { Turn } from './spoken.ts'

/** In the customer's words turned to them: `their daughter`. */
export function callsForIn(turns: readonly Turn[]): { whom: string; source: Source } | undefined {
  for (const { by, at, sentences } of turns.slice(0, 12)) {
    if (by !== 'customer') continue
    for (const { text, said } of sentences) {
      const whom = SPEAKS_FOR.exec(said)?.groups?.first
      if (whom)
        return { whom: whom.replace(/^(?:my|our)\b/i, 'their'), source: { kind: 'customer', message: at, words: text } }
    }
  }
  return undefined
}

/** In their last words on it. */
export function noCallsIn(turns: readonly Turn[]): Source | undefined {
  const said = turns.flatMap(({ by, at, sentences }) =>
    by === 'customer'
      ? sentences.map((sentence): [Source, typeof sentence] => [
          { kind: by, message: at, words: sentence.text },
          sentence,
        ])
      : [],
  )
  return said.findLast(([, { said: text, language }]) => language?.reach.NO_CALLS.test(text))?.[0]
}
