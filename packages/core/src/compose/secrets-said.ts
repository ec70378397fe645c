/** What a customer said when the agent asked for a code or a password: nobody's to read, though no word announces it. */
import type { Conversation } from '../evidence/conversation.ts'
import { ASKS_SECRET, TELL_ME_SECRET } from '../languages/en/speech.ts'
import { countWords } from '../text.ts'

/** Whether the agent's last words before this message ask for one. */
export function asksSecret(conversation: Conversation, at: number): boolean {
  const asked = conversation.slice(0, at).findLast(({ role, text }) => role === 'agent' && text !== '')?.text ?? ''
  return ASKS_SECRET.test(asked) || TELL_ME_SECRET.test(asked)
}

const NUMBER = /(?<![\p{L}\d])\d(?:[ .-]?\d){2,18}(?![\p{L}\d])/gu
const WORD = /[^\s"'“”.,;!?]{3,64}[!?]?(?=[\s"'“”.,;]*$)/u
/** A longer answer tells of other things too. */
const MOST_WORDS = 8
const WORDS_OF_A_PASSWORD = 2

/** Each value once, as said. */
export function secretsSaid(conversation: Conversation): string[] {
  const said = new Set<string>()
  for (const [at, { role, text, toolCall }] of conversation.entries()) {
    if (role !== 'customer' || toolCall || text === '' || countWords(text) > MOST_WORDS) continue
    if (!asksSecret(conversation, at)) continue
    const numbers = text.match(NUMBER) ?? []
    const [number] = numbers
    if (number !== undefined && numbers.length === 1) said.add(number)
    const word = countWords(text) <= WORDS_OF_A_PASSWORD ? WORD.exec(text)?.[0] : undefined
    // A word that is said elsewhere too, as a name is, is no secret of theirs.
    const isSaidOnce = (value: string) => !conversation.some((other, n) => n !== at && other.text.includes(value))
    if (numbers.length === 0 && word && !REFUSES.test(text) && isSaidOnce(word)) said.add(word)
  }
  return [...said]
}

const REFUSES = /^\s*(?:yes|no|sure|ok(?:ay)?|what|why|none|sorry|nothing|i don|not)\b/i
