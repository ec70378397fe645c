import type { Rule } from '../rule.ts'

export const nothingToOpenFirst: Rule = {
  id: 'nothing-to-open-first',
  level: 'should',
  title: 'Nothing to open first',
  says: 'A person opens one record to decide. Send it in `where.artifacts` with `openFirst: true`, and mark exactly one.',
  examples: {
    passes: [{ note: { where: { channel: 'Phone', conversation: 'https://calls.example.com/7' } } }],
    fails: [
      { note: { where: { channel: 'Web chat', artifacts: [{ label: 'Order 4471' }, { label: 'Payment pay_2' }] } } },
      {
        note: {
          where: {
            channel: 'Web chat',
            artifacts: [
              { label: 'Order 4471', openFirst: true },
              { label: 'Payment pay_2', openFirst: true },
            ],
          },
        },
      },
      { note: { where: { channel: 'Web chat' } } },
    ],
  },
  check: (note) => {
    const { artifacts, conversation } = note.where
    const first = artifacts.filter(({ openFirst }) => openFirst).length
    if (first === 1) return []
    if (first > 1)
      return [
        {
          pointer: '/where/artifacts',
          said: { code: 'severalToOpenFirst', facts: { records: first } },
        },
      ]
    if (artifacts.length > 0)
      return [
        {
          pointer: '/where/artifacts',
          said: { code: 'noneToOpenFirst', facts: {} },
        },
      ]
    // Nothing at all is said is missing-where's to say.
    if (conversation || !note.where.channel) return []
    return [
      {
        pointer: '/where/artifacts',
        said: { code: 'nothingToOpen', facts: {} },
      },
    ]
  },
}
