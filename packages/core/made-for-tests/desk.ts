/** A desk for the tests: a small playbook with several lanes, a clock that only the test moves, and one handoff on it. */

import type { Command, Submit, TransferOutcome } from '../src/handoff/command.ts'
import type { DecisionAnswer } from '../src/handoff/decision.ts'
import { dueOf } from '../src/handoff/due.ts'
import type { SideEffect } from '../src/handoff/effect.ts'
import type { EventOf, EventType, HandoffEvent } from '../src/handoff/event.ts'
import type { Actor, Handoff, HandoffState } from '../src/handoff/handoff.ts'
import type { Change, Desk } from '../src/handoff/outcome.ts'
import { transition } from '../src/handoff/transition.ts'
import { hashOf, hashOfAction } from '../src/hash.ts'
import type { Finding } from '../src/note/check/finding.ts'
import { Note } from '../src/note/note.ts'
import { loadPlaybook } from '../src/playbook/load.ts'
import type { Playbook, WrittenPlaybook } from '../src/playbook/playbook.ts'
import { isRefusal, type Refusal } from '../src/refusal.ts'
import type { Roster } from '../src/routing/assignment.ts'
import { after, type Instant, type Milliseconds } from '../src/time/instant.ts'

/** A Thursday. */
export const START: Instant = '2026-11-05T09:00:00.000Z'
export const PEOPLE = ['ana', 'ben', 'cleo', 'dan', 'eve', 'sam']

const WRITTEN: WrittenPlaybook = {
  timeZone: 'UTC',
  lastResort: 'sam',
  people: {
    ana: { name: 'Ana' },
    ben: { name: 'Ben' },
    cleo: { name: 'Cleo' },
    dan: { name: 'Dan', hours: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '08:00', to: '16:00' }] },
    eve: { name: 'Eve', away: [{ from: '2026-11-07', to: '2026-11-09' }] },
    sam: { name: 'Sam' },
  },
  lanes: {
    support: {
      name: 'Support',
      owners: { people: ['ana', 'ben'] },
      escalation: [{ to: { people: ['cleo'] } }, { to: { people: ['cleo', 'dan'] }, accept: '10m' }],
      // Also who is not asked. `dispatch` leaves it out, and `refunds` has limits and wants two to agree.
      mayDecide: [{ roles: ['member'] }],
      accept: { now: '5m', today: '30m', this_week: '4h', fyi: '1d' },
      decide: { now: '15m', today: '4h', this_week: '2d', fyi: '7d' },
      outcomes: [{ id: 'handled', label: 'Handled' }],
      onSilence: { outcome: 'reject', words: 'The refund is refused.' },
    },
    billing: {
      name: 'Billing',
      owners: { people: ['eve', 'cleo'], order: 'round_robin' },
      mayDecide: [{ roles: ['member'] }],
      accept: { now: '2m', today: '1h working', this_week: '8h working', fyi: '2d' },
      decide: { now: '10m', today: '2h', this_week: '20h working', fyi: '7d' },
      outcomes: [{ id: 'paid', label: 'Paid' }],
    },
    // Its own last resort owns it too.
    dispatch: {
      name: 'Dispatch',
      owners: { people: ['dan', 'eve'], order: 'least_loaded' },
      escalation: [{ to: { people: ['dan', 'ana'] } }],
      lastResort: 'dan',
    },
    refunds: {
      name: 'Refunds',
      owners: { people: ['ben', 'ana'] },
      escalation: [{ to: { people: ['cleo'] } }],
      mayDecide: [
        { people: ['ben'], when: 'action.amount <= 100.0' },
        { people: ['ana', 'cleo'] },
        { roles: ['last_resort'] },
      ],
      twoMustAgree: 'action.amount > 150.0',
      accept: { now: '5m', today: '30m', this_week: '4h', fyi: '1d' },
      decide: { now: '15m', today: '4h', this_week: '2d', fyi: '7d' },
    },
  },
}

const load = (written: WrittenPlaybook): Playbook => {
  const loaded = loadPlaybook(written)
  if ('problems' in loaded) throw new Error(loaded.problems.map(({ message }) => message).join('\n'))
  return loaded.playbook
}

export const PLAYBOOK = load(WRITTEN)

const { ana: _, ...withoutAna } = WRITTEN.people
const { support, billing, refunds } = WRITTEN.lanes
/** The playbook after Ana left and the dispatch lane was closed. */
export const LATER_PLAYBOOK = load({
  ...WRITTEN,
  people: withoutAna,
  lanes: {
    ...(support && { support: { ...support, owners: { people: ['ben'] } } }),
    ...(billing && { billing }),
    ...(refunds && {
      refunds: {
        ...refunds,
        owners: { people: ['ben'] },
        mayDecide: [{ people: ['ben'], when: 'action.amount <= 100.0' }, { people: ['cleo', 'sam'] }],
      },
    }),
  },
})

export const LACKING: Finding[] = [
  { rule: 'no-reason', level: 'must', pointer: '/why', message: 'Say why.' },
  { rule: 'too-long', level: 'should', pointer: '', message: 'Shorten it.' },
]

const ACTION = { tool: 'refund', arguments: { payment: 'pay_2', amount: 180 } }
export const ACTION_HASH = hashOfAction(ACTION)

export const noteOf = (changed: Partial<Note> = {}): Note =>
  Note.parse({
    ask: 'Refund $180 for a double charge',
    next: { decision: { kind: 'approve', options: [{ id: 'full', label: 'All of it' }] } },
    when: { urgency: 'today' },
    who: { name: 'Amir Haddad' },
    what: 'Amir Haddad was charged twice.',
    why: { code: 'authority_limit', sentence: 'Refunds over $100 need a person.' },
    where: {},
    draft: { channel: 'e-mail', body: 'Hi Amir' },
    action: ACTION,
    ...changed,
  })

export const submission = (changed: Partial<Submit> = {}): Submit => {
  const urgency = changed.urgency ?? changed.note?.when.urgency ?? 'today'
  const note = changed.note ?? noteOf({ when: { urgency } })
  return {
    type: 'submit',
    id: 'h1',
    agent: 'bot',
    lane: 'support',
    urgency,
    note,
    noteHash: hashOf(note),
    findings: [],
    playbook: 1,
    ...changed,
  }
}

/** Sam and Eve are admins. */
const ROLES: Roster['roles'] = { sam: 'admin', eve: 'admin' }
export const everybody: Roster = { reachable: PEOPLE, openByOwner: {}, roles: ROLES }
export const person = (id: string): Actor => ({ kind: 'person', id })
export const BOT: Actor = { kind: 'agent', id: 'bot' }
export const DESK: Actor = { kind: 'desk' }
export const CUSTOMER: Actor = { kind: 'customer' }

type Begin = Partial<Submit> & { at?: Instant; reachable?: string[] }

/** Hands off, and plays what people, agents and the clock do to it. */
export function startDesk({ at = START, reachable = PEOPLE, ...submitted }: Begin = {}) {
  let now = at
  let playbook = PLAYBOOK
  let roster: Roster = { ...everybody, reachable }
  const events: HandoffEvent[] = []
  let told: SideEffect[] = []
  let refusal: Refusal | undefined
  let handoff = take(transition(null, { by: BOT, command: submission(submitted) }, { now, playbook, roster }))

  function take(outcome: Change | Refusal): Handoff {
    if (isRefusal(outcome)) throw new Error(`refused: ${outcome.refused}: ${outcome.detail}`)
    events.push(...outcome.events)
    told = outcome.effects
    refusal = outcome.refusal
    return outcome.handoff
  }
  const desk = (): Desk => ({ now, playbook, roster })
  const as = (by: string): Actor => ({ bot: BOT, desk: DESK, customer: CUSTOMER })[by] ?? person(by)
  const send = (by: string, command: Command, admin = false) =>
    transition(handoff, { by: as(by), admin, command }, desk())

  return {
    /** The handoff as it stands, in the state the test expects. */
    in<S extends HandoffState>(state: S): Extract<Handoff, { state: S }> {
      if (handoff.state !== state) throw new Error(`expected ${state}, got ${handoff.state}`)
      return handoff as Extract<Handoff, { state: S }>
    },
    get handoff() {
      return handoff
    },
    get now() {
      return now
    },
    desk,
    /** What the last change told whom, as `ana: offered`. */
    get told() {
      return told.map(({ person, about }) => `${person}: ${about}`)
    },
    /** What whoever sent the last command was told, where it was refused and that was remembered. */
    get refusal() {
      return refusal
    },
    events,
    last: <T extends EventType>(type: T): EventOf<T> | undefined =>
      events.findLast((event): event is Extract<HandoffEvent, EventOf<T>> => event.type === type),
    /** Carries out a command that must not be refused. */
    does(by: string, command: Command, { admin = false } = {}) {
      handoff = take(send(by, command, admin))
    },
    /** The refusal of a command that must be refused. */
    refuses(by: string, command: Command, { admin = false } = {}): Refusal {
      const outcome = send(by, command, admin)
      if (!isRefusal(outcome)) throw new Error(`${command.type} was not refused`)
      return outcome
    },
    /** Moves the clock without the sweep. */
    waits(length: Milliseconds) {
      now = after(now, length)
    },
    /** Moves the clock, acting on each deadline in its time. */
    passes(length: Milliseconds) {
      const end = after(now, length)
      let steps = 0
      for (let at = dueOf(handoff); at && at <= end; at = dueOf(handoff)) {
        if (++steps > 1000) throw new Error(`deadlines never end: ${handoff.state}, due ${at}`)
        now = at > now ? at : now
        handoff = take(send('desk', { type: 'due' }))
      }
      now = end
    },
    reaches(people: string[]) {
      roster = { ...roster, reachable: people }
    },
    /** What somebody is in the workspace changes. */
    makes(id: string, role: 'admin' | 'member' | 'viewer') {
      roster = { ...roster, roles: { ...roster.roles, [id]: role } }
    },
    /** The rota has come to the one after this person. */
    assignedLast(lastAssigned: string) {
      roster = { ...roster, lastAssigned }
    },
    uses(later: Playbook) {
      playbook = later
    },
  }
}

export const accept: Command = { type: 'accept', readBack: 'I check both payments and refund one by 11:00.' }
export const stepIn: Command = { type: 'step_in', reason: 'I know this customer.' }
export const decline: Command = { type: 'decline', reason: 'I know nothing of refunds.' }
export const escalate: Command = { type: 'escalate', reason: 'They are waiting on the phone.' }
export const due: Command = { type: 'due' }
export const moveTo = (id: string): Command => ({ type: 'move', to: { person: id }, reason: 'Knows them better.' })
export const moveToLane = (lane: string): Command => ({ type: 'move', to: { lane }, reason: 'About an invoice.' })
export const ask: Command = { type: 'ask', of: 'customer', question: 'Which card?' }
export const reply: Command = { type: 'reply', text: 'The blue one.' }
export const snoozeUntil = (until: Instant, reason?: string): Command => ({ type: 'snooze', until, reason })
export const withdraw: Command = { type: 'withdraw', reason: 'They found the second refund.' }
export const reopen: Command = { type: 'reopen', reason: 'The card was refused.' }
export const acknowledge = (decisionId = 'd1'): Command => ({ type: 'acknowledge', decisionId })
export const report = (outcome: 'done' | 'failed' | 'not_applied', decisionId = 'd1'): Command => ({
  type: 'report_effect',
  decisionId,
  effect: { outcome, text: 'Card declined.' },
})
/** By one runner, for a minute. */
export const claim = (id = 'c1', { decisionId = 'd1', seconds = 60 } = {}): Command => ({
  type: 'claim',
  decisionId,
  id,
  runner: `pod of ${id}`,
  seconds,
})
export const extend = (id = 'c1', seconds = 60): Command => ({
  type: 'claim',
  decisionId: 'd1',
  id,
  runner: `pod of ${id}`,
  seconds,
  extends: id,
})
export const transfer = (outcome: TransferOutcome, person?: string): Command => ({
  type: 'report_transfer',
  outcome,
  person,
  text: 'Rang for 30 s.',
})
export const itHappened: Command = { type: 'it_happened', text: 'The bank shows it.' }
export const doItNow: Command = { type: 'do_it_now', text: 'Nothing at the bank.' }
export const mend = (changed: Partial<Note> = {}, findings: Finding[] = []): Command => {
  const note = noteOf(changed)
  return { type: 'mend', note, noteHash: hashOf(note), findings }
}
/** Version 1 in the words of a model; `parts` empty: none of them stood. */
export const reword = (noteVersion = 1, findings: Finding[] = [], parts = ['/ask']): Command => {
  const note = noteOf({ ask: 'Pay $180 back', ...(parts.length > 0 && { wordedBy: { model: 'small-7b', parts } }) })
  return { type: 'reword', note, noteHash: hashOf(note), findings, noteVersion }
}
export const decide = (
  answer: DecisionAnswer,
  seen: { noteVersion?: number; actionHash?: string | undefined; decisionId?: string } = {},
): Command => ({ type: 'decide', decisionId: 'd1', noteVersion: 1, actionHash: ACTION_HASH, answer, ...seen })
export const approve = decide({ kind: 'approve' })
