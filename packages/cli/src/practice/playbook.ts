import { ROLE_LANES, type WrittenPlaybook } from '@baton-desk/core'

/**
 * The playbook of the practice workspace: Alder Court, a house of serviced offices and flats, with five people and the
 * lanes of a first playbook, but for what is said here. Erin runs the desk: she is the last resort, and the one who is
 * signed in by the first link.
 */
export function practicePlaybook(timeZone: string): WrittenPlaybook {
  const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const
  return {
    name: 'Alder Court (practice)',
    timeZone,
    lastResort: 'erin',
    people: {
      ana: { name: 'Ana Ruiz', hours: [{ days: [...weekdays], from: '07:00', to: '15:30' }] },
      ben: { name: 'Ben Okoro', hours: [{ days: [...weekdays], from: '09:00', to: '18:00' }] },
      chloe: { name: 'Chloe Martin', hours: [{ days: [...weekdays], from: '08:00', to: '17:00' }] },
      dev: { name: 'Dev Patel', hours: [{ days: [...weekdays, 'sat'], from: '06:00', to: '20:00' }] },
      erin: { name: 'Erin Walsh' },
    },
    lanes: {
      receptionist: {
        ...ROLE_LANES.receptionist,
        owners: { people: ['ana'] },
        escalation: [{ to: { people: ['chloe'] } }],
        ask: 'Help this caller',
        why: 'The caller wants somebody to decide this.',
      },
      sales: {
        ...ROLE_LANES.sales,
        owners: { people: ['ben'] },
        ask: 'Answer this prospect',
        why: 'Prices and terms are for a person to give.',
        outcomes: [
          { id: 'handled', label: 'Handled' },
          { id: 'meeting', label: 'Meeting booked' },
          { id: 'lost', label: 'Not interested' },
        ],
      },
      support: {
        ...ROLE_LANES.support,
        owners: { people: ['chloe', 'ana'], order: 'least_loaded' },
        ask: 'Help this member',
        reason: 'authority_limit',
        why: 'The agent may not do this by itself.',
      },
      home_service: {
        ...ROLE_LANES.home_service,
        name: 'House and repairs',
        owners: { people: ['dev'] },
        accept: { now: '5m', today: '30m', this_week: '4h', fyi: '1d' },
        urgency: 'now',
        ask: 'Send somebody to this flat',
        reason: 'safety_urgent',
        why: 'Somebody has to go there.',
        outcomes: [
          { id: 'sent', label: 'Somebody is on the way' },
          { id: 'fixed', label: 'Fixed' },
          { id: 'no_answer', label: 'Could not reach them' },
        ],
      },
      professional_services: {
        ...ROLE_LANES.professional_services,
        name: 'Leases and accounts',
        template: 'internal_task',
        owners: { people: ['erin'] },
        urgency: 'this_week',
        ask: 'Answer this question',
        why: 'Contracts and tax are for a person to answer.',
      },
      owner_escalation: {
        ...ROLE_LANES.owner,
        name: 'For the owner',
        template: 'quick_intake',
        owners: { people: ['erin'] },
        accept: { now: '5m', today: '1h', this_week: '4h', fyi: '1d' },
        ask: 'Speak with this customer',
        reason: 'complaint',
        why: 'Only the owner can answer this.',
      },
    },
  }
}
