/**
 * Times as a person says them: "2:42 PM", "Tue 9:00 AM", "in 15 min", "8 min over". Pure: the present moment, the IANA
 * time zone and the locale are arguments; the words around the clock time are those of a language.
 */
import { type Instant, toEpochMs } from '../time/instant.ts'
import { times } from '../words/en/times.ts'
import type { Words } from '../words/words.ts'

export type Clock = {
  now: Instant
  /** IANA name: `Europe/Paris`. */
  timeZone: string
  /** How clock times and dates are written; as the language does when left out. */
  locale?: string
  /** The language of everything said; English where it is left out, in whole or of an area. */
  words?: Partial<Words>
}

const DAY = 86_400_000

/** "2:42 PM" today, "Tue 2:42 PM" within six days, else "Dec 3, 2:42 PM", with the year where it is another. */
export function timeWords(at: Instant, clock: Clock): string {
  const ms = toEpochMs(at)
  const now = toEpochMs(clock.now)
  const day = format('day', clock).format(ms)
  if (day === format('day', clock).format(now)) return write('time', ms, clock)
  if (Math.abs(ms - now) < 6 * DAY) return write('weekday', ms, clock)
  return write(day.slice(0, 4) === format('day', clock).format(now).slice(0, 4) ? 'date' : 'dateAndYear', ms, clock)
}

/** "in 15 min" before it, "8 min over" after it. Rounds down: never promises time that is not there. */
export function fromNow(at: Instant, now: Instant, said: Words['times'] = times): string {
  const left = toEpochMs(at) - toEpochMs(now)
  return left >= 0 ? said.ahead(length(left, said)) : said.over(length(-left, said))
}

/** "8 min ago". */
export const ago = (at: Instant, now: Instant, said: Words['times'] = times): string =>
  said.ago(length(Math.max(0, toEpochMs(now) - toEpochMs(at)), said))

function length(ms: number, said: Words['times']): string {
  const minutes = Math.floor(ms / 60_000)
  if (minutes < 1) return said.underAMinute
  if (minutes < 60) return said.minutes(minutes)
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return said.hours(hours, hours < 4 ? minutes % 60 : 0)
  return said.days(Math.floor(hours / 24))
}

const SHAPES = {
  time: { hour: 'numeric', minute: '2-digit' },
  weekday: { weekday: 'short', hour: 'numeric', minute: '2-digit' },
  date: { month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' },
  dateAndYear: { year: 'numeric', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' },
  day: { year: 'numeric', month: '2-digit', day: '2-digit' },
} satisfies Record<string, Intl.DateTimeFormatOptions>

// Newer ICU data puts a narrow no-break space before AM and PM, which plain-text media and tests trip over.
const write = (shape: keyof typeof SHAPES, ms: number, clock: Clock): string =>
  format(shape, clock)
    .format(ms)
    .replace(/[\u202f\u00a0]/g, ' ')

const formats = new Map<string, Intl.DateTimeFormat>()

// Building a format costs a thousand times more than using it.
function format(shape: keyof typeof SHAPES, clock: Clock): Intl.DateTimeFormat {
  const locale = shape === 'day' ? 'sv-SE' : (clock.locale ?? (clock.words?.times ?? times).locale)
  const key = `${shape} ${locale} ${clock.timeZone}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(locale, { ...SHAPES[shape], timeZone: clock.timeZone })
  formats.set(key, made)
  return made
}
