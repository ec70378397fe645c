/** Questions that nobody answered. */
import type { Source } from '../conversation.ts'
import { asksForPerson } from './requests.ts'
import type { Turn } from './spoken.ts'

export type QuestionFact = { text: string; by: 'customer' | 'agent'; source: Source }

const MAX = 10
/** Ways to open or close a talk, not questions that want an answer. */
const POLITE =
  /\b(?:anything else|can (?:you|i|we) help|help (?:me|you)(?: with| fix| sort| figure| out|$)|how can i|how may i|assist (?:me|you)|is that (?:ok|okay)|sound(?:s)? good|would you like me to|shall i|what should i do|what (?:do|should) (?:i|we) do|what else can|is there anything)\b/i

/** A request in the form of a question; it is heard as a request. */
const REQUEST =
  /\b(?:can|could|would|will) (?:you|we|i)\b(?!.{0,30}\b(?:tell|explain|let me know|say|know)\b)|\bis there (?:any|a|some) (?:way|chance|possibility)\b/i

/** Those of the last turn of either side: what came before it, the talk has passed over. */
export function openQuestions(turns: readonly Turn[]): QuestionFact[] {
  const open: QuestionFact[] = []
  const lastSpeaker = turns.findLast(({ withCall }) => !withCall)?.by
  for (const { at, by, sentences, withCall } of turns.toReversed()) {
    if (withCall) continue
    if (by !== lastSpeaker || open.length >= MAX) break
    const asked = sentences.filter(
      ({ text, asks }) =>
        asks && !POLITE.test(text) && !(by === 'customer' && (REQUEST.test(text) || asksForPerson(text))),
    )
    open.unshift(
      ...asked.map(({ text }): QuestionFact => ({ text, by, source: { kind: by, message: at, words: text } })),
    )
  }
  return open.slice(0, MAX)
}
