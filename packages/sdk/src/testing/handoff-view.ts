import { type AnswerOf, REFUND_NOTE } from '@baton-desk/core/contract'

/** A handoff as the desk shows it, for tests of code that reads one. */
export const handoffView = (part: Partial<AnswerOf<'getHandoff'>> = {}): AnswerOf<'getHandoff'> => ({
  id: 'h1',
  agent: { id: 'helper', name: 'Helper' },
  lane: { id: 'support', name: 'Support' },
  urgency: 'now',
  state: 'offered',
  status: 'It is with Ana.',
  owner: { id: 'ana', name: 'Ana' },
  due: '2026-11-05T14:32:00.000Z',
  by: '2026-11-05T14:42:00.000Z',
  note: REFUND_NOTE,
  noteVersion: 1,
  findings: [],
  conversation: { messages: 10, opened: false },
  step: 0,
  skipped: [],
  playbook: 1,
  practice: false,
  createdAt: '2026-11-05T14:27:00.000Z',
  changedAt: '2026-11-05T14:27:00.000Z',
  ...part,
})
