import { isHonestlyUnknown } from '../honestly-unknown.ts'
import type { Rule } from '../rule.ts'

export const missingWhere: Rule = {
  id: 'missing-where',
  level: 'should',
  title: 'It does not say where this happened',
  says: 'Send `where.channel` (phone, chat, e-mail …), so that the person knows where the customer waits, or the record in `where.artifacts`.',
  examples: {
    passes: [{ note: { where: { channel: 'Phone', artifacts: [{ label: 'Order 4471', openFirst: true }] } } }],
    fails: [{ note: { where: {}, unknown: [] } }],
  },
  check: (note) => {
    const { channel, conversation, artifacts } = note.where
    if (channel || conversation || artifacts.length > 0 || isHonestlyUnknown(note, 'where')) return []
    return [
      {
        pointer: '/where',
        said: { code: 'whereMissing', facts: {} },
      },
    ]
  },
}
