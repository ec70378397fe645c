/** How a handoff begins, and how its note is made good. */
import { assertNever } from '../../assert-never.ts'
import { hashOf } from '../../hash.ts'
import { readDuration } from '../../playbook/duration.ts'
import { isRefusal, refuse } from '../../refusal.ts'
import type { Assignment } from '../../routing/assignment.ts'
import { after, earliest, type Instant } from '../../time/instant.ts'
import type { Submit } from '../command.ts'
import type { SideEffect } from '../effect.ts'
import type { HandoffEvent } from '../event.ts'
import type { Actor, Common, Held, Undecided } from '../handoff.ts'
import { factsOfNote, lacksOf } from '../note-facts.ts'
import type { Change, Desk, Outcome } from '../outcome.ts'
import { whyNotDecider } from './may-decide.ts'
import { acceptWindow, decideWindow, firstOwner, isStillThere, nextOwner } from './next-owner.ts'
import { offer } from './offer.ts'
import {
  become,
  deskEvent,
  event,
  isReadBack,
  laneIn,
  nothing,
  notify,
  type Step,
  unlessBy,
  type Verb,
  whileNoneStands,
  whileUndecided,
} from './step.ts'
import { toldOfChange, undoneByChange } from './undo.ts'

/** Recorded before it is judged: whatever the note lacks, the handoff exists and has an owner from here on. */
export function submit(command: Submit, by: Actor, desk: Desk): Outcome {
  const {
    type: _type,
    noteHash,
    again,
    traceparent,
    first = firstOwner(command, desk),
    excluded = [],
    ...begun
  } = command
  const { agent, lane, urgency, playbook, reference, usefulUntil, findings } = begun
  if (by.kind !== 'agent' || by.id !== agent) return refuse('not-allowed', { code: 'onlyItself', facts: { agent } })
  const written = laneIn(desk, lane)
  if (!written)
    return refuse('unknown-lane', { code: 'unknownLane', facts: { lane } }, { lanes: Object.keys(desk.playbook.lanes) })
  const { owner, step, skipped } = first
  const base: Common = {
    ...begun,
    noteVersion: 1,
    owner,
    step,
    skipped,
    excluded,
    declined: [],
    createdAt: desk.now,
    changedAt: desk.now,
    conversationOpened: false,
    asked: false,
  }
  const submitted = event(
    'submitted',
    { by, desk },
    {
      data: {
        lane,
        urgency,
        reference,
        owner,
        noteHash,
        playbook,
        usefulUntil,
        reads: factsOfNote(begun.note, findings),
        ...(again !== undefined && { again }),
        ...(traceparent !== undefined && { traceparent }),
      },
    },
  )

  const lacks = lacksOf(findings)
  const questions = base.questions?.length
  if (isHeld(base)) {
    const graceUntil = after(desk.now, readDuration(written.grace).ms)
    return {
      handoff: { ...base, state: 'held', graceUntil },
      events: [
        submitted,
        event('held', { by, desk }, { data: { until: graceUntil, lacks, skipped, ...(questions && { questions }) } }),
      ],
      effects: [],
    }
  }
  return {
    handoff: { ...base, state: 'offered', acceptBy: first.acceptBy, reminders: 0 },
    events: [submitted, offered(first, desk)],
    effects: [notify(owner, 'offered')],
  }
}

/**
 * A new version of the note. Its urgency and deadline bring the handoff's forward, and never put them back. An approval that
 * waits for a second was of the old one, and counts no more.
 */
export function mend(step: Step, command: Verb<'mend'>): Outcome {
  const open = unlessBy('agent', step) ?? whileNoneStands(step)
  if (isRefusal(open)) return open
  const { desk } = open
  const { handoff, ...undone } = undoneByChange(open)
  const { findings, questions, twoMustAgree } = command
  const { note, noteHash } = withCustomersWords(handoff, command)
  const { approvedFirst } = handoff
  const { urgency } = note.when
  const noteVersion = handoff.noteVersion + 1
  const lacks = lacksOf(findings)
  const mended = broughtForward(
    {
      ...handoff,
      note,
      noteVersion,
      findings,
      questions,
      urgency,
      twoMustAgree,
      customerWrote: undefined,
      approvedFirst: undefined,
    },
    desk,
  )
  const remembered = event('mended', step, {
    data: {
      noteVersion,
      noteHash,
      lacks,
      ...(urgency !== handoff.urgency && { urgency }),
      reads: factsOfNote(note, findings),
    },
  })
  const told = toldOfChange(notify(handoff.owner, 'note_changed'), undone.effects)
  const happened = [remembered, ...undone.events]
  if (!approvedFirst) return keepHeldOrRelease(step, mended, happened, told)
  const { by } = approvedFirst
  const lapsed = deskEvent('approval_void', step, { data: { of: by, because: 'note_changed' } })
  return keepHeldOrRelease(step, mended, [...happened, lapsed], [...told, notify(by, 'approval_void')])
}

/**
 * A model's wording of the same note: a new version of it. Never under somebody who has read back what it said, and never
 * over a version that the model has not seen. Nobody is told: what the note says is the same.
 */
export function reword(step: Step, command: Verb<'reword'>): Outcome {
  const open = unlessBy('desk', step) ?? whileUndecided(step)
  if (isRefusal(open)) return open
  const { handoff } = open
  const { findings } = command
  const { note, noteHash } = withCustomersWords(handoff, command)
  const { wordedBy } = note
  if (command.noteVersion !== handoff.noteVersion)
    return refuse('note-changed', {
      code: 'wordingOutdated',
      facts: { version: command.noteVersion, now: handoff.noteVersion },
    })
  if (isReadBack(handoff) || handoff.approvedFirst)
    return refuse('wrong-state', { code: 'wordsStay', facts: {} }, { state: handoff.state })
  if (!wordedBy) return nothing(handoff)
  const noteVersion = handoff.noteVersion + 1
  const remembered = event('reworded', step, {
    data: { noteVersion, noteHash, lacks: lacksOf(findings), ...wordedBy, reads: factsOfNote(note, findings) },
  })
  return keepHeldOrRelease(step, { ...handoff, note, noteVersion, findings }, [remembered])
}

/** Whoever writes the note anew, what the customer corrected stands in it. */
function withCustomersWords(
  { note: { customerSaid } }: Undecided,
  { note, noteHash }: Pick<Verb<'mend'>, 'note' | 'noteHash'>,
): Pick<Verb<'mend'>, 'note' | 'noteHash'> {
  if (!customerSaid) return { note, noteHash }
  const whole = { ...note, customerSaid }
  return { note: whole, noteHash: hashOf(whole) }
}

/**
 * A held note with which nothing is wrong any more goes to its owner; every other state stays, unless its owner may not decide
 * what is proposed now.
 */
function keepHeldOrRelease(
  step: Step,
  fresh: Undecided,
  remembered: HandoffEvent[],
  effects: SideEffect[] = [],
): Change {
  if (fresh.state !== 'held') return passOnUnlessTheirs(step, fresh, remembered, effects)
  if (isHeld(fresh)) return become(step, fresh, remembered)
  const released = release({ ...step, handoff: fresh })
  return { ...released, events: [...remembered, ...released.events] }
}

function passOnUnlessTheirs(step: Step, fresh: Undecided, remembered: HandoffEvent[], effects: SideEffect[]): Change {
  const { desk } = step
  const { owner: from } = fresh
  const next = whyNotDecider(fresh, from, desk) && nextOwner(fresh, fresh.step, desk, [from])
  if (!next || next.owner === from) return become(step, fresh, remembered, effects)
  const { owner: to, acceptBy, skipped } = next
  const data = { from, to, step: next.step, because: 'may_not_decide' as const, acceptBy, skipped }
  return become(
    step,
    offer(fresh, next),
    [...remembered, deskEvent('escalated', step, { data })],
    [...effects, notify(to, 'offered'), notify(from, 'taken_from_you')],
  )
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

/** For the agent to mend or to answer. A `now` handoff is never held: it goes at once, marked with what it lacks. */
const isHeld = ({ findings, questions = [], urgency }: Common): boolean =>
  urgency !== 'now' && (lacksOf(findings).length > 0 || questions.length > 0)

function broughtForward(handoff: Undecided, desk: Desk): Undecided {
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
