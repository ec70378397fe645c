import { type Card, type HandoffView, toCard } from '@baton-desk/core'
import type { DeskView } from '../../desk/queries.ts'
import { clockAt } from '../../desk/times.ts'
import { awaited, nameFor, sayStanding } from '../../desk/words.ts'

/** The note as core lays it out for a card, with what the desk knows beside it. */
export function cardOf(handoff: HandoffView, workspace: DeskView, now: number): Card {
  const lane = workspace.lanes.find(({ id }) => id === handoff.lane.id)
  return toCard(handoff.note, {
    ...clockAt(now),
    ownerName: nameFor(awaited(handoff), workspace.me.id),
    laneName: handoff.lane.name,
    stateLine: sayStanding(handoff, workspace.me.id),
    next: handoff.next && { names: handoff.next.map(({ name }) => name), at: handoff.due ?? undefined },
    template: lane && workspace.templates[lane.template],
    findings: handoff.findings,
    conversationKept: handoff.conversation.messages > 0,
  })
}
