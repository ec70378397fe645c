/** Gemini's contents. Calls have an id at times only; without one the answers to a tool come in the order of its calls. */
import { answerText, argumentsOf, asError } from './call-arguments.ts'
import type { Family } from './family.ts'
import { type Fields, isObject, type Sent } from './fields.ts'
import type { Page } from './page.ts'
import { type Part, sayParts, THOUGHT, takeWords } from './parts.ts'
import { lay, mediumOf } from './pictures.ts'
import { timeOf } from './plain-message.ts'
import { roleOf } from './roles.ts'

const FINISHED = ['STOP', 'MAX_TOKENS', 'SAFETY', 'RECITATION', 'OTHER', 'MALFORMED_FUNCTION_CALL']

export const gemini: Family = {
  format: 'gemini',
  name: 'Gemini',
  open: (whole, page) => {
    if (Array.isArray(whole.peek('candidates')))
      return whole.items('candidates').flatMap(({ fields }) => {
        fields?.word('finishReason', FINISHED)
        const content = fields?.inner('content')
        return content
          ? [{ value: content.sent, fields: content, take: () => fields?.take('content'), leave: () => {} }]
          : []
      })
    if (!Array.isArray(whole.peek('contents'))) return undefined
    for (const key of ['systemInstruction', 'system_instruction']) {
      const said = whole.text(key)
      if (said !== undefined) page.words({ by: 'system', text: said })
      const instruction = whole.inner(key)
      instruction?.word('role', ['user', 'system', 'model'])
      if (instruction) sayParts(instruction.items('parts'), page, { by: 'system' }, (part) => void readPart(part, page))
    }
    return whole.items('contents')
  },
  marks: ({ parts, role }) =>
    Array.isArray(parts) &&
    (role === undefined || typeof role === 'string') &&
    parts.some(isObject) &&
    parts.every((part) => isObject(part) && part.type === undefined && part.kind === undefined && hasOne(part)),
  read: (message, page) => {
    const role = message.peek('role')
    const by = role === undefined ? 'customer' : roleOf(role)
    if (by === undefined || !Array.isArray(message.peek('parts'))) return false
    message.take('role')
    sayParts(message.items('parts'), page, { by: by === 'tool' ? 'customer' : by, at: timeOf(message) }, (part) =>
      readPart(part, page),
    )
    return true
  },
}

const KEYS = [
  'text',
  'functionCall',
  'function_call',
  'functionResponse',
  'function_response',
  'inlineData',
  'inline_data',
  'fileData',
  'file_data',
  'executableCode',
  'codeExecutionResult',
  'thought',
]
const hasOne = (part: Sent): boolean => KEYS.some((key) => part[key] !== undefined)

function readPart({ part, content, flush, leave }: Part, page: Page): void {
  if (part.peek('thought') === true) {
    leave(THOUGHT)
    return
  }
  if (takeWords(part, content, [])) return
  const call = part.inner('functionCall') ?? part.inner('function_call')
  const answer = part.inner('functionResponse') ?? part.inner('function_response')
  const inline = part.inner('inlineData') ?? part.inner('inline_data')
  const file = part.inner('fileData') ?? part.inner('file_data')
  if (call) {
    const name = call.text('name')
    if (name === undefined) return
    flush()
    page.call({ by: 'agent', name, arguments: argumentsOf(call.take('args')), callId: call.text('id') })
  } else if (answer) {
    flush()
    page.answer({ text: responseOf(answer), of: answer.text('id'), name: answer.text('name'), inOrder: true })
  } else if (inline) lay(content, { part: inline, at: ['data'], medium: mediumOf(inline.peek('mimeType')) })
  else if (file) {
    const name = file.text('displayName')
    lay(content, {
      part: file,
      at: ['fileUri', 'file_uri'],
      medium: mediumOf(file.peek('mimeType') ?? file.peek('mime_type')),
      name,
    })
  }
}

/** The maker wants a result under `output` and a fault under `error`; whatever else stands there is the answer as a whole. */
function responseOf(answer: Fields): string {
  const response = answer.inner('response')
  const keys = Object.keys(response?.sent ?? {})
  if (response && keys.length === 1) {
    if (keys[0] === 'error') return asError(answerText(response.take('error')))
    if (keys[0] === 'output' || keys[0] === 'result') return answerText(response.take(String(keys[0])))
  }
  return answerText(answer.take('response'))
}
