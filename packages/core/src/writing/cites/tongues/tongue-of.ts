/** Which of the languages that citations are read in a conversation is held in. */
import type { Conversation } from '../../../evidence/conversation.ts'
import { en } from './en.ts'
import type { Tongue } from './tongue.ts'

const TONGUES: readonly Tongue[] = [en]

const known = new WeakMap<Conversation, Tongue>()

export function tongueOf(conversation: Conversation): Tongue {
  const already = known.get(conversation)
  if (already) return already
  const [first] = TONGUES
  if (!first) throw new Error('No language is known')
  known.set(conversation, first)
  return first
}
