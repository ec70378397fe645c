/** Which of several versions of an event counts: the one of the highest number, then the one written last. */
import { type Component, lineOf, textOf } from './content-lines.ts'
import type { Reading } from './moment.ts'

/** One description of an event: of all its dates, of one, or that it is taken back. */
export type Version = {
  component: Component
  by: Reading
  /** Stands in a calendar that only cancels (METHOD:CANCEL). */
  takesBack: boolean
}

/** Those that no other one replaces; more than one where programs give several events the same id. */
export function newest(versions: readonly Version[]): Version[] {
  const highest = Math.max(...versions.map(numberOf))
  const latest = versions.filter((version) => numberOf(version) === highest)
  const takenBack = latest.filter(({ takesBack }) => takesBack)
  if (takenBack.length > 0) return takenBack
  const writtenLast = latest.map(writtenAt).reduce((a, b) => (a > b ? a : b), '')
  return latest.filter((version) => writtenAt(version) === writtenLast)
}

export const numberOf = ({ component }: Version): number => Number(lineOf(component, 'sequence')?.value) || 0

const writtenAt = ({ component }: Version): string =>
  textOf(lineOf(component, 'last-modified')) || textOf(lineOf(component, 'dtstamp'))
