/** Moments and lengths of time. Rounding and choosing the form is `note/human-time.ts`. */
export const times = {
  /** BCP 47: how clock times and dates are written where nobody asks for another locale. */
  locale: 'en-US',
  /** The same, where times stand in sentences: 15:00, Tue 15:00, 3 Dec 15:00. */
  clockLocale: 'en-GB',
  ahead: (length: string) => `in ${length}`,
  over: (length: string) => `${length} over`,
  ago: (length: string) => `${length} ago`,
  underAMinute: 'under a minute',
  minutes: (minutes: number) => `${minutes} min`,
  hours: (hours: number, minutes: number) => (minutes === 0 ? `${hours} h` : `${hours} h ${minutes} min`),
  days: (days: number) => (days === 1 ? '1 day' : `${days} days`),
}
