/**
 * Where the talk left off, for notes whose agent sent no brief: what the customer said last that is still open, and what the
 * agent said after it. What was asked for before that may be settled, changed or given up, and no rule tells which.
 */

import type { Conversation, Source } from '../evidence/conversation.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { languageOf } from '../evidence/speech/language-of.ts'
import { isPrinted } from '../evidence/speech/lists.ts'
import { asksForPerson } from '../evidence/speech/requests.ts'
import { sentencesOf } from '../evidence/speech/sentences.ts'
import { type SpokenSentence, type Turn, withoutGreeting } from '../evidence/speech/spoken.ts'
import { weightOf } from '../evidence/speech/telling.ts'
import { isMainDeed, isOfThatKind, sameWish } from '../evidence/standing/matters.ts'
import { stemsOf } from '../evidence/stems.ts'
import { wordsOfName } from '../evidence/tools/naming.ts'
import { HELP_ONLY } from '../languages/en/agents.ts'
import { NAMES_A_DEED } from '../languages/en/deeds.ts'
import { CHATS, GOES_ON, ONLY_CHECKS, PLEADS, TAKEN_BACK, TELLS_NOBODY } from '../languages/en/speech.ts'
import { ASK_OF_ANY_LANE, type Lane } from '../playbook/playbook.ts'
import { countWords } from '../text.ts'
import { compose } from '../words/en/compose.ts'
import type { Words } from '../words/words.ts'
import type { Ask } from './ask.ts'
import { asksSecret } from './secrets-said.ts'
import { cut, quotable } from './wording.ts'

export type LeftOff = {
  /** What the customer said last that asks for something or tells something, whole. */
  open?: Source
  /** The first thing that they asked for or told, whole. */
  opening?: Source
  /** What takes back a value of it later. */
  corrections: Source[]
  /** What the agent said last, whole, where it says more than that it looks or hands over. */
  agent?: Source
  /** The agent has said something since `open`, or done something. */
  isAnswered: boolean
}

/** A message of so many words is quoted whole: half of it may say something else. */
const WHOLE = { opening: 30, open: 60, agent: 40 } as const
/** Characters that a source may quote. */
const LONGEST = 500
const LEAST = 2

export function leftOff({ turns, calls }: Evidence, conversation: Conversation): LeftOff {
  const theirs = turns.filter((turn) => turn.by === 'customer' && saysSomething(turn, conversation))
  const last = theirs.at(-1)
  const first = theirs[0]
  const spoke = turns.findLast(({ by }) => by === 'agent')
  const open = last && passageOf(last, conversation, WHOLE.open)
  const opening = first && passageOf(first, conversation, first === last ? WHOLE.open : WHOLE.opening)
  const agent = spoke && first && spoke.at > first.at ? agentsWords(spoke, conversation) : undefined
  const isAnswered =
    last !== undefined && ((spoke?.at ?? -1) > last.at || calls.some(({ callAt = -1 }) => callAt > last.at))
  return {
    ...(open && { open }),
    ...(opening && { opening }),
    ...(agent && { agent }),
    corrections: opening ? correctionsOf(opening, turns) : [],
    isAnswered,
  }
}

/** The lane's ask with what the customer asked for last; where the agent did nothing yet, with what they came for. */
/** Words. A title is read at a glance, and note and title together in ten seconds. */
const LONGEST_IN_ASK = 12

/**
 * Whole sentences at its end, since people say who they are before they say what it is about; else at its beginning; empty where
 * both are too long.
 */
const sentencesUpTo = (text: string, words: number): string => {
  const sentences = sentencesOf(text).map(({ text: sentence }) => sentence)
  const last = fitting(sentences.toReversed(), words).toReversed()
  return (last.length > 0 ? last : fitting(sentences, words)).join(' ')
}

function fitting(sentences: readonly string[], words: number): string[] {
  let count = 0
  const end = sentences.findIndex((sentence) => {
    count += countWords(sentence)
    return count > words
  })
  return end < 0 ? [...sentences] : sentences.slice(0, end)
}

export function askQuoting(
  { open, opening }: LeftOff,
  {
    evidence,
    lane,
    overtaken,
    done,
    words = compose,
  }: {
    evidence: Evidence
    lane: Lane
    overtaken: Source | null | undefined
    done?: string | undefined
    words?: Words['compose'] | undefined
  },
): Ask | undefined {
  const worked = evidence.calls.some(({ handsOver }) => !handsOver)
  // One message needs no title of its own: all of it stands below.
  if (!open || !opening || (open.message === opening.message && overtaken === undefined)) return undefined
  // A lane that says what its people do needs to know what about; elsewhere the last words say what to do.
  const isOwn = lane.ask !== ASK_OF_ANY_LANE
  const from = overtaken
    ? [overtaken]
    : isOwn
      ? [opening]
      : overtaken === null || worked
        ? [open, opening]
        : [opening, open]
  const [source] = from.flatMap((passage) => quotedInAsk(passage, evidence, done) ?? [])
  if (!source) return undefined
  const whole = quotable(withoutGreeting(source.words, languageOf(source.words)))
  const said = isOwn ? sentencesUpTo(whole, LONGEST_IN_ASK) || firstThoughts(whole, LONGEST_IN_ASK) : whole
  // What is too long for a title is told below it.
  if (!said) return { text: lane.ask, source }
  const deed = isOwn
    ? words.deedAbout(lane.ask, said)
    : /[?]$/.test(said)
      ? words.answerWhat(said)
      : words.decideAbout(said)
  return { text: cut(deed, 298), source }
}

/** What the ask quotes: a short passage whole, else the sentence in it that asks, or tells most, with the one before it. */
function quotedInAsk({ message, words }: Source, { turns }: Evidence, done: string | undefined): Source | undefined {
  const of = (said: string): Source => ({ kind: 'customer', words: said, ...(message !== undefined && { message }) })
  const all = turns.find(({ at }) => at === message)?.sentences ?? []
  const within = all.filter(({ text, plain }) => words.includes(text) && text !== done && !isPlea(plain))
  if (within.length === 0 || isCorrected(words, turns, message)) return undefined
  const tellsEnough = within.some((sentence) => weightOf(sentence, false) + (sentence.asks ? 3 : 0) >= ENOUGH)
  if (!tellsEnough) return undefined
  if (countWords(words) <= IN_ASK && !(done && words.includes(done)) && within.length > 1) return of(words)
  const [best] = within
    .filter(({ text }) => countWords(text) <= IN_ASK)
    .map((sentence) => ({ sentence, weight: weightOf(sentence, false) + (sentence.asks ? 3 : 0) }))
    .filter(({ weight }) => weight >= LEAST)
    // What they do not want is not what one is to do, where they say what they want as well.
    .toSorted((a, b) => Number(isNo(a.sentence.plain)) - Number(isNo(b.sentence.plain)) || b.weight - a.weight)
  if (!best) {
    const said = firstThoughts(words, IN_ASK)
    return said === undefined ? undefined : of(said)
  }
  const { text } = best.sentence
  const before = all[all.indexOf(best.sentence) - 1]
  const both = before && before.text !== done && !isPlea(before.plain) ? `${before.text} ${text}` : text
  return of(countWords(both) <= IN_ASK && isSaid(both, turns, message) ? both : text)
}
const isNo = (said: string): boolean => /^(?:no|nope)\b|\b(?:don['’]?t|do not) (?:want|need|wish)\b/i.test(said)
const IN_ASK = 25
/** Less is no name for a matter: “I need help.” */
const ENOUGH = 2.5

/** “5072, not 5027”: what holds a value that was taken back later is no request any more. */
const isCorrected = (words: string, turns: Evidence['turns'], message?: number): boolean =>
  correctionsOf({ kind: 'customer', words, ...(message !== undefined && { message }) }, turns).length > 0

/** What takes back a value of it later, as it was said. */
export const correctionsOf = ({ words, message = -1 }: Source, turns: Evidence['turns']): Source[] =>
  turns
    .filter(({ by, at }) => by === 'customer' && at > message)
    .flatMap(({ at, sentences }) =>
      sentences.map(({ text }): Source => ({ kind: 'customer', message: at, words: text })),
    )
    .filter((later) => [...later.words.matchAll(TAKEN_BACK)].some(({ groups }) => words.includes(groups?.first ?? ' ')))
    .slice(0, 2)

/** As it was written, with nothing between the two. */
const isSaid = (passage: string, turns: Evidence['turns'], message: number | undefined): boolean =>
  turns.some(
    ({ at, sentences }) =>
      at === message &&
      sentences
        .map(({ text }) => text)
        .join(' ')
        .includes(passage),
  )

/** As many whole thoughts of it as fit, where nobody begins a sentence with a capital. */
function firstThoughts(words: string, most: number): string | undefined {
  let told = ''
  for (const { index, 0: mark } of words.matchAll(/[.!?](?=\s)/g)) {
    const head = words.slice(0, index + mark.length)
    if (countWords(head) > most) break
    told = head
  }
  return countWords(told) > 3 ? told : undefined
}

/**
 * After the customer asked for this they asked for something else: what they asked for last; null where only part of it was
 * done. Undefined where it stands.
 */
export function overtakenBy(asked: Source, evidence: Evidence): Source | null | undefined {
  const { standing, turns, requests, calls } = evidence
  const matter = matterOf(asked, standing)
  const lastSaid = Math.max(asked.message ?? 0, ...(matter?.said ?? []).map(({ message = 0 }) => message))
  const isKnown = (verb: string, at: number): boolean =>
    standing.matters.some(({ request, said }) => (said[0]?.message ?? 0) < at && sameWish(verb, request.verb)) ||
    (matter !== undefined && sameWish(verb, matter.request.verb))
  // Between the two something was refused or done, so the later one is what is left.
  const movedOn = (other: Matter): boolean => {
    const [from, to] = [matter?.said[0]?.message ?? 0, other.said[0]?.message ?? 0]
    const isBetween = (at = -1): boolean => at > from && at < to
    return (
      standing.refusals.some(({ source }) => isBetween(source.message)) ||
      calls.some(({ changes, handsOver, answerAt }) => changes && !handsOver && isBetween(answerAt))
    )
  }
  const others = standing.matters.filter(
    (other) =>
      other.state === 'open' &&
      isMainDeed(other.request) &&
      !(matter && sameWish(other.request.verb, matter.request.verb)) &&
      movedOn(other),
  )
  // What they asked on the way was answered, or they went on without.
  const lastAt = turns.findLast(({ by }) => by === 'customer')?.at
  const later = turns
    .filter(({ by, at }) => by === 'customer' && at > lastSaid)
    .flatMap(({ at, sentences }) =>
      sentences
        .filter(
          ({ text, plain, asks }) =>
            !isPlea(plain) &&
            !ONLY_CHECKS.test(plain) &&
            countWords(plain) > 3 &&
            ((asks && matter !== undefined && at === lastAt) ||
              requests.some(
                ({ source, verb, about }) =>
                  (about !== 'process' || ONLY_IF.test(text)) &&
                  source.message === at &&
                  source.words === text &&
                  !isKnown(verb, at),
              )),
        )
        .map(({ text }): Source => ({ kind: 'customer', message: at, words: text })),
    )
  const last = [...later, ...others.flatMap(({ said }) => said.at(-1) ?? [])]
    .filter((source) => !isPlea(source.words) && !wasPartlyDone(source, evidence))
    .toSorted((a, b) => (a.message ?? 0) - (b.message ?? 0))
    .at(-1)
  return last ?? (wasPartlyDone(asked, evidence) || wasAnswered(asked, evidence) ? null : undefined)
}

/** "I'd like to proceed, but only if the fee is waived" says what is open. */
const ONLY_IF = /\b(?:only if|unless|as long as|provided that)\b/i

/** What they wanted to know was looked up and told, and they wrote again. */
function wasAnswered(asked: Source, { standing, turns, calls }: Evidence): boolean {
  if (standing.question?.source.words !== asked.words) return false
  const found = calls.find(
    ({ changes, handsOver, outcome, answerAt = -1 }) =>
      !changes && !handsOver && outcome === 'done' && answerAt > (asked.message ?? 0),
  )
  const told = found && turns.find(({ by, at }) => by === 'agent' && at > (found.answerAt ?? 0))
  return told !== undefined && turns.some(({ by, at }) => by === 'customer' && at > told.at)
}

/** A change of that kind went through after they asked for it. */
export function wasPartlyDone(asked: Source, { standing, calls }: Evidence): boolean {
  const matter = matterOf(asked, standing)
  if (!matter) return false
  const { verb, object } = matter.request
  const stems = stemsOf(`${verb} ${object}`)
  return calls.some(
    (call) =>
      call.changes &&
      !call.handsOver &&
      call.outcome === 'done' &&
      (call.answerAt ?? 0) > (asked.message ?? 0) &&
      (isOfThatKind(call, matter.request) ||
        wordsOfName(call.name).some(
          (word) => NAMES_A_DEED.test(word) && [...stems].some((each) => each.startsWith(word.slice(0, 5))),
        )),
  )
}

type Matter = Evidence['standing']['matters'][number]
const matterOf = (asked: Source, { matters }: Evidence['standing']): Matter | undefined =>
  matters.find(({ said }) => said.some(({ message, words }) => message === asked.message && words === asked.words))

/** Presses what was asked for before, or asks for a person: nothing new. */
const isPlea = (said: string): boolean =>
  PLEADS.test(said) || asksForPerson(said) || GOES_ON.test(quotable(said)) || HELP_ONLY.test(said)

const saysSomething = (turn: Turn, conversation: Conversation): boolean =>
  turn.sentences.some((sentence) => tells(sentence, turn, conversation))

function tells(sentence: SpokenSentence, { at }: Turn, conversation: Conversation): boolean {
  const { plain, asks } = sentence
  if (TELLS_NOBODY.test(plain) || isPlea(plain)) return false
  if (/\d/.test(plain) && asksSecret(conversation, at)) return false
  return weightOf(sentence, false) >= LEAST || (asks && countWords(plain) > 3)
}

/** A short message whole; of a long one from its first sentence that tells something as far as it goes. */
function passageOf(turn: Turn, conversation: Conversation, most: number): Source | undefined {
  const telling = turn.sentences.flatMap((sentence, n) => (tells(sentence, turn, conversation) ? [n] : []))
  const text = conversation[turn.at]?.text ?? ''
  const mayStandWhole = !(asksSecret(conversation, turn.at) && /\d/.test(text)) && !TELLS_NOBODY.test(text)
  if (mayStandWhole && countWords(text) <= most && text.length <= LONGEST)
    return { kind: turn.by, message: turn.at, words: text.trim() }
  const best = telling.toSorted((a, b) => weightIn(turn, b) - weightIn(turn, a))[0]
  if (best === undefined) return undefined
  let [from, to] = [best, best]
  let passage = turn.sentences[best]?.text ?? ''
  for (;;) {
    const wider = [passageBetween(turn, from, to + 1, text), passageBetween(turn, from - 1, to, text)]
    const [after, before] = wider.map((each) => each !== undefined && countWords(each) <= most)
    if (after) passage = wider[0] ?? passage
    else if (before) passage = wider[1] ?? passage
    else break
    if (after) to += 1
    else from -= 1
  }
  return { kind: turn.by, message: turn.at, words: passage }
}

const weightIn = ({ sentences }: Turn, n: number): number => {
  const sentence = sentences[n]
  return sentence ? weightOf(sentence, false) + (sentence.asks ? 2 : 0) : 0
}

/** The agent's last message: whole where it is short, else the sentences at its end. */
function agentsWords(turn: Turn, conversation: Conversation): Source | undefined {
  const text = conversation[turn.at]?.text ?? ''
  const telling = turn.sentences.flatMap(({ plain }, n) =>
    isPrinted(plain) || CHATS.test(plain) || GOES_ON.test(quotable(plain)) ? [] : [n],
  )
  if (telling.length === 0) return undefined
  const words =
    countWords(text) <= WHOLE.agent && text.length <= LONGEST && !turn.sentences.some((one) => isPrinted(one.text))
      ? text.trim()
      : undefined
  if (words !== undefined) return { kind: 'agent', message: turn.at, words }
  const last = telling.at(-1) ?? 0
  for (const from of telling) {
    const passage = passageBetween(turn, from, last, text)
    if (passage !== undefined && countWords(passage) <= WHOLE.agent)
      return { kind: 'agent', message: turn.at, words: passage }
  }
  return undefined
}

/** From one sentence of the message to another, as it was written. */
function passageBetween({ sentences }: Turn, from: number, to: number, text: string): string | undefined {
  const [first, last] = [sentences[from], sentences[to]]
  const start = first ? text.indexOf(first.text) : -1
  const end = last ? text.lastIndexOf(last.text) : -1
  const passage = last && start >= 0 && end >= start ? text.slice(start, end + last.text.length) : undefined
  return passage && passage.length <= LONGEST ? passage : undefined
}
