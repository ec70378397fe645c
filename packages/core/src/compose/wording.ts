/** Small matters of wording: cutting, first letters, full stops, from the customer's "I" to the reader's "they". */

import { ABOUT_THEM, CUSTOMER_WORDS, SOFTENING, SORRY, UNDERSTANDS } from '../languages/en/agents.ts'
import { TITLE } from '../languages/en/claims.ts'
import { countWords, headOf } from '../text.ts'

/** Cuts at the end of a word and marks the cut. */
export function cut(text: string, max: number): string {
  const plain = text.replace(/\s+/g, ' ').trim()
  if (plain.length <= max) return plain
  const head = headOf(plain, max - 1)
  const end = head.lastIndexOf(' ')
  return `${(end > max / 2 ? head.slice(0, end) : head).replace(/[\s,;:–—-]+$/, '')}…`
}

// Where somebody's words may end and still say what they said: never before a condition or in the middle of a list.
const SENTENCE_ENDS = [/[.!?](?=\s)|[;—–]|\s-\s|\s\(/g, /,? (?:because|since|which)\b/g]
/** In what machines print, a comma parts one thing from the next. */
const PRINTED_ENDS = [...SENTENCE_ENDS, /,(?!\d)/g]

/** Whole where it has at most `max` words, else up to the last end of a thought before that; whole where there is none. */
export const upToWords = (text: string, max: number): string => upTo(text, max, SENTENCE_ENDS)

/** The same for what machines print. */
export const printedUpTo = (text: string, max: number): string => upTo(text, max, PRINTED_ENDS)

function upTo(text: string, max: number, ends: readonly RegExp[]): string {
  const plain = text.replace(/\s+/g, ' ').trim()
  if (countWords(plain) <= max) return plain
  for (const end of ends) {
    let best = ''
    for (const { index, 0: mark } of plain.matchAll(end)) {
      const head = plain.slice(0, /[.!?]/.test(mark) ? index + 1 : index)
      const words = countWords(head)
      if (words > max) break
      if (words >= Math.min(6, max / 2) && !isOpenBracket(head)) best = head
    }
    if (best !== '') return best.replace(/[\s,;:–—-]+$/, '')
  }
  return plain
}

const isOpenBracket = (text: string): boolean =>
  text.lastIndexOf('(') > text.lastIndexOf(')') || /\b(?:Mr|Mrs|Ms|Dr|St|No|a\.m|p\.m|e\.g|i\.e)\.$/i.test(text)

/** By the first name; "Dr" alone is nobody. */
export const calledBy = (name: string | undefined): string | undefined => {
  const first = name?.split(' ')[0]
  return first !== undefined && IS_TITLE.test(first) ? name : first
}
const IS_TITLE = new RegExp(`^(?:${TITLE.source})\\.?$`, 'i')

export const startUpper = (text: string): string => {
  const first = text.codePointAt(0)
  if (first === undefined) return text
  const letter = String.fromCodePoint(first)
  return letter.toUpperCase() + text.slice(letter.length)
}

export const asSentence = (text: string): string => {
  const plain = startUpper(text.trim()).replace(/[,;:\s]+$/, '')
  return plain === '' || /[.!?…。？！]["'”’)]*$/.test(plain) ? plain : `${plain}.`
}

const CUSTOMER: Readonly<Record<string, string>> = {
  "i'm": "they're",
  'i am': 'they are',
  'i was': 'they were',
  "i've": "they've",
  "i'd": "they'd",
  "i'll": "they'll",
  i: 'they',
  me: 'them',
  my: 'their',
  mine: 'theirs',
  myself: 'themselves',
  "we're": "they're",
  "we've": "they've",
  "we'd": "they'd",
  "we'll": "they'll",
  we: 'they',
  our: 'their',
  ours: 'theirs',
  us: 'them',
  ourselves: 'themselves',
  your: 'our',
  yours: 'ours',
  you: 'us',
  'you are': 'we are',
  "you're": 'we are',
  'am i': 'are they',
  'was i': 'were they',
  'you can': 'we can',
  'you could': 'we could',
  'you have': 'we have',
  "you've": "we've",
  'you do': 'we do',
  'you offer': 'we offer',
  'do you': 'do we',
  'can you': 'can we',
  'could you': 'could we',
  'will you': 'will we',
  "you'll": "we'll",
  'you said': 'we said',
  'you told': 'we told',
  'you all': 'us',
}

/** The customer's words about themselves as words about them: "cancel my flight" → "cancel their flight". */
export const aboutThem = (text: string): string =>
  text
    .replace(ABOUT_THEM, '$1 WE')
    .replace(/^you(?= [a-z])/i, 'WE')
    .replace(CUSTOMER_WORDS, (word) =>
      word === 'WE' ? 'we' : (CUSTOMER[word.toLowerCase().replace('’', "'")] ?? word),
    )

/** What only softens or opens a sentence. */
export const withoutSoftening = (text: string): string => {
  let plain = text
    .replace(/[*`]+|^#+\s+/g, '')
    .replace(/^\s*(?:[-•]|\d{1,2}[.)])\s*(?=[\p{L}"“'])/u, '')
    .trim()
  for (let rounds = 0; rounds < 4; rounds++) {
    const before = plain
    plain = plain
      .replace(/^[^.:,]{3,40}: (?=(?:unfortunately|however|i|i['’]m|we|sorry)\b)/i, '')
      .replace(SOFTENING, '')
      .replace(SORRY, '')
      .replace(UNDERSTANDS, '')
      .replace(/^thank(?:s| you)\b[^,.;—]{0,60}[,;—.]\s*/i, '')
    if (plain === before) break
  }
  return plain
}

/** Somebody's sentence as it is quoted: their words, without the marks of markup and lists. */
export const quotable = (text: string): string =>
  text
    .replace(/\*\*/g, '')
    // What is left of a list of JSON.
    .replace(/^"(.*)",?$/s, '$1')
    .replace(/",?$/, (end) => (text.split('"').length % 2 === 0 ? '' : end))
    .replace(/^[\s,;:.–—•*#-]+/, '')
    .replace(/\s+/g, ' ')
    .trim()

const SPELLED = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]
/** A count in words, so that no number stands in a note that nobody said. */
export const spelled = (count: number): string => SPELLED[count] ?? 'many'
