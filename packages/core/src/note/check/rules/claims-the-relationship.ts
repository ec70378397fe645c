import { MINE } from '../../../languages/en/claims.ts'
import type { Fault, Rule } from '../rule.ts'
import { spotsOfTheAgent } from '../spots.ts'

export const claimsTheRelationship: Rule = {
  id: 'claims-the-relationship',
  level: 'must',
  title: 'It claims the customer as the agent’s own',
  says: 'The customer belongs to the business, and the person is in charge from here. Do not call them "my customer", do not tell them that you stay their contact, and do not keep the person from speaking with them.',
  examples: {
    passes: [
      { note: { what: 'Amir Haddad asks to leave order 4471 to my client', filledIn: ['/what'] } },
      { note: { wishes: [{ text: 'please do not call before 10', kind: 'refuses' }] } },
    ],
    fails: [
      { note: { fields: { background: 'I have built a good relationship, so leave the talking to me.' } } },
      { note: { promise: { text: 'I will remain his main point of contact' } } },
      { note: { draft: { channel: 'e-mail', body: 'Hi Amir,\n\nI will stay your personal contact for this.' } } },
    ],
  },
  check: (note) => [
    ...spotsOfTheAgent(note).flatMap(({ pointer, text }) => fault(pointer, text)),
    ...(note.draft ? fault('/draft/body', note.draft.body) : []),
  ],
}

function fault(pointer: string, text: string): Fault[] {
  const claim = MINE.exec(text)?.[0]
  if (claim === undefined) return []
  return [
    {
      pointer,
      said: { code: 'customerClaimed', facts: { words: claim } },
    },
  ]
}
