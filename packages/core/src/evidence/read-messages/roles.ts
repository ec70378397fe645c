/** Who speaks, by the names that formats give them. What they claim to be is all that is known of them. */
import type { Message } from '../conversation.ts'

const ROLES = new Map<string, Message['role']>(
  Object.entries({
    customer: 'customer',
    user: 'customer',
    human: 'customer',
    caller: 'customer',
    client: 'customer',
    visitor: 'customer',
    guest: 'customer',
    'end-user': 'customer',
    agent: 'agent',
    assistant: 'agent',
    ai: 'agent',
    aimessagechunk: 'agent',
    bot: 'agent',
    model: 'agent',
    system: 'system',
    developer: 'system',
    tool: 'tool',
    function: 'tool',
    person: 'person',
  }),
)

/** Undefined where the name is nobody's. */
export const roleOf = (name: unknown): Message['role'] | undefined =>
  typeof name === 'string' ? ROLES.get(name.toLowerCase()) : undefined
