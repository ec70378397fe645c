/** Core's words for times, in this browser's time zone and language. Times are epoch milliseconds of the desk's clock. */

import { ago, type Clock, fromNow, timeWords } from '@baton-desk/core'
import { t } from '@lingui/core/macro'
import { locale, words } from '../language/language.tsx'

const iso = (now: number): string => new Date(now).toISOString()
const { timeZone } = Intl.DateTimeFormat().resolvedOptions()

export const clockAt = (now: number): Clock => ({ now: iso(now), timeZone, locale, words })

/** "2:42 PM" today, "Tue 2:42 PM" soon, with the date further off. */
export const sayMoment = (at: string, now: number): string => timeWords(at, clockAt(now))

/** "in 12 min" before, "8 min over" after. */
export const sayTimeLeft = (deadline: string, now: number): string =>
  Math.abs(Date.parse(deadline) - now) < 60_000 ? t`due now` : fromNow(deadline, iso(now), words.times)

/** "2:42 PM" today, "Tue" within a week, then "Dec 3": the shortest that a row has room for. */
export function sayClock(at: string, now: number): string {
  const words = sayMoment(at, now)
  return new Date(at).toDateString() === new Date(now).toDateString() ? words : words.replace(/[, ]+\S*\d:\d\d.*$/, '')
}

const WEEKDAY = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' })
/** "Mon" for 0, "Sun" for 6. */
export const sayWeekday = (day: number): string => WEEKDAY.format(Date.UTC(2024, 0, 1 + day))

const MINUTE = 60_000
/** How long there is: "26 min", "3 h 56", "Fri"; "8 min over" after it. Rounds down: never promises time that is not there. */
export function sayLeft(deadline: string, now: number): string {
  const ms = Date.parse(deadline) - now
  const minutes = Math.floor(Math.abs(ms) / MINUTE)
  if (minutes >= 24 * 60 && ms > 0) return sayClock(deadline, now)
  const length =
    minutes >= 48 * 60
      ? `${Math.floor(minutes / 1440)} d`
      : minutes >= 60
        ? `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')}`
        : t`${minutes} min`
  return ms < 0 ? t`${length} over` : length
}

/** "8 min ago". */
export const sayAgo = (at: string, now: number): string => ago(at, iso(now), words.times)

export const isOver = (deadline: string | null | undefined, now: number): boolean =>
  deadline != null && Date.parse(deadline) < now
