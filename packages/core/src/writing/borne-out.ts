/**
 * Whether a conversation bears out what a model says of it. Facts are looked for as in what an agent writes (`support.ts`);
 * beyond that most of a sentence has to be in words that were used, because a sentence without any fact can be wrong too.
 * Stricter than with agents: of a model's sentences one too many costs little.
 */
import type { Conversation } from '../evidence/conversation.ts'
import { unfoundedIn } from '../evidence/support.ts'
import { contentWords } from '../note/check/content-words.ts'
import { factsOf } from '../note/check/facts-of.ts'

// Measured on the 846 sentences of real agents' transfers, in three sets: 49 to 80 % of them stand on their own
// conversation, 9 to 21 % on another one of the same business.
const HEARD_AT_LEAST = 2 / 3

/** "cancelled" is heard in "cancellation". */
const STEM = 5

export function borneOutBy(conversation: Conversation): (sentence: string) => boolean {
  const { grounds, words } = factsOf(conversation)
  const stems = new Set([...words].map((word) => word.slice(0, STEM)))
  const isHeard = (word: string) => stems.has(word.toLowerCase().slice(0, STEM))
  return (sentence) => {
    const said = contentWords(sentence)
    return (
      unfoundedIn(sentence, grounds).length === 0 &&
      namesIn(sentence).every((name) => words.has(name.toLowerCase())) &&
      said.filter(isHeard).length >= said.length * HEARD_AT_LEAST
    )
  }
}

/** At the beginning of a sentence a capital tells nothing. */
const namesIn = (sentence: string): string[] =>
  sentence.match(/(?<!^|[.!?:]\s)(?<![\p{L}\p{N}])\p{Lu}\p{L}+/gu)?.map(String) ?? []
