/** Zendesk: the comments of a ticket, alone or with it. Who wrote one is a number; the requester, or the side-loaded users, tell whose. */
import type { Message } from '../conversation.ts'
import type { Family } from './family.ts'
import type { Fields } from './fields.ts'
import type { Page } from './page.ts'
import { type Content, lay, mediumOf } from './pictures.ts'
import { timeOf } from './plain-message.ts'

const ROLES: Record<string, Message['role']> = { 'end-user': 'customer', agent: 'person', admin: 'person' }
const WITH_MARKUP = 'The same words with their markup: the plain ones were read.'

export const zendesk: Family = {
  format: 'zendesk',
  name: 'Zendesk',
  open: (whole, page) => {
    const ticket = whole.inner('ticket') ?? whole
    const holder = [whole, ticket].find((one) => Array.isArray(one.peek('comments')))
    if (!holder) return undefined
    const subject = ticket.text('subject') ?? ticket.text('raw_subject')
    if (subject !== undefined) page.words({ by: 'customer', text: subject })
    const users = usersIn(whole)
    const requester = ticket.peek('requester_id')
    const items = holder.items('comments')
    const first = items.find(({ fields }) => fields)?.fields?.peek('author_id')
    for (const { fields, leave } of items) {
      page.turn()
      if (!fields) continue
      const author = fields.peek('author_id')
      const user = users.get(author)
      // Without users and requester: a ticket begins with who asks.
      const by = ROLES[user?.role ?? ''] ?? (author === (requester ?? first) ? 'customer' : 'person')
      if (!readComment(fields, page, { by, name: user?.name })) leave('A comment without words.')
    }
    // What was described first is the first comment again.
    if (ticket.peek('description') === items[0]?.fields?.peek('body')) ticket.take('description')
    return []
  },
  marks: ({ author_id: author, body, plain_body: plain, ...comment }) =>
    author !== undefined &&
    (typeof body === 'string' || typeof plain === 'string') &&
    ('public' in comment || comment.type === 'Comment'),
  read: (comment, page) => readComment(comment, page, { by: 'customer' }),
}

function readComment(
  comment: Fields,
  page: Page,
  { by, name }: { by: Message['role']; name?: string | undefined },
): boolean {
  const key =
    typeof comment.peek('plain_body') === 'string' && typeof comment.peek('body') !== 'string' ? 'plain_body' : 'body'
  const text = comment.text(key)
  if (text === undefined) return false
  comment.word('type', ['Comment', 'VoiceComment'])
  for (const again of ['plain_body', 'html_body'])
    if (again !== key && comment.peek(again) !== undefined) {
      if (comment.peek(again) === text) comment.take(again)
      else comment.leave(again, WITH_MARKUP)
    }
  const content: Content = { lines: text === '' ? [] : [text], files: [] }
  for (const { fields: file } of comment.items('attachments'))
    if (file)
      lay(content, {
        part: file,
        at: ['content_url', 'url'],
        medium: mediumOf(file.peek('content_type')),
        name: file.text('file_name'),
      })
  // A note among colleagues was never said to the customer.
  const isNote = comment.peek('public') === false
  page.words({
    by: isNote ? 'system' : by,
    text: content.lines.join('\n'),
    files: content.files,
    name,
    at: timeOf(comment),
  })
  return true
}

function usersIn(whole: Fields): Map<unknown, { role: string; name?: string | undefined }> {
  const users = new Map<unknown, { role: string; name?: string | undefined }>()
  for (const { fields: user } of whole.items('users')) {
    const role = user?.word('role', ['end-user', 'agent', 'admin'])
    if (user && role) users.set(user.peek('id'), { role, name: user.text('name') })
  }
  return users
}
