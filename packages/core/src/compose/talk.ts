/**
 * The talk itself, shortened by leaving sentences out: what customer and agent said that tells most, in their own words, in
 * the order said. It stands folded in notes whose agent gave no brief, so that nobody has to open the conversation.
 */

import type { Conversation } from '../evidence/conversation.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { isCondition, isPrinted } from '../evidence/speech/lists.ts'
import { sentencesOf } from '../evidence/speech/sentences.ts'
import type { SpokenSentence, Turn } from '../evidence/speech/spoken.ts'
import { weightOf } from '../evidence/speech/telling.ts'
import { isObject, jsonIn } from '../evidence/tools/tool-result.ts'
import { CANNOT_DO, CHATS, GOES_ON, OFFERS, TELLS_NOBODY } from '../languages/en/speech.ts'
import { contentWords } from '../note/check/content-words.ts'
import type { Quoted } from '../note/note.ts'
import { countWords } from '../text.ts'
import { type Account, accountOf, isTold } from './account.ts'
import { asksSecret } from './secrets-said.ts'
import { cut, quotable } from './wording.ts'

/** A talk of so many words is quoted message by message, as it was: whoever reads it need not open it. */
const QUOTED_AS_IT_WAS = 420
/** A message of so many words is never quoted in part: half of it may say something else. */
const WHOLE = 40
/** Characters of one quotation. */
const LONGEST = 1_150
/** Words in all, of each speaker: what one of them repeats must not crowd out the other. */
const WORDS = { customer: 200, agent: 150 } as const
/** Least weight of a sentence that is quoted. */
const LEAST = 2
/** A sentence of which so many of the telling words were quoted already says nothing new. */
const TOLD_SHARE = 0.75

type Candidate = { turn: Turn; n: number; text: string; weight: number }

/** `told`: what the note says elsewhere in their words, which is not quoted again; `account`: what the agent wrote of it. */
export function talkFrom(
  { turns, danger }: Evidence,
  conversation: Conversation,
  told: string,
  account: Account,
): Quoted[] {
  const whole = asItWas(turns, conversation)
  if (whole) return whole
  const lastOf = { customer: turns.findLast(({ by }) => by === 'customer'), agent: turns.findLast(isAgents) }
  const theirs = (sentence: SpokenSentence, turn: Turn): number =>
    answersSecret(sentence, turn, conversation) || GOES_ON.test(quotable(sentence.plain))
      ? 0
      : weightOf(sentence, danger !== undefined)
  const all = turns.flatMap((turn) =>
    turn.sentences.map((sentence, n): Candidate => {
      const isLast = turn === lastOf[turn.by]
      const text = quotable(sentence.plain)
      const weight = turn.by === 'customer' ? theirs(sentence, turn) : agents(sentence, turn.sentences[n - 1])
      // What the customer said last stands whole: it is what they wait for.
      const isWhole =
        isLast && turn.by === 'customer' && countWords(text) > 2 && !TELLS_NOBODY.test(text) && !GOES_ON.test(text)
      const whole = isWhole && !answersSecret(sentence, turn, conversation) ? LEAST + 4 : 0
      return { turn, n, text, weight: weight < LEAST ? whole : weight + (isLast ? 3 : 0) + whole }
    }),
  )
  const heard = told.toLowerCase()
  const chosen = new Set<Candidate>()
  for (const by of ['customer', 'agent'] as const) {
    let left: number = WORDS[by]
    const own = all.filter(({ turn, weight }) => turn.by === by && weight >= LEAST)
    for (const one of own.toSorted((a, b) => b.weight - a.weight || b.turn.at - a.turn.at)) {
      const words = countWords(one.text)
      if (
        words > left ||
        words > 60 ||
        heard.includes(one.text.toLowerCase().replace(/[.!?]+$/, '')) ||
        isQuoted(one.text, chosen) ||
        isTold(one.text, account)
      )
        continue
      chosen.add(one)
      left -= words
    }
  }
  const quoted = new Set([...chosen].map(({ turn }) => turn))
  const short = new Set([...quoted].filter(isShort))
  return inOrder(
    all.filter((one) => {
      if (!chosen.has(one)) return short.has(one.turn) && !isPrinted(one.text)
      return one.turn.by === 'customer' || short.has(one.turn) || !isCondition(one.turn.sentences, one.n)
    }),
  )
}

/** Where nothing was told of it, a talk of so many words is quoted as it was. */
const QUOTED_UNTOLD = 2_000
/** All of it up to that length, a long message as far as whole sentences go; of a longer talk what tells most. */
export function talkOfUntold(evidence: Evidence, conversation: Conversation): Quoted[] {
  const quoted = evidence.turns.flatMap((turn): Quoted[] => {
    const text = beginning(quotable(unwrapped(conversation[turn.at]?.text ?? '').replace(/\s+/g, ' ')))
    const isSecret = turn.by === 'customer' && turn.sentences.some((each) => answersSecret(each, turn, conversation))
    return text === '' || isSecret || TELLS_NOBODY.test(text) || saysNothing(turn)
      ? []
      : [{ by: turn.by, text, message: turn.at }]
  })
  const words = quoted.reduce((sum, { text }) => sum + countWords(text), 0)
  return words <= QUOTED_UNTOLD && quoted.length <= MOST_QUOTED
    ? quoted
    : talkFrom(evidence, conversation, '', NOTHING_TOLD)
}

/** Some agents log what they said as `{"type": "message", "content": "…"}`. */
function unwrapped(text: string): string {
  const json = text.startsWith('{') ? jsonIn(text) : undefined
  return isObject(json) && typeof json.content === 'string' ? json.content : text
}

function beginning(text: string): string {
  if (text.length <= LONGEST) return text
  const sentences = sentencesOf(text).map((sentence) => sentence.text)
  const kept = sentences.slice(
    0,
    sentences.findIndex((_each, n) => sentences.slice(0, n + 1).join(' ').length > LONGEST),
  )
  return kept.length > 0 ? `${kept.join(' ')} …` : cut(text, LONGEST)
}

/** All that was said, but greetings, and answers to a question for a secret. */
function asItWas(turns: readonly Turn[], conversation: Conversation): Quoted[] | undefined {
  const quoted: Quoted[] = []
  let words = 0
  for (const turn of turns) {
    const text = quotable((conversation[turn.at]?.text ?? '').replace(/\s+/g, ' '))
    words += countWords(text)
    if (words > QUOTED_AS_IT_WAS || text.length > LONGEST || quoted.length >= MOST_QUOTED) return undefined
    const isSecret =
      turn.by === 'customer' && turn.sentences.some((sentence) => answersSecret(sentence, turn, conversation))
    if (isSecret || TELLS_NOBODY.test(text) || saysNothing(turn) || (turn.by === 'agent' && isPrinted(text))) continue
    quoted.push({ by: turn.by, text, message: turn.at })
  }
  return quoted
}
/** Of a note. */
export const MOST_QUOTED = 80
const NOTHING_TOLD = accountOf('')

/** A greeting, thanks, or how to go on. */
const saysNothing = ({ by, sentences }: Turn): boolean =>
  sentences.every(({ plain, asks }) =>
    by === 'agent'
      ? contentWords(plain).length < 2 || (CHATS.test(plain) && !FIGURE.test(plain)) || (asks && HELPS.test(plain))
      : contentWords(plain).length === 0,
  )
const HELPS = /\bhow (?:can|may) (?:i|we) (?:help|assist)\b/i

const isAgents = ({ by }: Turn): boolean => by === 'agent'

const answersSecret = ({ plain }: SpokenSentence, { at }: Turn, conversation: Conversation): boolean =>
  FIGURE.test(plain) && asksSecret(conversation, at)

const FIGURE = /\d/
const TURNS = /^(?:however|but|instead|still)\b/i

/** Of the agent's words what it refused, what it offered, and what it stated with a figure in it. */
function agents({ plain, asks }: SpokenSentence, before: SpokenSentence | undefined): number {
  if (isPrinted(plain)) return 0
  // A number of a list, with nothing beside it.
  if (contentWords(plain.replace(/\d+/g, '')).length < 3) return 0
  if (CANNOT_DO.test(plain)) return 8
  if (OFFERS.test(plain) && FIGURE.test(plain)) return 7
  if (asks || CHATS.test(plain)) return 0
  // "…, however, …": half of it would say something else.
  if (before && CANNOT_DO.test(before.plain) && TURNS.test(plain)) return 8
  return FIGURE.test(plain) ? 4 : 0
}

const isShort = ({ sentences }: Turn): boolean =>
  sentences.reduce((sum, { text }) => sum + countWords(text), 0) <= WHOLE

function isQuoted(text: string, chosen: ReadonlySet<Candidate>): boolean {
  const own = contentWords(text)
  if (own.length === 0) return true
  return [...chosen].some((other) => {
    const known = new Set(contentWords(other.text))
    return own.filter((word) => known.has(word)).length >= own.length * TOLD_SHARE
  })
}

/** Sentences of one message are one quotation; where some between them were left out, it shows. */
function inOrder(chosen: readonly Candidate[]): Quoted[] {
  const quoted = new Map<Turn, Candidate[]>()
  for (const one of chosen) quoted.set(one.turn, [...(quoted.get(one.turn) ?? []), one])
  return [...quoted].map(([{ by, at }, parts]) => ({
    by,
    text: parts.map(({ n, text }, at) => (at > 0 && parts[at - 1]?.n !== n - 1 ? `… ${text}` : text)).join(' '),
    message: at,
  }))
}
