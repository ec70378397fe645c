import type { Rule } from '../rule.ts'
import { sentencesOf, spotsOfTheAgent } from '../spots.ts'

const FINISHED =
  /\bseamless(?:ly)?\b|\b(?:all|everything) (?:is |has been )?(?:set|settled|sorted|done|taken care of|handled)(?! by\b)\b|\b(?:fully|completely|successfully) (?:resolved|handled|completed)\b|\b(?:issue|case|problem|request|matter|conversation) (?:is|was|has been|have been) (?:now )?(?:fully |completely |successfully )?(?:resolved|closed|solved|finished|completed?)\b|\b(?:nothing|no) (?:else|more|further|other)? ?(?:action|steps?|follow[- ]?up|work)? ?(?:is |are |was )?(?:needed|required|necessary|to do|left to do)\b|\bend[- ]to[- ]end\b|\bcase closed\b|\bwithout (?:any )?(?:interruption|friction)\b/i

const NOT_CLAIMED =
  /\b(?:says?|said|claims?|claimed|believes?|whether|if|unless|until|once|not|never|asks?|wants?|expects?|nobody)\b|\?/i

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
        .filter((sentence) => !NOT_CLAIMED.test(sentence))
        .map((sentence) => FINISHED.exec(sentence)?.[0])
        .find((words) => words !== undefined)
      return claim === undefined
        ? []
        : [
            {
              pointer,
              message: `"${claim}" speaks as if all were done, while a person still has to act. Leave it out; send what is done in tried and what is open in unknown.`,
            },
          ]
    }),
}
