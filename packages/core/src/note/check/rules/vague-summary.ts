import { contentWords } from '../content-words.ts'
import { FITS_ALL, isNotVerbFirst, isTitle } from '../is-title.ts'
import type { Rule } from '../rule.ts'

export const vagueSummary: Rule = {
  id: 'vague-summary',
  level: 'should',
  title: 'The summary would fit any request',
  says: 'A person must see what this case is about. Send in `what` the thing, the record and what is wanted ("Charged twice for order 4471, wants one charge back"), and in `ask` a verb with its object.',
  examples: {
    passes: [{ note: { what: 'Amir Haddad cannot log in since he changed his phone.' } }],
    fails: [
      { note: { what: 'The customer has an issue with their account and needs assistance.' } },
      { note: { ask: 'New escalation from chat' } },
      { note: { ask: 'Can you tell me when order 4471 is paid back?' } },
      { note: { ask: 'Double charge for order 4471' } },
    ],
  },
  check: (note) => {
    const names = new Set(contentWords([note.who.name, note.who.organisation].join(' ')))
    const telling = contentWords(note.what).filter((word) => !FITS_ALL.has(word) && !names.has(word))
    const what =
      note.what !== '' && telling.length < 2
        ? [
            {
              pointer: '/what',
              message:
                'The request is told in words that fit any request. Send the thing it is about, its record and what is wanted.',
            },
          ]
        : []
    const ask =
      isTitle(note.ask) || isNotVerbFirst(note.ask)
        ? [
            {
              pointer: '/ask',
              message: `"${note.ask}" does not say what to do. Send a verb and its object, such as "Refund $180 for a double charge".`,
            },
          ]
        : []
    return [...ask, ...what]
  },
}
