/** Vapi: the messages of a call, alone, in the call or in the report at its end. */
import { answerText, argumentsOf } from './call-arguments.ts'
import type { Family } from './family.ts'
import type { Fields } from './fields.ts'
import { timeOf } from './plain-message.ts'
import { roleOf } from './roles.ts'

const READ_INSTEAD = 'The single messages were read in its place.'

export const vapi: Family = {
  format: 'vapi',
  name: 'Vapi',
  open: (whole) => {
    const message = whole.inner('message') ?? whole
    const artifact = message.inner('artifact') ?? message.inner('call')?.inner('artifact')
    if (!artifact || !Array.isArray(artifact.peek('messages'))) return undefined
    message.word('type', [
      'end-of-call-report',
      'status-update',
      'conversation-update',
      'tool-calls',
      'transfer-destination-request',
    ])
    for (const key of ['transcript', 'messagesOpenAIFormatted']) {
      artifact.leave(key, READ_INSTEAD)
      message.leave(key, READ_INSTEAD)
    }
    return artifact.items('messages')
  },
  marks: ({ role, message, toolCalls, result, toolCallId, ...more }) =>
    typeof role === 'string' &&
    ((typeof message === 'string' && !('tool_calls' in more) && !('time_in_call_secs' in more)) ||
      Array.isArray(toolCalls) ||
      (result !== undefined && toolCallId !== undefined)),
  read: (message, page) => {
    const role = message.peek('role')
    const at = timeOf(message)
    if (role === 'tool_call_result' || (role === 'tool' && message.peek('result') !== undefined)) {
      message.take('role')
      const text = answerText(message.take('result'))
      page.answer({ text, of: message.text('toolCallId'), name: message.text('name'), at })
      return true
    }
    if (role === 'tool_calls' || Array.isArray(message.peek('toolCalls'))) {
      message.word('role', ['tool_calls', 'assistant', 'bot'])
      const said = message.text('message')
      if (said) page.words({ by: 'agent', text: said, at })
      for (const { fields } of message.items('toolCalls'))
        if (fields) callOf(fields, (call) => page.call({ ...call, at }))
      return true
    }
    const by = roleOf(role)
    const text = message.text('message')
    if (by === undefined || text === undefined) return false
    message.take('role')
    page.words({ by, text, at })
    return true
  },
}

type Call = { by: 'agent'; name: string; arguments: Record<string, unknown>; callId?: string | undefined }

function callOf(call: Fields, say: (call: Call) => void): void {
  const inner = call.inner('function') ?? call
  const name = inner.text('name')
  if (name === undefined) return
  call.word('type', ['function', 'transferCall', 'endCall'])
  say({ by: 'agent', name, arguments: argumentsOf(inner.take('arguments')), callId: call.text('id') })
}
