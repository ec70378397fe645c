/** Who may decide a handoff: what its lane says, with what the handoff itself adds. */
import type { LaneId, PersonId } from '../../ids.ts'
import { needsTwo, type Who, type WhyNotDecide, whoMayDecide, whyNotDecide } from '../../playbook/authority.ts'
import { laneOf } from '../../playbook/lane-of.ts'
import { personIn } from '../../playbook/person-in.ts'
import type { Proposed } from '../../playbook/triggers/proposed-action.ts'
import { type Refusal, refuse } from '../../refusal.ts'
import type { Common, Via } from '../handoff.ts'
import type { Desk } from '../outcome.ts'

type Decided = Pick<Common, 'lane' | 'excluded' | 'approvedFirst' | 'steppedIn'> & {
  note: Pick<Common['note'], 'action'>
}
export type Judging = Pick<Desk, 'playbook'> & { roster: Who }

export type WhyNotDecider = WhyNotDecide | 'excluded' | 'approved_first'

/**
 * Why somebody may not decide it, or null. An approval somebody gave as the first of two bars them from giving the second,
 * and from nothing else: see `whyNotSecond`.
 */
export function whyNotDecider(handoff: Decided, person: PersonId, { playbook, roster }: Judging): WhyNotDecider | null {
  const { lane, excluded, steppedIn, note } = handoff
  if (excluded.includes(person)) return 'excluded'
  if (steppedIn?.by === person && personIn(playbook, person) && roster.roles?.[person] === 'admin') return null
  return whyNotDecide(playbook, { lane, action: note.action ?? null }, person, roster)
}

/** Everybody who may decide it as it stands; for a second approval, without who gave the first. */
export function decidersOf(handoff: Decided, { playbook, roster }: Judging): PersonId[] {
  const { lane, steppedIn, approvedFirst, note } = handoff
  const named = whoMayDecide(playbook, { lane, action: note.action ?? null }, roster)
  return [...new Set([...named, ...(steppedIn ? [steppedIn.by] : [])])].filter(
    (person) => person !== approvedFirst?.by && whyNotDecider(handoff, person, { playbook, roster }) === null,
  )
}

/** Refused with who may. */
export function unlessMayDecide(handoff: Decided, person: PersonId, desk: Judging): Refusal | null {
  const because = whyNotDecider(handoff, person, desk)
  return because && mayNot(because, { handoff, person, desk })
}

/** Whoever gave the first approval takes no part in the second. */
export const unlessAnother = (handoff: Decided, person: PersonId, desk: Judging): Refusal | null =>
  handoff.approvedFirst?.by === person ? mayNot('approved_first', { handoff, person, desk }) : null

function mayNot(
  because: WhyNotDecider,
  { handoff, person, desk }: { handoff: Decided; person: PersonId; desk: Judging },
): Refusal {
  const name = (id: PersonId) => personIn(desk.playbook, id)?.name ?? id
  const lane = desk.playbook.lanes[handoff.lane]?.name ?? handoff.lane
  const who = decidersOf(handoff, desk).map((id) => ({ id, name: name(id) }))
  return refuse(
    'may-not-decide',
    { code: 'mayNotDecide', facts: { person: name(person), lane, because, who: who.map((one) => one.name) } },
    { because, mayDecide: who },
  )
}

/** A lane may take decisions only from whoever sits at the desk: what a script may read and accept, it does not decide. */
export function unlessSignedIn(id: LaneId, via: Via | undefined, { playbook }: Judging): Refusal | null {
  const lane = laneOf(playbook, id)
  if (!lane.signedIn || via?.kind === 'session') return null
  return refuse('not-allowed', { code: 'signInToDecide', facts: { lane: lane.name } })
}

/** Whether an approval of what is released needs a second one. */
export const needsSecond = (
  { lane, twoMustAgree = false }: Pick<Common, 'lane' | 'twoMustAgree'>,
  released: readonly (Proposed | null)[],
  { playbook }: Judging,
): boolean => twoMustAgree || released.some((action) => needsTwo(playbook, { lane, action }))
