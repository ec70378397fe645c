/** A text with what is written in groups put together again: "AKIA IOSF ODNN …", "4-1-1-1-…", and a key broken over two lines. */
import type { Found } from './personal-numbers.ts'

type Ungrouped = {
  text: string
  /** Where that stands in the text that was put together. */
  placed(found: Found): Found
}

const SEPARATORS = [' ', '-', '.', '/', '\n']

/** One for each separator by which something is grouped, with that taken out. */
export function ungrouped(text: string): Ungrouped[] {
  return SEPARATORS.flatMap((separator) => {
    if (!text.includes(separator)) return []
    const removed = separator === '\n' ? brokenLines(text) : groupsBy(separator, text)
    return removed.length > 0 ? [without(text, removed)] : []
  })
}

/** Where the same separator comes back at the same distance; a group may hold a sign of the same kind, of its own. */
function groupsBy(separator: string, text: string): number[] {
  const removed: number[] = []
  let from = 0
  for (let at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, Math.max(at + 1, from))) {
    const longest = DISTANCES.filter((distance) => text[at + distance] === separator)
      .map((distance) => rowOf({ separator, at, distance }, text))
      .reduce<number[]>((best, row) => (row.length > best.length ? row : best), [])
    if (longest.length < LEAST_SEPARATORS) continue
    // A row is looked at once, whatever comes of it: a text may be one row of millions.
    from = (longest.at(-1) ?? at) + 1
    if (HAS_SIGNS.test(text.slice(at, from + LONGEST))) for (const place of longest) removed.push(place)
  }
  return removed
}

function rowOf(
  { separator, at, distance }: { separator: string; at: number; distance: number },
  text: string,
): number[] {
  const row: number[] = []
  for (let place = at; text[place] === separator; place += distance) {
    const group = /^[\w+/=.:!$@-]*/.exec(text.slice(place + 1, place + distance))?.[0] ?? ''
    // The last one may be shorter; a word that follows the groups is none of them.
    if (group.length < distance - 1 && !(group.length > 0 && (separator !== ' ' || /\d/.test(group)))) break
    row.push(place)
  }
  // The word before the groups is none of them either.
  return /(?:^|\W)\S+$/.exec(text.slice(Math.max(0, at - distance), at))?.[0].replace(/^\W/, '').length === distance - 1
    ? row
    : row.slice(1)
}

/** From one separator to the next: groups of one sign to eight. */
const DISTANCES = [2, 3, 4, 5, 6, 7, 8, 9]
const LEAST_SEPARATORS = 3
const LONGEST = 9
/** Words of like length in a row are none. */
const HAS_SIGNS = /\d/

/** Line breaks in the middle of what has no blanks and figures on both sides. */
const brokenLines = (text: string): number[] =>
  [...text.matchAll(/(?<=[\w+/=.-]{6})\n(?=[\w+/=.-]{6})/g)]
    .map(({ index }) => index)
    .filter(
      (index) =>
        /\d\S*$/.test(text.slice(Math.max(0, index - LINE), index)) &&
        /^\S*\d/.test(text.slice(index + 1, index + LINE)),
    )

/** So much of a line tells whether a key is broken there. */
const LINE = 120

function without(text: string, removed: readonly number[]): Ungrouped {
  const gone = new Set(removed)
  const places: number[] = []
  let joined = ''
  for (let index = 0; index < text.length; index++) {
    if (gone.has(index)) continue
    joined += text[index]
    places.push(index)
  }
  return {
    text: joined,
    placed: ({ kind, start, end }) => ({ kind, start: places[start] ?? 0, end: (places[end - 1] ?? 0) + 1 }),
  }
}
