/** Messages as the desk itself keeps them. */
import type { Family } from './family.ts'
import { isObject } from './fields.ts'
import { readPlain } from './plain-message.ts'

export const baton: Family = {
  format: 'baton',
  name: 'Baton',
  marks: ({ role, text, toolCall, content, parts }) =>
    typeof role === 'string' &&
    (typeof text === 'string' || isObject(toolCall)) &&
    content === undefined &&
    parts === undefined,
  read: (message, page) => readPlain(message, page),
}
