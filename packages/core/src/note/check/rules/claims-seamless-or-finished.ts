import { FINISHED, NOT_SAID_FINISHED } from '../../../languages/en/claims.ts'
import type { Rule } from '../rule.ts'
import { sentencesOf, spotsOfTheAgent } from '../spots.ts'

export const claimsSeamlessOrFinished: Rule = {
  id: 'claims-seamless-or-finished',
  level: 'must',
  title: 'It speaks as if all were done',
  says: 'A person still has to act, so nothing is finished and nothing is seamless. Leave such words out and send what is done (`tried`) and what is open (`unknown`, `next`).',
  examples: {
    passes: [{ note: { known: [{ text: 'The duplicate is still not resolved' }] } }],
    fails: [
      { note: { what: 'Amir Haddad was charged twice for order 4471. The issue has been resolved.' } },
      {
        note: {
          why: { code: 'authority_limit', sentence: 'Refund over the limit, handed over for a seamless experience.' },
        },
      },
      { note: { promise: { text: 'Everything is taken care of' } } },
    ],
  },
  check: (note) =>
    spotsOfTheAgent(note).flatMap(({ pointer, text }) => {
      const claim = sentencesOf(text)
        .filter((sentence) => !NOT_SAID_FINISHED.test(sentence))
        .map((sentence) => FINISHED.exec(sentence)?.[0])
        .find((words) => words !== undefined)
      return claim === undefined
        ? []
        : [
            {
              pointer,
              said: { code: 'toldAsFinished', facts: { words: claim } },
            },
          ]
    }),
}
