/** Numbers said in words: "twelve hundred", "four grand", "fünfundzwanzig"; and runs of digits, as people say a phone number. */

import type { Language } from '../languages/language.ts'
import { LANGUAGES } from '../languages/languages.ts'
import { languageOf } from './speech/language-of.ts'

type Numbers = Language['numbers']
type Reader = { numbers: Numbers; word: RegExp; run: RegExp }

const OTHERS: Readonly<Record<string, number>> = { noon: 12, midday: 12, midnight: 0, dozen: 12 }

const MOST = 200

const READERS = new Map(LANGUAGES.map(({ code, numbers }) => [code, readerOf(numbers)]))

function readerOf(numbers: Numbers): Reader {
  const longestFirst = Object.keys(numbers.SPOKEN).toSorted((a, b) => b.length - a.length)
  const spoken = longestFirst.join('|')
  const times = Object.keys(numbers.TIMES).join('|')
  return {
    numbers,
    word: new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${spoken})(?!\p{L})`, 'gu'),
    run: new RegExp(
      String.raw`(?<![\p{L}\p{N}])(?:(?:(?:${times}) )?(?:${spoken}|\d{1,4})(?![\p{L}\p{N}])[\s,.–-]{0,3}){4,}`,
      'giu',
    ),
  }
}

const readerFor = (text: string): Reader | undefined => READERS.get(languageOf(text)?.code ?? 'en')

/** Every number that a text says in words, and every digit before such a word: "4 grand". */
export function spokenNumbers(text: string): number[] {
  const reader = readerFor(text)
  if (!reader) return []
  const { SPOKEN, SCALES, AND } = reader.numbers
  const found: number[] = []
  let sum: number | undefined
  let part = 0
  const end = (): void => {
    // Beyond that it would be another number; nobody says such a one in words.
    if (sum !== undefined && Number.isSafeInteger(Math.trunc(sum + part))) found.push(sum + part)
    sum = undefined
    part = 0
  }
  const inParts = text.toLowerCase().replace(/(?<=\p{L})(?:hundert|tausend)|(?:hundert|tausend)(?=\p{L})/gu, ' $& ')
  // What is one number in two words ("treinta y cuatro") is one word here.
  const marked = inParts.replace(reader.word, (said) => `=${SPOKEN[said]}`)
  for (const [word] of marked.matchAll(/=\d+|\p{L}+|\d+(?:\.\d+)?/gu)) {
    if (found.length >= MOST) break
    const unit = word.startsWith('=') ? Number(word.slice(1)) : undefined
    const scale = SCALES[word]
    if (unit !== undefined) {
      if (sum !== undefined && part % 10 !== 0 && part !== 0) end()
      if (sum !== undefined && part !== 0 && unit >= 10 && part < 100) end()
      sum ??= 0
      part += unit
    } else if (/^\d/.test(word)) {
      end()
      sum = 0
      part = Number(word)
    } else if (scale !== undefined && sum !== undefined) {
      if (scale === 100) part = Math.max(part, 1) * 100
      else {
        sum = (sum + Math.max(part, 1)) * scale
        part = 0
      }
    } else if (!AND.test(word) || sum === undefined) {
      end()
      const other = OTHERS[word]
      if (other !== undefined) found.push(other)
    }
  }
  end()
  return found
}

/** Of a run of digits, with the words that it was said in. */
export type SpokenDigits = { digits: string; words: string; at: number }

/** Runs of digits that are said one or two at a time, at least partly in words: "six two oh, double four one nine". */
export function spokenDigits(text: string): SpokenDigits[] {
  const reader = readerFor(text)
  if (!reader) return []
  const { SPOKEN, TIMES } = reader.numbers
  const found: SpokenDigits[] = []
  for (const { 0: words, index: at } of text.matchAll(reader.run)) {
    if (!/\p{L}{2}/u.test(words)) continue
    let times = 1
    const said = words.toLowerCase()
    const groups = said.split(/[,.–-]\s|[,.]/).map((group) => {
      let digits = ''
      for (const [word] of group.matchAll(new RegExp(String.raw`${reader.word.source}|\p{L}+|\d+`, 'gu'))) {
        const again = TIMES[word]
        if (again !== undefined) {
          times = again
          continue
        }
        digits += (SPOKEN[word] ?? (/^\d/.test(word) ? word : '')).repeat(times)
        times = 1
      }
      return digits
    })
    found.push({ digits: groups.filter(Boolean).join(' '), words: words.replace(/[\s,.–-]+$/, ''), at })
  }
  return found
}

/** An hour, and how many minutes after it are meant. */
const PARTS_OF_THE_HOUR: readonly [RegExp, number][] = [
  [/\bhalf (?:past )?(\d{1,2}|\p{L}{3,6})\b/giu, 30],
  [/\bquarter past (\d{1,2}|\p{L}{3,6})\b/giu, 15],
  [/\bquarter to (\d{1,2}|\p{L}{3,6})\b/giu, -15],
  [/\bhalb (\d{1,2}|\p{L}{3,6})\b/giu, -30],
  [/\bviertel nach (\d{1,2}|\p{L}{3,6})\b/giu, 15],
  [/\b(?:drei)?viertel vor (\d{1,2}|\p{L}{3,6})\b/giu, -15],
  [/(?<!\p{L})(\d{1,2}|\p{L}{3,6}) y media\b/giu, 30],
  [/(?<!\p{L})(\d{1,2}|\p{L}{3,6}) y cuarto\b/giu, 15],
  [/(?<!\p{L})(\d{1,2}|\p{L}{3,6}) menos cuarto\b/giu, -15],
  [/(?<!\p{L})(\d{1,2}|\p{L}{2,6}) heures? et demie\b/giu, 30],
  [/(?<!\p{L})(\d{1,2}|\p{L}{2,6}) heures? et quart\b/giu, 15],
  [/(?<!\p{L})(\d{1,2}|\p{L}{2,6}) heures? moins le quart\b/giu, -15],
]

/** Times of the day as they are said, by the clock: "half past six" and "halb sieben" are 6:30. */
export function spokenTimes(text: string): string[] {
  const said = readerFor(text)?.numbers.SPOKEN ?? {}
  return PARTS_OF_THE_HOUR.flatMap(([pattern, minutes]) =>
    [...text.matchAll(pattern)].slice(0, MOST).flatMap(([, written = '']) => {
      const hour = /^\d/.test(written) ? Number(written) : Number(said[written.toLowerCase()] ?? Number.NaN)
      if (!(hour >= 1 && hour <= 24)) return []
      const from = minutes < 0 ? hour - 1 || 12 : hour
      return [`${from}:${(minutes + 60) % 60}`]
    }),
  )
}
