/** Intercom: a conversation, what began it (`source`) and its parts. Markup is taken off where every mail's is. */
import type { Message } from '../conversation.ts'
import type { Family } from './family.ts'
import type { Fields } from './fields.ts'
import type { Page } from './page.ts'
import { type Content, lay, mediumOf } from './pictures.ts'
import { timeOf } from './plain-message.ts'

const AUTHORS: Record<string, Message['role']> = {
  user: 'customer',
  lead: 'customer',
  contact: 'customer',
  visitor: 'customer',
  admin: 'person',
  team: 'person',
  bot: 'agent',
  operator: 'agent',
}
const TYPES = [
  'conversation',
  'conversation_part',
  'email',
  'push',
  'facebook',
  'instagram',
  'twitter',
  'whatsapp',
  'sms',
  'admin_initiated',
  'customer_initiated',
]
/** Parts in which nobody speaks, save by a note among colleagues. */
const SPOKEN = new Set(['comment', 'open', 'quick_reply', 'fin_answer', undefined])

export const intercom: Family = {
  format: 'intercom',
  name: 'Intercom',
  open: (whole, page) => {
    const conversation = whole.inner('data')?.inner('item') ?? whole
    const source = conversation.inner('source')
    const parts = conversation.inner('conversation_parts') ?? conversation.inner('parts')
    const key = ['conversation_parts', 'parts', 'items'].find((one) => Array.isArray(parts?.peek(one)))
    if (!source && !(parts && key)) return undefined
    conversation.word('type', TYPES)
    parts?.word('type', ['conversation_part.list'])
    if (source) {
      const subject = source.text('subject')
      if (subject) page.words({ by: whoIn(source).by ?? 'customer', text: subject })
      readPart(source, page, timeOf(conversation))
    }
    return parts && key ? parts.items(key) : []
  },
  marks: ({ part_type: type, author }) => typeof type === 'string' && author !== undefined,
  read: (part, page) => readPart(part, page),
}

function readPart(part: Fields, page: Page, began?: string): boolean | string {
  const { by, name } = whoIn(part)
  if (by === undefined) return false
  const type = part.peek('part_type')
  part.word('type', TYPES)
  const at = began ?? timeOf(part)
  const content: Content = { lines: [], files: [] }
  const body = part.text('body')
  if (body) content.lines.push(body)
  for (const { fields: file } of part.items('attachments')) {
    if (!file) continue
    file.word('type', ['upload'])
    lay(content, { part: file, at: ['url'], medium: mediumOf(file.peek('content_type')), name: file.text('name') })
  }
  const isSpoken = SPOKEN.has(type as string | undefined)
  part.word('part_type', [
    'comment',
    'note',
    'open',
    'close',
    'assignment',
    'quick_reply',
    'fin_answer',
    'away_mode_assignment',
  ])
  // A note among colleagues, and what was done with the conversation, was never said to the customer.
  const text = content.lines.join('\n')
  if (text !== '' || isSpoken)
    page.words({ by: isSpoken ? by : 'system', text, name, files: content.files, id: idOf(part), at })
  return true
}

const idOf = (part: Fields): string | undefined => part.text('id')

function whoIn(part: Fields): { by?: Message['role'] | undefined; name?: string | undefined } {
  const author = part.inner('author')
  const type = author?.word('type', Object.keys(AUTHORS))
  return { by: type === undefined ? undefined : AUTHORS[type], name: author?.text('name') }
}
