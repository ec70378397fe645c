import { GREETING_TO } from '../../../languages/en/claims.ts'
import { factsOf } from '../facts-of.ts'
import type { Rule } from '../rule.ts'

const NOBODY = new Set(
  'there all everyone team customer sir madam friend valued both guest folks again colleague'.split(' '),
)

export const draftNamesSomebodyElse: Rule = {
  id: 'draft-names-somebody-else',
  level: 'must',
  title: 'The draft is for somebody else',
  says: 'A draft that greets or goes to somebody else shows one customer’s case to another. Greet the customer in `who.name`, and send it to an address in `who.reach`.',
  examples: {
    passes: [
      { note: { draft: { channel: 'chat', body: 'Hello Mr Haddad, one charge will come back.' } } },
      { note: { draft: { channel: 'chat', body: 'Hi there, one charge will come back.' } } },
    ],
    fails: [
      {
        note: {
          who: { name: 'Amir Haddad', identifiers: [{ label: 'Order', value: '4471' }] },
          draft: { channel: 'e-mail', to: 'per.dahl@example.com', body: 'Dear Per,\n\nwe are looking at your order.' },
        },
      },
      {
        note: {
          draft: {
            channel: 'e-mail',
            to: 'amir.haddad@example.com',
            body: 'Hi Priya,\n\nwe are looking at your order.',
          },
        },
      },
      {
        note: {
          draft: { channel: 'e-mail', to: 'priya@example.com', body: 'Hi Amir,\n\nwe are looking at your order.' },
        },
      },
    ],
  },
  check: (note, { conversation }) => {
    const { draft, who } = note
    if (!draft) return []
    const [, first, last] = GREETING_TO.exec(draft.body) ?? []
    const addresses = who.reach.map(({ address }) => address.toLowerCase()).filter((address) => address.includes('@'))
    const to = draft.to?.toLowerCase().match(/[^\s<>"',;]+@[^\s<>"',;]+/)?.[0]
    const isHeard = to !== undefined && conversation !== undefined && factsOf(conversation).grounds.has(to)
    const goesElsewhere =
      to !== undefined &&
      !addresses.includes(to) &&
      (addresses.length > 0 || (conversation !== undefined && conversation.length > 0 && !isHeard))
    // An address names the customer only where it is theirs.
    const known =
      `${who.name ?? ''} ${who.organisation ?? ''} ${goesElsewhere ? '' : (to?.split('@')[0] ?? '')}`.toLowerCase()
    const greeted = [first, last].filter((name) => name !== undefined)
    const isOther =
      who.name &&
      greeted.length > 0 &&
      !NOBODY.has((first ?? '').toLowerCase()) &&
      !greeted.some((name) => known.includes(name.toLowerCase()))
    return [
      ...(isOther
        ? [
            {
              pointer: '/draft/body',
              said: { code: 'draftGreetsOther' as const, facts: { greeted: greeted.join(' '), customer: who.name } },
            },
          ]
        : []),
      ...(goesElsewhere
        ? [
            {
              pointer: '/draft/to',
              // Where no address of theirs is known, the agent may know one from elsewhere.
              ...(addresses.length === 0 && !isOther && { level: 'should' as const }),
              said: { code: 'draftGoesElsewhere' as const, facts: { to: draft.to } },
            },
          ]
        : []),
    ]
  },
}
