/** How a handoff begins, and how its note is made good. */
import { assertNever } from '../../assert-never.ts'
import { isRefusal, refuse } from '../../contract/problems.ts'
import { isMust } from '../../note/check/finding.ts'
import { readDuration } from '../../playbook/duration.ts'
import type { Assignment } from '../../routing/assignment.ts'
import { after, earliest, type Instant } from '../../time/instant.ts'
import type { Submit } from '../command.ts'
import type { Actor, Common, Held, Open } from '../handoff.ts'
import type { Change, Desk, Outcome } from '../outcome.ts'
import { acceptWindow, decideWindow, isStillThere, nextOwner } from './next-owner.ts'
import { offer } from './offer.ts'
import { become, deskEvent, event, laneIn, notify, type Step, unlessBy, type Verb, whileOpen } from './step.ts'

/** Recorded before it is judged: whatever the note lacks, the handoff exists and has an owner from here on. */
export function submit(command: Submit, by: Actor, desk: Desk): Outcome {
  const {
    id,
    agent,
    reference,
    customer,
    lane,
    urgency,
    playbook,
    note,
    findings,
    usefulUntil,
    excluded = [],
  } = command
  if (by.kind !== 'agent' || by.id !== agent)
    return refuse('not-allowed', `Only the agent itself hands off; expected ${agent}.`)
  const written = laneIn(desk, lane)
  if (!written)
    return refuse('unknown-lane', `Expected a lane of the playbook, got “${lane}”.`, {
      lanes: Object.keys(desk.playbook.lanes),
    })
  const first = nextOwner({ lane, urgency, excluded, declined: [] }, 0, desk)
  const { owner, step, skipped } = first
  const base: Common = {
    id,
    agent,
    reference,
    customer,
    lane,
    urgency,
    playbook,
    note,
    noteVersion: 1,
    findings,
    owner,
    step,
    skipped,
    excluded,
    declined: [],
    createdAt: desk.now,
    changedAt: desk.now,
    usefulUntil,
    conversationOpened: false,
    asked: false,
  }
  const submitted = event(
    'submitted',
    { by, desk },
    { data: { lane, urgency, reference, owner, noteHash: command.noteHash, playbook, usefulUntil } },
  )

  const lacks = lacksOf(findings)
  if (isHeld(lacks, urgency)) {
    const graceUntil = after(desk.now, readDuration(written.grace).ms)
    return {
      handoff: { ...base, state: 'held', graceUntil },
      events: [submitted, event('held', { by, desk }, { data: { until: graceUntil, lacks } })],
      effects: [],
    }
  }
  return {
    handoff: { ...base, state: 'offered', acceptBy: first.acceptBy, reminders: 0 },
    events: [submitted, offered(first, desk)],
    effects: [notify(owner, 'offered')],
  }
}

/** A new version of the note. Its urgency and deadline bring the handoff's forward, and never put them back. */
export function mend(step: Step, command: Verb<'mend'>): Outcome {
  const open = unlessBy('agent', step) ?? whileOpen(step)
  if (isRefusal(open)) return open
  const { handoff, desk } = open
  const { note, findings, noteHash } = command
  const { urgency } = note.when
  const noteVersion = handoff.noteVersion + 1
  const lacks = lacksOf(findings)
  const mended = broughtForward({ ...handoff, note, noteVersion, findings, urgency }, desk)
  const remembered = event('mended', step, {
    data: { noteVersion, noteHash, lacks, ...(urgency !== handoff.urgency && { urgency }) },
  })

  if (mended.state === 'held') {
    if (isHeld(lacks, urgency)) return become(step, mended, [remembered])
    const released = release({ ...step, handoff: mended })
    return { ...released, events: [remembered, ...released.events] }
  }
  return become(step, mended, [remembered], [notify(handoff.owner, 'note_changed')])
}

/** Held no longer: offered, marked with what the note still lacks, to the owner named at submit or who is there now. */
export function release(step: Step<Held>): Change {
  const { handoff, desk } = step
  const { owner } = handoff
  const to: Assignment = isStillThere(handoff, desk)
    ? { owner, step: 0, because: 'lane', skipped: [], acceptBy: acceptWindow(handoff, owner, desk) }
    : nextOwner(handoff, 0, desk)
  return become(step, offer(handoff, to), [offered(to, desk)], [notify(to.owner, 'offered')])
}

/** A `now` handoff is never held: it goes at once, marked with what it lacks. */
const isHeld = (lacks: string[], urgency: Common['urgency']): boolean => lacks.length > 0 && urgency !== 'now'

const lacksOf = (findings: Common['findings']): string[] => findings.filter(isMust).map(({ rule }) => rule)

function broughtForward(handoff: Open, desk: Desk): Open {
  const sooner = (running: Instant, fresh: Instant): Instant => earliest(running, fresh) ?? running
  switch (handoff.state) {
    case 'held':
      return handoff
    case 'offered':
      return {
        ...handoff,
        acceptBy: sooner(
          handoff.acceptBy,
          acceptWindow({ ...handoff, ...handoff.move }, handoff.move?.to ?? handoff.owner, desk),
        ),
      }
    case 'accepted':
      return { ...handoff, decideBy: sooner(handoff.decideBy, decideWindow(handoff, desk)) }
    case 'waiting':
      return { ...handoff, resumeAt: sooner(handoff.resumeAt, decideWindow(handoff, desk)) }
    default:
      return assertNever(handoff)
  }
}

const offered = ({ owner, step, because, acceptBy, skipped }: Assignment, desk: Desk) =>
  deskEvent('offered', { desk }, { data: { to: owner, step, because, acceptBy, skipped } })
