/** What the customer said that tells most about their case, for readers who get no better summary of it: never the greeting. */
import { english } from '../../languages/en/en.ts'
import { ANSWERS, HAS_NOT_AT_HAND, TELLS_NOBODY } from '../../languages/en/speech.ts'
import { LANGUAGES } from '../../languages/languages.ts'
import type { Source } from '../conversation.ts'
import { legalWords } from '../signals/legal-words.ts'
import { medicalWords } from '../signals/medical-words.ts'
import { paymentDispute } from '../signals/payment-dispute.ts'
import { safetyWords } from '../signals/safety-words.ts'
import { plain } from '../signals/talk.ts'
import { urgentWords } from '../signals/urgent-words.ts'
import { isAmiss } from './problems.ts'
import { asksForPerson } from './requests.ts'
import type { SpokenSentence, Turn } from './spoken.ts'

export type TellingFact = {
  /** The sentence without greeting and hesitation. */
  text: string
  weight: number
  source: Source
}

const MAX = { sentences: 300, facts: 6 } as const
const GRAVE = [urgentWords, medicalWords, legalWords, paymentDispute]
const GRAVE_IN_DANGER = [safetyWords, ...GRAVE]

/** The most telling sentences of the customer, best first; none that says next to nothing. `inDanger`: the talk speaks of danger. */
export function tellingIn(turns: readonly Turn[], inDanger: boolean): TellingFact[] {
  const spoken = turns.filter(({ by }) => by === 'customer')
  const ends = new Set([spoken[0], spoken.at(-1)])
  const answersWhen = new Set(
    turns.filter(({ by }, at) => by === 'customer' && turns[at - 1]?.by === 'agent' && asksWhen(turns[at - 1])),
  )
  return spoken
    .flatMap((turn) =>
      turn.sentences.map((sentence) => ({
        text: sentence.plain.replace(/^[\s,;.:–—-]+/, ''),
        weight:
          weightOf(sentence, inDanger) +
          (ends.has(turn) ? 1 : 0) +
          (answersWhen.has(turn) && (sentence.language ?? english).speech.TIME.test(sentence.text) ? 3 : 0),
        source: { kind: 'customer' as const, message: turn.at, words: sentence.text },
      })),
    )
    .slice(-MAX.sentences)
    .filter(({ weight }) => weight >= 2)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MAX.facts)
}

const asksWhen = (turn: Turn | undefined): boolean =>
  turn?.sentences.some(({ text }) => LANGUAGES.some(({ speech }) => speech.ASKS_WHEN.test(text))) ?? false

// Several readers ask of the same sentence, and it takes a while to tell.
const weights = new WeakMap<SpokenSentence, number>()

/** How much a sentence tells of a case; under 2 next to nothing. The same sentence is always of one talk, in danger or not. */
export function weightOf(sentence: SpokenSentence, inDanger: boolean): number {
  const weight = weights.get(sentence) ?? weigh(sentence, inDanger)
  weights.set(sentence, weight)
  return weight
}

function weigh({ plain: text, said, language }: SpokenSentence, inDanger: boolean): number {
  const told = contentOf(text)
  const { speech } = language ?? english
  const decides = speech.DECIDES.test(text)
  if ((told < 2 && !decides) || ANSWERS.test(text) || HAS_NOT_AT_HAND.test(text) || TELLS_NOBODY.test(text)) return 0
  const talk = { conversation: [], customer: [plain(said)], calls: () => [] }
  const grave = (inDanger ? GRAVE_IN_DANGER : GRAVE).filter((signal) => signal.read(talk) === true).length
  const amounts = text.match(/[$€£]\s?\d|\d\s?(?:%|percent\b|euros?\b|dollars?\b|pounds?\b)/gi)?.length ?? 0
  const numbers = text.match(/(?<![\p{L}\p{N}_-])\d{1,4}(?![\p{L}\p{N}_-])/gu)?.length ?? 0
  return (
    Math.min(told, 10) / 2 +
    3 * grave +
    2 * Math.min(amounts, 2) +
    Math.min(numbers, 2) +
    (isAmiss(text) ? 2 : 0) +
    (speech.NEEDS.test(text) ? 1.5 : 0) +
    (language?.requests?.CUE.test(text) ? 2 : 0) +
    (decides ? 5 : 0) -
    (asksForPerson(said) ? 3 : 0)
  )
}

/** Words that say something of their own: no names, no codes, none of those that anybody says at the beginning. */
const contentOf = (text: string): number =>
  text
    .match(/(?<![\p{L}\p{N}])(?:\p{Ll}[\p{Ll}'’-]{3,}|[\p{Lo}\p{M}]{2,})(?![\p{L}\p{N}])/gu)
    ?.filter((word) => !COMMON.has(word)).length ?? 0

const COMMON: ReadonlySet<string> = new Set(
  `about name this that with from order client patient account invoice booking number here there have been call calling called please
   thank thanks hello good morning afternoon evening speaking quote regarding following named would like just some them they your yours
   street road avenue court lane drive`.split(/\s+/),
)
