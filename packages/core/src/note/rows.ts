/**
 * What stands beside and below the core: labelled rows in the order of reading, in three bands by what they may change. A
 * template brings its own labels and order; nothing the note says is lost for it, and nothing is said twice.
 */

import { countWords } from '../text.ts'
import { parts } from '../words/en/parts.ts'
import type { Note } from './note.ts'
import {
  actByWords,
  capitalised,
  fieldNameOf,
  isPartId,
  type NoteLine,
  type PartId,
  type ReadingContext,
  readPart,
  whoAndWhat,
} from './parts.ts'
import { shownExactly } from './shown-exactly.ts'
import type { Template } from './templates/own-template.ts'

/**
 * Where a row stands: `above` the line with the core, about 60 words; `below` it, open when the card opens; `folded`, one
 * step away.
 */
export type Band = 'above' | 'below' | 'folded'

export type NoteRow = {
  /** The part it shows: `known`, or `fields.<name>`. */
  id: string
  label: string
  lines: NoteLine[]
  band: Band
  /** A medium that shows so many lines and no more leaves out so many; left out: none. */
  leftOut?: number
  /** The template asks for it and the note has nothing. */
  isMissing: boolean
}

/** Words that stand above the line, the core's with them; and that stand open in all. */
export const SHOWN_WORDS = { above: 60, open: 119 } as const

/** In reading order: what is at stake, why it is theirs and what speaks against it, before the step that rests on them. */
const ROWS = [
  'customerSaid',
  'theirDeadline',
  'care',
  'sensitivity',
  'why',
  'against',
  'ownErrors',
  'next',
  'tried',
  'notTried',
  'open',
  'wishes',
  'decides',
  'known',
  'unknown',
  'talk',
  'told',
  'promise',
  'confidence',
  'contingencies',
  'silence',
  'who',
  'others',
  'where',
] as const satisfies PartId[]

/** What a template may call these parts. */
const LABELLED_AS: Partial<Record<PartId, PartId[]>> = {
  decides: ['known', 'context'],
  known: ['context'],
  why: ['blocker'],
  against: ['concerns'],
}

/** Pointers that the lines above the rows have already said. */
const SAID_ABOVE = ['/ask', '/when', '/who/name', '/what']

/** What is decided, why, and how to begin. */
const ALWAYS_ABOVE: ReadonlySet<string> = new Set([
  '/why/sentence',
  '/next/action',
  '/next/decision/question',
  '/next/decision/options',
  // When it is too late for the customer is no use below the line.
  '/brief/by',
  // What the answer turns on, as the agent put it first.
  '/brief/decides/0',
])

/** How much the first line of a part may change what one does; each further line of it one less. */
const WEIGHTS: Partial<Record<string, number>> = {
  against: 12,
  ownErrors: 11,
  theirDeadline: 11,
  open: 10,
  decides: 9,
  wishes: 7,
  known: 7,
  told: 7,
  unknown: 7,
  notTried: 6,
  next: 6,
  why: 6,
  promise: 6,
  tried: 5,
  confidence: 2,
  contingencies: 4,
  silence: 3,
  /** It only saves opening the conversation. */
  talk: Number.NEGATIVE_INFINITY,
  others: 4,
  who: 3,
  where: 2,
}

/**
 * Above the line stand danger, reason, what speaks against it and the first step, then whole lines by what they may change,
 * until the words are used up; below it the next ones, and the rest is folded. The order of the rows is the order of
 * reading; a template brings its own labels, and below the line its own order.
 */
export function noteRows(note: Note, context: ReadingContext, template?: Template): NoteRow[] {
  const labels = (context.words?.parts ?? parts).rows
  const said = new Set(SAID_ABOVE)
  if (!note.who.name && note.who.organisation) said.add('/who/organisation')
  const all = [...ofTheTemplate(template), ...ROWS].map((id): NoteRow => {
    const lines = readPart(note, id, context).filter(({ pointer }) => !said.has(pointer))
    for (const { pointer } of lines) said.add(pointer)
    const label = labelIn(template, id, ...(LABELLED_AS[id] ?? [])) ?? labels[id as keyof typeof labels] ?? id
    return { id, label, lines, band: 'below', isMissing: false }
  })
  const bandOf = bands(all, note, context)
  const inBand = (rows: readonly NoteRow[], band: Band): NoteRow[] =>
    rows.map((row) => ({ ...row, band, lines: row.lines.filter((line) => bandOf(line) === band) }))
  const order = (template?.rows ?? []).map(({ shows }) => shows)
  const place = ({ id }: NoteRow) => (order.includes(id) ? order.indexOf(id) : order.length)
  const others = all.toSorted((a, b) => place(a) - place(b))
  const above = inBand(all, 'above')
  // What the agent wrote goes on where it began, before all that is told beside it.
  const goesOn = (row: NoteRow): boolean => row.lines.some((line) => isSummary(row.id, line, note))
  return [
    ...above.filter(goesOn),
    ...above.filter((row) => !goesOn(row)),
    ...inBand(others, 'below'),
    ...fieldRows(note, context, template),
    ...inBand(others, 'folded'),
  ].filter(({ lines, isMissing }) => lines.length > 0 || isMissing)
}

/** Parts that stand in the title, or in blocks of their own. */
const NO_ROWS: ReadonlySet<string> = new Set([
  ...['ask', 'what', 'when', 'due', 'lane', 'state', 'owner', 'draft', 'action', 'openFirst'],
  ...Object.values(LABELLED_AS).flat(),
])

/** Parts that only a template shows: "Required approval before send". */
const ofTheTemplate = (template: Template | undefined): PartId[] =>
  (template?.rows ?? []).flatMap(({ shows }) =>
    isPartId(shows) && !NO_ROWS.has(shows) && !ROWS.some((id) => id === shows) ? [shows] : [],
  )

function bands(rows: readonly NoteRow[], note: Note, context: ReadingContext): (line: NoteLine) => Band {
  const found = new Map<string, Band>()
  const openFirst = note.where.artifacts.find((artifact) => artifact.openFirst)?.label ?? ''
  let words = countWords([note.ask, actByWords(note, context), whoAndWhat(note)].join(' '))
  const take = (line: NoteLine, band: Band): void => {
    found.set(line.pointer, band)
    // Options are picked from, not read one after the other.
    if (line.pointer !== '/next/decision/options') words += countWords(line.text)
  }
  for (const { id, lines } of rows)
    for (const line of lines)
      if (
        isCare(id) ||
        ALWAYS_ABOVE.has(line.pointer) ||
        (id === 'against' && line === lines[0]) ||
        (id === 'known' && line === lines.find((each) => isSaidLast(each, note))) ||
        (isReach(line) && !isReachTold(line, note))
      )
        take(line, 'above')
  const summary = rows.flatMap(({ id, lines }) => lines.filter((line) => isSummary(id, line, note)))
  let written = 0
  for (const line of summary) {
    written += countWords(line.text)
    if (written <= SHOWN_WORDS.open) take(line, 'above')
  }
  // Beside the agent's own account what the desk found in a record stands below.
  const weightIn = (id: string, line: NoteLine): number =>
    Math.min(weightOf(id, line), id === 'known' && summary.length > 0 ? WORTH_THE_PLACE - 1 : Number.POSITIVE_INFINITY)
  const others = rows
    .flatMap(({ id, lines }) => lines.map((line, n) => ({ line, weight: weightIn(id, line) - n })))
    .filter(({ line }) => !found.has(line.pointer))
    .toSorted((a, b) => b.weight - a.weight)
  for (const { line, weight } of others)
    if (weight >= WORTH_THE_PLACE && words + countWords(line.text) <= SHOWN_WORDS.above) take(line, 'above')
  words += countWords(openFirst)
  for (const { line, weight } of others)
    if (!found.has(line.pointer))
      take(line, weight > 0 && words + countWords(line.text) <= SHOWN_WORDS.open ? 'below' : 'folded')
  return ({ pointer }) => found.get(pointer) ?? 'folded'
}

/** What an agent that sent no brief wrote about the case. */
const isSummary = (id: string, { mark, filledIn }: NoteLine, { brief }: Note): boolean =>
  id === 'known' && brief === undefined && mark === 'inferred' && !filledIn

/** Of a talk that is quoted, what they wait for. */
function isSaidLast({ pointer }: NoteLine, { known, talk = [], brief }: Note): boolean {
  const last = talk.findLast(({ by }) => by === 'customer')
  const source = known[Number(/^\/known\/(\d+)$/.exec(pointer)?.[1])]?.source
  return brief === undefined && last !== undefined && source?.kind === 'customer' && source.message === last.message
}

/** Danger, and what the customer says is otherwise: nobody acts before they have read it. */
const isCare = (id: string): boolean => id === 'care' || id === 'sensitivity' || id === 'customerSaid'

/** What a template asks for beyond the usual rows. */
const OF_THE_TEMPLATE = 4

/** A line of less weight stands above the line for no other reason than that there is room. */
const WORTH_THE_PLACE = 5

/** Whoever acts on a brief has to answer somebody, and breaks how they must not be reached at the first call. */
const isReach = ({ pointer }: NoteLine): boolean =>
  pointer === '/who/reach/0' || pointer === '/brief/reach/0' || pointer.startsWith('/brief/notReach/')

/** The ask or the first step names the number already, or there is no brief and the next step is made of it. */
function isReachTold({ text }: NoteLine, { ask, next, brief }: Note): boolean {
  const digits = text.replaceAll(/\D/g, '')
  const told = `${ask} ${next.action ?? ''}`
  return brief === undefined || (digits.length > 4 ? told.replaceAll(/\D/g, '').includes(digits) : told.includes(text))
}

/** What the desk itself reckons changes little. */
function weightOf(id: string, { filledIn }: NoteLine): number {
  return id === 'confidence' && filledIn ? 0 : (WEIGHTS[id] ?? OF_THE_TEMPLATE)
}

/** A template's own fields, and those that only the agent has; a field that the template misses says so. */
function fieldRows(note: Note, context: ReadingContext, template: Template | undefined): NoteRow[] {
  const row = (id: string, label: string, isMissing: boolean): NoteRow => ({
    id,
    label,
    lines: readPart(note, id, context),
    band: 'below',
    isMissing,
  })
  const own = (template?.rows ?? []).flatMap(({ label, shows, required }) => {
    const isQuoted = shows === 'who' && (note.talk?.length ?? 0) > 0
    const isMissing = required && !isQuoted && readPart(note, shows, context).length === 0
    return isMissing || fieldNameOf(shows) !== null ? [row(shows, label, isMissing)] : []
  })
  const others = Object.keys(note.fields).filter((name) => !own.some(({ id }) => id === `fields.${name}`))
  return [...own, ...others.map((name) => row(`fields.${name}`, fieldLabel(name), false))]
}

const fieldLabel = (name: string): string => capitalised(shownExactly(name).replaceAll('_', ' '))

/** The template's label for a part that does not stand among the rows; undefined where it has none. */
export const labelIn = (template: Template | undefined, ...parts: PartId[]): string | undefined =>
  template?.rows.find(({ shows }) => fieldNameOf(shows) === null && parts.some((part) => part === shows))?.label

/** For media in which nothing folds away: what stands above the line, and all that stands below it, each part in one row. */
export function unfolded(rows: readonly NoteRow[]): { above: NoteRow[]; below: NoteRow[] } {
  const below: NoteRow[] = []
  for (const row of rows) {
    if (row.band === 'above') continue
    const at = below.findIndex(({ id, isMissing }) => id === row.id && !isMissing && !row.isMissing)
    const before = below[at]
    if (before)
      below[at] = {
        ...before,
        lines: [...before.lines, ...row.lines],
        leftOut: (before.leftOut ?? 0) + (row.leftOut ?? 0),
      }
    else below.push(row)
  }
  return { above: rows.filter(({ band }) => band === 'above'), below }
}
