/** Who is asked next about a handoff, and how long each has. */

import type { PersonId } from '../../ids.ts'
import type { Note } from '../../note/note.ts'
import { acceptByFor, assign, decideByFor } from '../../routing/assign.ts'
import type { Assignment, Skipped } from '../../routing/assignment.ts'
import { isOnDuty } from '../../routing/hours.ts'
import { earliest, type Instant, latest } from '../../time/instant.ts'
import type { Common } from '../handoff.ts'
import type { Desk } from '../outcome.ts'
import { whyNotDecider } from './may-decide.ts'

/** Who is asked first about something that is handed off. */
export const firstOwner = (
  { excluded = [], ...asking }: Omit<Asking, 'declined' | 'excluded'> & { excluded?: PersonId[] },
  desk: Desk,
): Assignment => nextOwner({ ...asking, excluded, declined: [] }, 0, desk)

type Asking = Pick<Common, 'lane' | 'urgency' | 'excluded' | 'declined' | 'skills' | 'approvedFirst'> & {
  note: Pick<Note, 'action'>
}

/**
 * The one to ask from this step on, without who declined or just had it. What then nobody covers is the last resort's,
 * whatever they did before; only where they cannot be reached does somebody who can stand in for them.
 */
export function nextOwner(handoff: Asking, step: number, desk: Desk, hadIt: readonly PersonId[] = []): Assignment {
  const { lane, urgency, excluded, declined, skills, approvedFirst, note } = handoff
  // Who approved it first cannot give the second approval.
  const never = approvedFirst ? [...excluded, approvedFirst.by] : excluded
  const { action = null } = note
  const ask = (from: number, without: readonly PersonId[]) =>
    assign(desk.playbook, { lane, urgency, skills, action, step: from, excluded: without }, desk.roster, desk.now)

  const found = ask(step, [...never, ...declined, ...hadIt])
  if (found.because !== 'last_resort') return { ...found, skipped: found.skipped.map(truly) }
  const named = ask(found.step, never)
  const last = desk.roster.reachable.includes(named.owner) ? named : ask(found.step, [...never, named.owner])
  const before = found.skipped.filter((entry) => entry.step < found.step)
  return { ...last, skipped: [...before, ...last.skipped].map(truly) }

  // Routing knows one way to leave somebody out; the history says which it was.
  function truly(entry: Skipped): Skipped {
    const { person, reason } = entry
    if (reason !== 'excluded' || excluded.includes(person)) return entry
    if (approvedFirst?.by === person) return { ...entry, reason: 'approved_first' }
    if (declined.includes(person)) return { ...entry, reason: 'declined' }
    return { ...entry, reason: hadIt.includes(person) ? 'had_it' : 'unreachable' }
  }
}

/** Whether the owner named when it came in still stands, when it is time to tell them. */
export const isStillThere = (handoff: Common, desk: Desk): boolean => {
  const { owner, step } = handoff
  const { playbook, roster, now } = desk
  return (
    step === 0 &&
    roster.reachable.includes(owner) &&
    isOnDuty(owner, playbook, now) &&
    whyNotDecider(handoff, owner, desk) === null
  )
}

/** Until when a person asked `from` then has to accept. */
export const acceptWindow = (
  { lane, urgency, step }: Pick<Common, 'lane' | 'urgency' | 'step'>,
  person: PersonId,
  desk: Desk,
  from: Instant = desk.now,
): Instant => acceptByFor(desk.playbook, { lane, urgency, step }, person, from)

/**
 * Until when the owner decides. The customer's own deadline brings it forward, never so far that whoever accepts late
 * has no time left, and never puts it back.
 */
export function decideWindow(handoff: Common, desk: Desk): Instant {
  const { lane, urgency, owner, note } = handoff
  const usual = decideByFor(desk.playbook, { lane, urgency }, owner, desk.now)
  if (!note.when.by) return usual
  return earliest(usual, latest(note.when.by, acceptWindow(handoff, owner, desk))) ?? usual
}
