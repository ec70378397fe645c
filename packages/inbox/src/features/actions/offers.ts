/** What this person can do with this handoff now, in the order of the bar; and in words, why not more. */

import type { AnswerOf, HandoffView } from '@baton-desk/core'
import { t } from '@lingui/core/macro'

export type ActionId =
  | 'accept'
  | 'reveal'
  | 'approve'
  | 'edit'
  | 'reject'
  | 'answer'
  | 'done'
  | 'take_over'
  | 'step_in'
  | 'move'
  | 'return'
  | 'ask'
  | 'snooze'
  | 'decline'
  | 'not_needed'
  | 'escalate'
  | 'it_happened'
  | 'do_it_now'
  | 'reopen'
export type Action = { id: ActionId; label: string; key?: string }

export const ACTIONS: Record<ActionId, Action> = {
  accept: { id: 'accept', label: t`Accept`, key: 'A' },
  reveal: { id: 'reveal', label: t`Show hidden values` },
  approve: { id: 'approve', label: t`Approve`, key: 'Y' },
  edit: { id: 'edit', label: t`Edit`, key: 'E' },
  reject: { id: 'reject', label: t`Reject`, key: 'X' },
  answer: { id: 'answer', label: t`Answer`, key: 'R' },
  done: { id: 'done', label: t`Done`, key: 'D' },
  take_over: { id: 'take_over', label: t`Take over`, key: 'T' },
  step_in: { id: 'step_in', label: t`Step in` },
  move: { id: 'move', label: t`Move`, key: 'M' },
  return: { id: 'return', label: t`Back to agent`, key: 'B' },
  ask: { id: 'ask', label: t`Ask`, key: 'Q' },
  snooze: { id: 'snooze', label: t`Snooze`, key: 'S' },
  decline: { id: 'decline', label: t`Decline` },
  not_needed: { id: 'not_needed', label: t`Not needed` },
  escalate: { id: 'escalate', label: t`Pass up` },
  it_happened: { id: 'it_happened', label: t`It happened`, key: 'I' },
  do_it_now: { id: 'do_it_now', label: t`Do it now`, key: 'G' },
  reopen: { id: 'reopen', label: t`Reopen` },
}

export type Offers = {
  /** The one filled button; absent where nothing is to be done. */
  primary?: Action
  /** Other answers to what the agent asked. */
  answers: Action[]
  /** Whom else to give it to, and the like. */
  others: Action[]
  /** Behind More. */
  more: Action[]
  /** Why there is nothing, or less, to do. */
  because?: string
}

type Me = AnswerOf<'desk'>['me']

export function offersFor(handoff: HandoffView, me: Me, sayTime: (at: string) => string): Offers {
  const none = { answers: [], others: [], more: [] }
  if (me.role === 'viewer') return { ...none, because: t`You may read here, not decide. An admin can change that.` }
  if (isOver(handoff))
    return {
      ...none,
      ...(handoff.state !== 'decided' && !handoff.erasedAt && { others: [ACTIONS.reopen] }),
      because: sayOver(handoff, sayTime),
    }

  if (handoff.state === 'in_doubt')
    return handoff.mayNotDecide
      ? { ...none, more: [ACTIONS.escalate], because: handoff.mayNotDecide.words }
      : {
          ...none,
          primary: ACTIONS.it_happened,
          answers: [ACTIONS.do_it_now],
          more: [{ ...ACTIONS.reopen, label: t`Decide anew` }, ACTIONS.escalate],
          because: t`${sayMade(handoff, sayTime)} Whether ${handoff.agent.name} did it, nobody knows.`,
        }

  if (handoff.undoable) return { ...none, because: sayUndoable(handoff) }
  const isMine = handoff.owner.id === me.id
  const isOfferedToMe = handoff.offeredTo?.id === me.id
  const isTaken = handoff.state === 'accepted' || handoff.state === 'waiting'
  const mayMove = isMine || isOfferedToMe || me.role === 'admin'
  const instead = [...(mayMove ? [ACTIONS.move] : []), ...(me.role === 'admin' ? [ACTIONS.step_in] : [])]
  if (isTaken && !isMine) {
    const since = handoff.readBack ? t` since ${sayTime(handoff.readBack.at)}` : ''
    return {
      ...none,
      others: instead,
      because: t`${handoff.owner.name} has it${since}. Nobody else can decide it now.`,
    }
  }

  const { mayNotDecide } = handoff
  if (mayNotDecide) {
    // Who gave the first approval may think again.
    const others = mayNotDecide.because === 'approved_first' ? [ACTIONS.reject] : instead
    return { ...none, others, more: [ACTIONS.escalate], because: mayNotDecide.words }
  }

  const [asked, ...otherAnswers] = answersFor(handoff)
  const answers = [ACTIONS[asked ?? 'done'], ...otherAnswers.map((id) => ACTIONS[id])]
  const isAnswer = (id: ActionId) => answers.some((action) => action.id === id)
  const others: ActionId[] = [
    ...(handoff.state === 'accepted' ? (['ask'] as const) : []),
    ...(mayMove ? (['move'] as const) : []),
    ...(handoff.state === 'accepted' ? (['snooze'] as const) : []),
  ]
  const more: ActionId[] = (['return', 'done'] as const).filter((id) => !isAnswer(id))
  if (!isTaken && (isMine || isOfferedToMe)) more.push('decline')
  if (!isAnswer('answer')) more.push('answer')
  if (!isAnswer('take_over')) more.push('take_over')
  more.push('escalate')
  if (!isAnswer('reject')) more.push('reject')
  more.push('not_needed')

  const rest = { others: others.map((id) => ACTIONS[id]), more: more.map((id) => ACTIONS[id]) }
  const because = sayWaiting(handoff, me.id, sayTime)
  if (handoff.state === 'accepted') return { primary: answers[0], answers: answers.slice(1), ...rest, because }
  const accept = handoff.state === 'waiting' ? { ...ACTIONS.accept, label: t`Take up again` } : ACTIONS.accept
  if (handoff.state === 'waiting' && handoff.waitingFor !== 'time')
    return { answers, ...rest, more: [accept, ...rest.more], because }
  return { primary: accept, answers, ...rest, because }
}

export const offeredActions = ({ primary, answers, others, more }: Offers): Action[] =>
  [primary, ...answers, ...others, ...more].filter((action) => action !== undefined)

/** Why an action that somebody asked for by its key is not there. */
export function sayWhyNot(id: ActionId, handoff: HandoffView, offers: Offers): string {
  const { label } = ACTIONS[id]
  if ((id === 'ask' || id === 'snooze') && offers.primary?.id === 'accept') return t`${label}: accept it first.`
  if (handoff.masked && (id === 'approve' || id === 'edit')) return t`${label}: have the hidden values shown first.`
  if (id === 'edit' && !handoff.note.draft && !handoff.note.action)
    return t`Edit: this note has no draft and no arguments.`
  return t`${label} is not possible here.`
}

/** The answer asked for first. */
function answersFor({ note, approvedFirst, masked }: HandoffView): ActionId[] {
  const { kind } = note.next.decision
  switch (kind) {
    case 'approve':
      if (masked) return ['reveal', 'reject']
      // The second of two approvals is the same as the first.
      return (note.draft || note.action) && !approvedFirst ? ['approve', 'edit', 'reject'] : ['approve', 'reject']
    case 'choose':
    case 'answer':
      return ['answer', 'return']
    case 'act':
      return ['done', 'return']
    case 'take_over':
      return ['take_over', 'return']
  }
}

const isOver = ({ state }: HandoffView) =>
  state === 'decided' || state === 'closed' || state === 'withdrawn' || state === 'expired'

const DECIDED: Record<NonNullable<HandoffView['decision']>['kind'], string> = {
  approve: t`approved this`,
  approve_with_edits: t`approved this with edits`,
  reject: t`rejected this`,
  answer: t`answered this`,
  take_over: t`took this over`,
  return: t`gave this back to the agent`,
  done: t`did this`,
  not_needed: t`said this is not needed`,
}
export const sayDecided = (kind: NonNullable<HandoffView['decision']>['kind']): string => DECIDED[kind]

/** It stands in some seconds, and until then nobody can do anything else with it. */
const sayUndoable = ({ undoable, agent }: HandoffView): string =>
  undoable ? t`${undoable.by.name} ${sayDecided(undoable.kind)}. ${agent.name} hears it in a few seconds.` : ''

function sayOver(handoff: HandoffView, sayTime: (at: string) => string): string {
  const { decision, state } = handoff
  if (state === 'withdrawn') return t`Withdrawn before anybody decided.`
  if (state === 'expired') return t`Its time has passed. Nobody approved it.`
  if (!decision) return t`Closed.`
  return `${sayMade(handoff, sayTime)} ${sayHeard(handoff)}`
}

const sayMade = ({ decision }: HandoffView, sayTime: (at: string) => string): string =>
  decision ? t`${decision.byName} ${sayDecided(decision.kind)} at ${sayTime(decision.at)}.` : ''

function sayHeard({ acknowledgedAt, effect, agent, state }: HandoffView): string {
  if (effect?.by) return t`${effect.by.name} looked: it happened${effect.text ? `. “${effect.text}”` : '.'}`
  if (effect) return effect.text ? `${agent.name}: ${effect.text}` : t`${agent.name} has done it.`
  if (acknowledgedAt)
    return state === 'closed' ? t`${agent.name} knows.` : t`${agent.name} knows, and has not yet said what came of it.`
  return t`${agent.name} has not heard yet.`
}

function sayWaiting(handoff: HandoffView, me: string, sayTime: (at: string) => string): string | undefined {
  const { approvedFirst: first, twoMustAgree } = handoff
  if (first)
    return t`Approved by ${first.by.name} at ${sayTime(first.at)}, waits for a second. Approve the same, or say no.`
  return (
    sayStands(handoff, me, sayTime) ?? (twoMustAgree ? t`Two must agree: somebody else is asked after you.` : undefined)
  )
}

function sayStands(handoff: HandoffView, me: string, sayTime: (at: string) => string): string | undefined {
  const { state, waitingFor, question, resumeAt, offeredTo, owner, moveReason } = handoff
  if (state === 'held') return t`${handoff.agent.name} may still mend this note. If it does not, it comes as it is.`
  if (state === 'offered' && offeredTo) {
    const why = moveReason ? ` “${moveReason}”` : ''
    if (offeredTo.id === me) return t`${owner.name} moved this to you:${why}`
    return t`Moved to ${offeredTo.name}, who has not accepted yet. ${owner.id === me ? t`You stay` : t`${owner.name} stays`} accountable until then.`
  }
  if (state === 'offered' && owner.id !== me) return t`Offered to ${owner.name}, who has not accepted yet.`
  if (state !== 'waiting') return undefined
  if (waitingFor === 'time') return resumeAt ? t`Snoozed until ${sayTime(resumeAt)}.` : t`Snoozed.`
  return waitingFor === 'agent'
    ? t`Asked the agent: “${question ?? ''}” No answer yet.`
    : t`Asked the customer: “${question ?? ''}” No answer yet.`
}
