import type { PersonId } from '../ids.ts'
import type { Who } from '../playbook/authority.ts'
import type { Instant } from '../time/instant.ts'
import type { RotaShift } from './rota.ts'

/** What routing must know beyond the playbook; read by the desk in the same transaction. */
export type Roster = {
  /** People with a proven channel: signed in, link clicked, account linked. */
  reachable: readonly PersonId[]
  /** Open handoffs each person owns; absent = 0. Needed only for `least_loaded`. */
  openByOwner: Readonly<Record<PersonId, number>>
  /** Who last owned a handoff of this lane; needed only for `round_robin`. */
  lastAssigned?: PersonId
  /** Who last decided for this customer; needed only for `recently_engaged`. */
  lastEngaged?: PersonId
  /** Shifts by id of rota, from the calendar as it was last read; needed only where owners name a rota. */
  rotas?: Readonly<Record<string, readonly RotaShift[]>>
  roles?: Who['roles']
}

export type SkipReason =
  | 'off_duty'
  | 'away'
  | 'unreachable'
  | 'excluded'
  | 'not_in_playbook'
  /** Has not all the skills that the lane or the handoff asks for. */
  | 'lacks_skill'
  /** The lane does not let them decide this. */
  | 'may_not_decide'
  /** Said no to this handoff before. */
  | 'declined'
  /** Had it until now and did not see it through. */
  | 'had_it'
  /** Gave the first of two approvals. */
  | 'approved_first'
export type Skipped = { person: PersonId; step: number; reason: SkipReason }

/** Who is asked now, until when, and who was passed over on the way. */
export type Assignment = {
  owner: PersonId
  /** 0 = the lane's owners, 1… = its escalation steps, then the last resort. */
  step: number
  because: 'lane' | 'escalation' | 'last_resort'
  skipped: Skipped[]
  acceptBy: Instant
}
