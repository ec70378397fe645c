/** Anthropic's Messages, and the messages of the Claude Agent SDK. Results of tools stand in a message of the user. */
import { answerText, argumentsOf, asError } from './call-arguments.ts'
import type { Family } from './family.ts'
import { type Fields, isObject, type Sent } from './fields.ts'
import type { Page } from './page.ts'
import { type Says, sayParts, THOUGHT } from './parts.ts'
import { type Content, lay, mediumOf } from './pictures.ts'
import { timeOf } from './plain-message.ts'
import { roleOf } from './roles.ts'

const CALLS = new Set(['tool_use', 'server_tool_use', 'mcp_tool_use'])
const THOUGHTS = new Set(['thinking', 'redacted_thinking'])
const MARKS = new Set([...CALLS, ...THOUGHTS, 'tool_result', 'document', 'search_result'])
const STOPS = ['end_turn', 'max_tokens', 'stop_sequence', 'tool_use', 'pause_turn', 'refusal']

export const anthropic: Family = {
  format: 'anthropic',
  name: 'Anthropic Messages',
  open: (whole, page) => {
    // One answer of the API.
    if (whole.peek('type') === 'message' && Array.isArray(whole.peek('content')) && whole.peek('role') === 'assistant')
      return [{ value: whole.sent, fields: whole, take: () => undefined, leave: () => {} }]
    if (!Array.isArray(whole.peek('messages')) || !('system' in whole.sent)) return undefined
    sayContent(whole, page, { key: 'system', by: 'system' })
    page.turn()
    return whole.items('messages')
  },
  marks: (message) => isWrapped(message) || partsOf(message).some(isOfAnthropic),
  read: (outer, page) => {
    // The Agent SDK has the message of the API within one of its own.
    const message = isWrapped(outer.sent) ? (outer.inner('message') ?? outer) : outer
    const by = roleOf(message.peek('role'))
    if (by === undefined) return false
    message.take('role')
    outer.word('type', ['user', 'assistant', 'message'])
    message.word('type', ['message'])
    message.word('stop_reason', STOPS)
    sayContent(message, page, { key: 'content', by, id: message.text('id'), at: timeOf(outer) })
    return true
  },
}

const partsOf = ({ content }: Sent): Sent[] => (Array.isArray(content) ? content.filter(isObject) : [])
const isOfAnthropic = ({ type, source }: Sent): boolean =>
  typeof type === 'string' &&
  (MARKS.has(type) || type.endsWith('_tool_result') || (type === 'image' && isObject(source)))
const isWrapped = ({ type, message }: Sent): boolean =>
  (type === 'user' || type === 'assistant') && isObject(message) && 'content' in message

function sayContent(message: Fields, page: Page, { key, ...says }: Says & { key: string }): void {
  const text = message.text(key)
  if (text !== undefined) {
    page.words({ ...says, text })
    return
  }
  sayParts(message.items(key), page, says, ({ part, type, content, flush, leave }) => {
    if (typeof type !== 'string') return
    if (CALLS.has(type)) {
      flush()
      callOf(part, page, says.at)
    } else if (type === 'tool_result' || type.endsWith('_tool_result')) {
      flush()
      answerOf(part, page, says.at)
    } else if (THOUGHTS.has(type)) leave(THOUGHT)
    else readContent(part, content)
  })
}

function callOf(part: Fields, page: Page, at: string | undefined): void {
  const name = part.text('name')
  if (name === undefined) return
  part.word('type', ['tool_use', 'server_tool_use', 'mcp_tool_use'])
  page.call({ by: 'agent', name, arguments: argumentsOf(part.take('input')), callId: part.text('id'), at })
}

function answerOf(part: Fields, page: Page, at: string | undefined): void {
  part.word('type', ['tool_result'])
  const of = part.text('tool_use_id')
  const content: Content = { lines: [], files: [] }
  if (typeof part.peek('content') === 'string') content.lines.push(part.text('content') ?? '')
  else if (Array.isArray(part.peek('content')))
    for (const item of part.items('content')) {
      if (!item.fields) content.lines.push(answerText(item.take()))
      else if (!readContent(item.fields, content)) content.lines.push(answerText(item.take()))
    }
  else content.lines.push(answerText(part.take('content')))
  const text = content.lines.join('\n')
  page.answer({ text: part.peek('is_error') === true ? asError(text) : text, of, at, files: content.files })
}

/** Words, a picture or a document; false where it is none of them. */
function readContent(part: Fields, content: Content): boolean {
  const words = part.text('text')
  if (words !== undefined) {
    part.word('type', ['text'])
    content.lines.push(words)
    return true
  }
  const source = part.inner('source')
  if (!source) return false
  part.word('type', ['image', 'document'])
  const written = source.peek('type') === 'text' ? source.text('data') : undefined
  if (written !== undefined) {
    source.word('type', ['text'])
    source.word('media_type', ['text/plain'])
    content.lines.push(written)
    return true
  }
  source.word('type', ['url', 'base64', 'file'])
  const medium = part.peek('type') === 'image' ? 'image' : mediumOf(source.peek('media_type'))
  lay(content, { part: source, at: ['url', 'data', 'file_id'], medium, name: part.text('title') })
  return true
}
