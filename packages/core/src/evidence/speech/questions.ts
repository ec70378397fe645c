/** Questions that nobody answered. */
import { REQUEST_ASKED } from '../../languages/en/speech.ts'
import { LANGUAGES } from '../../languages/languages.ts'
import type { Source } from '../conversation.ts'
import { asksForPerson } from './requests.ts'
import type { Turn } from './spoken.ts'

export type QuestionFact = { text: string; by: 'customer' | 'agent'; source: Source }

const MAX = 10

const isPolite = (text: string): boolean => LANGUAGES.some(({ speech }) => speech.POLITE.test(text))

/** Those of the last turn of either side: what came before it, the talk has passed over. */
export function openQuestions(turns: readonly Turn[]): QuestionFact[] {
  const open: QuestionFact[] = []
  const lastSpeaker = turns.findLast(({ withCall }) => !withCall)?.by
  for (const { at, by, sentences, withCall } of turns.toReversed()) {
    if (withCall) continue
    if (by !== lastSpeaker || open.length >= MAX) break
    const asked = sentences.filter(
      ({ text, asks }) =>
        asks && !isPolite(text) && !(by === 'customer' && (REQUEST_ASKED.test(text) || asksForPerson(text))),
    )
    open.unshift(
      ...asked.map(({ text }): QuestionFact => ({ text, by, source: { kind: by, message: at, words: text } })),
    )
  }
  return open.slice(0, MAX)
}
