import { expect, test } from 'vitest'
import { personMeant } from './person-meant.ts'

const people = {
  erin: { name: 'Erin Walsh', email: 'erin@example.com' },
  zoe: { name: 'Zoë Müller', email: null },
  sam: { name: 'Sam Okafor' },
  samb: { name: 'Sam' },
  same: { name: 'sam okafor' },
}

test.each([
  ['an id', 'erin', 'erin'],
  ['an id that is the name of somebody else', 'sam', 'sam'],
  ['a name', 'Erin Walsh', 'erin'],
  ['a name in other letters and spaces', ' erin  WALSH ', 'erin'],
  ['a name in other bytes', 'Zoë Müller'.normalize('NFD'), 'zoe'],
  ['an address', 'Erin@Example.com', 'erin'],
])('by %s', (_, said, id) => {
  expect(personMeant(people, said)).toBe(id)
})

test('a name that is nobody’s is refused with the people there are', () => {
  for (const said of ['Erin Wals', 'Walsh', '', ' ', 'constructor', '__proto__'])
    expect(personMeant(people, said)).toMatchObject({
      refused: 'unknown-person',
      detail: expect.stringContaining(`got “${said}”`),
      facts: { people: Object.keys(people) },
    })
})

test('a name that several people have is refused with those it names', () => {
  expect(personMeant(people, 'Sam Okafor')).toMatchObject({
    refused: 'unknown-person',
    detail: '“Sam Okafor” names several people: sam, same. Use the id of the one you mean.',
  })
})
