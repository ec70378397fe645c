/** LangChain's messages, in its three ways to write them: serialised (`lc`), stored (`type`, `data`), and LangGraph's API. */
import { writeJson } from '../../json/write-json.ts'
import { answerText, argumentsOf, asError } from './call-arguments.ts'
import type { Family } from './family.ts'
import { asText, type Fields, isObject } from './fields.ts'
import type { Page } from './page.ts'
import { type Says, sayParts, THOUGHT, takeWords } from './parts.ts'
import { lay, mediumOf } from './pictures.ts'
import { timeOf } from './plain-message.ts'
import { roleOf } from './roles.ts'

const TYPES = ['human', 'ai', 'AIMessageChunk', 'tool', 'system', 'function', 'developer'] as const
const CLASSES = new Map(
  Object.entries({
    HumanMessage: 'human',
    HumanMessageChunk: 'human',
    AIMessage: 'ai',
    AIMessageChunk: 'ai',
    SystemMessage: 'system',
    SystemMessageChunk: 'system',
    ToolMessage: 'tool',
    ToolMessageChunk: 'tool',
    FunctionMessage: 'function',
  }),
)

export const langchain: Family = {
  format: 'langchain',
  name: 'LangChain',
  // The state of a graph's thread.
  open: (whole) => {
    const values = whole.inner('values')
    return values && Array.isArray(values.peek('messages')) ? values.items('messages') : undefined
  },
  marks: (message) =>
    (message.lc !== undefined && isObject(message.kwargs)) ||
    (isOneOf(message.type) && (isObject(message.data) || message.role === undefined) && !('toolCallId' in message)) ||
    (Array.isArray(message.tool_calls) && message.tool_calls.some((call) => isObject(call) && isObject(call.args))),
  read: (outer, page) => {
    const { type, message } = openOne(outer)
    if (!message) return false
    const own = message.word('type', TYPES)
    const by = roleOf(type ?? own ?? message.peek('role'))
    if (by === undefined) return false
    if (roleOf(message.peek('role'))) message.take('role')
    const says = { by, id: message.text('id'), at: timeOf(outer) ?? timeOf(message) }
    page.about({ id: says.id, at: says.at })
    if (by === 'tool') sayAnswer(message, page, says)
    else sayMessage(message, page, { ...says, name: message.text('name') })
    return true
  },
}

const isOneOf = (type: unknown): boolean => TYPES.some((one) => one === type)

/** Where its fields lie, and which kind it is where that stands elsewhere. */
function openOne(outer: Fields): { type?: string | undefined; message?: Fields | undefined } {
  const kwargs = outer.peek('lc') === undefined ? undefined : outer.inner('kwargs')
  if (kwargs) {
    const path = outer.items('id')
    const name = asText(path.at(-1)?.value)
    const type = CLASSES.get(name)
    outer.word('type', ['constructor'])
    if (type)
      for (const { value, take } of path)
        if (value === name || value === 'langchain_core' || value === 'messages') take()
    return { type, message: kwargs }
  }
  const data = outer.inner('data')
  if (data) return { type: outer.word('type', TYPES), message: data }
  return { message: outer }
}

function sayMessage(message: Fields, page: Page, says: Says): void {
  const calls = message.items('tool_calls').flatMap(({ fields }) => (fields ? [fields] : []))
  const called = new Map(calls.map(({ sent }) => [sent.id, writeJson(argumentsOf(sent.args))]))
  const text = message.text('content')
  if (text !== undefined) {
    if (text !== '' || calls.length === 0) page.words({ ...says, text })
  } else
    sayParts(message.items('content'), page, says, ({ part, type, content, leave }) => {
      if (type === 'reasoning' || type === 'thinking') leave(THOUGHT)
      else if (type === 'tool_use' || type === 'tool_call') {
        // It stands among the calls as well: the same is read once, and what is not the same is named.
        const given = part.peek('input') ?? part.peek('args')
        if (called.get(part.peek('id')) === writeJson(argumentsOf(given)))
          for (const key of ['type', 'id', 'name', 'input', 'args']) part.take(key)
      } else if (takeWords(part, content, ['text', 'text-plain'])) return
      else if (type === 'image_url') {
        part.word('type', ['image_url'])
        const inner = part.inner('image_url')
        lay(
          content,
          inner ? { part: inner, at: ['url'], medium: 'image' } : { part, at: ['image_url'], medium: 'image' },
        )
      } else if (['image', 'audio', 'video', 'file'].includes(asText(type))) {
        const medium = part.word('type', ['image', 'audio', 'video', 'file']) ?? mediumOf(part.peek('mimeType'))
        part.word('source_type', ['url', 'base64', 'id'])
        lay(content, { part, at: ['url', 'data', 'fileId', 'id'], medium })
      }
    })
  for (const call of calls) {
    const name = call.text('name')
    if (name === undefined) continue
    call.word('type', ['tool_call'])
    page.call({ by: 'agent', name, arguments: argumentsOf(call.take('args')), callId: call.text('id'), at: says.at })
  }
  takeRepeated(message, called)
}

/** Under `additional_kwargs` the calls stand a second time, as the model wrote them. */
function takeRepeated(message: Fields, called: ReadonlyMap<unknown, string | undefined>): void {
  for (const { fields: call } of message.inner('additional_kwargs')?.items('tool_calls') ?? []) {
    const of = call?.inner('function')
    if (!call || !of || called.get(call.peek('id')) !== writeJson(argumentsOf(of.peek('arguments')))) continue
    call.word('type', ['function'])
    call.take('id')
    for (const key of ['name', 'arguments']) of.take(key)
  }
}

function sayAnswer(message: Fields, page: Page, { id, at }: Says): void {
  const content = message.peek('content')
  const texts = Array.isArray(content) && content.every((part) => isObject(part) && typeof part.text === 'string')
  const lines: string[] = []
  if (texts)
    for (const { fields } of message.items('content')) fields && takeWords(fields, { lines, files: [] }, ['text'])
  const text = texts ? lines.join('\n') : answerText(message.take('content'))
  const failed = message.word('status', ['error', 'success']) === 'error'
  page.answer({
    text: failed ? asError(text) : text,
    of: message.text('tool_call_id'),
    name: message.text('name'),
    id,
    at,
  })
}
