/** Chatwoot: the messages of a conversation, by the kind of message and of its sender. */
import type { Message } from '../conversation.ts'
import type { Family } from './family.ts'
import type { Fields } from './fields.ts'
import { type Content, lay, type Medium } from './pictures.ts'
import { timeOf } from './plain-message.ts'

/** 0 to 3, or in webhooks by name. */
const KINDS = ['incoming', 'outgoing', 'activity', 'template'] as const
const FILES: Record<string, Medium> = { image: 'image', audio: 'audio', video: 'video' }

export const chatwoot: Family = {
  format: 'chatwoot',
  name: 'Chatwoot',
  open: (whole) => {
    const list = ['payload', 'messages'].find((key) => Array.isArray(whole.peek(key)))
    const isOne = whole.peek('event') === 'message_created'
    if (isOne) {
      whole.word('event', ['message_created'])
      return [{ value: whole.sent, fields: whole, take: () => undefined, leave: () => {} }]
    }
    const [first] = list ? whole.items(list) : []
    return list && first?.fields && chatwoot.marks(first.fields.sent) ? whole.items(list) : undefined
  },
  marks: ({ message_type: type, ...message }) =>
    'content' in message &&
    (KINDS.some((kind) => kind === type) || (typeof type === 'number' && KINDS[type] !== undefined)),
  read: (message, page) => {
    const kind = kindOf(message)
    if (kind === undefined) return false
    const sender = message.inner('sender')
    const senderType =
      sender?.word('type', ['contact', 'user', 'agent_bot', 'captain_assistant']) ??
      message.word('sender_type', ['Contact', 'User', 'AgentBot'])
    const content: Content = { lines: [], files: [] }
    const text = message.text('content')
    if (text) content.lines.push(text)
    message.word('content_type', [
      'text',
      'input_select',
      'cards',
      'form',
      'article',
      'incoming_email',
      'input_email',
      'input_csat',
    ])
    if (message.peek('processed_message_content') === text) message.take('processed_message_content')
    for (const { fields: file } of message.items('attachments')) {
      if (!file) continue
      const medium =
        FILES[file.word('file_type', ['image', 'audio', 'video', 'file', 'location', 'fallback']) ?? ''] ?? 'file'
      lay(content, { part: file, at: ['data_url', 'external_url'], medium })
    }
    page.words({
      by: roleOf({ kind, senderType, isPrivate: message.peek('private') === true }),
      text: content.lines.join('\n'),
      files: content.files,
      name: sender?.text('name'),
      at: timeOf(message),
    })
    return true
  },
}

function kindOf(message: Fields): (typeof KINDS)[number] | undefined {
  const type = message.peek('message_type')
  return typeof type === 'number' ? KINDS[type] : message.word('message_type', KINDS)
}

function roleOf({
  kind,
  senderType,
  isPrivate,
}: {
  kind: string
  senderType: string | undefined
  isPrivate: boolean
}): Message['role'] {
  // A note among colleagues, and what was done with the conversation, was never said to the customer.
  if (isPrivate || kind === 'activity') return 'system'
  if (kind === 'incoming') return 'customer'
  return kind === 'template' || senderType === undefined || /bot|captain/i.test(senderType) ? 'agent' : 'person'
}
