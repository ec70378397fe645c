/**
 * Who may decide in a lane, and up to what. The lines of the lane say it, with the people and their roles of today; a limit
 * that does not hold for the proposed action, or cannot be judged, gives nobody the right.
 */
import type { LaneId, PersonId } from '../ids.ts'
import { laneOf, lastResortOf } from './lane-of.ts'
import { personIn } from './person-in.ts'
import type { Lane, MayDecide, Playbook, PlaybookPerson } from './playbook.ts'
import { holdsFor, type Proposed } from './triggers/proposed-action.ts'

export type AskedToDecide = {
  lane: LaneId
  /** What waits for a decision; null where nothing is proposed. Left out: not known yet, and every limit is met. */
  action?: Proposed | null | undefined
}

/** Why somebody may not decide. */
export type WhyNotDecide = 'not_in_playbook' | 'viewer' | 'not_named' | 'over_limit' | 'limit_unclear'

/** What is known of people beside the playbook. */
export type Who = {
  /** Whom each rota has put on call or will, by its id. */
  rotas?: Readonly<Record<string, readonly { person: PersonId }[]>> | undefined
  /** What each member is in the workspace. Left out: everybody a member, and nobody an admin. */
  roles?: Readonly<Record<PersonId, 'admin' | 'member' | 'viewer'>> | undefined
}

/** Where a lane does not say: those whom it asks. */
const ITS_OWN_PEOPLE: readonly MayDecide[] = [{ roles: ['owners', 'escalation', 'last_resort'] }]

export const mayDecide = (playbook: Playbook, asked: AskedToDecide, person: PersonId, who: Who): boolean =>
  whyNotDecide(playbook, asked, person, who) === null

export function whyNotDecide(
  playbook: Playbook,
  { lane: id, action }: AskedToDecide,
  person: PersonId,
  who: Who,
): WhyNotDecide | null {
  if (!personIn(playbook, person)) return 'not_in_playbook'
  if (who.roles?.[person] === 'viewer') return 'viewer'
  const lines = linesFor(playbook, id, person, who)
  if (lines.length === 0) return 'not_named'
  let why: WhyNotDecide = 'over_limit'
  for (const { when } of lines) {
    const within = when === undefined || action === undefined || holdsFor(when, action, playbook.fields)
    if (within === true) return null
    if (within === 'unclear') why = 'limit_unclear'
  }
  return why
}

/** Whether somebody may decide there whatever is proposed. */
export const mayDecideAnything = (playbook: Playbook, lane: LaneId, person: PersonId, who: Who): boolean =>
  who.roles?.[person] !== 'viewer' && linesFor(playbook, lane, person, who).some(({ when }) => when === undefined)

/** Everybody who may decide it: those whom the lane asks as they are asked, then the others. */
export function whoMayDecide(playbook: Playbook, asked: AskedToDecide, who: Who): PersonId[] {
  const lane = laneOf(playbook, asked.lane)
  const named = [lane.owners, ...lane.escalation.map(({ to }) => to)].flatMap(({ people }) => people)
  const inOrder = [...named, lastResortOf(playbook, lane), ...Object.keys(playbook.people)]
  return [...new Set(inOrder)].filter((person) => mayDecide(playbook, asked, person, who))
}

/** Whether an approval of this needs a second one by the lane's own rule. What cannot be judged needs it. */
export const needsTwo = (playbook: Playbook, asked: AskedToDecide): boolean =>
  isAskedFor(laneOf(playbook, asked.lane).twoMustAgree, playbook, asked)

/** Whether this is decided by whoever has signed in, and by nobody else. What cannot be judged is. */
export const needsSignIn = (playbook: Playbook, asked: AskedToDecide): boolean =>
  isAskedFor(laneOf(playbook, asked.lane).signedIn, playbook, asked)

const isAskedFor = (rule: boolean | string = false, { fields }: Playbook, { action = null }: AskedToDecide): boolean =>
  typeof rule === 'string' ? holdsFor(rule, action, fields) !== false : rule

/** The lines that mean somebody. */
function linesFor(playbook: Playbook, id: LaneId, person: PersonId, who: Who): readonly MayDecide[] {
  const known = personIn(playbook, person)
  const lane = laneOf(playbook, id)
  if (!known) return []
  return (lane.mayDecide ?? ITS_OWN_PEOPLE).filter((line) =>
    means(line, { id: person, ...known }, { playbook, lane, who }),
  )
}

type Place = { playbook: Playbook; lane: Lane; who: Who }

function means({ people, skills, roles }: MayDecide, person: PlaybookPerson & { id: PersonId }, place: Place): boolean {
  if (people && !people.includes(person.id)) return false
  if (skills && !skills.every((skill) => person.skills.includes(skill))) return false
  return roles === undefined || roles.some((role) => hasRole(role, person.id, place))
}

function hasRole(
  role: NonNullable<MayDecide['roles']>[number],
  person: PersonId,
  { playbook, lane, who }: Place,
): boolean {
  switch (role) {
    case 'owners':
      return isAmong(lane.owners, person, who)
    case 'escalation':
      return lane.escalation.some(({ to }) => isAmong(to, person, who))
    case 'last_resort':
      return lastResortOf(playbook, lane) === person
    case 'member':
      return who.roles?.[person] !== 'viewer'
    case 'admin':
      return who.roles?.[person] === 'admin'
    default:
      return role satisfies never
  }
}

/** Whoever a rota puts on call is one of its owners, before and after their shift too: they may have accepted within it. */
const isAmong = ({ people, rota }: Lane['owners'], person: PersonId, { rotas }: Who): boolean =>
  people.includes(person) || (rota !== undefined && (rotas?.[rota] ?? []).some((shift) => shift.person === person))
