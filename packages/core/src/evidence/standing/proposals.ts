/** What the agent put to the customer, and what they answered. */

import { english } from '../../languages/en/en.ts'
import { CHATS, OFFERS } from '../../languages/en/speech.ts'
import { CARRIED_OUT, ONLY_LOOKS } from '../../languages/en/standing.ts'
import { countWords } from '../../text.ts'
import type { Source } from '../conversation.ts'
import { isCondition, isPrinted } from '../speech/lists.ts'
import type { SpokenSentence, Turn } from '../speech/spoken.ts'
import type { ToolCall } from '../tools/tool-calls.ts'

/** `answer`: what the customer said to it, first. */
export type Proposal = { source: Source; answer?: Source | undefined }

const FIGURE = /\d/
/** Asks whether something is so, and puts nothing up. */
const CHECKS_ONLY = /\b(?:is|does) (?:that|this|it|everything)\b|\bconfirm (?:if|whether|that)\b/i
const AMOUNT = /[$€£]\s?\d|\d\s?(?:%|euros?\b|dollars?\b|pounds?\b)/i
const MOST = { words: 60, offers: 2 } as const

/** The last that the customer said yes to, unless a change followed. */
export function confirmedIn(turns: readonly Turn[], calls: readonly ToolCall[]): Proposal | undefined {
  for (let n = turns.length - 1; n > 0; n--) {
    const [answer, asked] = [turns[n], turns[n - 1]]
    if (answer?.by !== 'customer' || asked?.by !== 'agent') continue
    const [first] = answer.sentences
    if (!first || !saysYes(first)) continue
    const words = proposalIn(asked)
    if (words === undefined) continue
    const made = calls.some(({ changes, callAt = 0, outcome }) => changes && callAt > answer.at && outcome === 'done')
    return made
      ? undefined
      : {
          source: { kind: 'agent', message: asked.at, words },
          answer: { kind: 'customer', message: answer.at, words: first.text },
        }
  }
  return undefined
}

const saysYes = ({ text, language = english }: SpokenSentence): boolean => language.standing.SAYS_YES.test(text)

/** The question with which it is put up, where figures stand in it, else with the sentence before it that has them. */
function proposalIn({ sentences }: Turn): string | undefined {
  const at = sentences.findLastIndex((sentence) => putsForward(sentence))
  const question = sentences[at]
  if (!question) return undefined
  if (FIGURE.test(question.text)) return question.text
  const before = sentences[at - 1]
  if (CHECKS_ONLY.test(question.text) && !AMOUNT.test(before?.text ?? '')) return undefined
  return before &&
    FIGURE.test(before.text) &&
    !before.asks &&
    !CHATS.test(before.text) &&
    countWords(before.text) <= MOST.words
    ? before.text
    : undefined
}

/** It asks for a yes, and for nothing that the customer would have to tell. */
const putsForward = ({ text, asks, language = english }: SpokenSentence): boolean =>
  !isPrinted(text) &&
  !ONLY_LOOKS.test(text) &&
  (asks || !/[:]$/.test(text)) &&
  language.standing.PUTS_FORWARD.test(text)

/** The last two that hold an amount, with what the customer said to each. */
export const offersIn = (turns: readonly Turn[]): Proposal[] =>
  turns
    .flatMap(({ by, at, sentences }, n) =>
      by !== 'agent'
        ? []
        : sentences
            .filter(
              ({ text }, n) =>
                !isCondition(sentences, n) &&
                !isPrinted(text) &&
                AMOUNT.test(text) &&
                OFFERS.test(text) &&
                !CARRIED_OUT.test(text) &&
                countWords(text) <= MOST.words,
            )
            .map(({ text }): Proposal => {
              const answer = turns.slice(n + 1).find((turn) => turn.by === 'customer')
              const [first] = answer?.sentences ?? []
              return {
                source: { kind: 'agent', message: at, words: text },
                ...(answer && first && { answer: { kind: 'customer', message: answer.at, words: first.text } }),
              }
            }),
    )
    .slice(-MOST.offers)
