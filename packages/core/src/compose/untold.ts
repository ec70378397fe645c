/**
 * The note on a talk of which the agent told nothing, or no more than a few sentences. What was asked for may be settled, changed
 * or given up since, a number may be somebody else's, and no rule tells which: so nothing is concluded. The agent's sentences
 * stand as they are, the talk is quoted whole, and look-ups stand with what they answered.
 */
import type { Conversation, Source } from '../evidence/conversation.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { sentencesOf } from '../evidence/speech/sentences.ts'
import { wordsOfName } from '../evidence/tools/naming.ts'
import { isObject } from '../evidence/tools/tool-result.ts'
import { ONLY_OPENS } from '../languages/en/speech.ts'
import type { Note, Quoted, Statement, SuppliedNote } from '../note/note.ts'
import { ASK_OF_ANY_LANE, type Lane } from '../playbook/playbook.ts'
import { countWords } from '../text.ts'
import { compose } from '../words/en/compose.ts'
import type { Words } from '../words/words.ts'
import { withoutSubject } from './agent-sentences.ts'
import { answered } from './known.ts'
import { MOST_QUOTED } from './talk.ts'
import type { Reason } from './why.ts'
import { cut, quotable } from './wording.ts'

/** In fewer messages and words of the customer there is little to be taken back or mistaken, unless several records were opened that they did not name. */
const LEAST_SAID = { messages: 2, words: 80, records: 2 } as const

/** Characters of what one call answered. */
const LONGEST_ANSWER = 700

export type Untold = 'nothing' | 'summed'

/** Undefined where the agent told the case, or so little was said that nothing can be mistaken. */
export function untoldIn(
  {
    brief,
    supplied,
    conversation,
  }: { brief?: object | undefined; supplied?: SuppliedNote | undefined; conversation: Conversation },
  { turns, records }: Evidence,
): Untold | undefined {
  if (Object.keys(brief ?? {}).length > 0) return undefined
  const parts = Object.keys(supplied ?? {})
  if (parts.some((part) => part !== 'what')) return undefined
  const theirs = turns.filter(({ by }) => by === 'customer')
  const words = theirs.reduce((sum, { at }) => sum + countWords(conversation[at]?.text ?? ''), 0)
  if (parts.length > 0) return theirs.length > 0 ? 'summed' : undefined
  const said = theirs.map(({ at }) => conversation[at]?.text ?? '').join('\n')
  const opened = records.filter((each) => each.opened && !said.includes(each.id)).length
  const isLong = theirs.length >= LEAST_SAID.messages && words >= LEAST_SAID.words
  return isLong || (theirs.length > 0 && opened >= LEAST_SAID.records) ? 'nothing' : undefined
}

/**
 * The agent's first sentence, where it is short enough for a title; else what the lane asks of its people: a part of what the
 * customer said would be read as all of it.
 */
export function titleOfUntold(
  { evidence, lane, first }: { evidence: Evidence; lane: Lane; first: Statement | undefined },
  words: Words['compose'] = compose,
): { text: string; source?: Source | undefined; isTheAgents?: boolean } {
  if (evidence.danger && lane.ask === ASK_OF_ANY_LANE)
    return { text: words.answerAtOnce(words.customer), source: evidence.danger.source }
  const written = first?.text.replace(/[.\s]+$/, '') ?? ''
  const text = [written, withoutSubject(written)].find((each) => each !== '' && countWords(each) <= LONGEST_TITLE)
  return text === undefined ? { text: lane.ask } : { text, source: first?.source, isTheAgents: true }
}

/** Words of the agent's that can stand as a title. */
const LONGEST_TITLE = 25

/** Fewer words say nothing: “Hello? Is that the dentist?” */
const LEAST_TOLD = 8

/** What the agent or a system refused, that they asked for a person, danger. A step that failed is no reason: it may have been done since. */
export const reasonGiven = (found: Reason | undefined, { standing: { boundary } }: Evidence): Reason | undefined =>
  boundary?.by === 'tool' && boundary.call.outcome !== 'refused' ? undefined : found

/** Words of a sentence that may say no more than who they are. */
const LONGEST_OPENING = 16

/** How the customer began, as they wrote it; where it goes on, that shows. */
function howItBegan(
  { turns, names, identifiers }: Evidence,
  conversation: Conversation,
  most: number,
): { text: string; sources: Source[] } {
  const first = turns.find(
    ({ by, sentences }) => by === 'customer' && sentences.some(({ plain }) => countWords(plain) > 3),
  )
  const whole = first ? quotable((conversation[first.at]?.text ?? '').replace(/\s+/g, ' ')) : ''
  if (!first || whole === '') return { text: '', sources: [] }
  const written = sentencesOf(whole).map((sentence) => sentence.text)
  // Who they are, and that they want help, is not yet what they want.
  const named = [...names, ...identifiers].map(({ value }) => value)
  const opens = (text: string) =>
    countWords(text) <= LONGEST_OPENING &&
    (ONLY_OPENS.test(text) || countWords(text) < 3 || named.some((each) => text.includes(each)))
  const from = Math.max(
    0,
    written.findIndex((text) => !opens(text)),
  )
  const sentences = written.slice(from)
  let told = ''
  for (const sentence of sentences) {
    const next = told === '' ? sentence : `${told} ${sentence}`
    if (countWords(told) >= LEAST_TOLD && countWords(next) > most) break
    told = next
  }
  const text = cut(`${from > 0 ? '… ' : ''}${told === sentences.join(' ') ? told : `${told} …`}`, 480)
  return { text: `“${text}”`, sources: [{ kind: 'customer', message: first.at, words: cut(told, 480) }] }
}

/** How they ended, where that is another message: whole sentences from its end. */
function howItEnded({ turns }: Evidence, conversation: Conversation): Source | undefined {
  const telling = turns.filter(
    ({ by, sentences }) => by === 'customer' && sentences.some(({ plain }) => countWords(plain) > 3),
  )
  const last = telling.at(-1)
  if (!last || telling.length < 2) return undefined
  const whole = sentencesOf(quotable((conversation[last.at]?.text ?? '').replace(/\s+/g, ' '))).map(({ text }) => text)
  let told = ''
  for (const sentence of whole.toReversed()) {
    const next = told === '' ? sentence : `${sentence} ${told}`
    if (told !== '' && countWords(next) > LONGEST_END) break
    told = next
  }
  if (told === '') return undefined
  return { kind: 'customer', message: last.at, words: cut(told === whole.join(' ') ? told : `… ${told}`, 480) }
}

/** Words of their last message that stand above the line. */
const LONGEST_END = 30

/** Their first words, and their last ones besides: what was asked for between them may have been settled. */
export function beganAndEnded(
  evidence: Evidence,
  conversation: Conversation,
  most: number,
  words: Words['compose'] = compose,
): { text: string; sources: Source[]; rest: Statement[] } {
  const last = howItEnded(evidence, conversation)
  return {
    ...howItBegan(evidence, conversation, most),
    rest: last ? [{ text: words.saidLast(last.words), source: last }] : [],
  }
}

/** What was said, and where it was looked up or done what came of it, in the order it was. */
export function withCalls(talk: readonly Quoted[], { calls }: Evidence): Quoted[] {
  const came = calls.flatMap(({ name, arguments: given, handsOver, outcome, json, text, answerAt }): Quoted[] => {
    if (handsOver || answerAt === undefined) return []
    const asked = [wordsOfName(name).join(' '), answered(given)].filter(Boolean).join(', ')
    const said =
      (isObject(json) || Array.isArray(json) ? answered(json) : quotable(text.replace(/\s+/g, ' '))) || outcome
    return [{ by: 'tool', text: cut(`${asked}: ${said}`, LONGEST_ANSWER), message: answerAt }]
  })
  const all = [...talk, ...came].toSorted((a, b) => a.message - b.message)
  return all.length <= MOST_QUOTED ? all : [...talk]
}

/** `note`: what rules made of the talk. */
export function quotedOnly(
  note: Note,
  {
    evidence,
    talk,
    untold,
    account,
    words = compose,
  }: {
    evidence: Evidence
    talk: NonNullable<Note['talk']>
    untold: Untold
    /** What the agent wrote. */
    account: string
    words?: Words['compose'] | undefined
  },
): Note {
  // Whoever calls for somebody may have said the other's name.
  const said = evidence.callsFor ? undefined : evidence.names.find(({ said }) => said)?.value
  const name = said ?? (note.who.name && account.includes(note.who.name.toLowerCase()) ? note.who.name : undefined)
  const isDanger = evidence.danger !== undefined
  return {
    ...note,
    next: {
      action: words.readFirst({ isDanger, isUnanswered: talk.at(-1)?.by === 'customer' }),
      decision: nothingGuessed(note.next.decision),
    },
    who: { ...note.who, name, identifiers: [], reach: [] },
    where: { ...note.where, location: undefined, artifacts: [] },
    wishes: [],
    // Where there is no room for the calls among what was said, what came of them stands as found.
    ...((evidence.calls.length === 0 || talk.some(({ by }) => by === 'tool')) && {
      known: note.known.filter(({ source }) => source?.kind !== 'tool'),
      tried: [],
    }),
    unknown: [
      ...note.unknown,
      ...(name === undefined && note.who.identifiers.length + note.who.reach.length === 0
        ? [{ text: words.nobodyNamed, kind: 'missing' as const, about: 'who' as const, sources: [] }]
        : []),
    ],
    ...(talk.length > 0 && { talk }),
    confidence: {
      level: 'unsure',
      basis: untold === 'nothing' ? words.confidence.onlyQuoted : words.confidence.onlySummed,
    },
  }
}

/** The question and its options were read out of the talk. */
const nothingGuessed = ({ kind, onSilence }: Note['next']['decision']): Note['next']['decision'] => ({
  kind: kind === 'choose' ? 'act' : kind,
  options: [],
  ...(onSilence !== undefined && { onSilence }),
})
