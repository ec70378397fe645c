import { ALL_DONE } from '../../../languages/en/claims.ts'
import type { Rule } from '../rule.ts'
import { spotsForThePerson } from '../spots.ts'

export const allStepsDoneWithoutTheList: Rule = {
  id: 'all-steps-done-without-the-list',
  level: 'should',
  title: '"All steps done", without the list',
  says: 'The person cannot build on steps they cannot see, and will do them again. Send each step with its result in `tried`.',
  examples: {
    passes: [
      {
        note: {
          what: 'Mei Tan has no heating although all steps of the manual were tried.',
          tried: [
            { step: 'Restarted the boiler', result: 'still F28', outcome: 'failed', by: 'customer' },
            { step: 'Checked the gas valve', result: 'open', outcome: 'done', by: 'customer' },
          ],
        },
        context: { conversation: undefined },
      },
    ],
    fails: [
      { note: { known: [{ text: 'All troubleshooting steps have been completed' }], tried: [] } },
      { note: { fields: { steps: 'We tried everything.' } } },
    ],
  },
  check: (note) => {
    if (note.tried.length >= 2) return []
    return spotsForThePerson(note).flatMap(({ pointer, text }) => {
      const claim = ALL_DONE.exec(text)?.[0]
      return claim === undefined ? [] : [{ pointer, said: { code: 'stepsUntold', facts: { words: claim } } }]
    })
  },
}
