/**
 * What a trace shows of a handoff: one span for each round, from its begin to its decision, and when what happened. Numbers,
 * ids and codes alone, and nobody's words.
 */
import type { EventType, HandoffEvent } from '../handoff/event.ts'
import type { Instant } from '../time/instant.ts'
import { begin, type Case, decidedAt, follow } from './case.ts'

export type HandoffSpan = {
  /** In which trace of the agent it was handed off; absent where it named none. */
  traceparent?: string | undefined
  from: Instant
  to: Instant
  outcome: 'decided' | 'withdrawn' | 'expired'
  attributes: Record<string, string | number | boolean>
  events: { name: EventType; at: Instant }[]
}

/** Of the rounds that ended behind `afterSeq`. */
export function spansOf(
  trail: readonly (HandoffEvent & { seq: number })[],
  { afterSeq = 0 }: { afterSeq?: number } = {},
): HandoffSpan[] {
  const spans: HandoffSpan[] = []
  const [first] = trail
  const traceparent = first?.type === 'submitted' ? first.data.traceparent : undefined
  let before: Case | null = null
  let events: HandoffSpan['events'] = []
  for (const event of trail) {
    const after: Case | null = before ? follow(before, event) : begin(event)
    if (!after) continue
    if (before?.round.number !== after.round.number) events = []
    events.push({ name: event.type, at: event.at })
    if (before && isOutcome(event.type) && event.seq > afterSeq)
      spans.push({
        traceparent,
        from: before.round.since,
        to: decidedAt(event),
        outcome: event.type,
        attributes: attributesOf(before, event),
        events,
      })
    before = after
  }
  return spans
}

const OUTCOMES = ['decided', 'withdrawn', 'expired'] as const
const isOutcome = (type: string): type is HandoffSpan['outcome'] => (OUTCOMES as readonly string[]).includes(type)

function attributesOf({ agent, lane, playbook, round, note }: Case, event: HandoffEvent): HandoffSpan['attributes'] {
  return {
    'baton.agent': agent,
    'baton.lane': lane,
    'baton.playbook': playbook,
    'baton.round': round.number,
    'baton.passed_on': round.passes,
    'baton.late': round.late,
    'baton.outcome': event.type,
    ...(note.facts && { 'baton.reason': note.facts.reason }),
    ...(event.type === 'decided' && { 'baton.decision': event.data.kind, 'baton.from_note': event.data.fromNote }),
  }
}
