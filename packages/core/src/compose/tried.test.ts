import { expect, test } from 'vitest'
import { agent, answer, call, conversation, customer } from '../../made-for-tests/conversations.ts'
import { Lane } from '../playbook/playbook.ts'
import { composeNote } from './compose.ts'

const talk = [
  customer('Hello, I am Ann Lee and I would like to come in next week to have my boiler checked.'),
  agent('Of course. Let me see what I can do for you, it will only take a moment.'),
  customer('Thank you. Any morning would do, but it must be before Friday because we go away.'),
]
const tried = (...steps: Parameters<typeof conversation>) =>
  composeNote({
    conversation: conversation(...talk, ...steps),
    lane: Lane.parse({ name: 'Support', owners: { people: ['ana'] } }),
    urgency: 'today',
    now: '2026-11-22T10:00:00.000Z',
  }).tried

test('what was looked up and not found is named beside what was found', () => {
  const steps = tried(call('get_boiler'), answer({ model: 'T-1' }), call('list_slots'), answer({ slots: [] }))
  expect(steps).toMatchObject([{ step: 'Looked up boiler', result: expect.stringMatching(/^Nothing for slots/) }])
})

test('what was not found at first and found later is not missing', () => {
  const steps = tried(call('find_boiler'), answer([]), call('find_boiler'), answer({ model: 'T-1' }))
  expect(steps).toMatchObject([{ step: 'Looked up boiler', result: 'Model: T-1' }])
})

test('what was looked up is told with what it was asked for, and what of it was not found', () => {
  const visits = (day: string, found: unknown) => [call('list_visits', { town: 'Leeds', day }), answer(found)]
  const steps = tried(...visits('2026-12-03', []), ...visits('2026-12-04', { visits: [{ at: '09:00' }] }))
  expect(steps).toMatchObject([
    { step: 'Looked up visits Leeds 2026-12-04', result: 'Nothing for visits Leeds 2026-12-03' },
  ])
})

test('what a change made is told by the numbers that only its answer has', () => {
  const steps = tried(
    call('book_visit', { visit_day: '2026-12-04' }),
    answer({ visit_id: 'V-31', price: 60, day: 'Fri' }),
  )
  expect(steps[0]).toMatchObject({ step: 'Book visit', result: 'Visit id: V-31; price: 60' })
})

test('a change of which it is not known whether it was made keeps the words of the answer', () => {
  const steps = tried(call('book_visit'), answer({ status: 'pending_approval' }))
  expect(steps).toMatchObject([{ outcome: 'unknown', result: 'Not certain: pending approval' }])
})

test('what was refused twice for different reasons is told with both', () => {
  const refused = (reason: string) => [call('cancel_visit', { visit_id: 'V-20' }), answer(`Error: ${reason}`)]
  const steps = tried(...refused('the visit is already paid'), ...refused('only the owner may cancel'))
  expect(steps.map(({ result }) => result).join(' / ')).toMatch(/already paid.* \/ .*only the owner/)
})

test('what was looked for in one way and found in another is no failed step', () => {
  const steps = tried(
    call('find_boiler_by_email'),
    answer('Error: boiler not found'),
    call('find_boiler_by_serial'),
    answer({ model: 'T-1' }),
  )
  expect(steps.filter(({ step }) => step.includes('email'))).toEqual([])
})

test('of an answer of several lines the one that says what is wrong is told, and no remark in brackets', () => {
  const steps = tried(call('check_radio'), answer('Profile: home\nRelay: Not Set\n(Best left to a technician.)'))
  expect(steps).toMatchObject([{ result: expect.stringContaining('Relay: Not Set') }])
})
