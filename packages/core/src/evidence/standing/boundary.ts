/** Where the agent stopped: what it refused in its own words, or what a system answered, whichever came last. */

import { NOT_A_RULE } from '../../languages/en/agents.ts'
import { english } from '../../languages/en/en.ts'
import { FOLLOWS_FROM } from '../../languages/en/standing.ts'
import { countWords } from '../../text.ts'
import type { Source } from '../conversation.ts'
import { isCondition, isPrinted } from '../speech/lists.ts'
import type { SpokenSentence, Turn } from '../speech/spoken.ts'
import { stemsOf } from '../stems.ts'
import type { ToolCall } from '../tools/tool-calls.ts'
import type { Matter } from './matters.ts'

/** What the agent refused, with the sentence before it where it rests on that one. */
export type Refusal = { text: string; source: Source; about: Matter | undefined }

export type Boundary = { by: 'agent'; refusal: Refusal } | { by: 'tool'; call: ToolCall }

const WORDS = { least: 4, most: 60, alone: 14 } as const
/** "If this does not match …" says nothing of what is so. */
const CONDITIONAL = /^(?:if|unless|once|should|when|whenever|in case)\b/i
/** A line of a list with its label: "Bags: no extra ones". */
const LABELLED = /^\s*(?:[-•*]|\d{1,2}[.)])?\s*[\p{L} ]{2,30}: (?:no|none|not)\b/iu

/** In the order said. */
export function refusalsIn(turns: readonly Turn[], matters: readonly Matter[]): Refusal[] {
  return turns.flatMap(({ by, at, sentences }) =>
    by !== 'agent'
      ? []
      : sentences.flatMap((sentence, n) => {
          if (!isRefusal(sentence) || isCondition(sentences, n) || isPrinted(sentence.text)) return []
          const text = withWhatItRestsOn(sentence, sentences[n - 1])
          const source: Source = { kind: by, message: at, words: sentence.text }
          return [{ text, source, about: aboutWhich(text, matters, at) }]
        }),
  )
}

function isRefusal({ text, asks, language = english }: SpokenSentence): boolean {
  if (asks || CONDITIONAL.test(text) || LABELLED.test(text)) return false
  const words = countWords(text)
  return (
    language.standing.REFUSES_THEM.test(text) && words >= WORDS.least && words <= WORDS.most && !NOT_A_RULE.test(text)
  )
}

/** "Given that, I cannot change it." says with the sentence before it why. */
function withWhatItRestsOn({ text }: SpokenSentence, before: SpokenSentence | undefined): string {
  return before && !before.asks && FOLLOWS_FROM.test(text) && countWords(before.text) <= WORDS.most / 2
    ? `${before.text} ${text}`
    : text
}

/** The matter that shares most of its words; of equals the one that was asked for last. */
function aboutWhich(words: string, matters: readonly Matter[], at: number): Matter | undefined {
  const heard = stemsOf(words)
  let best: Matter | undefined
  let most = 0
  for (const matter of matters) {
    if ((matter.said[0]?.message ?? 0) > at) continue
    const own = stemsOf(`${matter.request.verb} ${matter.request.object}`)
    const shared = [...own].filter((word) => heard.has(word)).length
    if (shared > 0 && shared >= most) {
      most = shared
      best = matter
    }
  }
  return best
}

/** The last word on it. Of what the agent refused in one breath, what was asked for and says why. */
export function boundaryIn(refusals: readonly Refusal[], calls: readonly ToolCall[]): Boundary | undefined {
  const stuck = calls.findLast(
    (call) => !call.handsOver && !call.overcome && (call.changes || call.outcome === 'failed') && isStuck(call),
  )
  const refusal = lastRefusal(refusals)
  const saidAt = refusal?.source.message ?? -1
  const wentOn = calls.findLast(({ changes, handsOver, outcome }) => changes && !handsOver && outcome === 'done')
  const isOver = stuck !== undefined && (wentOn?.answerAt ?? -1) > (stuck.answerAt ?? 0)
  if (stuck && !isOver && (stuck.answerAt ?? 0) > saidAt) return { by: 'tool', call: stuck }
  if (refusal) return { by: 'agent', refusal }
  return stuck && !isOver ? { by: 'tool', call: stuck } : undefined
}

const isStuck = ({ outcome }: ToolCall): boolean => outcome === 'refused' || outcome === 'failed'

function lastRefusal(refusals: readonly Refusal[]): Refusal | undefined {
  // What was refused and is over stops nobody.
  const standing = refusals.filter(({ about }) => about?.state !== 'dropped' && about?.state !== 'done')
  const last = standing.findLast(({ about }) => about !== undefined) ?? standing.at(-1)
  const together = standing.filter(({ source }) => source.message === last?.source.message)
  return together.toSorted((a, b) => weightOf(b) - weightOf(a))[0]
}

const weightOf = ({ text, about }: Refusal): number =>
  (about ? 2 : 0) + (REASON.test(text) ? 2 : 0) + Math.min(countWords(text), 25) / 25
const REASON = /\b(?:because|since|polic|rule|only|must|after|already|within|unless|due to|\d)/i
