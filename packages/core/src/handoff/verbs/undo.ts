/** A decision can be taken back for the seconds that its door asked for: what ends that, and what happens then. */
import { personIn } from '../../playbook/person-in.ts'
import { isRefusal, refuse } from '../../refusal.ts'
import type { SideEffect } from '../effect.ts'
import { type Handoff, isUndecided, type Undecided, type Undoable } from '../handoff.ts'
import type { Change, Outcome } from '../outcome.ts'
import { stand, unlessSignedInToUndo, whyNoMore } from './decide.ts'
import { ownerLeft } from './owner-left.ts'
import { become, deskEvent, event, nothing, notify, personOf, type Step, type Verb, whileNoneStands } from './step.ts'

type Undoing = Step<Undecided & { undoable: Undoable }>

const isUndoable = (handoff: Handoff): handoff is Undoing['handoff'] =>
  isUndecided(handoff) && handoff.undoable !== undefined

/** Whoever decided takes it back, or an admin. The handoff is as it was before; done twice, it is done once. */
export function undo(step: Step, { decisionId }: Verb<'undo'>): Outcome {
  const person = personOf(step)
  if (isRefusal(person)) return person
  const { handoff, admin, desk } = step
  if (handoff.undone?.decisionId === decisionId) return nothing(handoff)
  const open = whileNoneStands(step)
  if (isRefusal(open)) return open
  if (!isUndoable(handoff) || handoff.undoable.id !== decisionId)
    return refuse('wrong-state', { code: 'nothingToUndo', facts: {} }, { state: handoff.state })
  const { by, answer } = handoff.undoable
  if (by !== person && !admin) {
    const name = personIn(desk.playbook, by)?.name ?? by
    return refuse('not-the-owner', { code: 'decidedByOther', facts: { person: name } })
  }
  const notSignedIn = unlessSignedInToUndo(open, handoff.undoable)
  if (notSignedIn) return notSignedIn
  const data = { decisionId, of: by, kind: answer.kind, because: 'taken_back' as const }
  return become(
    step,
    withoutUndoable(handoff, { decisionId, by: person, at: desk.now }),
    [event('undone', step, { data })],
    by === person ? [] : [notify(by, 'decision_undone')],
  )
}

/** Who is told that what they decided does not stand hears in the same words that the note changed. */
export const toldOfChange = (told: SideEffect, undone: readonly SideEffect[]): SideEffect[] =>
  undone.some((effect) => effect.kind === 'notify' && told.kind === 'notify' && effect.person === told.person)
    ? [...undone]
    : [told, ...undone]

/** Whoever decided has seen another note: nothing of it stands, and they are told. */
export const undoneByChange = (step: Step<Undecided>) => undoneBecause(step, 'note_changed')

function undoneBecause(step: Step<Undecided>, because: 'note_changed' | 'may_not_decide') {
  const { handoff } = step
  if (!handoff.undoable) return { handoff, events: [], effects: [] }
  const { id: decisionId, by: of, answer } = handoff.undoable
  const { undoable: _, ...others } = handoff
  const data = { decisionId, of, kind: answer.kind, because }
  return {
    handoff: others as Undecided,
    events: [deskEvent('undone', step, { data })],
    effects: [notify(of, 'decision_undone')],
  }
}

function withoutUndoable(handoff: Undecided, undone: Handoff['undone']): Undecided {
  const { undoable: _, ...others } = handoff
  return { ...others, undone } as Undecided
}

/** What can be taken back no more stands. Null where there is no such thing. */
export function standWhenOver(step: Step): Change | null {
  const { handoff, desk } = step
  if (!isUndoable(handoff) || handoff.undoable.until > desk.now) return null
  return standNow({ ...step, handoff })
}

/**
 * Whoever decided and is no longer in the playbook hears of nothing that follows: somebody else does. Who is there and may
 * not decide it any more has decided nothing, and is told.
 */
function standNow(step: Undoing): Change {
  const { desk, handoff } = step
  if (personIn(desk.playbook, handoff.undoable.by) && whyNoMore(step, handoff.undoable)) {
    const { handoff: open, events, effects } = undoneBecause(step, 'may_not_decide')
    return become(step, open, events, effects)
  }
  const stood = stand(step, handoff.undoable)
  if (personIn(desk.playbook, stood.handoff.owner)) return stood
  return followedBy(stood, ownerLeft({ ...step, handoff: stood.handoff, by: { kind: 'desk' } }))
}

/** Somebody who has left cannot take back what they decided: it stands at once. */
export function standOfWhoLeft(step: Step): Change | null {
  const { handoff, by, desk } = step
  if (by.kind !== 'desk' || !isUndoable(handoff)) return null
  return personIn(desk.playbook, handoff.undoable.by) ? null : standNow({ ...step, handoff })
}

/** One change and what was asked for after it; where that is refused, the first is remembered all the same. */
export function followedBy(first: Change, second: Outcome): Change {
  if (isRefusal(second)) return { ...first, refusal: second }
  const { handoff, events, effects, refusal } = second
  return {
    handoff,
    events: [...first.events, ...events],
    effects: [...first.effects, ...effects],
    ...(refusal && { refusal }),
  }
}
