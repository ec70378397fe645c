import { assertNever } from '../assert-never.ts'
import type { SkipReason } from '../routing/assignment.ts'
import type { Instant } from '../time/instant.ts'
import type { HandoffEvent } from './event.ts'
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
  const { data } = event
  const said = (key: string) => (event.words?.[key] ? `: “${event.words[key]}”` : '')
  const person = (key: string) => (typeof data[key] === 'string' ? words.nameOf(data[key]) : 'somebody')
  const time = (key: string) => (typeof data[key] === 'string' ? clockTime(data[key], words) : '')
  switch (event.type) {
    case 'submitted':
      return `${who} handed off to ${person('owner')}.`
    case 'held':
      return `The note was held for ${who} to mend until ${time('until')}: ${list(data.lacks)}.`
    case 'offered':
      return `Offered to ${person('to')}, to accept by ${time('acceptBy')}.`
    case 'mended':
      return `${who} sent the note again (version ${String(data.noteVersion)}).`
    case 'reworded':
      return `A model (${String(data.model)}) worded it anew (version ${String(data.noteVersion)}).`
    case 'accepted':
      return `${who} accepted${said('readBack')}`
    case 'declined':
      return `${who} declined; ${person('to')} was asked${said('reason')}`
    case 'moved':
      return `${who} moved it to ${person('to')}${typeof data.lane === 'string' ? ` (lane ${data.lane})` : ''}${said('reason')}`
    case 'move_returned':
      return `${person('from')} ${RETURNED[String(data.because)] ?? 'did not accept in time'}; it is back with ${person('to')}${said('reason')}`
    case 'asked':
      return `${who} asked the ${String(data.of)}${said('question')}`
    case 'replied':
      return `${who} replied${said('text')}`
    case 'snoozed':
      return `${who} put it aside until ${time('until')}${said('reason')}`
    case 'resumed':
      return data.for === 'time'
        ? 'The time it was put aside for is over.'
        : 'No answer came in time; it is back with its owner.'
    case 'escalated':
      return `${because(data.because)}: passed from ${person('from')} to ${person('to')}.${said('reason').replace(/^: /, ' ')}`
    case 'reminded':
      return `${because(data.because)}, and nobody stands behind ${person('to')}: asked again${data.acceptBy ? `, to accept by ${time('acceptBy')}` : ''}${said('reason')}`
    case 'decided':
      return `${who} decided: ${String(data.kind).replaceAll('_', ' ')}${picked(data.option ?? data.outcome)}${said('text')}`
    case 'acknowledged':
      return `${who} has the decision.`
    case 'effect_reported':
      return `${who} reported: ${String(data.outcome).replaceAll('_', ' ')}${said('text')}`
    case 'closed':
      return 'Closed.'
    case 'withdrawn':
      return `${who} withdrew it${said('reason')}`
    case 'expired':
      return `Its time passed without a decision. Declared for that: ${String(data.outcome)}.`
    case 'reopened':
      return `${who} reopened it, with ${person('owner')}${said('reason')}`
    case 'commented':
      return `${who} remarked${said('text')}`
    case 'conversation_added':
      return `${who} added ${data.messages === 1 ? 'a message' : `${Number(data.messages ?? 0)} messages`} to the conversation.`
    case 'conversation_opened':
      return `${who} opened the conversation.`
    case 'agent_silent':
      return data.of === 'effect'
        ? 'The agent has not said what it did with the decision.'
        : 'The agent has not acknowledged the decision.'
    case 'delivery_failed':
      return `Could not be delivered to ${String(data.target)}${said('error')}`
    case 'delivered':
      return `Delivered to ${String(data.target)} after all.`
    default:
      return assertNever(event.type)
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

const picked = (choice: unknown): string => (typeof choice === 'string' ? ` (${choice})` : '')

const BECAUSE: Record<string, string> = {
  undecided: 'Not decided in time',
  asked: 'Escalated',
  owner_left: 'The owner is no longer in the playbook',
}
const because = (reason: unknown): string => BECAUSE[String(reason)] ?? 'Not accepted in time'

const RETURNED: Record<string, string> = {
  declined: 'declined the move',
  left: 'is no longer in the playbook',
}

const list = (value: unknown): string => (Array.isArray(value) ? value.join(', ') : '')

const SKIPPED = {
  off_duty: 'off duty',
  away: 'away',
  unreachable: 'never signed in',
  excluded: 'excluded',
  not_in_playbook: 'not in the playbook',
  lacks_skill: 'lacks a skill this needs',
  declined: 'declined before',
  had_it: 'had it before',
} satisfies Record<SkipReason, string>

function skippedWords({ by, data }: HandoffEvent, words: HistoryWords): string {
  if (!Array.isArray(data.skipped)) return ''
  // Who just gave it away is named in the sentence already.
  const others = data.skipped.filter(
    ({ person }) => person !== data.from && !(by.kind === 'person' && by.id === person),
  )
  if (others.length === 0) return ''
  const passed = others.map(
    ({ person, reason }) => `${words.nameOf(person)} (${SKIPPED[reason as keyof typeof SKIPPED] ?? reason})`,
  )
  return ` Passed over: ${passed.join(', ')}.`
}
