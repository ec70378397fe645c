import { isHonestlyUnknown } from '../honestly-unknown.ts'
import type { Rule } from '../rule.ts'

export const missingWhat: Rule = {
  id: 'missing-what',
  level: 'must',
  title: 'It does not say what the customer asks for',
  says: 'Send `what`: the request in one or two sentences, with the record it is about. When the customer never said what they want, say so in `unknown` with `about: "what"`.',
  examples: {
    passes: [{ note: { what: '', unknown: [{ text: 'What she wants: the line broke off', about: 'what' }] } }],
    fails: [{ note: { what: '' } }],
  },
  check: (note) => {
    // An agent's own ask, with its brief around it, says what is wanted.
    const isAsked = note.brief !== undefined && note.ask !== '' && !note.filledIn.includes('/ask')
    if (note.what !== '' || isAsked || isHonestlyUnknown(note, 'what')) return []
    return [
      {
        pointer: '/what',
        said: { code: 'whatMissing', facts: {} },
      },
    ]
  },
}
