/** Where customer and record contradict each other, and what was claimed but never checked. */
import {
  ASSURES,
  CORRECTS,
  COUNTED,
  DENIES,
  DISPUTES,
  GIVES_IN,
  HAS,
  MISTAKEN,
  NO_ASSERTION,
  NO_DISPUTE,
  RANK,
  STATES,
  TOLD,
  WONDERS,
} from '../languages/en/disputes.ts'
import type { Source } from './conversation.ts'
import { plainSpeech, type Turn } from './speech/spoken.ts'
import { NUMBERS, stem, tellingWords } from './stems.ts'
import { wordsOfName } from './tools/naming.ts'
import type { ToolCall } from './tools/tool-calls.ts'
import { isObject, passageOf } from './tools/tool-result.ts'

export type Contradiction = {
  /** What the customer says, in their words. */
  customer: string
  /** What the record says, or the agent said from it. */
  record: string
  sources: [customer: Source, record: Source]
}
export type Claim = { text: string; source: Source }

const MAX = 20

const NOT_STATED = /\b(?:what (?:i|we)|if|make sure|ensure)\b/i

/** "I thought I had added it, but it does not show": they say themselves what is so. */
const CONCEDES = /\bI (?:had )?(?:thought|assumed|believed)\b.*\bbut\b/i

const NEGATIVE = /^(?:no|none|false|not included|n|0|inactive|not purchased|null|never|declined)$/i

export function disputesIn(
  turns: readonly Turn[],
  calls: readonly ToolCall[],
): { contradictions: Contradiction[]; claims: Claim[] } {
  const contradictions: Contradiction[] = []
  const claims: Claim[] = []
  const told: Told[] = []
  let heard = 0
  const facts = recordFacts(calls)
  for (const { at, by, sentences } of turns) {
    const lately = told.slice(heard)
    const givesIn = by === 'customer' && sentences.some(({ plain }) => GIVES_IN.test(plain))
    for (const { text, plain, asks } of sentences) {
      if (by === 'agent') {
        if (!asks) told.push({ text, at })
        continue
      }
      if (asks || CONCEDES.test(plain) || (givesIn && !/^but\b/i.test(plain)) || contradictions.length >= MAX) continue
      const source: Source = { kind: 'customer', message: at, words: text }
      const against =
        opposedByRecord(plain, facts) ??
        opposedByAnswer(plain, told.slice(-40)) ??
        opposedByCorrection(plain, told.slice(-40)) ??
        (TOLD.test(plain) ? undefined : opposedByDenial(plain, lately))
      if (against) contradictions.push({ customer: plain, record: against.text, sources: [source, against.source] })
      else if (TOLD.test(plain) && claims.length < MAX) claims.push({ text: plain, source })
    }
    if (by === 'customer') heard = told.length
  }
  return { contradictions, claims }
}

type Told = { text: string; at: number }
type Opposed = { text: string; source: Source }
type RecordValue = { stems: string[]; count?: number; word?: string; source: Source; text: string }

/** Only what can be held against an assertion is kept: values that deny, and how many there are of a thing. */
function recordFacts(calls: readonly ToolCall[]): RecordValue[] {
  const facts: RecordValue[] = []
  const answers = calls.filter(({ outcome, json }) => outcome === 'done' && isObject(json)).slice(-60)
  for (const { json, text, answerAt = 0 } of answers) {
    if (!isObject(json)) continue
    for (const [key, value] of Object.entries(json).slice(0, 60)) {
      const words = wordsOfName(key)
      if (words.length === 0 || words.length > 3) continue
      const stems = words.map(stem)
      const source: Source = { kind: 'tool', message: answerAt, words: passageOf(text, key) }
      if (Array.isArray(value) && value.length > 0 && value.length < 30)
        facts.push({ stems, count: value.length, source, text: `${words.join(' ')}: ${value.length}` })
      else if (value === false || (typeof value === 'string' && NEGATIVE.test(value)))
        facts.push({ stems, source, text: `${words.join(' ')}: ${value === false ? 'no' : value}` })
      else if (typeof value === 'string' && /^\p{L}{3,12}$/u.test(value))
        facts.push({ stems, word: value.toLowerCase(), source, text: `${words.join(' ')}: ${value}` })
    }
  }
  return facts
}

function opposedByRecord(sentence: string, facts: readonly RecordValue[]): Opposed | undefined {
  const asserts =
    !/\bmake sure\b/i.test(sentence) &&
    clausesOf(sentence).some((clause) => HAS.test(clause) && !NO_ASSERTION.test(clause))
  const [, number, noun] = COUNTED.exec(sentence) ?? []
  const [, quality, rank] = RANK.exec(sentence) ?? []
  if (facts.length === 0 || (!asserts && number === undefined && rank === undefined)) return undefined
  const words = tellingWords(sentence)
  const stems = words.map(stem)
  const counted = number === undefined ? undefined : (NUMBERS[number.toLowerCase()] ?? Number(number))
  for (const fact of facts) {
    if (fact.word !== undefined) {
      if (quality && rank && fact.stems.includes(stem(rank.toLowerCase())) && fact.word !== quality.toLowerCase())
        return fact
      continue
    }
    const named = fact.stems.length > 0 && fact.stems.every((each) => each.length > 3 && stems.includes(each))
    if (!named) continue
    if (asserts && fact.count === undefined) return fact
    if (
      fact.count !== undefined &&
      counted !== undefined &&
      // Fewer may be some of them: "two flights on Friday".
      counted > fact.count &&
      fact.stems.at(-1) === stem(noun?.toLowerCase() ?? '')
    )
      return fact
  }
  return undefined
}

const clausesOf = (sentence: string): string[] => sentence.split(/[;—–]|, (?:and|but|so) |\. /)

/** The agent's sentence that speaks most of the same things; what was said last wins. */
function opposedByAgent(sentence: string, told: readonly Told[]): Opposed | undefined {
  const stems = new Set(tellingWords(sentence).map(stem))
  let best: Told | undefined
  let most = 0
  for (const each of told) {
    const shared = new Set(
      tellingWords(each.text)
        .map(stem)
        .filter((word) => stems.has(word)),
    ).size
    if (shared >= most && shared > 0) {
      most = shared
      best = each
    }
  }
  if (MISTAKEN.test(sentence)) best ??= told.findLast(({ text }) => tellingWords(text).length > 1)
  return best && saidByAgent(best)
}

function opposedByAnswer(sentence: string, told: readonly Told[]): Opposed | undefined {
  if (!DISPUTES.test(sentence) || NO_DISPUTE.test(sentence)) return undefined
  return opposedByAgent(
    sentence,
    told.filter(({ text }) => STATES.test(text)),
  )
}

function opposedByCorrection(sentence: string, told: readonly Told[]): Opposed | undefined {
  const wrong = NOT_STATED.test(sentence) ? undefined : CORRECTS.exec(sentence)?.[1]?.toLowerCase()
  const said = wrong && told.findLast(({ text }) => text.toLowerCase().includes(wrong))
  return said ? saidByAgent(said) : undefined
}

function opposedByDenial(sentence: string, lately: readonly Told[]): Opposed | undefined {
  const denials = lately.filter(({ text }) => DENIES.test(text))
  const last = denials.at(-1)
  if (WONDERS.test(sentence)) return opposedByAgent(sentence, denials) ?? (last && saidByAgent(last))
  return ASSURES.test(sentence) && !NO_DISPUTE.test(sentence) ? opposedByAgent(sentence, denials) : undefined
}

const saidByAgent = ({ text, at }: Told): Opposed => ({
  text: plainSpeech(text),
  source: { kind: 'agent', message: at, words: text },
})
