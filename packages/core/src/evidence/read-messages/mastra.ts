/** Messages as Mastra's memory keeps them (version 2): parts as the AI SDK has them, within `content`. */
import { sayPageParts } from './ai-sdk.ts'
import type { Family } from './family.ts'
import { isObject } from './fields.ts'
import { timeOf } from './plain-message.ts'
import { roleOf } from './roles.ts'

export const mastra: Family = {
  format: 'mastra',
  name: 'Mastra',
  marks: ({ content }) => isObject(content) && Array.isArray(content.parts),
  read: (message, page) => {
    const by = roleOf(message.peek('role'))
    const content = message.inner('content')
    if (by === undefined || !content || !Array.isArray(content.peek('parts'))) return false
    message.take('role')
    message.word('type', ['v2', 'text'])
    sayPageParts(content, page, { by, id: message.text('id'), at: timeOf(message) })
    return true
  },
}
