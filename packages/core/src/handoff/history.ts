import { assertNever } from '../assert-never.ts'
import type { PersonId } from '../ids.ts'
import type { SkipReason } from '../routing/assignment.ts'
import type { Instant } from '../time/instant.ts'
import type { EventOf, HandoffEvent } from './event.ts'
import { clockTime } from './status.ts'

export type HistoryWords = {
  nameOf: (person: string) => string
  nameOfAgent: (agent: string) => string
  timeZone: string
  now: Instant
}

/**
 * One event as a sentence a person reads in the history, and whoever was passed over with the reason. Words are left out
 * where they were erased.
 */
export function eventSentence(event: HandoffEvent, words: HistoryWords): string {
  const said = sayEvent(event, words)
  return `${/[.”]$/.test(said) ? said : `${said}.`}${skippedWords(event, words)}`
}

function sayEvent(event: HandoffEvent, words: HistoryWords): string {
  const who = actorName(event, words)
  const person = (id?: PersonId) => (id === undefined ? 'somebody' : words.nameOf(id))
  const time = (at?: Instant) => (at === undefined ? '' : clockTime(at, words))
  switch (event.type) {
    case 'submitted':
      return `${who} handed off to ${person(event.data.owner)}.`
    case 'held':
      return `The note was held for ${who} to mend until ${time(event.data.until)}: ${list(event.data.lacks)}.`
    case 'offered':
      return `Offered to ${person(event.data.to)}, to accept by ${time(event.data.acceptBy)}.`
    case 'mended':
      return `${who} sent the note again (version ${event.data.noteVersion}).`
    case 'reworded':
      return `A model (${event.data.model}) worded it anew (version ${event.data.noteVersion}).`
    case 'accepted':
      return `${who} accepted${quoted(event.words?.readBack)}`
    case 'declined':
      return `${who} declined; ${person(event.data.to)} was asked${quoted(event.words?.reason)}`
    case 'moved':
      return `${who} moved it to ${person(event.data.to)}${event.data.lane ? ` (lane ${event.data.lane})` : ''}${quoted(event.words?.reason)}`
    case 'move_returned':
      return `${person(event.data.from)} ${returned(event.data.because)}; it is back with ${person(event.data.to)}${quoted(event.words?.reason)}`
    case 'asked':
      return `${who} asked the ${event.data.of}${quoted(event.words?.question)}`
    case 'replied':
      return `${who} replied${quoted(event.words?.text)}`
    case 'snoozed':
      return `${who} put it aside until ${time(event.data.until)}${quoted(event.words?.reason)}`
    case 'resumed':
      return event.data.for === 'time'
        ? 'The time it was put aside for is over.'
        : 'No answer came in time; it is back with its owner.'
    case 'escalated':
      return `${because(event.data.because)}: passed from ${person(event.data.from)} to ${person(event.data.to)}.${quoted(event.words?.reason).replace(/^: /, ' ')}`
    case 'reminded':
      return `${because(event.data.because)}, and nobody stands behind ${person(event.data.to)}: asked again${event.data.acceptBy ? `, to accept by ${time(event.data.acceptBy)}` : ''}${quoted(event.words?.reason)}`
    case 'decided':
      return `${who} decided: ${spaced(event.data.kind)}${picked(event.data.option ?? event.data.outcome)}${quoted(event.words?.text)}`
    case 'acknowledged':
      return `${who} has the decision.`
    case 'effect_reported':
      return `${who} reported: ${spaced(event.data.outcome)}${quoted(event.words?.text)}`
    case 'closed':
      return 'Closed.'
    case 'withdrawn':
      return `${who} withdrew it${quoted(event.words?.reason)}`
    case 'expired':
      return `Its time passed without a decision. Declared for that: ${event.data.outcome}.`
    case 'reopened':
      return `${who} reopened it, with ${person(event.data.owner)}${quoted(event.words?.reason)}`
    case 'commented':
      return `${who} remarked${quoted(event.words?.text)}`
    case 'conversation_added':
      return `${who} added ${event.data.messages === 1 ? 'a message' : `${event.data.messages ?? 0} messages`} to the conversation.`
    case 'conversation_opened':
      return `${who} opened the conversation.`
    case 'agent_silent':
      return event.data.of === 'effect'
        ? 'The agent has not said what it did with the decision.'
        : 'The agent has not acknowledged the decision.'
    case 'delivery_failed':
      return `Could not be delivered to ${event.data.target}${quoted(event.words?.error)}`
    case 'delivered':
      return `Delivered to ${event.data.target} after all.`
    default:
      return assertNever(event)
  }
}

export function actorName(
  { by }: Pick<HandoffEvent, 'by'>,
  words: Pick<HistoryWords, 'nameOf' | 'nameOfAgent'>,
): string {
  if (by.kind === 'person') return words.nameOf(by.id)
  if (by.kind === 'agent') return words.nameOfAgent(by.id)
  return 'The desk'
}

const quoted = (text?: string): string => (text ? `: “${text}”` : '')

const spaced = (code?: string): string => String(code).replaceAll('_', ' ')

const picked = (choice?: string): string => (choice === undefined ? '' : ` (${choice})`)

const BECAUSE: Record<EventOf<'escalated'>['data']['because'], string> = {
  unaccepted: 'Not accepted in time',
  undecided: 'Not decided in time',
  asked: 'Escalated',
  owner_left: 'The owner is no longer in the playbook',
}
const because = (reason: keyof typeof BECAUSE = 'unaccepted'): string => BECAUSE[reason]

const RETURNED: Record<EventOf<'move_returned'>['data']['because'], string> = {
  declined: 'declined the move',
  unanswered: 'did not accept in time',
  left: 'is no longer in the playbook',
}
const returned = (reason: keyof typeof RETURNED = 'unanswered'): string => RETURNED[reason]

const list = (rules: string[] = []): string => rules.join(', ')

const SKIPPED: Record<SkipReason, string> = {
  off_duty: 'off duty',
  away: 'away',
  unreachable: 'never signed in',
  excluded: 'excluded',
  not_in_playbook: 'not in the playbook',
  lacks_skill: 'lacks a skill this needs',
  declined: 'declined before',
  had_it: 'had it before',
}

function skippedWords({ by, data }: HandoffEvent, words: HistoryWords): string {
  if (!('skipped' in data) || data.skipped === undefined) return ''
  const from = 'from' in data ? data.from : undefined
  // Who just gave it away is named in the sentence already.
  const others = data.skipped.filter(({ person }) => person !== from && !(by.kind === 'person' && by.id === person))
  if (others.length === 0) return ''
  const passed = others.map(({ person, reason }) => `${words.nameOf(person)} (${SKIPPED[reason]})`)
  return ` Passed over: ${passed.join(', ')}.`
}
