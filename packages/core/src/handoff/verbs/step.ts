/** What every verb is given, and the few things that several verbs share. */

import type { LaneId, PersonId } from '../../ids.ts'
import { personIn } from '../../playbook/person-in.ts'
import type { Lane } from '../../playbook/playbook.ts'
import { isRefusal, type Refusal, refuse } from '../../refusal.ts'
import { latest } from '../../time/instant.ts'
import type { Command } from '../command.ts'
import type { NotifyReason, SideEffect } from '../effect.ts'
import type { EventOf, EventType, HandoffEvent } from '../event.ts'
import type { Accepted, Actor, Common, Handoff, Open, PendingMove, ReadBack, Undecided, Via } from '../handoff.ts'
import { isUndecided } from '../handoff.ts'
import type { Change, Desk } from '../outcome.ts'
import { unlessMayDecide } from './may-decide.ts'
import { acceptWindow } from './next-owner.ts'

export type Step<H extends Handoff = Handoff> = {
  handoff: H
  by: Actor
  admin: boolean
  via?: Via | undefined
  desk: Desk
}
export type Verb<T extends Command['type']> = Extract<Command, { type: T }>

type Remembered<T extends EventType> = Pick<EventOf<T>, 'data' | 'words'>

export const event = <T extends EventType>(
  type: T,
  { by, desk }: Pick<Step, 'by' | 'desk'>,
  { data, words }: Remembered<T>,
): EventOf<T> => ({ type, at: desk.now, by, data, ...filledIn(words) })

/** An event that follows by itself from what somebody did. */
export const deskEvent = <T extends EventType>(
  type: T,
  { desk }: Pick<Step, 'desk'>,
  remembered: Remembered<T>,
): EventOf<T> => event(type, { by: { kind: 'desk' }, desk }, remembered)

/** What was left blank is not remembered as words. */
function filledIn<Words extends Record<string, string | undefined>>(words?: Words): { words?: Words } {
  const kept = Object.entries(words ?? {}).filter(([, text]) => text)
  return kept.length > 0 ? { words: Object.fromEntries(kept) as Words } : {}
}

export const notify = (person: PersonId, about: NotifyReason): SideEffect => ({ kind: 'notify', person, about })

/**
 * The change itself. Whoever a move waited for is told when it goes another way, whichever verb took it from them; and whoever
 * stepped in has no more say than anybody once it is somebody else's.
 */
export function become(step: Step, after: Handoff, events: HandoffEvent[], effects: SideEffect[] = []): Change {
  const { steppedIn, ...others } = after
  const handoff = (steppedIn && steppedIn.by !== after.owner ? others : after) as Handoff
  const asked = pendingMove(step.handoff)?.to
  const stillAsked = asked === handoff.owner || asked === pendingMove(handoff)?.to
  const told = asked && !stillAsked && !isBy(step, asked) ? [notify(asked, 'move_over')] : []
  return { handoff: { ...handoff, changedAt: step.desk.now }, events, effects: [...effects, ...told] }
}

export const nothing = (handoff: Handoff): Change => ({ handoff, events: [], effects: [] })

const COMMON: Record<keyof Common, true> = {
  id: true,
  agent: true,
  reference: true,
  customer: true,
  lane: true,
  urgency: true,
  playbook: true,
  note: true,
  noteVersion: true,
  findings: true,
  questions: true,
  owner: true,
  step: true,
  skipped: true,
  excluded: true,
  skills: true,
  declined: true,
  twoMustAgree: true,
  approvedFirst: true,
  undoable: true,
  undone: true,
  steppedIn: true,
  reopened: true,
  revealed: true,
  createdAt: true,
  changedAt: true,
  usefulUntil: true,
  conversationOpened: true,
  asked: true,
  undelivered: true,
  customerWrote: true,
  customerLinkRevoked: true,
  repeated: true,
  callerGone: true,
  reported: true,
  contradicted: true,
  erased: true,
}

/** Drops what belongs to a state, keeps what every state has. */
export const common = (handoff: Common): Common =>
  Object.fromEntries(Object.entries(handoff).filter(([key]) => Object.hasOwn(COMMON, key))) as Common

export const pendingMove = (handoff: Handoff): PendingMove | undefined =>
  handoff.state === 'offered' ? handoff.move : undefined

export const isBy = ({ by }: Pick<Step, 'by'>, person: PersonId): boolean => by.kind === 'person' && by.id === person

export const laneIn = ({ playbook }: Desk, id: LaneId): Lane | undefined =>
  Object.hasOwn(playbook.lanes, id) ? playbook.lanes[id] : undefined

export const nameOf = (person: PersonId, desk: Desk): string => personIn(desk.playbook, person)?.name ?? person

/** In the hands of who accepted it, with at least the time one has to accept, however late it came back to them. */
export function backInHand(handoff: Undecided, held: { readBack: ReadBack; decideBy: string }, desk: Desk): Accepted {
  const decideBy = latest(held.decideBy, acceptWindow(handoff, handoff.owner, desk))
  return { ...common(handoff), state: 'accepted', readBack: held.readBack, decideBy }
}

/** The step on a handoff that a person still has to decide, or why there is none: decided is also what can be taken back. */
export function whileUndecided(step: Step): Step<Undecided> | Refusal {
  const open = whileNoneStands(step)
  if (isRefusal(open) || !open.handoff.undoable) return open
  const { by, at, until, id, answer } = open.handoff.undoable
  // To the agent nothing is decided before it stands.
  if (step.by.kind !== 'person') return refuse('conflict', { code: 'beingDecided', facts: { until } })
  const person = nameOf(by, step.desk)
  return refuse(
    'already-decided',
    { code: 'decidedUndoable', facts: { person, kind: answer.kind, at, until } },
    { undoable: { id, by, byName: person, at, until, kind: answer.kind } },
  )
}

/** The same where no decision stands yet, though one may be about to. */
export function whileNoneStands(step: Step): Step<Undecided> | Refusal {
  const { handoff, desk } = step
  if (isUndecided(handoff)) {
    // The declared outcome holds from that moment on, also when the sweep comes a second later.
    if (handoff.usefulUntil && handoff.usefulUntil <= desk.now)
      return refuse(
        'wrong-state',
        { code: 'noLongerUseful', facts: { usefulUntil: handoff.usefulUntil } },
        { state: 'expired' },
      )
    return { ...step, handoff }
  }
  if (handoff.state === 'decided' || handoff.state === 'in_doubt' || handoff.state === 'closed') {
    const { decision } = handoff
    const { kind, at } = decision
    const person = nameOf(decision.by, desk)
    return refuse(
      'already-decided',
      { code: handoff.state === 'in_doubt' ? 'decidedInDoubt' : 'decidedAlready', facts: { person, kind, at } },
      { decision: { ...decision, byName: person } },
    )
  }
  return refuse('wrong-state', { code: 'notOpen', facts: { state: handoff.state } }, { state: handoff.state })
}

/** What goes on with the person behind the step: theirs from now on, in the lane it was moved to them in. */
export function takenBy(step: Step<Undecided>): Common | Refusal {
  const { handoff, desk } = step
  const person = personOf(step)
  if (typeof person !== 'string') return person
  const barred = barredFrom(handoff, person, desk)
  if (barred) return barred
  const move = pendingMove(handoff)
  const mine = { ...common(handoff), owner: person, ...(move?.to === person && { lane: move.lane, step: move.step }) }
  return unlessMayDecide(mine, person, desk) ?? heldBySomebodyElse(step, person) ?? mine
}

/** Why somebody can have no part in it, whatever the lane says. */
export function barredFrom({ excluded }: Pick<Common, 'excluded'>, person: PersonId, desk: Desk): Refusal | null {
  if (!personIn(desk.playbook, person)) return refuse('not-allowed', { code: 'notInPlaybook', facts: { person } })
  // Four eyes: who was excluded neither owns nor decides.
  if (!excluded.includes(person)) return null
  return refuse('not-allowed', { code: 'excludedFromOwning', facts: { person: nameOf(person, desk) } })
}

/** Who had it before whoever takes it over, and the lane where it is another. */
export const takenFrom = (before: Common, mine: Common): { from?: PersonId; lane?: LaneId } => ({
  ...(mine.owner !== before.owner && { from: before.owner }),
  ...(mine.lane !== before.lane && { lane: mine.lane }),
})

/** What somebody has accepted only they go on with, and the one they are moving it to. */
export function heldBySomebodyElse({ handoff, desk }: Step<Open>, person: PersonId): Refusal | null {
  const readBack = readBackOf(handoff)
  if (!readBack || handoff.owner === person || pendingMove(handoff)?.to === person) return null
  const { at } = readBack
  const owner = { id: handoff.owner, name: nameOf(handoff.owner, desk) }
  return refuse('not-the-owner', { code: 'acceptedByOther', facts: { person: owner.name, at } }, { owner, since: at })
}

function readBackOf(handoff: Open): ReadBack | undefined {
  if (handoff.state === 'accepted' || handoff.state === 'waiting') return handoff.readBack
  const back = pendingMove(handoff)?.back
  return back?.state === 'accepted' ? back.readBack : undefined
}

/** Somebody has accepted it, even where they are moving it on since. */
export const isReadBack = (handoff: Undecided): boolean => readBackOf(handoff) !== undefined

/** A field of the request that does not fit, and why. */
export function unfit(pointer: string, said: NonNullable<Refusal['said']>): Refusal {
  const refusal = refuse('invalid-request', said)
  return { ...refusal, facts: { errors: [{ pointer, message: refusal.detail }] } }
}

/** The person behind a command that only people send. */
export const personOf = ({ by }: Pick<Step, 'by'>): PersonId | Refusal =>
  by.kind === 'person' ? by.id : refuse('not-allowed', { code: 'onlyAPerson', facts: { by: by.kind } })

/** Why this was not sent by who alone may send it; null when it was. */
export const unlessBy = (kind: 'agent' | 'desk' | 'customer', { by }: Pick<Step, 'by'>): Refusal | null =>
  by.kind === kind ? null : refuse('not-allowed', { code: 'onlyA', facts: { kind, by: by.kind } })
