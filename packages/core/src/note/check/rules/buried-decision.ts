import { ASKED_HERE } from '../../../languages/en/claims.ts'
import { countWords } from '../../../text.ts'
import type { Fault, Rule } from '../rule.ts'
import { sentencesOf, spotsForThePerson } from '../spots.ts'

const WORDS_OF_AN_ASK = 12

export const buriedDecision: Rule = {
  id: 'buried-decision',
  level: 'should',
  title: 'The decision is hard to find',
  says: 'What the person decides stands in `ask` (at most 12 words) and in `next.decision`: a question with its options, and which you recommend. It does not stand at the end of a summary.',
  examples: {
    passes: [
      {
        note: {
          ask: 'Choose a date for Mei Tan',
          next: {
            decision: {
              kind: 'choose',
              question: 'Which of the two visits?',
              options: [
                { id: 'am', label: '9:00' },
                { id: 'pm', label: '14:00' },
              ],
              onSilence: 'the slots lapse.',
            },
          },
        },
      },
    ],
    fails: [
      {
        note: { what: 'Amir Haddad was charged twice for order 4471. Please decide whether he gets one charge back.' },
      },
      { note: { next: { action: 'Say it', decision: { kind: 'answer', onSilence: 'nothing is paid.' } } } },
      { note: { ask: 'Have a look at order 4471, at its two payments and at the card they were made with' } },
    ],
  },
  check: (note, { supplied }) => {
    const { kind, question } = note.next.decision
    // A kind that the desk chose is not the agent's to complete.
    const isChosen = supplied === undefined || supplied.next?.decision?.kind !== undefined
    const faults: Fault[] = spotsForThePerson(note)
      .filter(({ pointer }) => pointer !== '/ask' && !pointer.startsWith('/next'))
      .filter(({ text }) => sentencesOf(text).some((sentence) => ASKED_HERE.test(sentence)))
      .map(({ pointer }) => ({
        pointer,
        said: { code: 'decisionBuried', facts: {} },
      }))
    // A brief has its record and amount in the ask, and no text around it that repeats them.
    const most = note.brief ? WORDS_OF_AN_ASK * 2 : WORDS_OF_AN_ASK
    // What the desk made of the talk is not the agent's to shorten.
    if (countWords(note.ask) > most && !note.filledIn.includes('/ask')) {
      faults.unshift({
        pointer: '/ask',
        said: { code: 'askTooLong', facts: { words: countWords(note.ask), most } },
      })
    }
    if (isChosen && kind === 'answer' && !question) {
      faults.push({
        pointer: '/next/decision/question',
        said: { code: 'nothingToAnswer', facts: {} },
      })
    }
    return faults
  },
}
