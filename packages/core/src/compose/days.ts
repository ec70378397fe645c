/** Days of the year that a text names by the month's name, as records write them: "May 17", "17. Mai" → "-05-17". */
import { LANGUAGES } from '../languages/languages.ts'

const MONTHS = new Map(
  LANGUAGES.flatMap(({ code }) =>
    (['long', 'short'] as const).flatMap((month) => {
      const name = new Intl.DateTimeFormat(code, { month, timeZone: 'UTC' })
      return Array.from({ length: 12 }, (_each, n): [string, string] => [
        name
          .format(Date.UTC(2024, n, 1))
          .toLowerCase()
          .replace(/\.$/, ''),
        String(n + 1).padStart(2, '0'),
      ])
    }),
  ),
)

/** A word, with the number before or after it. */
const BEFORE = /(\d{1,2})(?:st|nd|rd|th|\.)?(?: of| de)? (\p{L}{3,10})/giu
const AFTER = /(\p{L}{3,10})\.? (\d{1,2})(?!\d)/giu

export function daysIn(text: string): string[] {
  const said = [
    ...[...text.matchAll(BEFORE)].map(([, day = '', name = '']) => [name, day] as const),
    ...[...text.matchAll(AFTER)].map(([, name = '', day = '']) => [name, day] as const),
  ]
  return said.flatMap(([name, day]) => {
    const month = MONTHS.get(name.toLowerCase())
    return month ? [`-${month}-${day.padStart(2, '0')}`] : []
  })
}
