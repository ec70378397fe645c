/** Random stories of one handoff: whoever does whatever, in any order, at any time. Played, they are what the properties look at. */
import fc from 'fast-check'
import { type Command, TRANSFER_OUTCOMES } from '../src/handoff/command.ts'
import { DECISION_KINDS, type DecisionAnswer } from '../src/handoff/decision.ts'
import type { Actor, Handoff } from '../src/handoff/handoff.ts'
import type { Desk, Outcome } from '../src/handoff/outcome.ts'
import { transition } from '../src/handoff/transition.ts'
import { hashOf, hashOfAction } from '../src/hash.ts'
import { URGENCIES } from '../src/note/note.ts'
import { isRefusal } from '../src/refusal.ts'
import { after, minutes, seconds } from '../src/time/instant.ts'
import {
  BOT,
  CUSTOMER,
  DESK,
  LACKING,
  LATER_PLAYBOOK,
  noteOf,
  PEOPLE,
  PLAYBOOK,
  person,
  START,
  submission,
} from './desk.ts'

/** What somebody sets out to do; made into a command on the handoff as it then stands. */
type Deed = {
  who: string
  admin: boolean
  passes: number
  reachable: string[]
  lastAssigned: string | undefined
  later: boolean
  roles: Roles
  make: Make
}
type Roles = NonNullable<Desk['roster']['roles']>
export type Story = { submit: Command & { type: 'submit' }; reachable: string[]; deeds: Deed[] }
/** One step of a story that was played. */
export type Played = {
  before: Handoff | null
  after: Handoff
  by: Actor
  admin: boolean
  command: Command
  desk: Desk
  outcome: Outcome
}

const id = fc.constantFrom(...PEOPLE)
const findings = fc.constantFrom([], LACKING)
const ACTIONS = [
  ...[undefined, 90, 180].map((amount) => amount && { tool: 'refund', arguments: { amount } }),
  { tool: 'refund', arguments: { amount: 90, card: '4111 1111 1111 1111' } },
]
const NOTES = URGENCIES.flatMap((urgency) =>
  [undefined, minutes(3), minutes(40), minutes(3000)].flatMap((by) =>
    ACTIONS.map((action) =>
      noteOf({ when: { urgency, ...(by && { by: after(START, by) }) }, action: action || undefined }),
    ),
  ),
)
const note = fc.constantFrom(...NOTES)
const reachable = fc.oneof({ weight: 3, arbitrary: fc.constant(PEOPLE) }, fc.subarray(PEOPLE))

const submit = fc
  .record({
    lane: fc.constantFrom('support', 'support', 'billing', 'dispatch', 'refunds', 'refunds'),
    twoMustAgree: fc.constantFrom(undefined, undefined, undefined, true),
    note,
    findings,
    useful: fc.option(fc.constantFrom(seconds(10), minutes(20), minutes(600)), { nil: undefined, freq: 3 }),
    excluded: fc.oneof({ weight: 3, arbitrary: fc.constant<string[]>([]) }, fc.subarray(PEOPLE)),
  })
  .map(({ useful, note, ...rest }) =>
    submission({ ...rest, note, ...(useful && { usefulUntil: after(START, useful) }) }),
  )

const answer: fc.Arbitrary<DecisionAnswer> = fc.record({
  kind: fc.constantFrom(...DECISION_KINDS),
  text: fc.option(fc.constant('Because.'), { nil: undefined, freq: 4 }),
  option: fc.option(fc.constantFrom('full', 'half'), { nil: undefined, freq: 2 }),
  outcome: fc.option(fc.constantFrom('handled', 'paid'), { nil: undefined, freq: 2 }),
  edits: fc.option(
    fc.constantFrom({ draft: { body: 'Dear Amir' } }, { arguments: { amount: 1 } }, { arguments: { amount: 170 } }),
    { nil: undefined },
  ),
})

type Make = (handoff: Handoff) => Command
const made = <T>(parts: fc.Arbitrary<T>, make: (parts: T, handoff: Handoff) => Command): fc.Arbitrary<Make> =>
  parts.map((value) => (handoff) => make(value, handoff))
const fixed = (command: Command): fc.Arbitrary<Make> => fc.constant(() => command)
const often = (weight: number, arbitrary: fc.Arbitrary<Make>) => ({ weight, arbitrary })
const decisionOf = (handoff: Handoff) => ('decision' in handoff ? handoff.decision.id : 'none')

const move = made(
  fc.oneof(
    fc.record({ person: fc.oneof(id, fc.constant('constructor')) }),
    fc.record({ lane: fc.constantFrom('support', 'billing', 'dispatch', 'refunds', 'constructor') }),
  ),
  (to) => ({ type: 'move', to, reason: 'Better there.' }),
)
const snooze = made(
  fc.record({
    wait: fc.constantFrom(0, minutes(10), minutes(30), minutes(4000), minutes(1_000_000)),
    reason: fc.constantFrom(undefined, 'Busy.'),
  }),
  ({ wait, reason }, handoff) => ({ type: 'snooze', until: after(handoff.changedAt, wait), reason }),
)
const decide = made(
  fc.record({
    answer,
    decisionId: fc.uuid(),
    seen: fc.constantFrom('now', 'now', 'now', 'now', 'old', 'other arguments', 'no arguments'),
  }),
  ({ seen, answer, decisionId }, { note, noteVersion }) => ({
    type: 'decide',
    answer,
    decisionId,
    noteVersion: noteVersion - (seen === 'old' ? 1 : 0),
    ...(seen === 'other arguments' && { actionHash: hashOf('other') }),
    ...((seen === 'now' || seen === 'old') && note.action && { actionHash: hashOfAction(note.action) }),
  }),
)
const undo = made(fc.boolean(), (right, handoff) => ({
  type: 'undo',
  decisionId: (right && handoff.undoable?.id) || handoff.undone?.decisionId || decisionOf(handoff),
}))
const mend = made(fc.record({ note, findings }), ({ note, findings }) => ({
  type: 'mend',
  note,
  findings,
  noteHash: hashOf(note),
}))
const reword = made(
  fc.record({ findings, seen: fc.constantFrom('now', 'now', 'old'), stands: fc.boolean() }),
  ({ findings, seen, stands }, handoff) => {
    const wordedBy = stands ? { model: 'small-7b', parts: ['/ask'] } : undefined
    const note = { ...handoff.note, ask: 'Pay it back', wordedBy }
    const noteVersion = handoff.noteVersion - (seen === 'old' ? 1 : 0)
    return { type: 'reword', note, findings, noteVersion, noteHash: hashOf(note) }
  },
)
const withdrawn = fixed({ type: 'withdraw', reason: 'Solved.' })
const acknowledge = made(fc.boolean(), (right, handoff) => ({
  type: 'acknowledge',
  decisionId: right ? decisionOf(handoff) : 'other',
}))
const runner = fc.constantFrom('pod 1', 'pod 2', 'pod 3')
/** Mostly a new claim; else one that its runner holds, or held, or makes up. */
const claim = made(
  fc.record({
    right: fc.boolean(),
    runner,
    id: fc.uuid(),
    held: fc.boolean(),
    forSeconds: fc.constantFrom(5, 60, 3600),
  }),
  ({ right, runner, id, held, forSeconds }, handoff) => {
    const claimed = 'claim' in handoff ? handoff.claim?.id : undefined
    const extended = held ? (claimed ?? id) : undefined
    const decisionId = right ? decisionOf(handoff) : 'other'
    return { type: 'claim', decisionId, id: extended ?? id, runner, seconds: forSeconds, extends: extended }
  },
)
const report = made(
  fc.record({
    right: fc.boolean(),
    under: fc.constantFrom('its claim', 'another claim', 'no claim'),
    outcome: fc.constantFrom('done', 'failed', 'not_applied'),
  }),
  ({ right, under, outcome }, handoff) => ({
    type: 'report_effect',
    decisionId: right ? decisionOf(handoff) : 'other',
    claim:
      under === 'its claim' && 'claim' in handoff
        ? handoff.claim?.id
        : under === 'another claim'
          ? 'another'
          : undefined,
    effect: { outcome, text: '' },
  }),
)

const transfer = fc
  .record({
    outcome: fc.constantFrom(...TRANSFER_OUTCOMES),
    person: fc.constantFrom(undefined, 'ana', 'ben', 'cleo', 'eve', 'sam'),
  })
  .map(
    ({ outcome, person }): Make =>
      () => ({ type: 'report_transfer', outcome, person, text: 'Rang.' }),
  )
const itHappened = fixed({ type: 'it_happened', text: 'Seen.' })
const doItNow = fixed({ type: 'do_it_now', text: 'Not seen.' })

const command: fc.Arbitrary<Make> = fc.oneof(
  often(8, fixed({ type: 'due' })),
  often(6, fixed({ type: 'accept', readBack: 'I look into it.' })),
  often(2, fixed({ type: 'step_in', reason: 'I know them.' })),
  often(2, fixed({ type: 'decline', reason: 'Not mine.' })),
  often(4, move),
  often(3, fixed({ type: 'ask', of: 'customer', question: 'Which one?' })),
  often(2, fixed({ type: 'reply', text: 'The blue one.' })),
  often(2, snooze),
  often(6, decide),
  often(1, undo),
  often(2, mend),
  often(2, reword),
  often(1, withdrawn),
  often(4, acknowledge),
  often(5, report),
  often(2, claim),
  often(1, itHappened),
  often(1, doItNow),
  often(2, transfer),
  often(2, fixed({ type: 'escalate', reason: 'Now, please.' })),
  often(2, fixed({ type: 'reopen', reason: 'Not over.' })),
  often(1, fixed({ type: 'comment', text: 'Well.' })),
  often(1, fixed({ type: 'add_messages', messages: [{ role: 'customer', text: 'Hello?' }] })),
  often(2, fixed({ type: 'customer_say', text: 'The blue one.', instead: 'The red one' })),
  often(
    1,
    made(fc.nat({ max: 20 }), (n) => ({ type: 'customer_say', text: `And ${n} more.` })),
  ),
  often(
    2,
    made(fc.boolean(), (repeated) => ({ type: 'customer_answer', repeated })),
  ),
  often(1, fixed({ type: 'hand_out_customer_link' })),
  often(1, fixed({ type: 'revoke_customer_link' })),
  often(1, fixed({ type: 'open_conversation' })),
  often(2, fixed({ type: 'reveal' })),
  often(1, fixed({ type: 'delivery_failed', target: 'hook', error: '500', deliveryId: 'x' })),
  often(1, fixed({ type: 'owner_left' })),
  often(1, fixed({ type: 'delivered', target: 'hook', deliveryId: 'x' })),
  often(1, fixed({ type: 'told', to: 'ana', channel: 'email', message: 'm', about: 'offered' })),
  often(1, fixed({ type: 'not_told', to: 'ana', channel: 'email', message: 'm', about: 'offered', error: '550' })),
  often(
    2,
    made(fc.constant(null), (_nothing, handoff) => ({ type: 'unheard', person: awaited(handoff) })),
  ),
  often(1, fixed({ type: 'due', unheard: true })),
  often(1, fixed({ type: 'seen' })),
  often(
    1,
    made(submit, (again) => again),
  ),
)

const awaited = (handoff: Handoff): string => (handoff.state === 'offered' && handoff.move?.to) || handoff.owner

const deed: fc.Arbitrary<Deed> = fc.record({
  // Mostly whoever may do it; the rest tries its luck.
  who: fc.oneof(
    { weight: 6, arbitrary: fc.constant('whoever may') },
    { weight: 1, arbitrary: fc.constant('receiver') },
    { weight: 1, arbitrary: fc.constantFrom('desk', 'customer', 'bot', 'other bot', 'mallory') },
    { weight: 2, arbitrary: id },
  ),
  admin: fc.boolean(),
  passes: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(0, seconds(20), minutes(1)) },
    { weight: 2, arbitrary: fc.constantFrom(minutes(30), minutes(300)) },
    { weight: 1, arbitrary: fc.constantFrom(minutes(20_000), minutes(500_000), -minutes(90)) },
  ),
  reachable,
  lastAssigned: fc.option(id, { nil: undefined }),
  later: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  // Mostly as they are; now and then somebody has lost what they were.
  roles: fc.oneof(
    { weight: 9, arbitrary: fc.constant<Roles>({ sam: 'admin', eve: 'admin' }) },
    { weight: 1, arbitrary: fc.constantFrom<Roles>({ eve: 'admin', cleo: 'viewer' }, { sam: 'admin', ana: 'viewer' }) },
  ),
  make: command,
})
export const story: fc.Arbitrary<Story> = fc.record({ submit, reachable, deeds: fc.array(deed, { maxLength: 40 }) })

/** Stories about what two must agree on: mostly approvals of what was seen, and what may come between two of them. */
const approval = made(
  fc.record({
    edits: fc.constantFrom(undefined, undefined, undefined, { arguments: { amount: 170 } }),
    decisionId: fc.uuid(),
  }),
  ({ edits, decisionId }, { note, noteVersion }) => ({
    type: 'decide',
    decisionId,
    answer: edits ? { kind: 'approve_with_edits', edits } : { kind: 'approve' },
    noteVersion,
    ...(note.action && { actionHash: hashOfAction(note.action) }),
  }),
)
export const forTwo: fc.Arbitrary<Story> = fc.record({
  submit: fc
    .record({
      lane: fc.constantFrom('refunds', 'support'),
      amount: fc.constantFrom(90, 180),
      excluded: fc.constantFrom<string[][]>([], ['cleo']),
    })
    .map(({ lane, amount, excluded }) =>
      submission({
        lane,
        excluded,
        note: noteOf({ action: { tool: 'refund', arguments: { amount } } }),
        ...(lane === 'support' && { twoMustAgree: true }),
      }),
    ),
  reachable,
  deeds: fc.array(
    fc
      .tuple(deed, fc.oneof({ weight: 3, arbitrary: approval }, { weight: 1, arbitrary: command }))
      .map(([deed, make]) => ({ ...deed, make })),
    { maxLength: 12 },
  ),
})

/** Stories about what is carried out: decided by whoever has it, then claimed, reported, silent, looked into. */
export const carriedOut: fc.Arbitrary<Story> = fc.record({
  submit: fc
    .record({ lane: fc.constantFrom('support', 'refunds'), amount: fc.constantFrom(90, 150) })
    .map(({ lane, amount }) =>
      submission({ lane, note: noteOf({ action: { tool: 'refund', arguments: { amount } } }) }),
    ),
  reachable: fc.constant(PEOPLE),
  deeds: fc
    .tuple(
      deed.map((first) => ({ ...first, who: 'whoever may', passes: 0, later: false })),
      approval,
      fc.array(
        fc
          .tuple(
            deed,
            fc.oneof(
              often(8, claim),
              often(6, fixed({ type: 'due' })),
              often(3, report),
              often(2, itHappened),
              often(4, doItNow),
              often(1, command),
            ),
          )
          .map(([later, make]) => ({ ...later, make })),
        { maxLength: 25 },
      ),
    )
    .map(([first, make, later]) => [{ ...first, make }, ...later]),
})

/** Stories about what can be taken back: decided for a while by whoever may, and all that may come before it stands. */
export const takenBack: fc.Arbitrary<Story> = fc
  .tuple(forTwo, fc.infiniteStream(fc.constantFrom(undefined, 5, 5, 60)))
  .chain(([story, holds]) =>
    fc
      .array(
        fc
          .tuple(
            deed,
            fc.oneof(
              often(5, approval),
              often(3, undo),
              often(3, fixed({ type: 'due' })),
              often(1, mend),
              often(1, withdrawn),
              often(3, command),
            ),
            fc.constantFrom(0, 0, seconds(2), seconds(4.9), seconds(5.1), minutes(1)),
          )
          .map(([later, make, passes]) => ({ ...later, make, passes })),
        { maxLength: 25 },
      )
      .map((deeds) => ({
        ...story,
        deeds: deeds.map((one) => {
          const holdSeconds = holds.next().value
          const make: Make = (handoff) => {
            const command = one.make(handoff)
            return command.type === 'decide' ? { ...command, holdSeconds } : command
          }
          return { ...one, make }
        }),
      })),
  )

export function play({ submit, reachable, deeds }: Story): Played[] {
  const played: Played[] = []
  let now = START
  const desk = (reachable: string[], lastAssigned?: string, playbook = PLAYBOOK, roles?: Roles): Desk =>
    freeze({ now, playbook, roster: { reachable, openByOwner: { dan: 2 }, lastAssigned, roles } })
  let handoff = step(null, BOT, false, submit, desk(reachable))

  for (const { who, admin, passes, reachable, lastAssigned, later, roles, make } of deeds) {
    // A clock set back is the transition's business too.
    now = after(now, passes)
    const command = make(handoff)
    const at = desk(reachable, lastAssigned, later ? LATER_PLAYBOOK : PLAYBOOK, roles)
    handoff = step(handoff, actorOf(who, command, handoff), admin, command, at)
  }
  return played

  function step(before: Handoff | null, by: Actor, admin: boolean, command: Command, desk: Desk): Handoff {
    const outcome = transition(before && freeze(before), freeze({ by, admin, command }), desk)
    const after = isRefusal(outcome) ? before : outcome.handoff
    if (!after) throw new Error('the submission itself was refused')
    played.push({ before, after, by, admin, command, desk, outcome })
    return after
  }
}

const BY_AGENT: Command['type'][] = [
  'submit',
  'mend',
  'reply',
  'withdraw',
  'acknowledge',
  'claim',
  'report_effect',
  'add_messages',
]
const BY_DESK: Command['type'][] = [
  ...(['due', 'reword', 'owner_left', 'delivered', 'delivery_failed'] as const),
  ...(['told', 'not_told', 'unheard'] as const),
]
const BY_CUSTOMER: Command['type'][] = ['customer_say', 'customer_answer']

function actorOf(who: string, { type }: Command, handoff: Handoff): Actor {
  if (who === 'bot') return BOT
  if (who === 'customer' || (who === 'whoever may' && BY_CUSTOMER.includes(type))) return CUSTOMER
  if (who === 'other bot') return { kind: 'agent', id: 'other' }
  if (who === 'desk' || BY_DESK.includes(type)) return who === 'whoever may' || who === 'desk' ? DESK : person(who)
  if (type === 'step_in' && who === 'whoever may') return person('eve')
  if (who === 'receiver') return person(awaited(handoff))
  if (who !== 'whoever may') return person(who)
  return BY_AGENT.includes(type) ? BOT : person(handoff.owner)
}

function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  for (const inner of Object.values(value)) freeze(inner)
  return Object.freeze(value)
}
