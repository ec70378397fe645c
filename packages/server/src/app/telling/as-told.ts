import {
  authorityOn,
  type HandoffView,
  type Instant,
  isOpen,
  type Lane,
  type PersonId,
  type RenderContext,
  templateOf,
  timeWords,
} from '@baton-desk/core'
import { needsSignInFor } from '@baton-desk/core/telling'
import { type App, namesOf } from '../app.ts'
import { judgingDesk } from '../commands/judging-desk.ts'
import type { Stored } from '../ports/handoffs.ts'
import type { Records } from '../ports/store.ts'
import { toView } from '../views.ts'
import type { WorkspaceFacts } from '../workspace-facts.ts'

export type AsTold = {
  view: HandoffView
  lane: Lane | undefined
  /** What this person decides here, they decide signed in, and not from a message. */
  mustSignIn: boolean
  /** Until when it is to be acted on, as this person reads it. */
  by: string | undefined
  context: Omit<RenderContext, 'stateLine'>
  /** Where this person may move it: `lane:…` and `person:…`, with their names. */
  places: { id: string; label: string }[]
}

/** A handoff as a message, or the page of one, shows it to this person: by their clock, and with what is masked hidden. */
export async function asTold(
  app: App,
  { records, facts, now, person }: { records: Records; facts: WorkspaceFacts; now: Instant; person: PersonId },
  stored: Stored,
): Promise<AsTold> {
  const { handoff } = stored
  const judging = await judgingDesk(app, { records, facts, version: handoff.playbook, now })
  const desk = { playbook: judging.playbook, roster: await judging.roster(handoff) }
  const authority = isOpen(handoff) ? authorityOn(handoff, desk, person) : undefined
  // Never with what somebody had shown to them: a mailbox is read by others.
  const view = toView(stored, namesOf(facts, now), { authority, looking: { exact: false } })
  const { playbook } = judging
  const clock = { now, timeZone: playbook.people[person]?.timeZone ?? playbook.timeZone }
  return {
    view,
    lane: Object.hasOwn(playbook.lanes, handoff.lane) ? playbook.lanes[handoff.lane] : undefined,
    mustSignIn: isOpen(handoff) && needsSignInFor(handoff, desk),
    by: view.due ? timeWords(view.due, clock) : undefined,
    places: [
      ...Object.entries(playbook.lanes).flatMap(([id, { name }]) =>
        id === handoff.lane ? [] : [{ id: `lane:${id}`, label: name }],
      ),
      ...facts.members.flatMap(({ person: id, name, role }) =>
        id === person || role === 'viewer' ? [] : [{ id: `person:${id}`, label: name }],
      ),
    ],
    context: {
      ...clock,
      ownerName: view.owner.name,
      laneName: view.lane.name,
      next: view.next && { names: view.next.map(({ name }) => name), at: view.due ?? undefined },
      template: templateOf(playbook, handoff.lane),
      findings: view.findings,
      conversationKept: view.conversation.messages > 0,
    },
  }
}
