/** Who may decide a handoff: what its lane says, with what the handoff itself adds. */
import type { LaneId, PersonId } from '../../ids.ts'
import type { Note } from '../../note/note.ts'
import {
  needsSignIn,
  needsTwo,
  type Who,
  type WhyNotDecide,
  whoMayDecide,
  whyNotDecide,
} from '../../playbook/authority.ts'
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

/**
 * A lane may take decisions only from whoever sits at the desk: what a script may read and accept, it does not decide. What
 * is about money or law nobody decides from a message, which others may have before them.
 */
export function unlessSignedIn(
  handoff: Judged,
  via: Via | undefined,
  { desk, released }: { desk: Judging; released: Proposed | undefined },
): Refusal | null {
  if (via?.kind === 'session') return null
  if ([handoff.note.action, released].some((action) => isForSignedIn(handoff, action, desk)))
    return refuse('not-allowed', {
      code: 'signInToDecide',
      facts: { lane: laneOf(desk.playbook, handoff.lane).name },
    })
  return via?.kind === 'channel' && isSensitive(handoff)
    ? refuse('not-allowed', { code: 'signInForSensitive', facts: {} })
    : null
}

type Judged = { lane: LaneId; note: Pick<Note, 'action' | 'sensitivity'> }

/** Whether nobody decides it, as it stands, from a message. */
export const needsSignInFor = (handoff: Judged, desk: Judging): boolean =>
  isForSignedIn(handoff, handoff.note.action, desk) || isSensitive(handoff)

const isForSignedIn = ({ lane }: Judged, action: Proposed | undefined, { playbook }: Judging): boolean =>
  needsSignIn(playbook, { lane, action: action ?? null })

const isSensitive = ({ note }: Judged): boolean => note.sensitivity.some(({ kind }) => NOT_BY_MESSAGE.has(kind))

const NOT_BY_MESSAGE: ReadonlySet<Note['sensitivity'][number]['kind']> = new Set(['financial', 'legal'])

/** Whether an approval of what is released needs a second one. */
export const needsSecond = (
  { lane, twoMustAgree = false }: Pick<Common, 'lane' | 'twoMustAgree'>,
  released: readonly (Proposed | null)[],
  { playbook }: Judging,
): boolean => twoMustAgree || released.some((action) => needsTwo(playbook, { lane, action }))
