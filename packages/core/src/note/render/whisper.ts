/** The note as it is said into a person's ear before they take a call: at most 46 words, 15 seconds. */
import type { Element, ElementContent, Root } from 'xast'
import { toXml } from 'xast-util-to-xml'
import { countWords } from '../../text.ts'
import { media } from '../../words/en/media.ts'
import type { Note } from '../note.ts'
import { READING_LIMITS } from '../reading.ts'
import { type RenderContext, toCard } from './card.ts'
import { asSentence } from './line-words.ts'

/** As plain words, for a voice that reads text. */
export const toWhisper = (note: Note, context: RenderContext): string => sentences(note, context).join(' ')

export const whisperWords = (note: Note, context: RenderContext): number => countWords(toWhisper(note, context))

/** As SSML 1.1: a pause between the sentences, and order or account numbers digit by digit. */
export function toSsml(note: Note, context: RenderContext): string {
  const ids = note.who.identifiers
    .map(({ value }) => value)
    .filter((value) => /^[\w-]{3,24}$/.test(value) && /\d/.test(value))
  const spoken = sentences(note, context).flatMap((sentence, n): ElementContent[] => [
    text('\n'),
    ...(n > 0 ? [element('break', { time: '300ms' }, [])] : []),
    element('s', {}, spelledOut(sentence, ids)),
  ])
  const root: Root = {
    type: 'root',
    children: [
      element(
        'speak',
        {
          version: '1.1',
          xmlns: 'http://www.w3.org/2001/10/synthesis',
          'xml:lang': (context.words?.media ?? media).language,
        },
        [element('p', {}, spoken)],
      ),
    ],
  }
  return toXml(root)
}

function sentences(note: Note, context: RenderContext): string[] {
  const { header, ask, act, whoAndWhat } = toCard(note, context)
  const said: string[] = []
  let left = READING_LIMITS.whisper
  // In the order of the decision; what no longer fits is cut, the first two never are.
  for (const part of [
    `${header.word}.`,
    asSentence(ask.text),
    asSentence(act.text.replace(' (', ', ').replace(')', '')),
    asSentence(whoAndWhat.text),
    asSentence(note.why.sentence),
  ]) {
    const speakable = part
      .replace(/[^\p{L}\p{M}\p{N}\p{P}\p{Sc}%+ ]/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim()
    const fitted = firstWords(speakable, left)
    if (countWords(fitted) > 0) said.push(fitted)
    left -= countWords(fitted)
    // A half sentence is the last thing said.
    if (fitted !== speakable) break
  }
  return said
}

function firstWords(text: string, max: number): string {
  if (countWords(text) <= max) return text
  const words: string[] = []
  let count = 0
  for (const word of text.split(' ')) {
    count += countWords(word)
    if (count > max) break
    words.push(word)
  }
  return words.length === 0 ? '' : `${words.join(' ').replace(/[,;:.]$/, '')}.`
}

/** Identifiers as characters; everything else as it stands. */
function spelledOut(sentence: string, ids: string[]): ElementContent[] {
  if (ids.length === 0) return [text(sentence)]
  const pattern = new RegExp(
    `(?<![\\w-])(${[...new Set(ids)].map((id) => id.replace(/[-]/g, '\\-')).join('|')})(?![\\w-])`,
    'g',
  )
  return sentence
    .split(pattern)
    .map((part, n) => (n % 2 === 1 ? element('say-as', { 'interpret-as': 'characters' }, [text(part)]) : text(part)))
    .filter((part) => part.type !== 'text' || part.value !== '')
}

const text = (value: string): ElementContent => ({ type: 'text', value })
const element = (name: string, attributes: Record<string, string>, children: ElementContent[]): Element => ({
  type: 'element',
  name,
  attributes,
  children,
})
