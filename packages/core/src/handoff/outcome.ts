import type { Playbook } from '../playbook/playbook.ts'
import type { Refusal } from '../refusal.ts'
import type { Roster } from '../routing/assignment.ts'
import type { Instant } from '../time/instant.ts'
import type { SideEffect } from './effect.ts'
import type { HandoffEvent } from './event.ts'
import type { Handoff } from './handoff.ts'

/** What a transition may look at beside the handoff: the time, the playbook it was judged by, who is there. */
export type Desk = { now: Instant; playbook: Playbook; roster: Roster }

/** `events` empty: nothing changed, and nothing needs saving. */
export type Change = {
  handoff: Handoff
  events: HandoffEvent[]
  effects: SideEffect[]
  /** What was asked for was not done, and that somebody tried is remembered. */
  refusal?: Refusal
}
export type Outcome = Change | Refusal
