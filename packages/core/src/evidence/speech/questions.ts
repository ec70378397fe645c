/** Questions that nobody answered. */
import { POLITE, REQUEST_ASKED } from '../../languages/en/speech.ts'
import type { Source } from '../conversation.ts'
import { asksForPerson } from './requests.ts'
import type { Turn } from './spoken.ts'

export type QuestionFact = { text: string; by: 'customer' | 'agent'; source: Source }

const MAX = 10

/** Those of the last turn of either side: what came before it, the talk has passed over. */
export function openQuestions(turns: readonly Turn[]): QuestionFact[] {
  const open: QuestionFact[] = []
  const lastSpeaker = turns.findLast(({ withCall }) => !withCall)?.by
  for (const { at, by, sentences, withCall } of turns.toReversed()) {
    if (withCall) continue
    if (by !== lastSpeaker || open.length >= MAX) break
    const asked = sentences.filter(
      ({ text, asks }) =>
        asks && !POLITE.test(text) && !(by === 'customer' && (REQUEST_ASKED.test(text) || asksForPerson(text))),
    )
    open.unshift(
      ...asked.map(({ text }): QuestionFact => ({ text, by, source: { kind: by, message: at, words: text } })),
    )
  }
  return open.slice(0, MAX)
}
