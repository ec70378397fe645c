/** Retell: the transcript of a call with its tool calls, alone, in the call or in a webhook about it. */
import { answerText, argumentsOf, asError } from './call-arguments.ts'
import type { Family } from './family.ts'
import { asText, type Fields, isObject } from './fields.ts'
import { timeOf } from './plain-message.ts'
import { roleOf } from './roles.ts'

const LISTS = ['transcript_with_tool_calls', 'transcript_object', 'message_with_tool_calls'] as const
const READ_INSTEAD = 'The single utterances were read in its place.'
const OTHERS = ['transcript', 'transcript_object', 'scrubbed_transcript_with_tool_calls']

export const retell: Family = {
  format: 'retell',
  name: 'Retell',
  open: (whole) => {
    const call = whole.inner('call') ?? whole.inner('chat') ?? whole
    const list = LISTS.find((key) => Array.isArray(call.peek(key)))
    if (list === undefined) return undefined
    whole.word('event', [
      'call_started',
      'call_ended',
      'call_analyzed',
      'chat_started',
      'chat_ended',
      'chat_analyzed',
      'transcript_updated',
    ])
    for (const key of OTHERS) if (key !== list) call.leave(key, READ_INSTEAD)
    return call.items(list)
  },
  marks: ({ role, words, tool_call_id: callId, digit, content }) =>
    (role === 'tool_call_invocation' && typeof callId === 'string') ||
    (role === 'tool_call_result' && typeof callId === 'string') ||
    role === 'transfer_target' ||
    (role === 'dtmf' && digit !== undefined) ||
    (typeof content === 'string' && Array.isArray(words) && words.some((word) => isObject(word) && 'word' in word)),
  read: (utterance, page) => {
    const at = timeOf(utterance)
    switch (utterance.peek('role')) {
      case 'tool_call_invocation': {
        const name = utterance.text('name')
        if (name === undefined) return false
        utterance.take('role')
        const callId = utterance.text('tool_call_id')
        page.call({ by: 'agent', name, arguments: argumentsOf(utterance.take('arguments')), callId, at })
        return true
      }
      case 'tool_call_result': {
        utterance.take('role')
        const text = answerText(utterance.take('content'))
        const failed = utterance.peek('successful') === false
        page.answer({ text: failed ? asError(text) : text, of: utterance.text('tool_call_id'), at })
        return true
      }
      case 'dtmf':
        utterance.take('role')
        page.words({ by: 'customer', text: `[pressed ${answerText(utterance.take('digit'))}]`, at })
        return true
      // One of the people to whom the call was passed.
      case 'transfer_target':
        return say(utterance, (text) => page.words({ by: 'person', text, at }))
      default: {
        const by = roleOf(utterance.peek('role'))
        return by !== undefined && say(utterance, (text) => page.words({ by, text, at }))
      }
    }
  },
}

function say(utterance: Fields, words: (text: string) => void): boolean {
  const text = utterance.text('content')
  if (text === undefined) return false
  utterance.take('role')
  // Each word again, with the moment at which it was said.
  for (const { fields: word } of utterance.items('words'))
    if (word && text.includes(asText(word.peek('word')).trim())) word.text('word')
  words(text)
  return true
}
