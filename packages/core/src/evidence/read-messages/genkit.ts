/** Genkit's messages. */
import { answerText, argumentsOf } from './call-arguments.ts'
import type { Family } from './family.ts'
import { isObject } from './fields.ts'
import { sayParts, THOUGHT, takeWords } from './parts.ts'
import { lay, mediumOf } from './pictures.ts'
import { timeOf } from './plain-message.ts'
import { roleOf } from './roles.ts'

const KEYS = ['toolRequest', 'toolResponse', 'media', 'reasoning', 'custom', 'data', 'resource']

export const genkit: Family = {
  format: 'genkit',
  name: 'Genkit',
  marks: ({ role, content }) =>
    typeof role === 'string' &&
    Array.isArray(content) &&
    content.length > 0 &&
    content.every(
      (part) => isObject(part) && part.type === undefined && ('text' in part || KEYS.some((key) => key in part)),
    ),
  read: (message, page) => {
    const by = roleOf(message.peek('role'))
    if (by === undefined || !Array.isArray(message.peek('content'))) return false
    message.take('role')
    sayParts(message.items('content'), page, { by, at: timeOf(message) }, ({ part, content, flush, leave }) => {
      if (part.peek('reasoning') !== undefined) {
        leave(THOUGHT)
        return
      }
      if (takeWords(part, content, [])) return
      const call = part.inner('toolRequest')
      const answer = part.inner('toolResponse')
      const media = part.inner('media')
      const name = call?.text('name')
      if (call && name !== undefined) {
        flush()
        page.call({ by: 'agent', name, arguments: argumentsOf(call.take('input')), callId: call.text('ref') })
      } else if (answer) {
        flush()
        const text = answerText(answer.take('output'))
        page.answer({ text, of: answer.text('ref'), name: answer.text('name'), inOrder: true })
      } else if (media) lay(content, { part: media, at: ['url'], medium: mediumOf(media.peek('contentType')) })
    })
    return true
  },
}
