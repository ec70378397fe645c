/** Handoffs, rows and a workspace to show, each with only what a test says about it. */
import { type AnswerOf, type HandoffRow, HandoffView } from '@baton-desk/core'

export const ana = { id: 'ana', name: 'Ana Pohl' }
export const ben = { id: 'ben', name: 'Ben Katz' }

/** Half past two in the afternoon, UTC. */
export const NOW = Date.parse('2026-11-05T14:30:00.000Z')
export const at = (clock: string): string => `2026-11-05T${clock}:00.000Z`

type Parts = Partial<Omit<HandoffView, 'note'>> & { note?: object }

export function handoff({ note, ...parts }: Parts = {}): HandoffView {
  return HandoffView.parse({
    id: 'h1',
    agent: { id: 'robin', name: 'Robin' },
    lane: { id: 'support', name: 'Support' },
    urgency: 'today',
    state: 'offered',
    status: '',
    owner: ana,
    due: null,
    by: null,
    note: {
      ask: 'Refund $180',
      next: { decision: { kind: 'approve' } },
      when: { urgency: 'today' },
      who: {},
      what: '',
      why: { code: 'authority_limit', sentence: 'Over the limit.' },
      where: {},
      draft: { channel: 'email', body: 'Hi' },
      ...note,
    },
    noteVersion: 1,
    findings: [],
    conversation: { messages: 0, opened: false },
    step: 0,
    skipped: [],
    playbook: 1,
    practice: false,
    createdAt: at('14:00'),
    changedAt: at('14:00'),
    ...parts,
  })
}

export const row = (parts: Partial<HandoffRow> = {}): HandoffRow => ({
  id: 'h1',
  ask: 'Refund $180',
  urgency: 'today',
  state: 'offered',
  owner: ana,
  lane: { id: 'support', name: 'Support' },
  agent: { id: 'robin', name: 'Robin' },
  who: 'Amir Haddad',
  decision: 'approve',
  by: null,
  due: null,
  lacks: 0,
  undelivered: false,
  practice: false,
  createdAt: at('14:00'),
  changedAt: at('14:00'),
  ...parts,
})

type DeskView = AnswerOf<'desk'>
export type Me = DeskView['me']

export const person = (role: Me['role'] = 'member'): Me => ({
  ...ana,
  email: null,
  emailProven: true,
  role,
  needsPassword: false,
})

const colleague = (one: { id: string; name: string }, parts: Partial<DeskView['people'][number]> = {}) => ({
  ...one,
  role: 'member' as const,
  email: null,
  onDuty: true,
  reachable: true,
  practice: false,
  ...parts,
})

/** Ana's: Ben is on duty, Cara is off duty, Abe has never signed in. */
export const workspace = (parts: Partial<DeskView> = {}): DeskView => ({
  workspace: { id: 'w', name: 'Desk', practice: false, timeZone: 'UTC' },
  me: person(),
  people: [
    colleague(ana),
    colleague({ id: 'abe', name: 'Abe Roy' }, { onDuty: false, reachable: false }),
    colleague({ id: 'cara', name: 'Cara Lund' }, { onDuty: false }),
    colleague(ben),
  ],
  lanes: [
    {
      id: 'support',
      name: 'Support',
      template: 'quick-intake',
      outcomes: [{ id: 'refunded', label: 'Refunded' }],
      onDuty: ['ana'],
    },
    { id: 'sales', name: 'Sales', template: 'quick-intake', outcomes: [], onDuty: ['ben'] },
    { id: 'legal', name: 'Legal', template: 'quick-intake', outcomes: [], onDuty: [] },
  ],
  templates: {},
  playbook: 1,
  now: at('14:30'),
  refusedSubmissions: 0,
  unseenNotices: 0,
  ...parts,
})
