import type { WrittenPlaybook } from './playbook.ts'

type RoleLane = Omit<WrittenPlaybook['lanes'][string], 'owners'>

/**
 * A lane for each kind of work and one for what only the owner of the business decides, whoever owns them: what the first
 * playbook of a desk and the practice desk stand on.
 */
export const ROLE_LANES = {
  receptionist: {
    name: 'Reception',
    template: 'quick_intake',
    ask: 'Get back to this caller',
    reason: 'customer_asked',
    why: 'The caller asked for a person, or their request is not one the agent may settle.',
    accept: { now: '3m', today: '30m', this_week: '4h', fyi: '1d' },
    decide: { now: '10m', today: '2h', this_week: '2d', fyi: '7d' },
    outcomes: [
      { id: 'reached', label: 'Reached them' },
      { id: 'message_left', label: 'Left a message' },
      { id: 'no_answer', label: 'No answer' },
      { id: 'elsewhere', label: 'Passed to somebody else' },
    ],
  },
  sales: {
    name: 'Sales',
    template: 'outbound_reply',
    urgency: 'today',
    ask: 'Review the reply to this prospect',
    reason: 'qualified_opportunity',
    why: 'The prospect fits, and a person decides on the offer and what is promised.',
    accept: { now: '10m', today: '1h', this_week: '8h', fyi: '1d' },
    decide: { now: '30m', today: '4h', this_week: '3d', fyi: '7d' },
    onSilence: { outcome: 'none', words: 'Nothing is sent until a person decides.' },
    outcomes: [
      { id: 'meeting', label: 'Meeting booked' },
      { id: 'replied', label: 'Replied' },
      { id: 'not_a_fit', label: 'Not a fit' },
      { id: 'no_answer', label: 'No answer' },
    ],
  },
  support: {
    name: 'Support',
    template: 'quick_intake',
    ask: 'Answer this customer',
    reason: 'out_of_scope',
    accept: { now: '5m', today: '30m', this_week: '4h', fyi: '1d' },
    decide: { now: '15m', today: '4h', this_week: '2d', fyi: '7d' },
    onSilence: { outcome: 'none', words: 'Nothing is refunded or changed until a person decides.' },
  },
  home_service: {
    name: 'Home service',
    template: 'quick_intake',
    ask: 'Decide on this job',
    reason: 'special_equipment',
    why: 'The job needs equipment, hours or a price that a person approves.',
    accept: { now: '3m', today: '20m', this_week: '4h', fyi: '1d' },
    decide: { now: '10m', today: '2h', this_week: '2d', fyi: '7d' },
    onSilence: { outcome: 'none', words: 'Nobody is sent out until a person decides.' },
    outcomes: [
      { id: 'scheduled', label: 'Scheduled' },
      { id: 'quoted', label: 'Quoted' },
      { id: 'declined', label: 'Declined the job' },
      { id: 'no_answer', label: 'No answer' },
    ],
  },
  professional_services: {
    name: 'Professional services',
    template: 'quick_intake',
    ask: 'Judge what to tell this client',
    reason: 'sensitive',
    why: 'The request needs legal, financial or policy judgment; the agent only gathers.',
    accept: { now: '10m', today: '1h', this_week: '8h', fyi: '2d' },
    decide: { now: '1h', today: '8h', this_week: '3d', fyi: '14d' },
    onSilence: { outcome: 'none', words: 'No advice is given until a person decides.' },
    outcomes: [
      { id: 'answered', label: 'Answered' },
      { id: 'engaged', label: 'Took the matter on' },
      { id: 'declined', label: 'Declined the matter' },
      { id: 'no_answer', label: 'Could not reach them' },
    ],
  },
  owner: {
    name: 'Owner',
    template: 'internal_task',
    ask: 'Decide what nobody else may',
    reason: 'authority_limit',
    why: 'Only the owner of the business decides this.',
    accept: { now: '10m', today: '2h', this_week: '1d', fyi: '2d' },
    decide: { now: '30m', today: '8h', this_week: '3d', fyi: '14d' },
  },
} satisfies Record<string, RoleLane>
