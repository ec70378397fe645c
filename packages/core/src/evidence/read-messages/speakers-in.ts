/** Who the names of a transcript are. Only a name that is a role tells; others are taken by what is left, and that is said. */
import type { Message } from '../conversation.ts'
import type { Unread } from './fields.ts'
import { roleOf } from './roles.ts'

export type Speaker = { by: Message['role']; name?: string }

/** A name that is no role is a speaker's only beside names that are. */
export function speakersIn(names: readonly string[]): { speakers: Map<string, Speaker>; guessed: Unread[] } {
  const speakers = new Map<string, Speaker>()
  const others = new Map<string, number>()
  for (const name of names) {
    const by = roleOf(name)
    // What calls itself a tool in a text has no call: nobody's words.
    if (by) speakers.set(name, { by: by === 'tool' ? 'system' : by })
    else others.set(name, (others.get(name) ?? 0) + 1)
  }
  const known = new Set([...speakers.values()].map(({ by }) => by))
  if (known.size === 0 || (known.has('customer') && known.has('agent'))) return { speakers, guessed: [] }
  const by = known.has('customer') ? 'person' : 'customer'
  const guessed: Unread[] = []
  for (const [name, count] of others) {
    // One line that happens to have a colon is no speaker.
    if (count === 1 && others.size > 1) continue
    speakers.set(name, { by, name })
    const taken = by === 'customer' ? 'the customer' : 'one of your people'
    guessed.push({ at: '', why: `Read: ${name} is taken as ${taken}.` })
  }
  return { speakers, guessed }
}
