import type { Conversation, Message } from '@baton-desk/core'

/** A conversation to read: each message with its number, who speaks, and what it calls. */
export const asText = (conversation: Conversation): string => `${conversation.map(spoken).join('\n\n')}\n`

function spoken({ role, text, name, toolCall, callId, at, by }: Message, n: number): string {
  const who = [
    `[${n}]`,
    role,
    name && role !== 'customer' ? `(${name})` : '',
    by ? 'on their own device' : '',
    callId ? `answers ${callId}` : '',
    at ? `at ${at}` : '',
  ]
  const call = toolCall
    ? `calls ${toolCall.name} ${JSON.stringify(toolCall.arguments)}${toolCall.id ? ` as ${toolCall.id}` : ''}`
    : ''
  return `${who.filter((part) => part !== '').join(' ')}\n${[text, call].filter((part) => part !== '').join('\n')}`
}
