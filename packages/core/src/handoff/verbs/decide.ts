/** The one decision; how the agent carries it out stands in carry-out.ts. */
import { assertNever } from '../../assert-never.ts'
import { hashOf, hashOfAction } from '../../hash.ts'
import type { PersonId } from '../../ids.ts'
import type { Finding } from '../../note/check/finding.ts'
import { faultInArguments } from '../../note/fault-in-arguments.ts'
import { isRefusal, type Refusal, refuse } from '../../refusal.ts'
import { after, earliest, type Instant, seconds } from '../../time/instant.ts'
import { type Decision, type DecisionAnswer, isApproval } from '../decision.ts'
import type { Common, FirstApproval, Undecided, Undoable } from '../handoff.ts'
import { factsOfEdits } from '../note-facts.ts'
import type { Change, Desk, Outcome } from '../outcome.ts'
import { releasedAction } from '../released-action.ts'
import { hasSeen } from '../seen-action.ts'
import { hearBy } from './heard.ts'
import {
  needsSecond,
  unlessAnother,
  unlessMayDecide,
  unlessSignedIn,
  type WhyNotDecider,
  whyNotDecider,
} from './may-decide.ts'
import { nextOwner } from './next-owner.ts'
import { offer } from './offer.ts'
import {
  become,
  common,
  deskEvent,
  event,
  laneIn,
  nameOf,
  notify,
  pendingMove,
  type Step,
  takenBy,
  takenFrom,
  unfit,
  type Verb,
  whileUndecided,
} from './step.ts'

/**
 * On an offer that nobody has accepted, deciding takes it over; an accepted one is decided by its owner only. Where two must
 * agree, the first approval decides nothing; whatever says no is decided by one.
 */
export function decide(step: Step, command: Verb<'decide'>): Outcome {
  const open = whileUndecided(step)
  if (isRefusal(open)) return open
  const mine = takenBy(open)
  if (isRefusal(mine)) return mine
  const { desk } = open
  const unfit = seenAnotherVersion(mine, command) ?? unfitAnswer(mine, command.answer, desk)
  if (unfit) return unfit

  const answer = withWhatFollows(mine, command.answer)
  const released = releasedBy(mine, answer)
  const beyond = unlessMayDecide({ ...mine, note: { action: released } }, mine.owner, desk)
  if (beyond) return beyond
  const notSignedIn = unlessSignedIn(mine, open.via, { desk, released })
  if (notSignedIn) return notSignedIn
  if (isYes(answer) && !hasSeen(mine, mine.owner)) return refuse('reveal-first', { code: 'actionMasked', facts: {} })
  // Also where what they approve now would need no second: theirs waits for somebody else, and they may say no.
  const again = isYes(answer) ? unlessAnother(mine, mine.owner, desk) : null
  if (again) return again
  const deciding: Deciding = { mine, answer, command }
  const { action } = mine.note
  const isForTwo = command.twoMustAgree || needsSecond(mine, [action ?? null, released ?? null], desk)
  return isYes(answer) && isForTwo ? agree(open, deciding) : decideOrHold(open, deciding)
}

type Deciding = {
  mine: Common
  answer: DecisionAnswer
  command: Verb<'decide'>
  /** How it was when its person said so, where that is some seconds ago. */
  said?: { at: Instant; fromNote: boolean }
}

/**
 * Where the door asks for it, a decision can be taken back for some seconds. Until then the handoff is as it was before, so
 * that nobody can act on it; never longer than somebody needs it.
 */
function decideOrHold(step: Step<Undecided>, deciding: Deciding, first?: FirstApproval): Change {
  const { handoff, desk, via } = step
  const { mine, answer, command } = deciding
  const { decisionId: id, noteVersion, actionHash, holdSeconds = 0 } = command
  const until = earliest(after(desk.now, seconds(holdSeconds)), handoff.usefulUntil)
  if (holdSeconds <= 0 || !until) return decideAlone(step, deciding, first)
  const undoable = {
    ...{ id, by: mine.owner, via, at: desk.now, until, answer, noteVersion, actionHash, fromNote: isFromNote(mine) },
    ...(first && { completes: true as const }),
  }
  return become(step, { ...handoff, undoable }, [event('deciding', step, { data: { decisionId: id, until } })])
}

/** What could be taken back stands now, as its person decided it. */
export function stand(step: Step<Undecided>, undoable: Undoable): Change {
  const { id: decisionId, by, via, at, answer, noteVersion, actionHash, fromNote, completes } = undoable
  const { undoable: _, ...handoff } = step.handoff
  const mine = asTheirs(handoff, by)
  const command = { type: 'decide', decisionId, answer, noteVersion, actionHash } as const
  return decideAlone(
    { ...step, handoff, by: { kind: 'person', id: by, ...(via && { via }) } },
    { mine, answer, command, said: { at, fromNote } },
    completes && handoff.approvedFirst,
  )
}

/** Why whoever decided it may not decide it now; null where they still may. */
export function whyNoMore({ handoff, desk }: Step<Undecided>, { by, answer }: Undoable): WhyNotDecider | null {
  const mine = asTheirs(handoff, by)
  return whyNotDecider({ ...mine, note: { action: releasedBy(mine, answer) } }, by, desk)
}

/** What is decided by whoever has signed in is taken back by nobody else. */
export function unlessSignedInToUndo({ handoff, desk, via }: Step<Undecided>, { by, answer }: Undoable) {
  const mine = asTheirs(handoff, by)
  return unlessSignedIn(mine, via, { desk, released: releasedBy(mine, answer) })
}

function asTheirs(handoff: Undecided, by: PersonId): Common {
  const move = pendingMove(handoff)
  return { ...common(handoff), owner: by, ...(move?.to === by && { lane: move.lane, step: move.step }) }
}

/** The action as the answer lets it run. */
const releasedBy = ({ note }: Common, { kind, edits }: DecisionAnswer) =>
  isApproval(kind) && edits ? releasedAction(note, edits) : note.action

/** Picking what the agent has proposed lets it go on as an approval does. */
const isYes = ({ kind, option }: DecisionAnswer): boolean =>
  isApproval(kind) || (kind === 'answer' && option !== undefined)

function decideAlone(step: Step<Undecided>, { mine, answer, command, said }: Deciding, first?: FirstApproval): Change {
  const { handoff, desk } = step
  const { decisionId: id, noteVersion, actionHash } = command
  const { owner: by, approvedFirst: _, undone: __, ...rest } = mine
  const fromNote = said?.fromNote ?? isFromNote(mine)
  const decision: Decision = {
    ...answer,
    id,
    by,
    at: said?.at ?? desk.now,
    noteVersion,
    actionHash,
    fromNote,
    ...(first && { approvedFirst: { by: first.by, at: first.at, fromNote: first.fromNote } }),
  }
  const { kind, option, outcome, text, edits, promised } = answer
  return become(
    step,
    { ...rest, owner: by, state: 'decided', decision, hearBy: hearBy(mine, 'acknowledge', desk) },
    [
      event('decided', step, {
        data: {
          decisionId: id,
          kind,
          option,
          outcome,
          noteVersion,
          actionHash,
          fromNote,
          state: handoff.state,
          ...(first && { approvedFirst: first.by }),
          ...(edits && { edited: factsOfEdits(mine.note, edits) }),
          ...(said && { saidAt: said.at }),
          ...takenFrom(handoff, mine),
        },
        words: { text, promised, ...(edits && { edits: JSON.stringify(edits) }) },
      }),
    ],
    by === handoff.owner ? [] : [notify(handoff.owner, 'taken_over')],
  )
}

/**
 * One of two approvals. The second completes the first where somebody else approves the very same, and whoever gave the first
 * may still decide it; else it is the first itself.
 */
function agree(step: Step<Undecided>, deciding: Deciding): Outcome {
  const { desk } = step
  const { mine, answer } = deciding
  const { approvedFirst: first } = mine
  const stillCounts = first !== undefined && isGivenByWhoMay(mine, first, desk)
  if (!stillCounts) return approveFirst(step, deciding)
  if (agreedOn(mine, first.answer) === agreedOn(mine, answer)) return decideOrHold(step, deciding, first)
  return refuse(
    'approval-differs',
    { code: 'approvalDiffers', facts: { person: nameOf(first.by, desk) } },
    { approvedFirst: first },
  )
}

/** Whether whoever gave the first approval may still decide what they approved. */
function isGivenByWhoMay(handoff: Common, { by, at, answer, steppedIn }: FirstApproval, desk: Desk): boolean {
  const as = { ...handoff, steppedIn: steppedIn && { by, at }, note: { action: releasedBy(handoff, answer) } }
  return whyNotDecider(as, by, desk) === null
}

/** What an approval lets happen, as one text: equal for equal ones. */
function agreedOn(handoff: Common, answer: DecisionAnswer): string {
  const { tool, arguments: args } = releasedBy(handoff, answer) ?? {}
  const draft = { ...handoff.note.draft, ...answer.edits?.draft }
  return hashOf({ approves: isApproval(answer.kind), option: answer.option, tool, arguments: args, draft })
}

/** It waits for a second approval, with whoever is asked for it. */
function approveFirst(step: Step<Undecided>, { mine, answer, command }: Deciding): Change {
  const { handoff, desk } = step
  const { owner: by, approvedFirst: lapsed } = mine
  const { noteVersion, actionHash } = command
  const { kind, option, text, edits, promised } = answer
  const fromNote = isFromNote(mine)
  const given: Pick<FirstApproval, 'steppedIn'> = mine.steppedIn ? { steppedIn: true } : {}
  const approved = { ...mine, approvedFirst: { ...given, by, at: desk.now, answer, noteVersion, actionHash, fromNote } }
  const next = nextOwner(approved, 0, desk)
  const { owner: to, acceptBy, skipped } = next
  return become(
    step,
    offer(approved, next),
    [
      event('approved', step, {
        data: {
          kind,
          option,
          noteVersion,
          actionHash,
          fromNote,
          to,
          step: next.step,
          acceptBy,
          skipped,
          ...takenFrom(handoff, mine),
        },
        words: { text, promised, ...(edits && { edits: JSON.stringify(edits) }) },
      }),
      ...(lapsed ? [deskEvent('approval_void', step, { data: { of: lapsed.by, because: 'may_not_decide' } })] : []),
    ],
    [
      notify(to, 'second_asked'),
      ...(lapsed ? [notify(lapsed.by, 'approval_void')] : []),
      ...(handoff.owner === by || handoff.owner === to ? [] : [notify(handoff.owner, 'taken_over')]),
    ],
  )
}

const isFromNote = ({ conversationOpened, asked }: Common): boolean => !conversationOpened && !asked

/** Arguments that hold the words of an edited draft are edited with it, so that the agent is given what it may run. */
function withWhatFollows({ note }: Common, answer: DecisionAnswer): DecisionAnswer {
  const { edits } = answer
  const released = edits && releasedAction(note, edits)
  if (!released || hashOf(released.arguments) === hashOf(edits.arguments ?? note.action?.arguments)) return answer
  return { ...answer, edits: { ...edits, arguments: released.arguments } }
}

/** A decision binds to what was seen: this version of the note, and these arguments of the proposed action. */
function seenAnotherVersion({ noteVersion, note }: Common, command: Verb<'decide'>): Refusal | null {
  if (command.noteVersion !== noteVersion)
    return refuse(
      'note-changed',
      { code: 'noteChanged', facts: { version: command.noteVersion, now: noteVersion } },
      { noteVersion },
    )
  // Reckoned here rather than taken from the note: what the note says of its own arguments proves nothing.
  const actionHash = note.action && hashOfAction(note.action)
  if (command.actionHash === actionHash) return null
  if (command.actionHash !== undefined)
    return refuse('action-changed', { code: 'actionChanged', facts: {} }, { actionHash })
  if (!isApproval(command.answer.kind)) return null
  return refuse('action-changed', { code: 'actionUnseen', facts: {} }, { actionHash })
}

function unfitAnswer(handoff: Common, answer: DecisionAnswer, desk: Desk): Refusal | null {
  const { note } = handoff
  const { options, kind: asked } = note.next.decision
  if (isApproval(answer.kind) && asked !== 'approve')
    return unfit('/kind', { code: 'notAskedToApprove', facts: { asked } })
  if (isApproval(answer.kind) && isActionLost(handoff))
    return refuse('action-unreadable', { code: 'actionUnreadable', facts: {} })
  const unpickable = answer.option === undefined ? null : unfitOption(answer.option, options)
  if (unpickable) return unpickable
  switch (answer.kind) {
    case 'answer':
      if (asked === 'choose' && answer.option === undefined)
        return unfit('/option', { code: 'nothingChosen', facts: { choices: options.map(({ id }) => id) } })
      return answer.text || answer.option ? null : unfit('/text', { code: 'emptyAnswer', facts: {} })
    case 'reject':
      return answer.text ? null : unfit('/text', { code: 'rejectionWithoutWhy', facts: {} })
    case 'return':
      return answer.text ? null : unfit('/text', { code: 'returnWithoutTask', facts: {} })
    case 'approve_with_edits': {
      const { draft, arguments: changed } = answer.edits ?? {}
      if (changed && !note.action) return unfit('/edits/arguments', { code: 'noActionToChange', facts: {} })
      if (draft && !note.draft) return unfit('/edits/draft', { code: 'noDraftToChange', facts: {} })
      const isEmpty = Object.keys({ ...draft, ...changed }).length === 0
      if (isEmpty) return unfit('/edits', { code: 'nothingChanged', facts: {} })
      // Before anything follows: halves of characters have no hash.
      const fault = (changed && faultInArguments(changed)) ?? faultInReleased(note, answer)
      return fault ? unfit('/edits/arguments', { code: 'argumentsNotKept', facts: { fault } }) : null
    }
    case 'done': {
      const outcomes = laneIn(desk, handoff.lane)?.outcomes ?? []
      if (!answer.outcome || outcomes.some(({ id }) => id === answer.outcome)) return null
      return unfit('/outcome', noSuchChoice(answer.outcome, outcomes))
    }
    case 'approve':
    case 'take_over':
    case 'not_needed':
      return null
    default:
      return assertNever(answer.kind)
  }
}

const faultInReleased = (note: Common['note'], { edits }: DecisionAnswer) =>
  faultInArguments(releasedAction(note, edits)?.arguments ?? {})

/** The agent proposed an action that could not be kept exactly. Notes of before have no finding of their own for it. */
const isActionLost = ({ note, findings }: Common): boolean =>
  !note.action && findings.some((finding) => finding.rule === 'action-not-kept' || isAboutLostAction(finding))

const isAboutLostAction = ({ rule, pointer }: Finding): boolean => rule === 'malformed-field' && pointer === '/action'

/** An id that is not there, or stands for two options: nobody could tell which was meant. */
function unfitOption(option: string, options: readonly { id: string }[]): Refusal | null {
  const meant = options.filter(({ id }) => id === option).length
  if (meant === 0) return unfit('/option', noSuchChoice(option, options))
  return meant === 1 ? null : unfit('/option', { code: 'severalChoices', facts: { choice: option } })
}

const noSuchChoice = (choice: string, choices: readonly { id: string }[]) => ({
  code: 'noSuchChoice' as const,
  facts: { choice, choices: choices.map(({ id }) => id) },
})
