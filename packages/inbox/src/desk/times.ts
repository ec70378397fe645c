/** Core's words for times, in this browser's time zone and language. Times are epoch milliseconds of the desk's clock. */
import { ago, type Clock, fromNow, timeWords } from '@baton-desk/core'

const iso = (now: number): string => new Date(now).toISOString()
// Not navigator.language: some browsers have names there that Intl refuses, such as "en-US@posix".
const { timeZone, locale } = Intl.DateTimeFormat().resolvedOptions()

export const clockAt = (now: number): Clock => ({ now: iso(now), timeZone, locale })

/** "2:42 PM" today, "Tue 2:42 PM" soon, with the date further off. */
export const sayMoment = (at: string, now: number): string => timeWords(at, clockAt(now))

/** "in 12 min" before, "8 min over" after. */
export const sayTimeLeft = (deadline: string, now: number): string =>
  Math.abs(Date.parse(deadline) - now) < 60_000 ? 'due now' : fromNow(deadline, iso(now))

/** "8 min ago". */
export const sayAgo = (at: string, now: number): string => ago(at, iso(now))

export const isOver = (deadline: string | null | undefined, now: number): boolean =>
  deadline != null && Date.parse(deadline) < now
