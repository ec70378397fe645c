/** Who has it and how long, who is next, and what silence does. Once it is decided: the way back to the agent. */

import { type HandoffView, isOpenState } from '@baton-desk/core'
import { t } from '@lingui/core/macro'
import type { DeskView } from '../../desk/queries.ts'
import { isOver, sayAgo, sayLeft, sayMoment } from '../../desk/times.ts'
import { awaited, firstName, nameFor } from '../../desk/words.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Icon } from '../../ui/icon.tsx'

type Props = { handoff: HandoffView; workspace: DeskView; now: number }

export function Hold({ handoff, workspace, now }: Props) {
  const isOpen = isOpenState(handoff.state) && handoff.state !== 'in_doubt'
  const { look, legs } = isOpen ? openLegs(handoff, workspace, now) : overLegs(handoff, workspace.me.id, now)
  return (
    <section className={`hold ${look}`} aria-label={t`Who has it and until when`}>
      {legs.map((leg) => (
        <LegView key={leg.title} leg={leg} />
      ))}
    </section>
  )
}

type Leg = {
  who?: { name: string; kind: 'person' | 'you' | 'agent' }
  icon?: string
  title: string
  isStrong?: boolean
  clock?: string
  /** How much of the time is left, 0 to 1. */
  left?: number
  below: string
  at?: string
  isRunning?: boolean
}

const LegView = ({ leg }: { leg: Leg }) => (
  <div className={`leg ${leg.isRunning ? 'run' : ''}`}>
    <div className="h">
      {leg.who && <Avatar {...leg.who} />}
      {leg.icon && <Icon name={leg.icon} size="s" className="dim" />}
      {leg.isStrong ? <strong>{leg.title}</strong> : <span title={leg.title}>{leg.title}</span>}
      {leg.clock && <span className="clock">{leg.clock}</span>}
    </div>
    <div className="trk">
      {leg.left !== undefined && <i style={{ inlineSize: `${Math.round(leg.left * 100)}%` }} />}
    </div>
    <div className="s">
      <span title={leg.below}>{leg.below}</span>
      {leg.at && <span className="num">{leg.at}</span>}
    </div>
  </div>
)

function openLegs(handoff: HandoffView, { me, people }: DeskView, now: number): { look: string; legs: Leg[] } {
  const has = awaited(handoff)
  const isMine = has.id === me.id
  const isTaken = handoff.state === 'accepted' || handoff.state === 'waiting'
  const deadline = isTaken ? (handoff.by ?? handoff.due) : (handoff.due ?? handoff.by)
  const isOverdue = isOver(deadline, now)
  const [next] = handoff.next ?? []
  const toDo = handoff.note.next.decision.kind === 'act' ? t`to act` : t`to decide`
  const duty = (id: string) => (people.find((one) => one.id === id)?.onDuty ? t`on duty` : t`not on duty`)
  const legs: Leg[] = [
    {
      who: { name: has.name, kind: isMine ? 'you' : 'person' },
      title: isTaken
        ? isMine
          ? t`You have it`
          : t`${has.name} has it`
        : isMine
          ? t`Yours to accept`
          : t`Not accepted · ${has.name}`,
      isStrong: true,
      below: sayHow(handoff, me.id, now),
      ...(deadline && {
        clock: isOverdue ? sayLeft(deadline, now) : `${sayLeft(deadline, now)} ${isTaken ? toDo : t`left`}`,
        left: isOverdue ? 1 : leftOf(handoff, deadline, now),
        at: sayMoment(deadline, now),
      }),
    },
    next
      ? {
          who: { name: next.name, kind: next.id === me.id ? 'you' : 'person' },
          title: t`then ${next.id === me.id ? t`you` : firstName(next.name)}`,
          below: handoff.due && isTaken ? t`if quiet at ${sayMoment(handoff.due, now)}` : duty(next.id),
        }
      : { icon: 'user-round', title: t`then nobody`, below: t`it stays with ${isMine ? t`you` : firstName(has.name)}` },
    {
      icon: 'circle-slash-2',
      title: (handoff.note.next.decision.onSilence ?? t`Nothing is done`).replace(/[.\s]+$/, ''),
      below: handoff.by ? t`if nobody answers by ${sayMoment(handoff.by, now)}` : t`if nobody answers`,
    },
  ]
  return { look: isOverdue || handoff.urgency === 'now' ? 'hot' : '', legs }
}

/** How it came to whoever has it. */
function sayHow(handoff: HandoffView, me: string, now: number): string {
  const { state, agent, owner, offeredTo, readBack, waitingFor, resumeAt, createdAt } = handoff
  if (state === 'held') return t`${agent.name} may still mend it`
  if (offeredTo) return t`${nameFor(owner, me)} moved it; ${owner.id === me ? t`you stay` : t`they stay`} accountable`
  if (state === 'waiting' && waitingFor === 'time')
    return resumeAt ? t`put aside until ${sayMoment(resumeAt, now)}` : t`put aside`
  if (state === 'waiting') return t`asked ${waitingFor === 'agent' ? agent.name : t`the customer`}; the clock goes on`
  if (readBack) return t`accepted ${sayMoment(readBack.at, now)}`
  return t`${agent.name} handed it over ${sayAgo(createdAt, now)}`
}

/** The part of the time that is left. Where it began nobody tells, it is taken for all of it. */
function leftOf({ state, step, createdAt, changedAt, readBack }: HandoffView, deadline: string, now: number): number {
  const since = readBack?.at ?? (state === 'offered' && step === 0 ? createdAt : changedAt)
  const whole = Date.parse(deadline) - Date.parse(since)
  return whole > 0 ? Math.max(0, Math.min(1, (Date.parse(deadline) - now) / whole)) : 1
}

const DECIDED: Record<NonNullable<HandoffView['decision']>['kind'], string> = {
  approve: t`approved`,
  approve_with_edits: t`approved with edits`,
  reject: t`rejected`,
  answer: t`answered`,
  take_over: t`took over`,
  return: t`gave it back`,
  done: t`did it`,
  not_needed: t`said: not needed`,
}

/** Once it is over there is no deadline: you, the agent, what came of it. */
function overLegs(handoff: HandoffView, me: string, now: number): { look: string; legs: Leg[] } {
  const { decision, agent, acknowledgedAt, effect, state, closedAt } = handoff
  if (!decision) {
    const title =
      state === 'withdrawn' ? t`${agent.name} withdrew it` : state === 'expired' ? t`Its time has passed` : t`Closed`
    return {
      look: 'done',
      legs: [
        {
          icon: 'circle-minus',
          title,
          isStrong: true,
          below: t`nobody decided`,
          ...(closedAt && { at: sayMoment(closedAt, now) }),
        },
      ],
    }
  }
  const by = { id: decision.by, name: decision.byName }
  const heard = acknowledgedAt ?? effect?.at
  const legs: Leg[] = [
    {
      who: { name: by.name, kind: by.id === me ? 'you' : 'person' },
      title: `${nameFor(by, me)} ${DECIDED[decision.kind]}`,
      isStrong: true,
      clock: sayMoment(decision.at, now),
      below: decision.fromNote ? t`from the note` : t`after asking, or reading the conversation`,
    },
    {
      who: { name: agent.name, kind: 'agent' },
      title: heard ? t`${agent.name} has it` : t`${agent.name} has not heard yet`,
      below: heard ? t`heard ${sayMoment(heard, now)}` : t`it is told until it hears`,
    },
    cameOfIt(handoff, me, now),
  ]
  return { look: state === 'in_doubt' ? 'hot' : 'done', legs }
}

const OUTCOMES = { done: t`It is done`, failed: t`could not do it`, not_applied: t`did not apply it` } as const

function cameOfIt({ effect, agent, claim, state }: HandoffView, me: string, now: number): Leg {
  if (state === 'in_doubt')
    return { icon: 'triangle-alert', title: t`Did it happen?`, isStrong: true, below: t`nobody knows: look first` }
  if (effect)
    return {
      icon: effect.outcome === 'done' ? 'circle-check' : 'circle-x',
      title: effect.outcome === 'done' ? OUTCOMES.done : `${agent.name} ${OUTCOMES[effect.outcome]}`,
      isStrong: true,
      below: effect.by ? t`as ${nameFor(effect.by, me)} saw` : sayMoment(effect.at, now),
    }
  if (state === 'closed') return { icon: 'circle-check', title: t`Closed`, isStrong: true, below: '' }
  return {
    icon: 'loader',
    title: claim ? t`${agent.name} is at it` : t`On its way`,
    below: t`no word yet what came of it`,
    isRunning: true,
  }
}
