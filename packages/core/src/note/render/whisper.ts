/** The note as it is said into a person's ear before they take a call: at most 46 words, 15 seconds. */
import type { Element, ElementContent, Root } from 'xast'
import { toXml } from 'xast-util-to-xml'
import { sentencesOf } from '../../evidence/speech/sentences.ts'
import { countWords } from '../../text.ts'
import { media } from '../../words/en/media.ts'
import type { Note } from '../note.ts'
import { READING_LIMITS } from '../reading.ts'
import { type RenderContext, toCard } from './card.ts'
import { asSentence } from './line-words.ts'

/** As plain words, for a voice that reads text. */
export const toWhisper = (note: Note, context: RenderContext): string => whisperSentences(note, context).join(' ')

export const whisperWords = (note: Note, context: RenderContext): number => countWords(toWhisper(note, context))

/** As SSML 1.1: a pause between the sentences, and order or account numbers digit by digit. */
export function toSsml(note: Note, context: RenderContext): string {
  const ids = note.who.identifiers
    .map(({ value }) => value)
    .filter((value) => /^[\w-]{3,24}$/.test(value) && /\d/.test(value))
  const spoken = whisperSentences(note, context).flatMap((sentence, n): ElementContent[] => [
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

/** In the order of reading, whole sentences only: one that no longer fits is left out, never cut. What to do is always said. */
export function whisperSentences(note: Note, context: RenderContext, most: number = READING_LIMITS.whisper): string[] {
  const { header, ask, act, whoAndWhat, rows } = toCard(note, context)
  const above = rows.filter(({ band }) => band === 'above').flatMap(({ lines }) => lines.map(({ text }) => text))
  const must = [`${header.word}.`, asSentence(ask), asSentence(act.text.replace(' (', ', ').replace(')', ''))]
  const may = [whoAndWhat, ...above].flatMap((part) => {
    const parts = sentencesOf(part).map(({ text }) => text)
    return parts.length > 0 ? parts : [part]
  })
  const said: string[] = []
  let left = most
  for (const [n, part] of [...must, ...may].entries()) {
    const sentence = speakable(asSentence(part))
    const words = countWords(sentence)
    if (words === 0 || (n >= must.length && words > left)) continue
    said.push(sentence)
    left -= words
  }
  return said
}

const speakable = (text: string): string =>
  text
    .replace(/[^\p{L}\p{M}\p{N}\p{P}\p{Sc}%+ ]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()

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
