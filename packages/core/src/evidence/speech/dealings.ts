/** What passed between the two: for whom the customer speaks, what they said yes to, what they were offered. */
import { SPEAKS_FOR } from '../../languages/en/people.ts'
import { OFFERS, SAYS_YES } from '../../languages/en/speech.ts'
import type { Source } from '../conversation.ts'
import type { ToolCall } from '../tools/tool-calls.ts'
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

const DIGIT = /\d/

/** The last question of the agent with a figure in it that the customer's next words say yes to, unless a change followed. */
export function confirmedIn(turns: readonly Turn[], calls: readonly ToolCall[]): Source | undefined {
  for (let at = turns.length - 1; at > 0; at--) {
    const [answer, question] = [turns[at], turns[at - 1]]
    if (answer?.by !== 'customer' || question?.by !== 'agent') continue
    const first = answer.sentences[0]
    const asked = question.sentences.findLast(({ asks, text }) => asks && DIGIT.test(text))
    if (!first || !SAYS_YES.test(first.text) || !asked) continue
    const made = calls.some(({ changes, callAt = 0, outcome }) => changes && callAt > answer.at && outcome === 'done')
    return made ? undefined : { kind: 'agent', message: question.at, words: asked.text }
  }
  return undefined
}

const AMOUNT = /[$€£]\s?\d|\d\s?(?:%|euros?\b|dollars?\b|pounds?\b)/i

/** The last two. */
export const offersIn = (turns: readonly Turn[]): Source[] =>
  turns
    .flatMap(({ by, at, sentences }) =>
      by !== 'agent'
        ? []
        : sentences
            .filter(({ text }) => AMOUNT.test(text) && OFFERS.test(text))
            .map(({ text }): Source => ({ kind: 'agent', message: at, words: text })),
    )
    .slice(-2)
