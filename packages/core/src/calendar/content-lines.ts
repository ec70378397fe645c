/**
 * The lines of an iCalendar file (RFC 5545) as a tree of components, each with the number of its line. What cannot be read
 * costs the component it stands in and nothing else. Values stay as they were written: what they mean is said elsewhere.
 */
import ICAL from 'ical.js'

export type ContentLine = {
  /** In lower case: `dtstart`. */
  name: string
  /** By name in lower case. */
  parameters: Readonly<Record<string, string>>
  /** The value type that the line declares, in lower case: `date`, `period`. */
  type?: string
  /** Unfolded, else as written. */
  value: string
  /** Number of the line in the file, from 1. */
  at: number
}

export type Component = {
  /** In lower case: `vevent`. */
  name: string
  at: number
  lines: ContentLine[]
  parts: Component[]
  /** Lines of its own that could not be read. */
  unread: number[]
  /** False where the file ends before it does. */
  whole: boolean
}

/** The outermost components, in the order of the file. Whatever stands around them is passed over. */
export function componentsIn(text: string): Component[] {
  const outermost: Component[] = []
  const open: Component[] = []
  for (const { words, at } of unfolded(text)) {
    const inside = open.at(-1)
    const [, edge, named] = /^(begin|end):\s*(\S+)\s*$/i.exec(words) ?? []
    const name = named?.toLowerCase() ?? ''
    if (edge?.toLowerCase() === 'begin') {
      const component: Component = { name, at, lines: [], parts: [], unread: [], whole: false }
      if (inside) inside.parts.push(component)
      else outermost.push(component)
      if (open.length < DEEPEST) open.push(component)
    } else if (edge) {
      const closed = open.findLastIndex((component) => component.name === name)
      if (closed < 0) continue
      for (const component of open.splice(closed)) component.whole = component.name === name
    } else if (inside && NEEDED.has(/^[\w-]*/.exec(words)?.[0].toLowerCase() ?? '')) {
      const line = readLine(words, at)
      if (line) inside.lines.push(line)
      else inside.unread.push(at)
    }
  }
  return outermost
}

export const lineOf = ({ lines }: Component, name: string): ContentLine | undefined =>
  lines.find((line) => line.name === name)

export const linesOf = ({ lines }: Component, name: string): ContentLine[] => lines.filter((line) => line.name === name)

/** A text value as a person reads it. */
export const textOf = (line: ContentLine | undefined): string =>
  (line?.value ?? '').replace(/\\([\\;,nN])/g, (_, escaped: string) => (/n/i.test(escaped) ? '\n' : escaped)).trim()

/** What says when something takes place and who takes part. All else may be written as it likes. */
const NEEDED = new Set(
  (
    'uid sequence recurrence-id dtstart dtend duration rrule exrule rdate exdate status summary attendee method last-modified ' +
    'dtstamp x-wr-timezone x-microsoft-cdo-busystatus tzid tzoffsetfrom tzoffsetto'
  ).split(' '),
)

/** A calendar holds an event, and an event an alarm; nothing real lies deeper. */
const DEEPEST = 8

/** A line that begins with white space goes on from the one before it. */
function unfolded(text: string): { words: string; at: number }[] {
  const found: { words: string; at: number }[] = []
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    const before = found.at(-1)
    if (before && (line.startsWith(' ') || line.startsWith('\t'))) before.words += line.slice(1)
    else if (line !== '') found.push({ words: line, at: index + 1 })
  }
  return found
}

/** The library takes a line apart; told of no types, it leaves each value as it is. */
const AS_WRITTEN = {
  value: {},
  param: ICAL.design.icalendar.param,
  property: {},
  components: {},
  propertyGroups: false,
}

/** Longer parameters are no calendar program's, and take the library long. */
const LONGEST_BEFORE_VALUE = 2_000

function readLine(words: string, at: number): ContentLine | undefined {
  const [, plainName, plainValue] = /^([\w-]+):(.*)$/s.exec(words) ?? []
  if (plainName !== undefined && plainValue !== undefined)
    return { name: plainName.toLowerCase(), parameters: {}, value: plainValue, at }
  try {
    if (!words.slice(0, LONGEST_BEFORE_VALUE).includes(':')) return undefined
    const [name, parameters, type, value] = ICAL.parse.property(words, AS_WRITTEN as never) as unknown as [
      string,
      Record<string, string | string[]>,
      string,
      string,
    ]
    const plain = Object.fromEntries(Object.entries(parameters).map(([key, said]) => [key, [said].flat().join(',')]))
    return { name, parameters: plain, ...(type !== 'unknown' && { type }), value, at }
  } catch {
    return undefined
  }
}
