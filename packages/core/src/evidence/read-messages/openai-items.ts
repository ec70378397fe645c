/** Items of OpenAI's Responses and Conversations, and of the Agents SDK: `call_id` there is `callId` here. */
import { answerText, argumentsOf, asError } from './call-arguments.ts'
import type { Family } from './family.ts'
import { asText, type Fields, type Item, isObject, type Sent } from './fields.ts'
import type { Page } from './page.ts'
import { sayParts, THOUGHT, takeWords } from './parts.ts'
import { type Content, lay } from './pictures.ts'
import { timeOf } from './plain-message.ts'
import { roleOf } from './roles.ts'

const CALLS = ['function_call', 'custom_tool_call', 'hosted_tool_call', 'mcp_call'] as const
const ANSWERS = ['function_call_output', 'function_call_result', 'custom_tool_call_output'] as const
/** Calls of tools that run at the maker's: what they were given lies under another name for each. */
const HOSTED = [
  'web_search_call',
  'file_search_call',
  'code_interpreter_call',
  'image_generation_call',
  'local_shell_call',
  'shell_call',
  'computer_call',
  'apply_patch_call',
] as const
/** Of the Agents SDK, around an item. */
const WRAPPERS = [
  'message_output_item',
  'tool_call_item',
  'tool_call_output_item',
  'reasoning_item',
  'handoff_call_item',
  'handoff_output_item',
] as const
const STATUSES = ['completed', 'in_progress', 'incomplete', 'failed', 'searching']

export const openaiItems: Family = {
  format: 'openai-items',
  name: 'OpenAI Responses and Agents',
  open: (whole, page) => {
    const isResponse = whole.peek('object') === 'response' || Array.isArray(whole.peek('output'))
    const isRequest = whole.peek('input') !== undefined && ('instructions' in whole.sent || 'model' in whole.sent)
    const isState = '$schemaVersion' in whole.sent && Array.isArray(whole.peek('generatedItems'))
    if (!isResponse && !isRequest && !isState) return undefined
    whole.word('object', ['response'])
    whole.word('status', STATUSES)
    const instructions = whole.text('instructions')
    if (instructions !== undefined) page.words({ by: 'system', text: instructions })
    return ['originalInput', 'input', 'output', 'generatedItems'].flatMap((key): Item[] => {
      page.turn()
      const asked = whole.text(key)
      if (asked !== undefined) page.words({ by: key.endsWith('nput') ? 'customer' : 'agent', text: asked })
      return whole.items(key)
    })
  },
  marks: (item) =>
    (typeof item.type === 'string' && TYPES.has(item.type)) ||
    (isObject(item.rawItem) && typeof item.type === 'string') ||
    partsOf(item).some(({ type }) => PART_TYPES.has(asText(type))),
  read: (outer, page) => {
    outer.word('type', WRAPPERS)
    const item = outer.inner('rawItem') ?? outer
    const type = item.peek('type')
    const more = { id: item.text('id'), at: timeOf(item) ?? timeOf(outer) }
    item.word('status', STATUSES)
    if (type === 'reasoning') return THOUGHT
    if (item.word('type', CALLS)) return readCall(item, page, more)
    if (item.word('type', ANSWERS)) return readAnswer(item, page, more)
    const hosted = item.word('type', HOSTED)
    if (hosted) return readHosted(item, page, { ...more, name: hosted.replace(/_call$/, '') })
    const by = roleOf(item.peek('role'))
    if (by === undefined || (type !== undefined && type !== 'message')) return false
    item.word('type', ['message'])
    item.take('role')
    sayMessage(item, page, { by, ...more })
    return true
  },
}

/** A plain call and its answer LiveKit has too: they are marks of neither. */
const TYPES = new Set<string>([
  ...HOSTED,
  ...WRAPPERS,
  'function_call_result',
  'custom_tool_call',
  'mcp_call',
  'reasoning',
  'item_reference',
])
const PART_TYPES = new Set(['input_text', 'output_text', 'input_image', 'input_file'])
const partsOf = ({ content }: Sent): Sent[] => (Array.isArray(content) ? content.filter(isObject) : [])
type More = { id?: string | undefined; at?: string | undefined }
const callIdOf = (item: Fields): string | undefined => item.text('call_id') ?? item.text('callId')

function readCall(item: Fields, page: Page, more: More): boolean {
  const name = item.text('name')
  if (name === undefined) return false
  const callId = callIdOf(item) ?? more.id
  const given = item.peek('arguments') === undefined ? 'input' : 'arguments'
  page.call({ by: 'agent', name, arguments: argumentsOf(item.take(given)), callId, ...more })
  answerIn(item, page, { of: callId, name, at: more.at })
  return true
}

/** Tools of the maker answer within the call. */
function answerIn(
  item: Fields,
  page: Page,
  { of, name, at }: { of?: string | undefined; name: string; at?: string | undefined },
): void {
  const error = item.peek('error')
  if (error !== undefined && error !== null)
    page.answer({ text: asError(answerText(item.take('error'))), of, name, at })
  else if (item.peek('output') !== undefined && item.peek('output') !== null)
    page.answer({ ...outputOf(item), of, name, at })
}

function readAnswer(item: Fields, page: Page, more: More): boolean {
  page.answer({ ...outputOf(item), of: callIdOf(item), name: item.text('name'), ...more })
  return true
}

function outputOf(item: Fields): { text: string; files?: Content['files'] } {
  const content: Content = { lines: [], files: [] }
  const one = item.inner('output')
  const items = one ? [{ fields: one, value: one.sent, take: () => item.take('output') }] : item.items('output')
  if (items.length === 0) return { text: answerText(item.take('output')) }
  for (const { fields, take } of items)
    if (!fields || !readPart(fields, content)) content.lines.push(answerText(take()))
  return { text: content.lines.join('\n'), files: content.files }
}

function readHosted(item: Fields, page: Page, { name, ...more }: More & { name: string }): boolean {
  const given = ['action', 'queries', 'code', 'prompt', 'operation'].find((key) => item.peek(key) !== undefined)
  const callId = callIdOf(item) ?? more.id
  page.call({ by: 'agent', name, arguments: given === undefined ? {} : argumentsOf(item.take(given)), callId, ...more })
  const result = ['results', 'result', 'outputs', 'output'].find(
    (key) => item.peek(key) !== undefined && item.peek(key) !== null,
  )
  if (result !== undefined) page.answer({ text: answerText(item.take(result)), of: callId, name, at: more.at })
  return true
}

function sayMessage(
  item: Fields,
  page: Page,
  says: More & { by: 'customer' | 'agent' | 'tool' | 'system' | 'person' },
): void {
  const text = item.text('content')
  if (text !== undefined) {
    page.words({ ...says, text })
    return
  }
  sayParts(item.items('content'), page, says, ({ part, content }) => void readPart(part, content))
}

function readPart(part: Fields, content: Content): boolean {
  if (takeWords(part, content, ['input_text', 'output_text', 'text', 'refusal'])) return true
  if (takeWords(part, content, ['refusal'], 'refusal')) return true
  const type = part.peek('type')
  if (type === 'input_image' || type === 'image' || type === 'computer_screenshot') {
    part.word('type', ['input_image', 'image', 'computer_screenshot'])
    part.word('detail', ['auto', 'low', 'high', 'original'])
    lay(content, { part, at: ['image_url', 'image', 'imageUrl', 'file_id', 'data'], medium: 'image' })
    return true
  }
  if (type === 'input_file' || type === 'file') {
    part.word('type', ['input_file', 'file'])
    const name = part.text('filename')
    lay(content, { part, at: ['file_url', 'file', 'file_data', 'file_id'], medium: 'file', name })
    return true
  }
  if (type === 'input_audio' || type === 'audio' || type === 'output_audio') {
    part.word('type', ['input_audio', 'audio', 'output_audio'])
    if (!takeWords(part, content, [], 'transcript'))
      lay(content, { part, at: ['audio', 'data', 'input_audio'], medium: 'audio' })
    return true
  }
  return false
}
