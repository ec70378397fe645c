/** The request in at most two sentences. */

import type { Conversation, Source } from '../evidence/conversation.ts'
import type { Evidence, RequestFact } from '../evidence/evidence.ts'
import { sentencesOf } from '../evidence/speech/sentences.ts'
import { spokenSentence, withoutGreeting } from '../evidence/speech/spoken.ts'
import { weightOf } from '../evidence/speech/telling.ts'
import { GOES_ON, TAKES_UP, TELLS_NOBODY } from '../languages/en/speech.ts'
import type { Note, Statement, SuppliedNote } from '../note/note.ts'
import { QUOTED_WHOLE } from '../note/reading.ts'
import { countWords, headOf } from '../text.ts'
import { compose } from '../words/en/compose.ts'
import type { Words } from '../words/words.ts'
import { withoutSubject } from './agent-sentences.ts'
import { correctionsOf, type LeftOff } from './left-off.ts'
import type { Pen } from './pen.ts'
import { asksSecret } from './secrets-said.ts'
import { aboutThem, asSentence, cut, quotable } from './wording.ts'

/** `rest`: what the customer said besides, each sentence whole, where all of it is to be quoted. */
export type What = { text: string; sources: Source[]; rest?: Statement[] }

/** `verbatim`: in the customer's own words wherever they tell something, for those who gather and never judge. */
export function whatFrom(options: Asked): What {
  const what = told(options)
  const { words = compose, evidence } = options
  const missing = what.sources
    .flatMap((source) => (source.kind === 'customer' ? correctionsOf(source, evidence.turns) : []))
    .filter(({ words: said }) => !what.text.includes(quotable(said)))
  if (missing.length === 0) return what
  const said = [...new Set(missing.map((one) => cut(quotable(one.words), 300)))]
  return { ...what, text: `${what.text} ${words.inTheirWords(said)}`, sources: [...what.sources, ...missing] }
}

type Asked = {
  evidence: Evidence
  conversation: Conversation
  maxWords: number
  verbatim?: boolean
  /** Where the ask only quotes what is open: what else they said is told in whole passages. */
  left?: LeftOff | undefined
  ask?: string
  words?: Words['compose'] | undefined
}

function told(options: Asked): What {
  const { evidence, conversation, maxWords, words = compose } = options
  const { lead, withIt, beside, problem, question } = evidence.standing
  const whole = quotedWhole(evidence, conversation, maxWords, words)
  if (whole) return whole
  if (options.verbatim && evidence.telling.length > 0) return inTheirWords(evidence, conversation, maxWords, words)
  if (options.left) return passages(options.left, { ask: options.ask ?? '', maxWords, words })
  const wanted = [lead, withIt, beside.at(-1)].flatMap((matter) => (matter ? [matter.request] : []))
  const asked = wanted.map(({ source }) => source)
  const said = [
    ...asked,
    ...(asked.length === 0 ? [problem?.source ?? question?.source].flatMap((one) => one ?? []) : []),
  ]
  if (said.length === 0) return inTheirWords(evidence, conversation, maxWords, words)
  const from = said[0]?.message ?? 0
  const why = evidence.reasons.find(({ source: { message = 0 } }) => message >= from && message <= from + SOON)?.source
  const last = lastWord(evidence)
  const meant = wanted.flatMap(meantBy)
  return quoting([...said, ...(last ? [last] : []), ...(why ? [why] : [])], {
    conversation,
    words,
    meant: meant.length > 0 ? [words.meant(meant)] : [],
    maxWords,
  })
}

/** What they said last and what they came for, but what the ask quotes already: whole sentences, as many as there is room for. */
function passages(
  { opening, open, corrections }: LeftOff,
  { ask, maxWords, words }: { ask: string; maxWords: number; words: Words['compose'] },
): What {
  const told = [opening, ...corrections, open].flatMap((source) => source ?? [])
  const apart = told.filter(({ message }, n) => told.findIndex((other) => other.message === message) === n)
  const isInAsk = ({ words: said }: Source): boolean => ask.includes(quotable(withoutGreeting(said)))
  const left = apart.filter((source) => !isInAsk(source))
  let room = maxWords
  const kept = (left.length > 0 ? left : apart).toReversed().flatMap((source, n) => {
    const text = tellingMost(cut(quotable(fromItsStart(source.words)), 480), room, n === 0)
    room -= countWords(text)
    return text === '' ? [] : [{ text, source }]
  })
  const inOrder = kept.toReversed()
  return { text: words.inTheirWords(inOrder.map(({ text }) => text)), sources: inOrder.map(({ source }) => source) }
}

/** The sentences that tell most, as many as there is room for; `atLeastOne`: something of what was said last is told. */
function tellingMost(text: string, words: number, atLeastOne: boolean): string {
  const sentences = sentencesOf(text)
  if (countWords(text) <= words) return text
  let room = words
  const byWeight = sentences
    .map((sentence, at) => ({
      at,
      length: countWords(sentence.text),
      weight: weightOf(spokenSentence(sentence), false),
    }))
    .toSorted((one, other) => other.weight - one.weight || other.at - one.at)
  const taken = byWeight.filter(({ length }, n) => {
    const fits = length <= room || (n === 0 && atLeastOne)
    if (fits) room -= length
    return fits
  })
  return sentences
    .filter((_, at) => taken.some((one) => one.at === at))
    .map((sentence) => sentence.text)
    .join(' ')
}

/** "Yes, with Dr Lund" begins with its yes. */
const fromItsStart = (said: string): string => {
  const bare = withoutGreeting(said)
  return /^(?:with|at|on|in|for|from|to|by|and|but|that|since|until)\b/.test(bare) ? said.trim() : bare
}

/** What the customer said last that tells something: what they asked for before may be over. */
function lastWord({ turns, danger }: Evidence): Source | undefined {
  const turn = turns.findLast(({ by }) => by === 'customer')
  const [best] = (turn?.sentences ?? [])
    .map((sentence) => ({ sentence, weight: weightOf(sentence, danger !== undefined) }))
    .filter(({ sentence, weight }) => weight >= TELLS && !GOES_ON.test(quotable(sentence.plain)))
    .toSorted((a, b) => b.weight - a.weight)
  return turn && best && { kind: 'customer', message: turn.at, words: best.sentence.text }
}
const TELLS = 3

type Quoting = { conversation: Conversation; words: Words['compose']; meant: string[]; maxWords: number }

/** Whole sentences of the customer, each once, in the order said. */
function quoting(sources: readonly Source[], { conversation, words, meant, maxWords }: Quoting): What {
  const told: Source[] = []
  // Of a short talk all of it is soon read; of a long one what is above the line must be whole.
  const isLong = conversation.reduce((sum, { role, text }) => sum + (role === 'tool' ? 0 : countWords(text)), 0) > LONG
  let left: number = isLong ? Math.max(MOST_QUOTED.long, maxWords) : Math.min(MOST_QUOTED.short, maxWords)
  for (const one of sources) {
    const source = isLong ? wholeOf(withBefore(one, conversation), conversation) : withBefore(one, conversation)
    const count = countWords(source.words)
    if (told.some(({ words: said }) => said.includes(source.words)) || (told.length > 0 && count > left)) continue
    told.push(source)
    left -= count
  }
  const inOrder = told.toSorted((a, b) => placeOf(a, conversation) - placeOf(b, conversation))
  return {
    text: [words.inTheirWords(inOrder.map((one) => cut(quotable(withoutGreeting(one.words)), 400))), ...meant].join(
      ' ',
    ),
    sources: inOrder,
  }
}

/** A short message is never quoted in part. */
function wholeOf(source: Source, conversation: Conversation): Source {
  const text = conversation[source.message ?? -1]?.text.trim() ?? ''
  const isShort = countWords(text) <= WHOLE && text.length <= 480
  if (!isShort || TELLS_NOBODY.test(text) || asksSecret(conversation, source.message ?? 0)) return source
  return { ...source, words: text }
}
const WHOLE = 40

/** Codes for which "the first two" stands, where the sentence itself does not say. */
const meantBy = ({ words, source }: RequestFact): string[] =>
  /\d/.test(words) && codesIn(words).some((code) => !source.words.includes(code)) ? [aboutThem(words)] : []

const codesIn = (words: string): string[] =>
  (words.match(/(?<![\p{L}\p{N}])#?[\p{Lu}\p{N}]{4,20}(?![\p{L}\p{N}])/gu) ?? []).filter((code) => /\d/.test(code))

/** With the customer's sentence before it in the same message, where it takes that one up. */
function withBefore(source: Source, conversation: Conversation): Source {
  if (!TAKES_UP.test(withoutGreeting(source.words))) return source
  const sentences = sentencesOf(conversation[source.message ?? -1]?.text ?? '').map(({ text }) => text)
  const before = sentences[sentences.indexOf(source.words) - 1]
  if (before === undefined || countWords(before) > MOST_BEFORE) return source
  const text = conversation[source.message ?? -1]?.text ?? ''
  const start = text.indexOf(before)
  const end = text.indexOf(source.words, start) + source.words.length
  return start < 0 || end < start ? source : { ...source, words: text.slice(start, end) }
}
const MOST_BEFORE = 25

/** Words of the customer's that stand above the line; a first sentence stands whole, however long. */
const MOST_QUOTED = { short: 45, long: 60 } as const
const LONG = 150
/** Messages within which a reason belongs to the request. */
const SOON = 4

/** All that the customer said in a short conversation: the most telling above, in the order said, the rest below. */
function quotedWhole(
  evidence: Evidence,
  conversation: Conversation,
  maxWords: number,
  words: Words['compose'],
): What | undefined {
  const spoken = conversation.filter(({ role }) => role !== 'tool' && role !== 'system')
  if (spoken.reduce((sum, { text }) => sum + countWords(text), 0) > QUOTED_WHOLE) return undefined
  const said = sentencesToQuote(conversation, evidence, words)
  if (said.length === 0) return undefined
  const weightOf = ({ source }: Statement): number =>
    evidence.telling.find((each) => each.source.words === source?.words)?.weight ?? 0
  let left = maxWords - countWords(words.inTheirWords([]))
  const above = new Set<Statement>()
  for (const each of said.toSorted((a, b) => weightOf(b) - weightOf(a))) {
    if (above.size > 0 && countWords(each.text) > left) continue
    left -= countWords(each.text)
    above.add(each)
  }
  const told = said.filter((each) => above.has(each))
  return {
    text: words.inTheirWords(inOneBreath(told)),
    sources: told.flatMap(({ source }) => source ?? []).slice(0, 6),
    rest: said.filter((each) => !above.has(each)).map((each) => ({ ...each, text: `“${each.text}”` })),
  }
}

/** Sentences of one message are one quotation. */
function inOneBreath(told: readonly Statement[]): string[] {
  const passages = new Map<number | undefined, string[]>()
  for (const { text, source } of told) passages.set(source?.message, [...(passages.get(source?.message) ?? []), text])
  return [...passages.values()].map((all) => [...all.slice(0, -1).map(asSentence), all.at(-1)].join(' '))
}

const YES_OR_NO = /^(?:yes|no|yeah|yep|nope|ja|nein|s[ií]|oui|non)\b/i

/** The last question of the agent before a message. */
const questionBefore = (conversation: Conversation, at: number): string | undefined => {
  const before = conversation.slice(0, at).findLast(({ role, text }) => role !== 'tool' && text !== '')
  return before?.role === 'agent' ? sentencesOf(before.text).findLast(({ asks }) => asks)?.text : undefined
}

function sentencesToQuote(conversation: Conversation, { names }: Evidence, words: Words['compose']): Statement[] {
  return conversation.flatMap(({ role, text }, message) =>
    role !== 'customer' || text === ''
      ? []
      : sentencesOf(headOf(text, 2_000)).flatMap((sentence) => {
          const { plain } = spokenSentence(sentence)
          if (asksSecret(conversation, message) && /\d/.test(plain)) return []
          const bare = plain.replace(/[\s.,!]+$/, '')
          const isName = names.some(({ value }) => value === bare)
          const asked = countWords(plain) === 0 ? questionBefore(conversation, message) : undefined
          if (asked && YES_OR_NO.test(sentence.text))
            return [
              {
                text: cut(words.saidTo(sentence.text.replace(/[.!]+$/, ''), asked), 298),
                source: { kind: 'customer' as const, message, words: sentence.text },
              },
            ]
          if (countWords(plain) === 0 || isName || TELLS_NOBODY.test(sentence.text)) return []
          return [{ text: cut(plain, 298), source: { kind: 'customer' as const, message, words: sentence.text } }]
        }),
  )
}

/** Where no request is understood: the customer's own most telling sentences, whole and marked as theirs. */
function inTheirWords(evidence: Evidence, conversation: Conversation, maxWords: number, words: Words['compose']): What {
  const [best, ...others] = evidence.telling
  if (best) {
    const left = maxWords - countWords(words.inTheirWords([])) - countWords(best.text)
    const second = others.find(({ text }) => countWords(text) <= left)
    const told = [best, ...(second ? [second] : [])].toSorted(
      (a, b) => placeOf(a.source, conversation) - placeOf(b.source, conversation),
    )
    return {
      text: words.inTheirWords(told.map(({ text }) => cut(text, 250))),
      sources: told.map(({ source }) => source),
    }
  }
  const first = firstWords(conversation)
  if (first) return { text: words.inTheirWords([cut(first.text, 250)]), sources: [first.source] }
  return evidence.askedForPerson
    ? { text: words.asksForPersonOnly, sources: [evidence.askedForPerson] }
    : { text: words.saysNothing, sources: [] }
}

/** In the order said, within one message too. */
const placeOf = ({ message = 0, words }: Source, conversation: Conversation): number =>
  message + Math.max(conversation[message]?.text.indexOf(words) ?? 0, 0) / 1_000_000

/** The first full sentence, in whatever language. */
function firstWords(conversation: Conversation): { text: string; source: Source } | undefined {
  for (const [index, message] of conversation.slice(0, 200).entries()) {
    if (message.role !== 'customer' || message.text === '') continue
    for (const sentence of sentencesOf(headOf(message.text, 2_000))) {
      const { text, plain } = spokenSentence(sentence)
      if (countWords(plain) < 4 && plain.length < (WITHOUT_BLANKS.test(plain) ? 6 : 20)) continue
      return { text: plain, source: { kind: 'customer', message: index, words: text } }
    }
  }
  return undefined
}

/** Scripts that put no blanks between words. */
const WITHOUT_BLANKS = /[\u0E00-\u0E7F\u3040-\u30FF\u4E00-\u9FFF]/

/**
 * The agent's sentences, whole, else composed ones; returns what stands nowhere yet: those of the agent's that did not fit
 * above the line, and what the customer said besides.
 */
export function writeWhat(
  note: {
    draft: Note
    pen: Pen
    supplied: SuppliedNote
    telling: readonly Statement[]
    room: number
    judged: boolean
    opens: boolean
  },
  compose: () => What,
): Statement[] {
  const { draft, pen, supplied, telling, room, judged, opens } = note
  if (supplied.what && !judged) {
    draft.what = supplied.what
    return []
  }
  const [first, second] = telling
  if (opens && first) {
    const opening = withoutSubject(first.text)
    const both = second && `${opening} ${second.text}`
    const kept = both !== undefined && wordsWithName(both, draft) <= room ? 2 : 1
    draft.what = kept === 2 && both ? both : opening
    pen.sources['/what'] = telling.slice(0, kept).flatMap(({ source }) => source ?? [])
    return telling.slice(kept)
  }
  const { text, sources, rest = [] } = compose()
  draft.what = text
  pen.filledIn.push('/what')
  if (sources.length > 0) pen.sources['/what'] = sources
  return [...telling, ...rest]
}

/** Naming the customer in the sentence saves naming them before it. */
const wordsWithName = (text: string, { who }: Note): number =>
  countWords(text) - (who.name !== undefined && text.includes(who.name) ? countWords(who.name) : 0)
