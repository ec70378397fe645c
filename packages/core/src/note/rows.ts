/**
 * What stands below the 39-word line, in the order of the decision: labelled rows with few lines each, the rest folded
 * away. A template brings its own labels and order; nothing the note says is lost for it, and nothing is said twice.
 */

import { countWords } from '../text.ts'
import { parts } from '../words/en/parts.ts'
import type { Note } from './note.ts'
import {
  actByWords,
  capitalised,
  fieldNameOf,
  type NoteLine,
  type PartId,
  type ReadingContext,
  readPart,
  whoAndWhat,
} from './parts.ts'
import { shownExactly } from './shown-exactly.ts'
import type { Template } from './templates/own-template.ts'

export type NoteRow = {
  /** The part it shows: `known`, or `fields.<name>`. */
  id: string
  label: string
  lines: NoteLine[]
  /** One step away. */
  more: NoteLine[]
  /** The template asks for it and the note has nothing. */
  isMissing: boolean
  /** Of a note with a brief: it does not decide, and stands below what does. */
  isFolded?: boolean
}

/** Shown above the line or in blocks of their own, never as rows. */
const ABOVE_OR_APART = new Set<string>([
  'ask',
  'when',
  'due',
  'who',
  'what',
  'owner',
  'state',
  'lane',
  'draft',
  'action',
  'openFirst',
])

const ROWS = [
  'next',
  'why',
  'known',
  'unknown',
  'tried',
  'wishes',
  'promise',
  'contingencies',
  'sensitivity',
  'confidence',
  'who',
  'where',
] as const satisfies PartId[]

const LINES_AT_MOST: Partial<Record<string, number>> = {
  known: 5,
  unknown: 4,
  tried: 4,
  wishes: 3,
  contingencies: 3,
  who: 5,
  context: 5,
  blocker: 4,
}

/** Pointers that the lines above the rows have already said. */
const SAID_ABOVE = ['/ask', '/when', '/who/name', '/what']

export function noteRows(note: Note, context: ReadingContext, template?: Template): NoteRow[] {
  return note.brief ? rowsOfTheBrief(note, context, template) : plainRows(note, context, template)
}

function plainRows(note: Note, context: ReadingContext, template?: Template): NoteRow[] {
  const said = new Set(SAID_ABOVE)
  if (!note.who.name && note.who.organisation) said.add('/who/organisation')
  const rows: NoteRow[] = []
  for (const { label, shows, required } of template?.rows ?? []) {
    const isMissing = required && readPart(note, shows, context).length === 0
    if (!isMissing && ABOVE_OR_APART.has(shows)) continue
    rows.push({ ...unsaid(note, shows, context, said), label, isMissing })
  }
  const labels = context.words?.parts.rows ?? parts.rows
  for (const id of ROWS) rows.push({ ...unsaid(note, id, context, said), label: labels[id], isMissing: false })
  for (const name of Object.keys(note.fields)) {
    const id = `fields.${name}`
    rows.push({
      ...unsaid(note, id, context, said),
      label: fieldLabel(name),
      isMissing: false,
    })
  }
  return rows.filter(({ lines, isMissing }) => lines.length > 0 || isMissing)
}

/** A brief is read in this order: what is at stake and what speaks against it before the step that rests on them. */
const ROWS_OF_A_BRIEF = [
  'theirDeadline',
  'care',
  'why',
  'against',
  'next',
  'open',
  'decides',
  'known',
  'unknown',
  'tried',
  'notTried',
  'told',
  'wishes',
  'promise',
  'contingencies',
  'sensitivity',
  'confidence',
  'who',
  'others',
  'where',
] as const satisfies PartId[]

/** What a template may call these parts. */
const LABELLED_AS: Partial<Record<PartId, PartId[]>> = {
  decides: ['known', 'context'],
  why: ['blocker'],
  against: ['concerns'],
}

/** Words that stand open, the core's with them. */
const OPEN_WORDS = 60

/** What is decided, why and how to begin. */
const ALWAYS_OPEN: ReadonlySet<string> = new Set(['/why/sentence', '/next/action', '/next/decision/options'])

/** How much the first line of a part may change what one does; each further line of it one less. */
const WEIGHTS: Partial<Record<string, number>> = {
  against: 9,
  theirDeadline: 8,
  open: 7,
  decides: 6,
  told: 4,
  unknown: 4,
  notTried: 3,
  known: 3,
  wishes: 3,
  tried: 2,
  who: 1,
  others: 2,
}

/**
 * Open stand danger, reason and first step, then whole lines by what they may change, until the words are used up. The rest is
 * folded, in the team's own labels and order where it has a template.
 */
function rowsOfTheBrief(note: Note, context: ReadingContext, template?: Template): NoteRow[] {
  const labels = context.words?.parts.rows ?? parts.rows
  const said = new Set(SAID_ABOVE)
  if (!note.who.name && note.who.organisation) said.add('/who/organisation')
  const all = ROWS_OF_A_BRIEF.map((id): NoteRow => {
    const lines = readPart(note, id, context).filter(({ pointer }) => !said.has(pointer))
    for (const { pointer } of lines) said.add(pointer)
    return {
      id,
      label: labelIn(template, id, ...(LABELLED_AS[id] ?? [])) ?? labels[id],
      lines,
      more: [],
      isMissing: false,
    }
  })
  const core = [note.ask, actByWords(note, context), whoAndWhat(note)].join(' ')
  const open = openLines(all, countWords(core))
  const isOpen = ({ pointer }: NoteLine) => open.has(pointer)
  const below = all.map((row) => ({ ...row, lines: row.lines.filter((line) => !isOpen(line)), isFolded: true }))
  const order = (template?.rows ?? []).map(({ shows }) => shows)
  const place = ({ id }: NoteRow) => (order.includes(id) ? order.indexOf(id) : order.length)
  return [
    ...all.map((row) => ({ ...row, lines: row.lines.filter(isOpen) })),
    ...below.toSorted((a, b) => place(a) - place(b)),
    ...fieldRows(note, context, template),
  ].filter(({ lines, isMissing }) => lines.length > 0 || isMissing)
}

function openLines(rows: readonly NoteRow[], core: number): Set<string> {
  const open = new Set<string>()
  let words = core
  const take = ({ pointer, text }: NoteLine): void => {
    open.add(pointer)
    // Options are picked from, not read one after the other.
    if (pointer !== '/next/decision/options') words += countWords(text)
  }
  for (const { id, lines } of rows)
    for (const line of lines)
      if (id === 'care' || ALWAYS_OPEN.has(line.pointer) || (id === 'against' && line === lines[0])) take(line)
  const others = rows.flatMap(({ id, lines }) =>
    lines.map((line, n) => ({ line, weight: weightOf(id, line) - n })).filter(({ weight }) => weight > 0),
  )
  for (const { line } of others.toSorted((a, b) => b.weight - a.weight))
    if (!open.has(line.pointer) && words + countWords(line.text) <= OPEN_WORDS) take(line)
  return open
}

/** How they must not be reached is broken at the first call. */
const weightOf = (id: string, { pointer }: NoteLine): number =>
  pointer.startsWith('/brief/notReach/') ? 9 : (WEIGHTS[id] ?? 0)

/** A template's own fields, and those that only the agent has; a field that the template misses says so. */
function fieldRows(note: Note, context: ReadingContext, template: Template | undefined): NoteRow[] {
  const row = (id: string, label: string, isMissing: boolean): NoteRow => ({
    id,
    label,
    lines: readPart(note, id, context),
    more: [],
    isMissing,
    isFolded: true,
  })
  const own = (template?.rows ?? []).flatMap(({ label, shows, required }) => {
    const isMissing = required && readPart(note, shows, context).length === 0
    return isMissing || fieldNameOf(shows) !== null ? [row(shows, label, isMissing)] : []
  })
  const others = Object.keys(note.fields).filter((name) => !own.some(({ id }) => id === `fields.${name}`))
  return [...own, ...others.map((name) => row(`fields.${name}`, fieldLabel(name), false))]
}

const fieldLabel = (name: string): string => capitalised(shownExactly(name).replaceAll('_', ' '))

/** What stands open beside the core of a note with a brief, and what stands below the line. */
export const atTheFold = (rows: readonly NoteRow[]): { open: NoteRow[]; below: NoteRow[] } => {
  const isOpen = ({ isFolded }: NoteRow): boolean => rows.some((row) => row.isFolded) && !isFolded
  return { open: rows.filter(isOpen), below: rows.filter((row) => !isOpen(row)) }
}

/** The template's label for a part that does not stand among the rows; undefined where it has none. */
export const labelIn = (template: Template | undefined, ...parts: PartId[]): string | undefined =>
  template?.rows.find(({ shows }) => fieldNameOf(shows) === null && parts.some((part) => part === shows))?.label

function unsaid(
  note: Note,
  id: string,
  context: ReadingContext,
  said: Set<string>,
): Pick<NoteRow, 'id' | 'lines' | 'more'> {
  const lines = readPart(note, id, context).filter(({ pointer }) => !said.has(pointer))
  for (const { pointer } of lines) said.add(pointer)
  const atMost = LINES_AT_MOST[id] ?? 6
  // Folding a single line away would save nothing: the fold itself takes one.
  const shown = lines.length <= atMost + 1 ? lines.length : atMost
  return { id, lines: lines.slice(0, shown), more: lines.slice(shown) }
}
