/** What an event of a calendar says of itself, apart from when it is. */
import { type Component, lineOf, linesOf, textOf } from './content-lines.ts'
import { Unreadable } from './unreadable.ts'

export type Attendee = { address: string; name?: string; kind?: string; answer?: string; role?: string }

export type CalendarEvent = {
  title: string
  /** Number of its first line in the file. */
  at: number
  attendees: Attendee[]
  /** How Outlook shows its time: `FREE`, `OOF`, … */
  busy?: string
}

const LONGEST_TITLE = 1_000
const MOST_ATTENDEES = 500

export const titleOf = (component: Component): string => textOf(lineOf(component, 'summary'))

export function readEvent(component: Component): CalendarEvent {
  const title = titleOf(component)
  const attendees = linesOf(component, 'attendee')
  if (title.length > LONGEST_TITLE) throw new Unreadable(`its title has more than ${LONGEST_TITLE} characters`)
  if (attendees.length > MOST_ATTENDEES) throw new Unreadable(`it invites more than ${MOST_ATTENDEES}`)
  const busy = textOf(lineOf(component, 'x-microsoft-cdo-busystatus')).toUpperCase()
  return {
    title,
    at: component.at,
    attendees: attendees.map(({ value, parameters }) => ({
      address: value.trim().replace(/^mailto:/i, ''),
      name: parameters.cn,
      kind: parameters.cutype?.toUpperCase(),
      answer: parameters.partstat?.toUpperCase(),
      role: parameters.role?.toUpperCase(),
    })),
    ...(busy !== '' && { busy }),
  }
}
