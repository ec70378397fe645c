/**
 * Whether a text says something. Compared are words, not letters: case, spaces, the way digits are grouped and the usual
 * ways to write a date, an hour or a phone number make no difference. In a pattern `*` ends a word that may go on
 * ("refund*"), and as a word of its own stands for up to four others ("cannot * moved").
 */

export type Sayable = { says: readonly (readonly string[])[]; not: readonly (readonly string[])[] }

/** Whether one line says it, and whether one says what is false of it. A line that says both tells what changed. */
export function isSaid({ says, not }: Sayable, text: string): { isTrue: boolean; isFalse: boolean } {
  const line = comparable(text)
  const stale = not.filter((parts) => parts.every((part) => holds(line, part)))
  const rest = stale.flat().reduce((left, part) => without(left, part), line)
  const isTrue = says.some((parts) => parts.every((part) => holds(rest, part)))
  return { isTrue, isFalse: stale.length > 0 && !isTrue }
}

const holds = (line: string, part: string): boolean => formsOf(part).some((form) => form.test(line))

const without = (line: string, part: string): string =>
  formsOf(part).reduce((left, form) => left.replaceAll(new RegExp(form.source, 'gu'), ' '), line)

function comparable(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[‘’ʼ]/g, "'")
    .replaceAll(/[‐-―]/g, '-')
    .replaceAll(/\b([ap])\.\s?m\.?/g, '$1m')
    .replaceAll(/(?<=\d)[,\u00a0\u202f](?=\d{3}(?!\d))/g, '')
    .replaceAll(/(?<=\d)\.00(?!\d)/g, '')
    .replaceAll(/(?<=\d\.\d)0(?!\d)/g, '')
    .replaceAll(/(?<=\d):00(?=\s?[ap]m)/g, '')
    .replaceAll(/(?<=\d)\s+(?=[ap]m\b)/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

const forms = new Map<string, RegExp[]>()

function formsOf(pattern: string): RegExp[] {
  const known = forms.get(pattern)
  if (known) return known
  const written = [pattern, ...datesLike(pattern), ...hoursLike(pattern)].map(comparable)
  const made = [...written.map(asWords), ...longNumbersLike(pattern)]
  forms.set(pattern, made)
  return made
}

function asWords(pattern: string): RegExp {
  const body = pattern
    .split(' ')
    .map((word) => (word === '*' ? '(?:\\S+ ){0,4}' : `${asWord(word)} `))
    .join('')
    .trimEnd()
  const before = /^\p{N}/u.test(pattern)
    ? '(?<![\\p{L}\\p{N}]|\\p{N}[.:])'
    : /^\p{L}/u.test(pattern)
      ? '(?<![\\p{L}\\p{N}])'
      : ''
  const after = /\p{N}$/u.test(pattern)
    ? '(?![\\p{L}\\p{N}]|[.:]\\p{N})'
    : /\p{L}$/u.test(pattern)
      ? '(?![\\p{L}\\p{N}])'
      : ''
  return new RegExp(before + body + after, 'u')
}

/** "refund*" goes on as it likes. */
const asWord = (word: string): string =>
  word.replace(/\*$/, '').replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&') + (word.endsWith('*') ? '[\\p{L}\\p{N}]*' : '')

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/** 2026-11-27: "27 Nov", "November 27th", "27.11.", "11/27". */
function datesLike(pattern: string): string[] {
  const [, , month = '', day = ''] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(pattern) ?? []
  const name = MONTHS[Number(month) - 1]
  if (name === undefined) return []
  const [d, m] = [Number(day), Number(month)]
  const days = [d, `${d}st`, `${d}nd`, `${d}rd`, `${d}th`]
  return [
    ...days.flatMap((each) => [`${each} ${name}*`, `${each} of ${name}*`, `${name}* ${each}`]),
    ...[
      `${d}.${m}.`,
      `${day}.${month}.`,
      `${d}. ${m}.`,
      `${m}/${d}`,
      `${month}/${day}`,
      `${d}/${m}`,
      `${day}/${month}`,
    ],
  ]
}

/** 14:30: "2:30 pm", "14.30", "14h30"; 09:00: "9 am", "9 Uhr", "9h". */
function hoursLike(pattern: string): string[] {
  const [, hour = '', minute = ''] = /^(\d\d):(\d\d)$/.exec(pattern) ?? []
  if (hour === '') return []
  const h = Number(hour)
  const half = `${((h + 11) % 12) + 1}${minute === '00' ? '' : `:${minute}`}${h < 12 ? 'am' : 'pm'}`
  const whole = minute === '00' ? [`${h} uhr`, `${h}h`, `${h} h`] : []
  return [`${h}:${minute}`, `${h}.${minute}`, `${h}h${minute}`, half, ...whole]
}

/** Phone, card and customer numbers are grouped as everybody likes. */
function longNumbersLike(pattern: string): RegExp[] {
  const digits = pattern.replaceAll(/\D/g, '')
  if (digits.length < 6 || !/^[\d\s+().-]+$/.test(pattern) || /^\d{4}-\d\d-\d\d$/.test(pattern)) return []
  return [new RegExp(`(?<!\\d)${[...digits].join('[\\s().\\-]*')}(?!\\d)`, 'u')]
}
