/** Utterances as recorders and speech recognisers list them: who spoke by one of these names, and what was said by one of those. */
import type { Family } from './family.ts'
import { timeOf } from './plain-message.ts'
import { roleOf } from './roles.ts'

const WHO = ['role', 'speaker', 'from', 'author', 'sender', 'who', 'type']
const SAID = ['text', 'content', 'message', 'transcript', 'utterance', 'body', 'words']

export const utterances: Family = {
  format: 'utterances',
  name: 'lists of utterances',
  marks: () => false,
  read: (message, page) => {
    const who = WHO.find((key) => roleOf(message.peek(key)) !== undefined)
    const said = SAID.find((key) => typeof message.peek(key) === 'string')
    if (who === undefined || said === undefined) return false
    const by = roleOf(message.take(who)) ?? 'customer'
    page.words({
      by: by === 'tool' ? 'system' : by,
      text: message.text(said) ?? '',
      id: message.text('id'),
      at: timeOf(message),
      name: message.text('name'),
    })
    return true
  },
}
