/**
 * Who owns a handoff now, and until when they are asked. Walks the lane's owners, its escalation steps and its last resort
 * until somebody is there who may decide; the last resort owns what nobody else covers, so the answer is never empty.
 * Everybody passed over is named with the reason.
 */
import type { LaneId, PersonId } from '../ids.ts'
import type { Urgency } from '../note/note.ts'
import { type AskedToDecide, mayDecide } from '../playbook/authority.ts'
import { readDuration } from '../playbook/duration.ts'
import { laneOf, lastResortOf } from '../playbook/lane-of.ts'
import { personIn } from '../playbook/person-in.ts'
import type { Owners, Playbook, PlaybookPerson } from '../playbook/playbook.ts'
import { after, days, type Instant, type Milliseconds } from '../time/instant.ts'
import type { Assignment, Roster, Skipped, SkipReason } from './assignment.ts'
import { addWorkingTime, isAwayFromCall, isOnDuty, whyOffDuty } from './hours.ts'
import { onCallAt, type RotaShift } from './rota.ts'

export type Asked = AskedToDecide & {
  urgency: Urgency
  /** Where to begin: 0 = the lane's owners, 1… = its escalation steps, `lastStepOf` = its last resort. */
  step: number
  /** People who may not own it (four eyes). */
  excluded?: readonly PersonId[]
  /** What whoever is asked must be able to do, beside what the lane asks for. The last resort is asked without. */
  skills?: readonly string[]
}

/** The one owner from `asked.step` on. Never empty, for any roster and any step. */
export function assign(playbook: Playbook, asked: Asked, roster: Roster, now: Instant): Assignment {
  const lane = laneOf(playbook, asked.lane)
  const last = lane.escalation.length + 1
  const skipped: Skipped[] = []
  for (let step = Math.max(0, asked.step); step < last; step++) {
    const owners = step === 0 ? lane.owners : lane.escalation[step - 1]?.to
    const onCall = owners?.rota === undefined ? [] : onCallAt(rotaOf(roster, owners.rota), now)
    for (const person of owners ? [...new Set([...onCall, ...inOrder(owners, roster)])] : []) {
      const reason = whyNot(person, playbook, asked, roster, now, onCall.includes(person))
      if (reason === null) return answer({ owner: person, step, because: step === 0 ? 'lane' : 'escalation', skipped })
      skipped.push({ person, step, reason })
    }
  }
  const lastResort = lastResortOf(playbook, lane)
  const reason = whyNotLast(lastResort, playbook, asked, roster)
  if (reason === null) return answer({ owner: lastResort, step: last, because: 'last_resort', skipped })
  skipped.push({ person: lastResort, step: last, reason })
  return answer({
    owner: standIn(lastResort, playbook, asked, roster, now),
    step: last,
    because: 'last_resort',
    skipped,
  })

  function answer(found: Omit<Assignment, 'acceptBy'>): Assignment {
    return { ...found, acceptBy: acceptByFor(playbook, { ...asked, step: found.step }, found.owner, now) }
  }
}

/** Who of a lane could be asked now: whoever is on call, then the others as they are written, step by step. */
export function onDutyIn(
  playbook: Playbook,
  lane: LaneId,
  who: Pick<Roster, 'rotas' | 'roles'>,
  now: Instant,
): PersonId[] {
  const { owners, escalation, skills } = laneOf(playbook, lane)
  const there = [owners, ...escalation.map((step) => step.to)].flatMap(({ people, rota }) => {
    const onCall = rota === undefined ? [] : onCallAt(rotaOf(who, rota), now)
    return [...onCall, ...people].filter(
      (person) => whyNotThere(person, playbook, now, onCall.includes(person)) === null,
    )
  })
  return [...new Set(there)].filter(
    (person) => hasSkills(personIn(playbook, person), skills) && mayDecide(playbook, { lane }, person, who),
  )
}

/** Until when this person has to accept on this step, in their working time where the playbook says so. */
export function acceptByFor(
  playbook: Playbook,
  at: { lane: LaneId; urgency: Urgency; step?: number },
  person: PersonId,
  now: Instant,
): Instant {
  const lane = laneOf(playbook, at.lane)
  const written = lane.escalation[(at.step ?? 0) - 1]?.accept ?? lane.accept[at.urgency]
  return deadline(written, { person, urgency: at.urgency }, playbook, now)
}

/** Until when this person has to decide, counted from `now`, the moment they accept. */
export function decideByFor(
  playbook: Playbook,
  at: { lane: LaneId; urgency: Urgency },
  person: PersonId,
  now: Instant,
): Instant {
  return deadline(laneOf(playbook, at.lane).decide[at.urgency], { person, urgency: at.urgency }, playbook, now)
}

/** The step on which the lane's last resort stands; there is none after it. */
export const lastStepOf = (playbook: Playbook, lane: LaneId): number => laneOf(playbook, lane).escalation.length + 1

/** Which counts of the roster `assign` looks at for this lane: the desk reads no others. */
export function rosterNeeds(
  playbook: Playbook,
  lane: LaneId,
): Required<Record<keyof Omit<Roster, 'reachable' | 'roles' | 'rotas'>, boolean>> {
  const { owners, escalation } = laneOf(playbook, lane)
  const orders = [owners, ...escalation.map((step) => step.to)].map(({ order }) => order)
  return {
    openByOwner: orders.includes('least_loaded'),
    lastAssigned: orders.includes('round_robin'),
    lastEngaged: orders.includes('recently_engaged'),
  }
}

function whyNot(
  person: PersonId,
  playbook: Playbook,
  asked: Asked,
  roster: Roster,
  now: Instant,
  isOnCall: boolean,
): SkipReason | null {
  if (!personIn(playbook, person)) return 'not_in_playbook'
  if (asked.excluded?.includes(person)) return 'excluded'
  if (!hasSkills(personIn(playbook, person), [...laneOf(playbook, asked.lane).skills, ...(asked.skills ?? [])]))
    return 'lacks_skill'
  if (!mayDecide(playbook, asked, person, roster)) return 'may_not_decide'
  const offDuty = whyNotThere(person, playbook, now, isOnCall)
  if (offDuty) return offDuty
  return roster.reachable.includes(person) ? null : 'unreachable'
}

/** Hours do not matter to somebody on call, days away do. */
function whyNotThere(
  person: PersonId,
  playbook: Playbook,
  now: Instant,
  isOnCall: boolean,
): 'off_duty' | 'away' | null {
  if (!isOnCall) return whyOffDuty(person, playbook, now)
  return isAwayFromCall(person, playbook, now) ? 'away' : null
}

/** Whether somebody can do all of this. */
export const hasSkills = (person: PlaybookPerson | undefined, skills: readonly string[]): boolean =>
  skills.every((skill) => person?.skills.includes(skill))

/** Why even the last resort does not own it: it may not, or it could not decide it. */
function whyNotLast(person: PersonId, playbook: Playbook, asked: Asked, roster: Roster): SkipReason | null {
  if (asked.excluded?.includes(person)) return 'excluded'
  // Somebody who has left is no last resort any more, and is replaced by the one of today.
  return personIn(playbook, person) && !mayDecide(playbook, asked, person, roster) ? 'may_not_decide' : null
}

/**
 * Who stands in for a last resort that may not own it: somebody reachable who may decide, rather on duty than not; else an
 * admin, who can step in. Where there is nobody of them it is owned all the same: by the last resort, or where that was
 * excluded, by anybody who can be reached.
 */
function standIn(lastResort: PersonId, playbook: Playbook, asked: Asked, roster: Roster, now: Instant): PersonId {
  const others = Object.keys(playbook.people).filter(
    (person) => roster.reachable.includes(person) && !asked.excluded?.includes(person),
  )
  const onDutyFirst = (people: readonly PersonId[]) =>
    people.find((person) => isOnDuty(person, playbook, now)) ?? people[0]
  return (
    onDutyFirst(others.filter((person) => mayDecide(playbook, asked, person, roster))) ??
    onDutyFirst(others.filter((person) => roster.roles?.[person] === 'admin')) ??
    (asked.excluded?.includes(lastResort) ? onDutyFirst(others) : undefined) ??
    lastResort
  )
}

function inOrder({ people, order }: Owners, roster: Roster): readonly PersonId[] {
  switch (order) {
    case 'named':
      return people
    case 'round_robin': {
      const next = roster.lastAssigned === undefined ? 0 : people.indexOf(roster.lastAssigned) + 1
      return [...people.slice(next), ...people.slice(0, next)]
    }
    case 'least_loaded':
      return people.toSorted((a, b) => openOf(roster, a) - openOf(roster, b))
    case 'recently_engaged': {
      const known = people.filter((person) => person === roster.lastEngaged)
      return [...known, ...people.filter((person) => person !== roster.lastEngaged)]
    }
    default:
      return order satisfies never
  }
}

const rotaOf = ({ rotas }: Pick<Roster, 'rotas'>, id: string): readonly RotaShift[] =>
  rotas && Object.hasOwn(rotas, id) ? (rotas[id] ?? []) : []

const openOf = (roster: Roster, person: PersonId): number =>
  Object.hasOwn(roster.openByOwner, person) ? (roster.openByOwner[person] ?? 0) : 0

/**
 * How long a deadline in working time may take by the clock. One that would take longer, because its person is away or
 * works little, runs by the clock instead: a handoff is never due in a year because of somebody's hours.
 */
export const PATIENCE: Readonly<Record<Urgency, Milliseconds>> = {
  now: days(14),
  today: days(14),
  this_week: days(90),
  fyi: days(90),
}

function deadline(
  written: string,
  { person, urgency }: { person: PersonId; urgency: Urgency },
  playbook: Playbook,
  now: Instant,
): Instant {
  const { ms, working } = readDuration(written)
  if (!working) return after(now, ms)
  const ends = addWorkingTime(person, playbook, now, ms)
  return ends <= after(now, PATIENCE[urgency]) ? ends : after(now, Math.min(ms, PATIENCE[urgency]))
}
