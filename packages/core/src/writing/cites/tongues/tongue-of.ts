/** Which of the languages that citations are read in a conversation is held in; undefined where it is none of them. */
import type { Conversation } from '../../../evidence/conversation.ts'
import { wordsOf } from '../read.ts'
import { en } from './en.ts'
import type { Tongue } from './tongue.ts'

/** Of what people say in a language about half are its small words; of another language hardly any. */
const SHARE = 0.2
/** Fewer words tell nothing. */
const ENOUGH = 12
const MOST = 4_000

export function tongueOf(conversation: Conversation): Tongue | undefined {
  const said = conversation.filter(({ role }) => role === 'customer').map(({ text }) => text)
  const words = wordsOf(said.join(' ').slice(0, MOST * 6)).slice(0, MOST)
  if (words.length < ENOUGH) return en
  return words.filter((word) => en.empty.has(word)).length >= words.length * SHARE ? en : undefined
}
