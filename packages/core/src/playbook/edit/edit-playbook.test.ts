import { expect, test } from 'vitest'
import { loadPlaybook } from '../load.ts'
import { editPlaybook, type PlaybookEdit } from './edit-playbook.ts'

const WRITTEN = `# Harbour Dental, written by Sam.
name: Harbour Dental
timeZone: Europe/London
lastResort: zoe # Owns whatever nobody else covers.

people:
  zoe: { name: Zoe Hart, skills: [ german ] }
  max: { name: Max Stone }

lanes:
  # Whoever answers the phone.
  reception:
    name: Reception
    owners: { people: [ zoe, max ] }
    skills: [ german ]
    lastResort: max

triggers:
  # Nobody waits with a swollen face.
  - id: danger
    when: signals.safety_words
    then: hand_off
    lane: reception
    reason: safety_urgent
    why: A danger to health.

  - id: asked
    when: signals.asked_for_person
    then: hand_off
    lane: reception
    reason: customer_asked
    why: They asked for a person.
`

function edited(...edits: PlaybookEdit[]): string {
  const written = editPlaybook(WRITTEN, edits)
  if ('problems' in written) throw new Error(JSON.stringify(written.problems))
  return written.text
}

function loaded(text: string) {
  const read = loadPlaybook(text)
  if ('problems' in read) throw new Error(JSON.stringify(read.problems))
  return read.playbook
}

/** Lines of the one that the other does not have, blank ones left out. */
const linesOnlyIn = (one: string, other: string): string[] =>
  one.split('\n').filter((line) => line.trim() && !other.split('\n').includes(line))

test('without an edit the text stays as it is', () => {
  expect(edited()).toBe(WRITTEN)
})

test('what no edit names stays as its author wrote it, comments and all', () => {
  const text = edited(
    { edit: 'set_name', name: 'Quay Dental' },
    { edit: 'remove_rule', id: 'asked' },
    { edit: 'add_never', what: 'Quote a price', lane: 'reception' },
  )
  expect(linesOnlyIn(text, WRITTEN)).toEqual([
    'name: Quay Dental',
    'never:',
    '  - id: quote-a-price',
    '    what: Quote a price',
  ])
  expect(text).toContain('# Harbour Dental, written by Sam.')
  expect(text).toContain('lastResort: zoe # Owns whatever nobody else covers.')
  expect(text).toContain('  # Nobody waits with a swollen face.\n  - id: danger')
  expect(loaded(text).triggers.map(({ id }) => id)).toEqual(['danger'])
})

test('other people take the lanes, and the last resort stands behind them', () => {
  const people = [
    { id: 'sam', name: 'Sam Okafor', email: 'sam@harbour.example' },
    { id: 'ana', name: 'Ana Ruiz' },
  ]
  const hours = [{ days: ['mon' as const], from: '08:00', to: '12:00' }]
  const playbook = loaded(edited({ edit: 'replace_people', people, hours, owners: { reception: ['ana'] } }))
  expect(playbook.people).toMatchObject({ sam: { email: 'sam@harbour.example' }, ana: { hours } })
  expect(playbook.people.sam?.hours).toBeUndefined()
  expect(playbook.lastResort).toBe('sam')
  expect(playbook.lanes.reception).toMatchObject({
    owners: { people: ['ana'] },
    escalation: [{ to: { people: ['sam'] } }],
    skills: [],
  })
  expect(playbook.lanes.reception?.lastResort).toBeUndefined()
})

test('a lane that nobody was named for goes to the last resort', () => {
  const people = [
    { id: 'sam', name: 'Sam' },
    { id: 'ana', name: 'Ana' },
  ]
  const { lanes } = loaded(edited({ edit: 'replace_people', people, owners: {} }))
  expect(lanes.reception).toMatchObject({ owners: { people: ['sam'] }, escalation: [] })
})

test('who might decide goes with who was there; two must still agree where there are two', () => {
  const written = WRITTEN.replace(
    '    skills: [ german ]\n',
    '    skills: [ german ]\n    mayDecide: [{ skills: [ german ], when: action.amount < 9.0 }, { roles: [ last_resort ] }, { people: [ zoe ] }]\n    twoMustAgree: true\n',
  )
  expect(written).not.toBe(WRITTEN)
  const people = [
    { id: 'sam', name: 'Sam' },
    { id: 'ana', name: 'Ana' },
  ]
  const laneOf = (owners: Record<string, string[]>) => {
    const text = editPlaybook(written, [{ edit: 'replace_people', people, owners }])
    if ('problems' in text) throw new Error(text.problems[0]?.message)
    return loaded(text.text).lanes.reception
  }
  expect(laneOf({ reception: ['ana'] })).toMatchObject({ twoMustAgree: true })
  expect(laneOf({ reception: ['ana'] })?.mayDecide).toBeUndefined()
  expect(laneOf({})?.twoMustAgree).toBeUndefined()
})

test('up to what the owners may decide holds for those who own it now; lines about people go, and the last resort decides all', () => {
  const written = WRITTEN.replace(
    '    skills: [ german ]\n',
    '    mayDecide: [{ roles: [ owners ], when: action.amount < 9.0 }, { people: [ zoe ] }]\n    twoMustAgree: true\n',
  )
  const people = [
    { id: 'sam', name: 'Sam' },
    { id: 'ana', name: 'Ana' },
    { id: 'ben', name: 'Ben' },
  ]
  const text = editPlaybook(written, [{ edit: 'replace_people', people, owners: { reception: ['ana', 'ben'] } }])
  if ('problems' in text) throw new Error(text.problems[0]?.message)
  const { reception } = loaded(text.text).lanes
  expect(reception?.mayDecide).toEqual([{ roles: ['owners'], when: 'action.amount < 9.0' }, { roles: ['last_resort'] }])
  expect(reception?.twoMustAgree).toBeUndefined()
})

test('the same words twice are one never-rule', () => {
  const never: PlaybookEdit = { edit: 'add_never', what: 'Quote a price', lane: 'reception' }
  expect(loaded(edited(never, never)).never.map(({ id }) => id)).toEqual(['quote-a-price'])
})

test('a fact becomes a required row at the end of the lane’s template', () => {
  const text = edited(
    { edit: 'add_required_fact', label: 'Date of birth', lane: 'reception' },
    { edit: 'add_required_fact', label: 'Dentist', lane: 'reception' },
  )
  expect(loaded(text).templates.quick_intake?.rows.slice(-3)).toMatchObject([
    { label: 'Recommended next action' },
    { label: 'Date of birth', shows: 'fields.date_of_birth', required: true },
    { label: 'Dentist', shows: 'fields.dentist', required: true },
  ])
})

test('outcomes take the place of the lane’s own', () => {
  const text = edited({ edit: 'set_outcomes', labels: ['Booked', 'Sent away'], lane: 'reception' })
  expect(loaded(text).lanes.reception?.outcomes).toEqual([
    { id: 'booked', label: 'Booked' },
    { id: 'sent_away', label: 'Sent away' },
  ])
})

test.each<[string, string, PlaybookEdit, string]>([
  ['a rule that is not there', WRITTEN, { edit: 'remove_rule', id: 'asks' }, 'never-rule or exception, got "asks"'],
  ['a lane that is not there', WRITTEN, { edit: 'set_outcomes', labels: ['Done'], lane: 'desk' }, 'lanes reception'],
  ['nobody', WRITTEN, { edit: 'replace_people', people: [], owners: {} }, 'at least one person'],
  ['a text that is no playbook', 'a sentence', { edit: 'set_name', name: 'x' }, 'Expected a playbook'],
  ['a text that cannot be read', 'name: [', { edit: 'set_name', name: 'x' }, 'cannot be read'],
  [
    'a list that is none',
    `${WRITTEN}never: quote a price\n`,
    { edit: 'add_never', what: 'x', lane: 'reception' },
    'Expected a list in never',
  ],
  [
    'an alias of somebody who is replaced',
    WRITTEN.replace('max: {', 'max: &max {').concat('rest: *max\n'),
    { edit: 'replace_people', people: [{ id: 'ana', name: 'Ana' }], owners: {} },
    'Write its value out',
  ],
])('%s is said as a problem, and nothing throws', (_, text, edit, sentence) => {
  const written = editPlaybook(text, [edit])
  expect(written).toMatchObject({ problems: [{ message: expect.stringContaining(sentence) }] })
})

test('a problem says where it is', () => {
  const written = editPlaybook(`${WRITTEN}never: 5\n`, [{ edit: 'add_never', what: 'x', lane: 'reception' }])
  expect(written).toEqual({
    problems: [{ message: 'Expected a list in never.', pointer: '/never', line: 33, column: 8 }],
  })
})
