import { SegmentedMessage } from 'sms-segments-calculator'
import { sentencesOf } from '../../evidence/speech/sentences.ts'
import type { Note } from '../note.ts'
import { type RenderContext, toCard } from './card.ts'

export type Sms = { text: string; segments: number; encoding: 'GSM-7' | 'UCS-2' }

/** What a phone shows as one message without paying for more than three. */
export const SMS_SEGMENTS = 3

/**
 * The note as a text message, with the first link whole: what, by when, who and what, and why, as far as whole sentences
 * fit. Only an ask that would not fit by itself is cut.
 */
export function toSms(note: Note, context: RenderContext): Sms {
  const { header, ask, act, whoAndWhat, links } = toCard(note, context)
  // A link that would fill the message by itself is left out: half a link leads nowhere.
  const link = links[0] && measured(links[0].url).segments < SMS_SEGMENTS ? `\n${links[0].url}` : ''
  const sentences = sentencesOf(whoAndWhat).map(({ text }) => text)
  const others = [act.text, ...(sentences.length > 0 ? sentences : [whoAndWhat]), note.why.sentence]
  let said = longestThatFits([...inPlainSigns(`${header.word}: ${ask}`)], link)
  for (const sentence of others.filter(Boolean).map(inPlainSigns))
    if (measured(`${said}\n${sentence}${link}`).segments <= SMS_SEGMENTS) said = `${said}\n${sentence}`
  return measured(said + link)
}

/** Halves the distance: a cut may change the encoding, and with it how much fits, but less text never needs more. */
function longestThatFits(said: string[], link: string): string {
  if (measured(said.join('') + link).segments <= SMS_SEGMENTS) return said.join('')
  let fits = 0
  let tooLong = said.length
  while (tooLong - fits > 1) {
    const middle = Math.floor((fits + tooLong) / 2)
    if (measured(cutInPlainSigns(said, middle) + link).segments <= SMS_SEGMENTS) fits = middle
    else tooLong = middle
  }
  return cutInPlainSigns(said, fits)
}

function measured(text: string): Sms {
  const message = new SegmentedMessage(text)
  return { text, segments: message.segmentsCount, encoding: message.getEncodingName() === 'GSM-7' ? 'GSM-7' : 'UCS-2' }
}

const cutInPlainSigns = (said: string[], length: number): string =>
  `${said
    .slice(0, Math.max(0, length - 3))
    .join('')
    .trimEnd()}...`

// Signs outside the GSM alphabet more than halve what one message holds; these have a twin inside it.
const TWINS: Record<string, string> = {
  '’': "'",
  '‘': "'",
  '‚': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '–': '-',
  '—': '-',
  '−': '-',
  '…': '...',
  '·': '-',
  '•': '-',
  '\u00a0': ' ',
  '\u202f': ' ',
  '\t': ' ',
}

const inPlainSigns = (text: string): string =>
  text.replace(/[’‘‚“”„«»–—−…·•\u00a0\u202f\t]/g, (sign) => TWINS[sign] ?? sign)
