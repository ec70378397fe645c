import type { Conversation } from '../evidence/conversation.ts'
import type { DecisionKind } from '../handoff/decision.ts'
import type { RehearsalCase } from '../rehearse/rehearse.ts'

/** What the desk has kept of a handoff, as far as it can be played again. */
export type KeptHandoff = {
  id: string
  createdAt: string
  messages: Conversation
  /** What waited for an approval. */
  action?: { tool: string; arguments: Record<string, unknown> } | undefined
  decision?: DecisionKind | undefined
}

/**
 * As it was sent, and behind it the call that the agent proposed. Who decided on it said whether a person was needed.
 * Undefined where nothing was kept that could be played.
 */
export function keptCase({ id, createdAt, messages, action, decision }: KeptHandoff): RehearsalCase | undefined {
  const call = action && {
    role: 'agent' as const,
    text: '',
    toolCall: { name: action.tool, arguments: action.arguments },
  }
  const conversation = call ? [...messages, call] : messages
  if (conversation.length === 0) return undefined
  return { id, conversation, at: createdAt, ...(decision && { expected: { handOff: decision !== 'not_needed' } }) }
}
