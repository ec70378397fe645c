/** A handoff with its first event, as `handleCommand` would save it, for tests of the store alone. */
import { after, type Handoff, type HandoffEvent, hashOf, type Instant, minutes, Note } from '@baton-desk/core'
import { EMPTY_TRAIL, seal } from '@baton-desk/core/trail'
import { uuidv7 } from 'uuidv7'
import type { SaveChange, SaveNew, Stored } from '../app/ports/handoffs.ts'
import { summaryOf } from '../app/views.ts'

export type OfferedHandoff = Extract<Handoff, { state: 'offered' }>

export const SOME_INSTANT: Instant = '2026-03-02T09:00:00.000Z'

export function offeredHandoff(parts: Partial<OfferedHandoff> = {}): OfferedHandoff {
  const createdAt = parts.createdAt ?? SOME_INSTANT
  return {
    id: uuidv7(),
    agent: 'robin',
    lane: 'support',
    urgency: 'today',
    playbook: 1,
    note: Note.parse({
      ask: 'Refund $180 for a double charge',
      next: { action: 'Refund the second charge', decision: { kind: 'approve' } },
      when: { urgency: 'today' },
      who: { name: 'Imani Okafor' },
      what: 'Was charged twice for order A-7.',
      why: { code: 'authority_limit', sentence: 'Refunds over $100 need a person.' },
      where: { channel: 'chat' },
    }),
    noteVersion: 1,
    findings: [],
    owner: 'ana',
    step: 0,
    skipped: [],
    excluded: [],
    declined: [],
    conversationOpened: false,
    asked: false,
    createdAt,
    changedAt: createdAt,
    state: 'offered',
    acceptBy: after(createdAt, minutes(30)),
    reminders: 0,
    ...parts,
  }
}

export function newSave(handoff: Handoff, parts: Partial<SaveNew> = {}): SaveNew {
  const { lane, urgency, reference, owner, playbook, note } = handoff
  // With words, which no submission has, so that the first event has something to erase.
  const submitted = {
    type: 'submitted',
    at: handoff.createdAt,
    by: { kind: 'agent', id: handoff.agent },
    data: { lane, urgency, reference, owner, noteHash: hashOf(note), playbook },
    words: { ask: note.ask },
  } as HandoffEvent
  return {
    handoff,
    events: seal([submitted], EMPTY_TRAIL),
    tellings: [],
    row: summaryOf(handoff),
    submission: { lane: handoff.lane },
    conversation: [],
    practice: false,
    ...parts,
  }
}

export type ChangeParts = Partial<SaveChange> & { event?: HandoffEvent }

export function changeSave(before: Stored, handoff: Handoff, { event, ...parts }: ChangeParts = {}): SaveChange {
  const commented: HandoffEvent = { type: 'commented', at: handoff.changedAt, by: { kind: 'desk' }, data: {} }
  return {
    before,
    handoff,
    events: seal([event ?? commented], before.trail),
    tellings: [],
    row: summaryOf(handoff),
    ...parts,
  }
}
