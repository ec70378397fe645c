import { assertNever } from '../assert-never.ts'
import type { PersonId } from '../ids.ts'
import { history } from '../words/en/history.ts'
import { type Saying, say } from '../words/saying.ts'
import type { Words } from '../words/words.ts'
import type { HandoffEvent } from './event.ts'
import { clockTime, type StatusWords } from './status.ts'

export type HistoryWords = StatusWords & { nameOfAgent: (agent: string) => string }

type Names = Pick<HistoryWords, 'nameOf' | 'nameOfAgent'>

export type HistorySaying = Saying<Words['history']>

/**
 * One event as a sentence a person reads in the history, and whoever was passed over with the reason. Words are left out
 * where they were erased.
 */
export const eventSentence = (event: HandoffEvent, words: HistoryWords): string =>
  tellEvent(event, words)
    .map((saying) => say(words.words?.history ?? history, saying, (at) => clockTime(at, words)))
    .join(' ')

/** The same as data: what happened, then who was passed over. */
export const tellEvent = (event: HandoffEvent, names: Names): HistorySaying[] => [
  tellItself(event, names),
  ...tellPassedOver(event, names),
]

function tellItself(event: HandoffEvent, names: Names): HistorySaying {
  const who = nameOfActor(event, names)
  const person = (id?: PersonId) => (id === undefined ? undefined : names.nameOf(id))
  switch (event.type) {
    case 'submitted':
      return { code: event.type, facts: { who, owner: person(event.data.owner) } }
    case 'held':
      return { code: event.type, facts: { who, ...event.data } }
    case 'offered':
      return { code: event.type, facts: { to: person(event.data.to), acceptBy: event.data.acceptBy } }
    case 'mended':
      return { code: event.type, facts: { who, version: event.data.noteVersion } }
    case 'reworded':
      return { code: event.type, facts: { model: event.data.model, version: event.data.noteVersion } }
    case 'accepted':
      return { code: event.type, facts: { who, said: event.words?.readBack } }
    case 'stepped_in':
      return { code: event.type, facts: { who, from: person(event.data.from), said: event.words?.reason } }
    case 'declined':
      return { code: event.type, facts: { who, to: person(event.data.to), said: event.words?.reason } }
    case 'moved': {
      const { to, lane } = event.data
      return { code: event.type, facts: { who, to: person(to), lane, said: event.words?.reason } }
    }
    case 'move_returned': {
      const { from, to, because } = event.data
      return { code: event.type, facts: { from: person(from), to: person(to), because, said: event.words?.reason } }
    }
    case 'asked':
      return { code: event.type, facts: { who, of: event.data.of, said: event.words?.question } }
    case 'replied':
    case 'commented':
      return { code: event.type, facts: { who, said: event.words?.text } }
    case 'snoozed':
      return { code: event.type, facts: { who, until: event.data.until, said: event.words?.reason } }
    case 'resumed':
      return { code: event.type, facts: { waitedFor: event.data.for } }
    case 'escalated': {
      const { from, to, because } = event.data
      return { code: event.type, facts: { from: person(from), to: person(to), because, said: event.words?.reason } }
    }
    case 'reminded': {
      const { to, because, acceptBy } = event.data
      return { code: event.type, facts: { to: person(to), because, acceptBy, said: event.words?.reason } }
    }
    case 'decided': {
      const { kind, option, outcome, approvedFirst } = event.data
      const first = person(approvedFirst)
      return { code: event.type, facts: { who, kind, choice: option ?? outcome, first, said: event.words?.text } }
    }
    case 'deciding':
      return { code: event.type, facts: { who, until: event.data.until } }
    case 'undone': {
      const { of, kind, because } = event.data
      return { code: event.type, facts: { who, of: person(of), kind, because } }
    }
    case 'approved': {
      const { kind, option, to } = event.data
      return { code: event.type, facts: { who, kind, choice: option, to: person(to), said: event.words?.text } }
    }
    case 'approval_void': {
      const { of, because } = event.data
      return { code: event.type, facts: { of: person(of), because } }
    }
    case 'acknowledged':
    case 'customer_link_handed_out':
    case 'customer_link_revoked':
    case 'conversation_opened':
    case 'revealed':
      return { code: event.type, facts: { who } }
    case 'claimed':
    case 'claim_extended':
      return { code: event.type, facts: { who, until: event.data.until, said: event.words?.runner } }
    case 'in_doubt':
      return { code: event.type, facts: { owner: person(event.data.owner), said: event.words?.runner } }
    case 'it_happened':
    case 'do_it_now':
      return { code: event.type, facts: { who, said: event.words?.text } }
    case 'transfer_reported': {
      const { outcome, person: rung } = event.data
      return { code: event.type, facts: { who, outcome, person: person(rung), said: event.words?.text } }
    }
    case 'effect_reported':
      return { code: event.type, facts: { who, outcome: event.data.outcome, said: event.words?.text } }
    case 'effect_contradicted': {
      const { outcome, onRecord } = event.data
      return { code: event.type, facts: { who, outcome, onRecord, said: event.words?.text } }
    }
    case 'closed':
      return { code: event.type, facts: {} }
    case 'withdrawn':
      return { code: event.type, facts: { who, said: event.words?.reason } }
    case 'expired':
      return { code: event.type, facts: { outcome: event.data.outcome } }
    case 'reopened':
      return { code: event.type, facts: { who, owner: person(event.data.owner), said: event.words?.reason } }
    case 'customer_said':
      return { code: event.type, facts: { said: event.words?.text, instead: event.words?.instead } }
    case 'customer_answered':
      return { code: event.type, facts: { repeated: event.data.repeated } }
    case 'conversation_added':
      return { code: event.type, facts: { who, messages: event.data.messages ?? 0 } }
    case 'agent_silent':
      return { code: event.type, facts: { of: event.data.of } }
    case 'delivery_failed':
      return { code: event.type, facts: { target: event.data.target, said: event.words?.error } }
    case 'delivered':
      return { code: event.type, facts: { target: event.data.target } }
    case 'told':
      return { code: event.type, facts: { to: person(event.data.to), channel: event.data.channel } }
    case 'not_told': {
      const { to, channel } = event.data
      return { code: event.type, facts: { to: person(to), channel, said: event.words?.error } }
    }
    case 'seen':
      return { code: event.type, facts: { who } }
    default:
      return assertNever(event)
  }
}

export const actorName = (event: Pick<HandoffEvent, 'by'>, names: Names, said: Words['history'] = history): string =>
  nameOfActor(event, names) ?? (event.by.kind === 'customer' ? said.customer() : said.desk())

/** Of the person or agent; desk and customer have none. */
function nameOfActor({ by }: Pick<HandoffEvent, 'by'>, names: Names): string | undefined {
  if (by.kind === 'person') return names.nameOf(by.id)
  return by.kind === 'agent' ? names.nameOfAgent(by.id) : undefined
}

function tellPassedOver({ by, data }: HandoffEvent, { nameOf }: Names): Saying<Words['history'], 'passedOver'>[] {
  if (!('skipped' in data) || data.skipped === undefined) return []
  const from = 'from' in data ? data.from : undefined
  // Who just gave it away is named in the sentence already.
  const others = data.skipped.filter(({ person }) => person !== from && !(by.kind === 'person' && by.id === person))
  if (others.length === 0) return []
  const people = others.map(({ person, reason }) => ({ person: nameOf(person), reason }))
  return [{ code: 'passedOver', facts: { people } }]
}
