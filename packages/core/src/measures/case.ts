/**
 * What the trail of one handoff says of it up to one event: who has it, since when somebody was asked, what was seen. Made
 * from events alone, so that who counts live and who counts anew a year later see the same.
 */
import { assertNever } from '../assert-never.ts'
import type { EventOf, HandoffEvent, NoteFacts } from '../handoff/event.ts'
import type { AgentId, LaneId, PersonId } from '../ids.ts'
import type { Instant } from '../time/instant.ts'

export type Case = {
  agent: AgentId
  lane: LaneId
  /** Version of the playbook it was judged by. */
  playbook: number
  /** Null: the trail names nobody. */
  owner: PersonId | null
  phase: 'held' | 'open' | 'decided' | 'in_doubt' | 'over'
  /** When the event before was. */
  at: Instant
  note: { version: number; since: Instant; facts?: NoteFacts | undefined; lacks?: readonly string[] | undefined }
  /** Since it was handed off, or opened again. */
  round: Round
  /** Who is asked now, since when; what has reached them. */
  asked?: Asked | undefined
  /** The lane it goes to when who was asked takes it. */
  moving?: { to: PersonId; lane: LaneId } | undefined
  decision?: Decision | undefined
}

export type Round = {
  number: number
  since: Instant
  askedSince?: Instant
  takenAt?: Instant
  readBackBy?: PersonId
  /** Until when who has it must act; absent where the trail does not say. */
  deadline?: Instant | undefined
  late: boolean
  passes: number
  bounced: boolean
  moved: boolean
  askedForHeld: boolean
  /** What the desk asked the agent while it was held. */
  questions: number
  mended: boolean
  waitsForAgent: boolean
  opened: Readonly<Record<PersonId, Instant>>
}

type Asked = { person: PersonId; since: Instant; told: boolean; opened: boolean }
type Decision = { id: string; at: Instant; heard: boolean; silent: boolean }

const roundFrom = (since: Instant, number: number): Round => ({
  number,
  since,
  late: false,
  passes: 0,
  bounced: false,
  moved: false,
  askedForHeld: false,
  questions: 0,
  mended: false,
  waitsForAgent: false,
  opened: {},
})

/** Null: this is none that a trail begins with. */
export function begin(event: HandoffEvent): Case | null {
  if (event.type !== 'submitted') return null
  const { at, by, data } = event
  return {
    agent: by.kind === 'agent' ? by.id : '',
    lane: data.lane,
    playbook: data.playbook,
    owner: data.owner || null,
    phase: 'open',
    at,
    note: { version: 1, since: at, facts: data.reads, lacks: data.reads?.lacks },
    round: roundFrom(at, 1),
  }
}

/** When its person said so: some seconds before it stood, where it could be taken back. */
export const decidedAt = ({ at, data }: { at: Instant; data: object }): Instant =>
  (data as EventOf<'decided'>['data']).saidAt ?? at

/** The case after one more event. */
export const follow = (before: Case, event: HandoffEvent): Case => ({ ...changed(before, event), at: event.at })

function changed(before: Case, event: HandoffEvent): Case {
  const { at } = event
  const { round, note } = before
  const person = event.by.kind === 'person' ? event.by.id : undefined
  switch (event.type) {
    case 'submitted':
      return before
    case 'held':
      return {
        ...before,
        phase: 'held',
        note: { ...note, lacks: event.data.lacks },
        round: { ...round, questions: event.data.questions ?? 0 },
      }
    case 'offered':
      return ask({ ...before, phase: 'open' }, event.data.to, event)
    case 'mended':
    case 'reworded': {
      const { noteVersion: version, lacks, reads: facts } = event.data
      const fresh = { version, since: at, facts, lacks }
      // The words of a model say the same: nobody has to read it again.
      const read = event.type === 'mended' ? {} : round.opened
      return {
        ...before,
        note: fresh,
        round: { ...round, opened: read, mended: round.mended || event.type === 'mended' },
      }
    }
    case 'accepted':
    case 'stepped_in':
      return taken(before, person, event, { decideBy: event.data.decideBy, readBack: event.type === 'accepted' })
    case 'transfer_reported':
      return event.data.outcome === 'bridged'
        ? taken(before, event.data.person, event, { decideBy: event.data.decideBy, readBack: false })
        : before
    case 'declined':
      return ask({ ...before, round: { ...round, bounced: true } }, event.data.to, event)
    case 'moved': {
      const { to, lane = before.lane, acceptBy } = event.data
      const { askedSince = at } = round
      const moved = {
        ...before,
        phase: 'open' as const,
        round: { ...round, moved: true, deadline: acceptBy, waitsForAgent: false, askedSince },
      }
      if (to === before.owner) return { ...moved, lane, asked: asking(to, at), moving: undefined }
      return { ...moved, asked: asking(to, at), moving: { to, lane } }
    }
    case 'move_returned':
      return {
        ...before,
        asked: asking(event.data.to, at),
        moving: undefined,
        round: { ...round, bounced: true, deadline: undefined },
      }
    case 'asked': {
      const { of, held = false } = event.data
      return {
        ...before,
        round: { ...round, askedForHeld: round.askedForHeld || held, waitsForAgent: of === 'agent' },
      }
    }
    case 'replied':
    case 'resumed':
      return { ...before, round: { ...round, waitsForAgent: false } }
    case 'snoozed':
      return before
    case 'escalated': {
      const { to, because, acceptBy } = event.data
      const late = round.late || isForTime(because)
      const passed = { ...before, round: { ...round, late, passes: round.passes + 1, waitsForAgent: false } }
      if (acceptBy === undefined) return { ...passed, owner: to }
      const { moving } = before
      const lane = because === 'owner_left' && moving?.to === to ? moving.lane : before.lane
      return ask({ ...passed, lane }, to, { at, data: { acceptBy } })
    }
    case 'reminded': {
      const { because, acceptBy: deadline = round.deadline } = event.data
      return { ...before, round: { ...round, late: round.late || isForTime(because), deadline } }
    }
    case 'approved':
      return ask(taken(before, person, event, { readBack: false }), event.data.to, event)
    case 'decided': {
      const { decisionId: id } = event.data
      return {
        ...taken(before, person, event, { readBack: false }),
        phase: 'decided',
        decision: { id, at, heard: false, silent: false },
        asked: undefined,
      }
    }
    case 'acknowledged':
      return withDecision(before, event.data.decisionId, { heard: true })
    case 'agent_silent':
      return event.data.of === 'acknowledgement' ? withDecision(before, before.decision?.id, { silent: true }) : before
    case 'in_doubt':
      return { ...before, phase: 'in_doubt', owner: event.data.owner }
    case 'it_happened':
      return { ...before, owner: person ?? before.owner }
    case 'do_it_now':
      return { ...before, phase: 'decided', owner: person ?? before.owner }
    case 'closed':
    case 'withdrawn':
    case 'expired':
      return { ...before, phase: 'over', asked: undefined, moving: undefined }
    case 'reopened': {
      const again = { ...before, phase: 'open' as const, round: roundFrom(at, round.number + 1), decision: undefined }
      return ask(again, event.data.owner, event)
    }
    case 'seen':
      return person === undefined ? before : opened(before, person, at)
    case 'conversation_opened':
      // The card was open before: since when, nobody knows.
      return person === undefined ? before : opened(before, person, note.since)
    case 'told': {
      const { asked } = before
      return asked?.person === event.data.to ? { ...before, asked: { ...asked, told: true } } : before
    }
    case 'customer_said':
      return {
        ...before,
        note: { ...note, version: event.data.noteVersion, since: at },
        round: { ...round, opened: {} },
      }
    case 'approval_void':
    case 'customer_answered':
    case 'customer_link_handed_out':
    case 'customer_link_revoked':
    case 'deciding':
    case 'undone':
    case 'claimed':
    case 'claim_extended':
    case 'effect_reported':
    case 'effect_contradicted':
    case 'commented':
    case 'conversation_added':
    case 'revealed':
    case 'delivery_failed':
    case 'delivered':
    case 'not_told':
      return before
    default:
      return assertNever(event)
  }
}

const isForTime = (because: string): boolean => because === 'unaccepted' || because === 'undecided'

const asking = (person: PersonId, since: Instant): Asked => ({ person, since, told: false, opened: false })

/** Ownership passes, and somebody is asked; what was moving goes another way. */
function ask(before: Case, to: PersonId, { at, data }: { at: Instant; data: { acceptBy: Instant } }): Case {
  const { round } = before
  const phase = before.phase === 'held' ? 'open' : before.phase
  // Who looks whether something happened, or hears of a decision, is not asked to decide.
  const isAsked = phase === 'open'
  return {
    ...before,
    phase,
    owner: to,
    moving: undefined,
    ...(isAsked && { asked: asking(to, at) }),
    round: {
      ...round,
      deadline: data.acceptBy,
      ...(isAsked && round.askedSince === undefined && { askedSince: at }),
    },
  }
}

type Taking = { decideBy?: Instant | undefined; readBack: boolean }

function taken(
  before: Case,
  person: PersonId | undefined,
  { at, data }: { at: Instant; data: { lane?: LaneId } },
  { decideBy, readBack }: Taking,
): Case {
  const { round, lane, owner } = before
  const by = person ?? owner
  return {
    ...before,
    phase: 'open',
    owner: by,
    lane: data.lane ?? lane,
    moving: undefined,
    asked: undefined,
    round: {
      ...round,
      waitsForAgent: false,
      deadline: decideBy ?? round.deadline,
      ...(round.takenAt === undefined && { takenAt: at }),
      ...(readBack && by !== null && { readBackBy: by }),
      // Whoever takes it has it before them already: what is heard of them later says nothing of when they began to read.
      ...(by !== null && { opened: { [by]: before.note.since, ...round.opened } }),
    },
  }
}

function opened(before: Case, person: PersonId, at: Instant): Case {
  const { round, asked } = before
  return {
    ...before,
    ...(asked?.person === person && { asked: { ...asked, opened: true } }),
    round: { ...round, opened: { [person]: at, ...round.opened } },
  }
}

function withDecision(before: Case, id: string | undefined, change: Partial<Decision>): Case {
  const { decision } = before
  return decision && decision.id === id ? { ...before, decision: { ...decision, ...change } } : before
}
