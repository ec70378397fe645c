/** The turns of a conversation as sentences, read once for all who look for something in them. */

import { english } from '../../languages/en/en.ts'
import { ASSENT, GREETING, HESITANT } from '../../languages/en/speech.ts'
import type { Language } from '../../languages/language.ts'
import { headOf } from '../../text.ts'
import type { Conversation } from '../conversation.ts'
import { languageOf } from './language-of.ts'
import { sentencesOf } from './sentences.ts'

export type SpokenSentence = {
  /** As written. */
  text: string
  /** Without hesitation, stage directions and markup, apostrophes straight. */
  said: string
  /** The same without what only greets or takes up the thread: "Hi,", "Yes,", "Of course!". */
  plain: string
  asks: boolean
  /** The customer's, as far as it is one that is read; agents answer in it. */
  language?: Language
}

export type Turn = { at: number; by: 'customer' | 'agent'; sentences: SpokenSentence[]; withCall: boolean }

/** Messages that are read: those at the beginning, where the request stands, and the last ones. */
const READ = { first: 200, last: 400 } as const

export function turnsIn(conversation: Conversation): Turn[] {
  const turns: Turn[] = []
  const usual = customersLanguage(conversation)
  for (const [at, { role, text, toolCall }] of conversation.entries()) {
    if (text === '' || (role !== 'customer' && role !== 'agent')) continue
    if (at >= READ.first && at < conversation.length - READ.last) continue
    const language = role === 'customer' ? (languageOf(text) ?? usual) : usual
    turns.push({
      at,
      by: role,
      sentences: sentencesOf(text).map(
        role === 'customer'
          ? (sentence) => spokenSentence(sentence, language)
          : (sentence) => asWritten(sentence, usual),
      ),
      withCall: toolCall !== undefined,
    })
  }
  return turns
}

// What agents write is seldom hesitant, and little of it is read as speech.
const asWritten = ({ text, asks }: { text: string; asks: boolean }, language: Language): SpokenSentence => ({
  text,
  said: text,
  plain: text,
  asks,
  language,
})

/** Of all that the customer said: a name or a number by itself tells none. */
const customersLanguage = (conversation: Conversation): Language =>
  languageOf(
    conversation
      .slice(0, READ.first)
      .flatMap(({ role, text }) => (role === 'customer' ? [headOf(text, 300)] : []))
      .join('\n'),
  ) ?? english

export function spokenSentence(
  { text, asks }: { text: string; asks: boolean },
  language = languageOf(text) ?? english,
): SpokenSentence {
  const said = plainSpeech(text, language)
  return { text, said, plain: withoutGreeting(said, language), asks, language }
}

/** Said twice while thinking: "I I need", "can you, can you". A number may well have the same digit twice. */
const WORD = String.raw`\p{L}[\p{L}'’]{0,20}`
const LETTER = "[\\p{L}\\p{N}'’]"
const WORDS = `${WORD}(?: ${WORD}){0,3}`
const TWICE = new RegExp(`(?<!${LETTER})(${WORDS})(?:[,.…]? |-| - )\\1(?!${LETTER})`, 'giu')

export function plainSpeech(sentence: string, language = english as Language): string {
  if (sentence.length <= 500 && !HESITANT.test(sentence) && !isHesitantIn(sentence, language)) return sentence.trim()
  const bare = headOf(sentence, 500)
    .replaceAll('’', "'")
    .replace(/\*\*/g, '')
    .replace(/\*[^*\n]{1,60}\*/g, ' ')
    .replaceAll('*', '')
    .replace(/(?:\.{2,}|…)\s*/g, ' ')
    .replace(language.speech.FILLERS, ' ')
    .replace(/\s+/g, ' ')
  return corrected(saidOnce(saidOnce(bare, language), language), language)
    .replace(/^[\s,.–-]+/, '')
    .replace(/ ,|,(?: ?,)+/g, ',')
    .replace(/\s+/g, ' ')
    .trim()
}

const isHesitantIn = (sentence: string, language: Language): boolean =>
  sentence.search(language.speech.FILLERS) >= 0 ||
  isRepeated(sentence, language) ||
  corrected(sentence, language) !== sentence

const isRepeated = (sentence: string, language: Language): boolean =>
  [...sentence.matchAll(TWICE)].some(([, said = '']) => isHesitation(said, language))

const isHesitation = (said: string, { numbers, speech }: Language): boolean =>
  !speech.MEANT_TWICE.test(said) && !said.split(' ').some((word) => word.toLowerCase() in numbers.SPOKEN)

const saidOnce = (text: string, language: Language): string =>
  text.replace(TWICE, (both: string, said: string) => (isHesitation(said, language) ? said : both))

/** "On Monday, no, Tuesday": what was taken back goes. */
function corrected(text: string, { speech }: Pick<Language, 'speech'>): string {
  const values = [...text.matchAll(speech.VALUE)]
  for (const [n, first] of values.entries()) {
    const second = values[n + 1]
    if (!second) break
    const between = text.slice(first.index + first[0].length, second.index)
    if (
      between.length > 40 ||
      !speech.CORRECTED.test(between) ||
      kindOf(first[0], speech) !== kindOf(second[0], speech)
    )
      continue
    // "On Monday, no, Tuesday": the small word before the first belongs to the second too.
    const before =
      first[0].includes(' ') && !second[0].includes(' ') ? first[0].slice(0, first[0].indexOf(' ') + 1) : ''
    return corrected(text.slice(0, first.index) + before + text.slice(second.index), { speech })
  }
  return text
}

const kindOf = (value: string, { TIME }: Language['speech']): 'digits' | 'day' | 'word' =>
  /\d/.test(value) ? 'digits' : TIME.test(value) ? 'day' : 'word'

export const withoutGreeting = (sentence: string, { speech }: Pick<Language, 'speech'> = english): string =>
  sentence.replace(GREETING, '').replace(speech.GREETING, '').replace(ASSENT, '').replace(speech.ASSENT, '').trim()
