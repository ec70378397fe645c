/** The turns of a conversation as sentences, read once for all who look for something in them. */
import { ASSENT, GREETING, HESITANT } from '../../languages/en/speech.ts'
import { headOf } from '../../text.ts'
import type { Conversation } from '../conversation.ts'
import { sentencesOf } from './sentences.ts'

export type SpokenSentence = {
  /** As written. */
  text: string
  /** Without hesitation, stage directions and markup, apostrophes straight. */
  said: string
  /** The same without what only greets or takes up the thread: "Hi,", "Yes,", "Of course!". */
  plain: string
  asks: boolean
}

export type Turn = { at: number; by: 'customer' | 'agent'; sentences: SpokenSentence[]; withCall: boolean }

/** Messages that are read: those at the beginning, where the request stands, and the last ones. */
const READ = { first: 200, last: 400 } as const

export function turnsIn(conversation: Conversation): Turn[] {
  const turns: Turn[] = []
  for (const [at, { role, text, toolCall }] of conversation.entries()) {
    if (text === '' || (role !== 'customer' && role !== 'agent')) continue
    if (at >= READ.first && at < conversation.length - READ.last) continue
    turns.push({
      at,
      by: role,
      sentences: sentencesOf(text).map(role === 'customer' ? spokenSentence : asWritten),
      withCall: toolCall !== undefined,
    })
  }
  return turns
}

// What agents write is seldom hesitant, and little of it is read as speech.
const asWritten = ({ text, asks }: { text: string; asks: boolean }): SpokenSentence => ({
  text,
  said: text,
  plain: text,
  asks,
})

export function spokenSentence({ text, asks }: { text: string; asks: boolean }): SpokenSentence {
  const said = plainSpeech(text)
  return { text, said, plain: withoutGreeting(said), asks }
}

export function plainSpeech(sentence: string): string {
  if (sentence.length <= 500 && !HESITANT.test(sentence)) return sentence.trim()
  return headOf(sentence, 500)
    .replaceAll('’', "'")
    .replace(/\*\*/g, '')
    .replace(/\*[^*\n]{1,60}\*/g, ' ')
    .replaceAll('*', '')
    .replace(/(?:\.{2,}|…)\s*/g, ' ')
    .replace(/\b(?:um+|uh+|er+m?|hmm+|well|like I said|you know)\b,? /gi, '')
    .replace(/\b(I|we|my|the|to|and) \1\b/gi, '$1')
    .replace(/\s+/g, ' ')
    .trim()
}

export const withoutGreeting = (sentence: string): string => sentence.replace(GREETING, '').replace(ASSENT, '').trim()
