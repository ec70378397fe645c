/** LiveKit Agents: the items of a chat context, from Python (`call_id`) and from Node (`callId`). */
import { answerText, argumentsOf, asError } from './call-arguments.ts'
import type { Family } from './family.ts'
import { isObject, type Sent } from './fields.ts'
import { sayParts, takeWords } from './parts.ts'
import { lay } from './pictures.ts'
import { timeOf } from './plain-message.ts'
import { roleOf } from './roles.ts'

const NOTHING_SAID = 'It tells of the agent that speaks: nobody said it.'
const ABOUT = ['agent_handoff', 'agent_config_update'] as const

export const livekit: Family = {
  format: 'livekit',
  name: 'LiveKit',
  // The history of a session.
  open: (whole) => {
    const history = whole.inner('chat_history') ?? whole.inner('chat_ctx') ?? whole.inner('chatHistory')
    return history && Array.isArray(history.peek('items')) ? history.items('items') : undefined
  },
  marks: (item) =>
    isOfLiveKit(item) ||
    ABOUT.some((type) => type === item.type) ||
    (item.type === 'message' &&
      Array.isArray(item.content) &&
      (item.interrupted !== undefined || item.content.some((part) => typeof part === 'string' || isOfContent(part)))),
  read: (item, page) => {
    const at = timeOf(item)
    const type = item.peek('type')
    const id = item.text('id')
    if (type === 'function_call') {
      const name = item.text('name')
      if (name === undefined) return false
      item.word('type', ['function_call'])
      const given = item.peek('args') === undefined ? 'arguments' : 'args'
      const callId = item.text('call_id') ?? item.text('callId')
      page.call({ by: 'agent', name, arguments: argumentsOf(item.take(given)), callId, id, at })
      return true
    }
    if (type === 'function_call_output') {
      item.word('type', ['function_call_output'])
      const text = answerText(item.take('output'))
      const failed = item.peek('is_error') === true || item.peek('isError') === true
      const of = item.text('call_id') ?? item.text('callId')
      page.answer({ text: failed ? asError(text) : text, of, name: item.text('name'), id, at })
      return true
    }
    if (item.word('type', ABOUT)) return NOTHING_SAID
    const by = roleOf(item.peek('role'))
    if (by === undefined || (type !== 'message' && type !== undefined)) return false
    item.take('role')
    item.word('type', ['message'])
    const said = item.text('content')
    if (said !== undefined) page.words({ by, text: said, id, at })
    else
      sayParts(item.items('content'), page, { by, id, at }, ({ part, content }) => {
        if (
          takeWords(part, content, ['audio_content', 'text'], part.peek('text') === undefined ? 'transcript' : 'text')
        )
          return
        const medium = part.word('type', ['image_content'])
          ? 'image'
          : part.word('type', ['audio_content'])
            ? 'audio'
            : undefined
        if (medium) lay(content, { part, at: ['image', 'frame', 'url'], medium })
      })
    return true
  },
}

/** Calls and answers have the names that they have at OpenAI, and fields of their own. */
const isOfLiveKit = ({ type, args, isError, is_error: error }: Sent): boolean =>
  (type === 'function_call' && args !== undefined) ||
  (type === 'function_call_output' && (isError !== undefined || error !== undefined))

const isOfContent = (part: unknown): boolean =>
  isObject(part) && (part.type === 'image_content' || part.type === 'audio_content')
