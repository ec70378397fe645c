/** Times as programs and mails write them. Only what names its moment is one: no words, no bare hours. */
import { fromEpochMs, type Instant, isRealDay, toInstant } from './instant.ts'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MAIL_ZONE = String.raw`(?:[+-]\d{4}|UTC?|GMT|Z|[ECMP][SD]T)(?: \([\w ]+\))?`
const MAIL = new RegExp(
  String.raw`^(?:[A-Z]{3}, ?)?(\d{1,2}) ([A-Z]{3}) (\d{4}) \d\d:\d\d(?::\d\d)? ${MAIL_ZONE}$`,
  'i',
)
/** Seconds since 1970 with or without a fraction, or milliseconds. */
const EPOCH = /^\d{9,13}(?:\.\d{1,9})?$/
/** As seconds the year 5138, as milliseconds the year 1973. */
const FIRST_MS = 100_000_000_000

/** The instant that a text or number names: what `toInstant` reads, RFC 2822, or seconds or milliseconds since 1970. */
export function momentIn(value: unknown): Instant | undefined {
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : ''
  if (EPOCH.test(text)) return fromEpochMs(Math.trunc(Number(text) * (Number(text) < FIRST_MS ? 1_000 : 1)))
  const [, day = '', month = '', year] = MAIL.exec(text) ?? []
  if (year === undefined) return toInstant(text)
  const number = MONTHS.indexOf(month.toLowerCase()) + 1
  const ms = isRealDay([year, String(number).padStart(2, '0'), day.padStart(2, '0')].join('-')) && Date.parse(text)
  return ms === false || Number.isNaN(ms) ? undefined : fromEpochMs(ms)
}
