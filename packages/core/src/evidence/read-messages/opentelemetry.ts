/** Messages as OpenTelemetry's conventions for generative models record them, alone or as attributes of a span. */
import { answerText, argumentsOf } from './call-arguments.ts'
import type { Family } from './family.ts'
import { asText, type Fields, type Item, isObject, type Sent } from './fields.ts'
import type { Page } from './page.ts'
import { type Part, sayParts, THOUGHT, takeWords } from './parts.ts'
import { lay, type Medium } from './pictures.ts'
import { timeOf } from './plain-message.ts'
import { roleOf } from './roles.ts'

const FINISHED = ['stop', 'length', 'content_filter', 'tool_call', 'tool_calls', 'error']
const SYSTEM = 'gen_ai.system_instructions'
const LISTS = ['gen_ai.input.messages', 'gen_ai.output.messages']

export const opentelemetry: Family = {
  format: 'opentelemetry',
  name: 'OpenTelemetry',
  open: (whole, page) => {
    const attributes = whole.inner('attributes') ?? whole
    if (!LISTS.some((key) => key in attributes.sent)) return undefined
    sayParts(attributes.unpacked(SYSTEM)?.items() ?? [], page, { by: 'system' }, (part) => readPart(part, page))
    return LISTS.flatMap((key): Item[] => attributes.unpacked(key)?.items() ?? [])
  },
  marks: ({ parts }) => Array.isArray(parts) && parts.some((part) => isObject(part) && isOfOtel(part)),
  read: (message, page) => {
    const by = roleOf(message.peek('role'))
    if (by === undefined || !Array.isArray(message.peek('parts'))) return false
    message.take('role')
    message.word('finish_reason', FINISHED)
    const says = { by, at: timeOf(message), name: message.text('name') }
    sayParts(message.items('parts'), page, says, (part) => readPart(part, page))
    return true
  },
}

const TYPES = new Set([
  'tool_call',
  'tool_call_response',
  'blob',
  'uri',
  'server_tool_call',
  'server_tool_call_response',
])
const isOfOtel = ({ type, content }: Sent): boolean =>
  TYPES.has(asText(type)) || ((type === 'text' || type === 'reasoning') && typeof content === 'string')

function readPart({ part, type, content, flush, leave }: Part, page: Page): void {
  if (type === 'reasoning') leave(THOUGHT)
  else if (type === 'text') takeWords(part, content, ['text'], 'content')
  else if (type === 'tool_call') {
    const name = part.text('name')
    if (name === undefined) return
    flush()
    part.word('type', ['tool_call'])
    page.call({ by: 'agent', name, arguments: argumentsOf(part.take('arguments')), callId: part.text('id') })
  } else if (type === 'tool_call_response') {
    flush()
    part.word('type', ['tool_call_response'])
    const key = part.peek('response') === undefined ? 'result' : 'response'
    page.answer({ text: answerText(part.take(key)), of: part.text('id'), name: part.text('name') })
  } else if (type === 'blob' || type === 'uri' || type === 'file') {
    part.word('type', ['blob', 'uri', 'file'])
    lay(content, { part, at: ['uri', 'content', 'file_id'], medium: modalityOf(part) })
  }
}

const modalityOf = (part: Fields): Medium => part.word('modality', ['image', 'audio', 'video']) ?? 'file'
