import { isHonestlyUnknown } from '../honestly-unknown.ts'
import { tellsADeed } from '../is-title.ts'
import type { Rule } from '../rule.ts'

export const missingNext: Rule = {
  id: 'missing-next',
  level: 'must',
  title: 'It does not say what to do next',
  says: 'A person reads the ask first. Send `ask` as verb and object ("Refund $180 for a double charge"), and in `next.action` what you recommend, or in `next.decision.question` what you need answered. Where the ask itself names a deed and its object, a missing recommendation alone does not hold the note.',
  examples: {
    passes: [
      {
        note: { next: { decision: { kind: 'answer', question: 'May this customer return the order after 40 days?' } } },
      },
    ],
    fails: [
      { note: { next: { decision: { kind: 'approve', onSilence: 'nothing is paid.' } } } },
      { note: { ask: '' } },
    ],
  },
  check: (note) => {
    if (isHonestlyUnknown(note, 'next')) return []
    if (note.ask === '') {
      return [
        {
          pointer: '/ask',
          said: { code: 'askEmpty', facts: {} },
        },
      ]
    }
    // The agent was asked what it would do first: left out, there is nothing better than its ask.
    const isAsked = note.brief !== undefined && !note.filledIn.includes('/ask') && tellsADeed(note.ask)
    if (note.next.action || note.next.decision.question || isAsked) return []
    return [
      {
        pointer: '/next/action',
        // An ask that names a deed and its object can be acted on, if with less help.
        level: tellsADeed(note.ask) ? 'should' : 'must',
        said: { code: 'nextMissing', facts: {} },
      },
    ]
  },
}
