/** OpenAI's Chat Completions, and whoever took its shape over (Groq, Mistral, vLLM, Ollama, Retell's exports and others). */
import type { Family } from './family.ts'
import { asText, isObject, type Sent } from './fields.ts'
import { readPlain } from './plain-message.ts'

export const openaiChat: Family = {
  format: 'openai-chat',
  name: 'OpenAI Chat Completions',
  // A whole answer of the API: what the model said.
  open: (whole) => {
    if (!Array.isArray(whole.peek('choices'))) return undefined
    whole.word('object', ['chat.completion'])
    return whole.items('choices').flatMap(({ fields }) => {
      fields?.word('finish_reason', ['stop', 'length', 'tool_calls', 'content_filter', 'function_call'])
      const message = fields?.inner('message')
      return message
        ? [{ value: message.sent, fields: message, take: () => fields?.take('message'), leave: () => {} }]
        : []
    })
  },
  marks: (message) =>
    typeof message.role === 'string' &&
    (message.role === 'developer' ||
      (Array.isArray(message.tool_calls) &&
        message.tool_calls.some((call) => isObject(call) && isObject(call.function))) ||
      isObject(message.function_call) ||
      typeof message.refusal === 'string' ||
      (message.role === 'tool' && typeof message.tool_call_id === 'string') ||
      (message.role === 'function' && typeof message.name === 'string') ||
      partsOf(message).some(({ type }) => PARTS.has(asText(type)))),
  read: (message, page) => readPlain(message, page),
}

const PARTS = new Set(['image_url', 'input_audio', 'refusal'])
const partsOf = ({ content }: Sent): Sent[] => (Array.isArray(content) ? content.filter(isObject) : [])
