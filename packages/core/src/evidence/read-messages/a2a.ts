/** A2A (agent to agent): a task with its history, or messages alone. Parts are named by `kind`, or since 1.0 by what they hold. */
import { answerText } from './call-arguments.ts'
import type { Family } from './family.ts'
import { asText, type Fields, type Item, isObject } from './fields.ts'
import type { Page } from './page.ts'
import { sayParts, takeWords } from './parts.ts'
import { lay, mediumOf } from './pictures.ts'
import { timeOf } from './plain-message.ts'
import { roleOf } from './roles.ts'

export const a2a: Family = {
  format: 'a2a',
  name: 'A2A',
  open: (whole) => {
    const task = whole.inner('result') ?? whole.inner('task') ?? whole
    const status = task.inner('status')
    if (!Array.isArray(task.peek('history')) || !status) return undefined
    task.word('kind', ['task'])
    const last = status.inner('message')
    const isInHistory =
      last &&
      (task.peek('history') as unknown[]).some((one) => isObject(one) && one.messageId === last.peek('messageId'))
    const items = [...task.items('history'), ...task.items('artifacts')]
    return last && !isInHistory ? [...items, itemOf(status, last)] : items
  },
  marks: (message) =>
    message.kind === 'message' ||
    asText(message.role).startsWith('ROLE_') ||
    (typeof message.messageId === 'string' && Array.isArray(message.parts)) ||
    (Array.isArray(message.parts) && message.parts.some((part) => isObject(part) && typeof part.kind === 'string')),
  read: (message, page) => {
    // What the task made, its words and files, is the agent's.
    if (typeof message.peek('artifactId') === 'string' && Array.isArray(message.peek('parts'))) {
      say(message, 'parts', page, { by: 'agent', id: message.text('artifactId'), name: message.text('name') })
      return true
    }
    const by = roleOf(asText(message.peek('role')).replace(/^ROLE_/, ''))
    const key = Array.isArray(message.peek('parts')) ? 'parts' : 'content'
    if (by === undefined || !Array.isArray(message.peek(key))) return false
    message.take('role')
    message.word('kind', ['message'])
    say(message, key, page, { by, id: message.text('messageId'), at: timeOf(message) })
    return true
  },
}

const itemOf = (holder: Fields, fields: Fields): Item => ({
  value: fields.sent,
  fields,
  take: () => holder.take('message'),
  leave: (why) => holder.leave('message', why),
})

type Says = {
  by: 'customer' | 'agent' | 'tool' | 'system' | 'person'
  id?: string | undefined
  at?: string | undefined
  name?: string | undefined
}

function say(message: Fields, key: string, page: Page, says: Says): void {
  sayParts(message.items(key), page, says, ({ part, content }) => {
    part.word('kind', ['text', 'data', 'file'])
    // The generated classes hold the value of a part under its case.
    const held = part.inner('content') ?? part
    const kind = held.word('$case', ['text', 'data', 'url', 'raw'])
    if (takeWords(held, content, [], kind === 'text' ? 'value' : 'text')) return
    const file = part.inner('file')
    const name = (file ?? part).text('name') ?? part.text('filename')
    const medium = mediumOf((file ?? part).peek('mimeType') ?? part.peek('mediaType'))
    if (file) lay(content, { part: file, at: ['uri', 'fileWithUri', 'bytes', 'fileWithBytes'], medium, name })
    else if (kind === 'url' || kind === 'raw') lay(content, { part: held, at: ['value'], medium, name })
    else if (kind === 'data') content.lines.push(answerText(held.take('value')))
    else if (part.peek('data') !== undefined) content.lines.push(answerText(part.take('data')))
    else if (part.peek('url') !== undefined || part.peek('raw') !== undefined)
      lay(content, { part, at: ['url', 'raw'], medium, name })
  })
}
