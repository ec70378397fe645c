import type { Conversation, Source } from '../../../evidence/conversation.ts'
import { SAID_BY, saidBy } from '../../../evidence/support.ts'
import { CHECKED, NOT_CHECKED, SAYS_WHO_CHECKED } from '../../../languages/en/claims.ts'
import type { Note } from '../../note.ts'
import { contentWords } from '../content-words.ts'
import { factsOf } from '../facts-of.ts'
import type { Rule } from '../rule.ts'
import { sentencesOf } from '../spots.ts'

export const saidByCustomerReportedAsChecked: Rule = {
  id: 'said-by-customer-reported-as-checked',
  level: 'must',
  title: 'The customer said it, the note says it was checked',
  says: 'A person acts on what was checked. Only what a tool answered counts as checked: name the customer as the source of what only they said ("Says that …", `source.kind: "customer"`).',
  examples: {
    passes: [
      {
        note: {
          known: [
            { text: 'Confirmed: two payments of $180', source: { kind: 'tool', message: 3, words: '"amount":180.00' } },
          ],
        },
      },
      { note: { known: [{ text: 'His e-mail address is not verified' }] } },
      { note: { known: [{ text: 'He wants 2 checked bags on order 4471' }] } },
    ],
    fails: [
      { note: { known: [{ text: 'It was verified that his bank shows this as well' }] } },
      { note: { known: [{ text: 'His address amir.haddad@example.com was verified' }] } },
      {
        note: {
          known: [
            {
              text: 'He wants one of them back',
              source: { kind: 'tool', message: 5, words: 'I want one of them back' },
            },
          ],
        },
      },
      {
        note: {
          what: 'Amir Haddad was charged twice for order 4471. It is confirmed that amir.haddad@example.com is his.',
        },
      },
    ],
  },
  check: (note, { conversation }) => [
    ...sourced(note).flatMap(({ pointer, source }) =>
      isFromTool(source, conversation)
        ? []
        : [
            {
              pointer,
              said: { code: 'sourceNoTool' as const, facts: { message: source.message } },
            },
          ],
    ),
    ...stated(note).flatMap(({ pointer, text, source }) => {
      const claim = sentencesOf(text).find((sentence) => CHECKED.test(sentence) && !NOT_CHECKED.test(sentence))
      if (claim === undefined || source?.kind === 'tool' || !isOnlySaid(claim, source, conversation)) return []
      return [
        {
          pointer,
          said: { code: 'notChecked' as const, facts: { words: CHECKED.exec(claim)?.[0] } },
        },
      ]
    }),
  ],
}

const sourced = (note: Note): { pointer: string; source: Source }[] =>
  [
    ...note.known.map(({ source }, n) => ({ pointer: `/known/${n}/source`, source })),
    ...note.who.identifiers.map(({ source }, n) => ({ pointer: `/who/identifiers/${n}/source`, source })),
    ...note.tried.map(({ source }, n) => ({ pointer: `/tried/${n}/source`, source })),
  ].flatMap(({ pointer, source }) => (source ? [{ pointer, source }] : []))

const stated = (note: Note): { pointer: string; text: string; source: Source | undefined }[] => [
  { pointer: '/what', text: note.what, source: undefined },
  ...note.known.map(({ text, source }, n) => ({ pointer: `/known/${n}/text`, text, source })),
  ...Object.entries(note.fields).map(([name, text]) => ({ pointer: `/fields/${name}`, text, source: undefined })),
]

function isFromTool({ kind, message }: Source, conversation: Conversation | undefined): boolean {
  if (kind !== 'tool' || message === undefined || !conversation) return true
  // What a tool was called with stands in the call.
  const from = conversation[message]
  return from?.role === 'tool' || from?.toolCall !== undefined
}

function isOnlySaid(claim: string, source: Source | undefined, conversation: Conversation | undefined): boolean {
  if (source) return source.kind === 'customer'
  if (!conversation) return false
  const { grounds, said } = factsOf(conversation)
  const { by } = saidBy(claim, grounds)
  if (by === 0 && SAYS_WHO_CHECKED.test(claim)) {
    const telling = contentWords(claim).filter(
      (word) => word.length > 3 && !CHECKED.test(word) && !SAYS_WHO_CHECKED.test(word),
    )
    const share = (words: ReadonlySet<string>) => telling.filter((word) => words.has(word)).length / telling.length
    return telling.length >= 2 && share(said.customer) >= 0.5 && share(said.tool) === 0
  }
  return by !== 0 && (by & SAID_BY.tool) === 0 && (by & SAID_BY.customer) !== 0
}
