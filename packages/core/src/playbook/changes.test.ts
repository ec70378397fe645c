import { expect, test } from 'vitest'
import { playbookChanges } from './changes.ts'
import { loadPlaybook } from './load.ts'
import type { WrittenPlaybook } from './playbook.ts'

const trigger = (id: string, limit: number) => ({
  id,
  when: `action.kind == "${id}" && action.amount > ${limit}`,
  then: 'review' as const,
  lane: 'support',
  reason: 'authority_limit' as const,
  why: 'A person approves this.',
})

const WRITTEN: WrittenPlaybook = {
  timeZone: 'UTC',
  lastResort: 'sam',
  people: { ana: { name: 'Ana Ruiz' }, ben: { name: 'Ben' }, sam: { name: 'Sam' } },
  lanes: {
    support: { name: 'Support', owners: { people: ['ana'] } },
    sales: { name: 'Sales', owners: { people: ['ana', 'ben'] } },
  },
  triggers: [trigger('refund', 100), trigger('credit', 50)],
}

function load(changed: Partial<WrittenPlaybook> = {}) {
  const loaded = loadPlaybook({ ...WRITTEN, ...changed })
  if ('problems' in loaded) throw new Error(loaded.problems.map(({ message }) => message).join('\n'))
  return loaded.playbook
}
const changes = (changed: Partial<WrittenPlaybook>) => playbookChanges(load(), load(changed))

test('the same playbook has no changes', () => {
  expect(changes({})).toEqual([])
})

test('who gains and who loses a lane is said by name', () => {
  const { sales, support } = WRITTEN.lanes
  if (!sales || !support) throw new Error('expected both lanes')
  const said = changes({ lanes: { support: { ...support, owners: { people: ['ben'] } }, sales } })
  expect(said.slice(0, 2)).toEqual([
    { pointer: '/lanes/support', kind: 'added', words: 'Ben takes handoffs of Support now.' },
    { pointer: '/lanes/support', kind: 'removed', words: 'Ana Ruiz no longer takes handoffs of Support.' },
  ])
  expect(said.at(-1)).toEqual({
    pointer: '/lanes/support/owners/people',
    kind: 'changed',
    words: 'Support, owners, people was Ana Ruiz and is Ben.',
  })
})

test('a trigger put first is one trigger added, at its place', () => {
  const said = changes({ triggers: [trigger('voucher', 20), ...(WRITTEN.triggers ?? [])] })
  expect(said).toEqual([
    {
      pointer: '/triggers/0',
      kind: 'added',
      words: expect.stringContaining('Trigger voucher was added: when action.kind'),
    },
  ])
})

test('a changed condition shows both, and a removed trigger what it was', () => {
  expect(changes({ triggers: [trigger('refund', 100), trigger('credit', 80)] })).toEqual([
    {
      pointer: '/triggers/1/when',
      kind: 'changed',
      words:
        'Trigger credit, when was action.kind == "credit" && action.amount > 50 and is action.kind == "credit" && action.amount > 80.',
    },
  ])
  expect(changes({ triggers: [trigger('credit', 50)] })).toEqual([
    {
      pointer: '/triggers/0',
      kind: 'removed',
      words: expect.stringContaining('Trigger refund was removed: when action'),
    },
  ])
})

test('what is added is shown in words, by its name, without what is empty', () => {
  const people = { ...WRITTEN.people, dora: { name: 'Dora', skills: ['german'] } }
  expect(changes({ people })).toEqual([
    {
      pointer: '/people/dora',
      kind: 'added',
      words: 'Dora was added: skills german.',
    },
  ])
})

test('triggers in another order are said to be that', () => {
  expect(changes({ triggers: [...(WRITTEN.triggers ?? [])].reverse() })).toEqual([
    { pointer: '/triggers', kind: 'changed', words: 'Triggers stand in another order.' },
  ])
})
