import { isHonestlyUnknown } from '../honestly-unknown.ts'
import type { Rule } from '../rule.ts'

export const missingWho: Rule = {
  id: 'missing-who',
  level: 'must',
  title: 'It does not say who the customer is',
  says: 'Without a name, an identifier or a way to reach them nobody can act. Send `who` with what you have; when you know nothing about them, say so in `unknown` with `about: "who"`.',
  examples: {
    passes: [
      { note: { who: { identifiers: [{ label: 'Order', value: '4471' }] } } },
      { note: { who: {}, unknown: [{ text: 'Who is calling: the number is withheld', about: 'who' }] } },
    ],
    fails: [{ note: { who: {} } }],
  },
  check: (note) => {
    const { name, organisation, identifiers, reach } = note.who
    const isNamed =
      Boolean(name || organisation) || identifiers.some(({ value }) => value) || reach.some(({ address }) => address)
    // Where what was said stands in the note, so does who said it.
    if (isNamed || isHonestlyUnknown(note, 'who') || note.talk?.length) return []
    return [
      {
        pointer: '/who',
        said: { code: 'whoMissing', facts: {} },
      },
    ]
  },
}
