import { expect, test } from 'vitest'
import { loadPlaybook } from './load.ts'

const lane = (tellCustomer?: string) =>
  loadPlaybook({
    timeZone: 'UTC',
    lastResort: 'sam',
    people: { sam: { name: 'Sam' } },
    lanes: { support: { name: 'Support', owners: { people: ['sam'] }, ...(tellCustomer && { tellCustomer }) } },
  })

test.each([
  ['We will refund you.', 'will refund'],
  ['Your charge has been waived.', 'has been waived'],
  ['Somebody will call you within the hour.', 'within the hour'],
  ['A colleague gets back to you shortly.', 'shortly'],
  ['You’ll get your money back.', '’ll get'],
  ['It is with us. I guarantee that it is put right.', 'guarantee'],
  ['I’ve gone ahead and cancelled it.', '’ve gone ahead and cancelled'],
  ['I have already refunded you.', 'have already refunded'],
  ['Your money is on its way back.', 'is on its way'],
  ['You won’t be charged for this.', 'won’t be charged'],
  ['You do not have to pay.', 'do not have to pay'],
  ['A technician is on the way.', 'is on the way'],
  ['We’re sending a technician.', '’re sending a technician'],
  ['Thank you, this is fully resolved now.', 'is fully resolved'],
  ['It’s done.', '’s done'],
  ['Consider it done.', 'Consider it done'],
])('a line for the customer that promises what nobody promised does not load: %s', (line, words) => {
  const loaded = lane(line)
  if (!('problems' in loaded)) throw new Error(`expected a problem, but "${line}" loaded`)
  expect(loaded.problems).toHaveLength(1)
  expect(loaded.problems[0]?.message).toContain(`"${words}"`)
  expect(loaded.problems[0]?.pointer).toBe('/lanes/support/tellCustomer')
})

test.each([
  'I am passing this to a person. Nothing is decided yet.',
  'A person will look at this, and I will tell you what they say.',
  'I cannot say when they answer, and I promise nothing for them.',
  'If it gets worse within the hour, please ring 999.',
  'I am sending this to a person. Nobody is on the way until they decide.',
  'I have written it down. Nothing is booked or cancelled yet.',
  'I cannot say whether you will be charged for this.',
  'Please do not pay anything while it is open.',
])('a line that says what is true of any handoff loads: %s', (line) => {
  expect(lane(line)).toMatchObject({ playbook: { lanes: { support: { tellCustomer: line } } } })
})

test('a lane without such a line has one that is true anywhere', () => {
  const loaded = lane()
  const said = 'playbook' in loaded ? loaded.playbook.lanes.support?.tellCustomer : undefined
  expect(said).toBe('I am passing this to a person. Nothing is decided yet.')
  expect(lane(said)).toHaveProperty('playbook')
})
