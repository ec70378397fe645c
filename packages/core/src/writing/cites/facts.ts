/** The hard facts of a text: numbers, dates, times of day, ids and names, each in one way of writing. */
import type { Tongue } from './tongues/tongue.ts'

/** `count`: how many a list holds. */
export type FactKind = 'number' | 'count' | 'date' | 'time' | 'id' | 'name'
export type FactValue = { kind: FactKind; value: string }

const DATE = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ].*)?$/i
const TIME = /^(\d{1,2}):(\d{2})(?::\d{2})?(?:\.\d+)?(am|pm)?$|^(\d{1,2})\.(\d{2})(am|pm)$/i
const HOUR = /^(\d{1,2})(am|pm)$/i
const NUMBER = /^[+-]?\d+(?:\.\d+)?$/

/** A token with a digit in it: what it is. */
export function factIn(token: string): FactValue {
  const plain = token
    .toLowerCase()
    .replace(/^#+/, '')
    .replace(/[.,:;'’]+$/, '')
  const date = DATE.exec(plain)
  if (date) return { kind: 'date', value: dateOf(Number(date[2]), Number(date[3]), date[1]) }
  const time = TIME.exec(plain)
  if (time && Number(time[1] ?? time[4]) < 25 && Number(time[2] ?? time[5]) < 60)
    return { kind: 'time', value: timeOf(Number(time[1] ?? time[4]), Number(time[2] ?? time[5]), time[3] ?? time[6]) }
  const hour = HOUR.exec(plain)
  if (hour) return { kind: 'time', value: timeOf(Number(hour[1]), 0, hour[2]) }
  const digits = plain.replace(/(?<=\d)[,'’](?=\d{3}(?!\d))/g, '')
  const bare = digits.replace(/(?<=\d)(?:st|nd|rd|th|k|%|gb|mb|km|kg|lb|lbs|ft|h|hrs?|min|x|am|pm|er|º|°)$/, '')
  if (NUMBER.test(bare)) {
    const number = Number(bare) * (/\dk$/.test(digits) ? 1000 : 1)
    return bare.length > 9 ? { kind: 'id', value: bare } : { kind: 'number', value: String(Math.abs(number)) }
  }
  const isPhone = /^\+?[\d\s().-]+$/.test(plain)
  return { kind: 'id', value: isPhone ? plain.replace(/\D/g, '') : plain.replace(/[^\p{L}\p{N}@._+-]/gu, '') }
}

export const dateOf = (month: number, day: number, year?: string): string => `${month}-${day}${year ? `-${year}` : ''}`

/** Minutes after midnight; of the half day where nothing says which: "7" is 7 and 19. */
export const timeOf = (hour: number, minutes: number, half?: string): string => {
  const isPm = half?.toLowerCase().startsWith('p')
  const isAm = half?.toLowerCase().startsWith('a')
  const full = isPm ? (hour % 12) + 12 : isAm ? hour % 12 : hour
  return `${full}:${String(minutes).padStart(2, '0')}${isPm || isAm || hour > 12 || hour === 0 ? '' : '?'}`
}

/** Whether both name the same: the year or the half of the day may be left out, and of a long number all but its end. */
export function isSameFact(one: FactValue, other: FactValue): boolean {
  if (one.value === other.value && one.kind === other.kind) return true
  if (one.kind === 'name' && other.kind === 'name') {
    const [a, b] = [` ${one.value} `, ` ${other.value} `]
    return a.includes(b) || b.includes(a)
  }
  if (one.kind === 'date' && other.kind === 'date') {
    const [month, day, year] = one.value.split('-')
    const [otherMonth, otherDay, otherYear] = other.value.split('-')
    return month === otherMonth && day === otherDay && (!year || !otherYear || year === otherYear)
  }
  if (one.kind === 'time' && other.kind === 'time') return isSameTime(one.value, other.value)
  const kinds = new Set([one.kind, other.kind])
  if (kinds.has('count') && kinds.has('number')) return one.value === other.value
  if (kinds.has('id') && (kinds.has('number') || kinds.size === 1)) {
    const [a, b] = [one.value.replace(/\D/g, ''), other.value.replace(/\D/g, '')]
    const areDigits = /^\d+$/.test(one.value) && /^\d+$/.test(other.value)
    return areDigits && a.length >= 4 && b.length >= 4 && (a.endsWith(b) || b.endsWith(a))
  }
  return false
}

/** Ids that look alike: only those can be taken for one another. */
export function shapeOf({ kind, value, raw = value }: FactValue & { raw?: string }): string {
  if (kind === 'name' && /^(?:\p{Lu}{2,5} ?)+$/u.test(raw)) return 'code'
  if (kind !== 'id') return kind
  if (value.includes('@')) return 'address'
  if (/^\d+$/.test(value)) return 'digits'
  if (value.includes('_')) return 'joined'
  return /^\p{L}+-?\d+$/u.test(value) ? 'lettered' : 'mixed'
}

function isSameTime(one: string, other: string): boolean {
  const minutes = (value: string): number => {
    const [hour = '0', minute = '0'] = value.replace('?', '').split(':')
    return Number(hour) * 60 + Number(minute)
  }
  const isOpen = one.endsWith('?') || other.endsWith('?')
  const [a, b] = [minutes(one), minutes(other)]
  return a === b || (isOpen && a % 720 === b % 720)
}

/** A number that words say: "three", "twenty-five". */
export function spelled(word: string, tongue: Tongue): number | undefined {
  const [tens = '', units] = word.split('-')
  const first = tongue.numbers.get(tens)
  if (units === undefined) return first
  const second = tongue.numbers.get(units)
  return first !== undefined && second !== undefined && first % 10 === 0 ? first + second : undefined
}
