/**
 * What stands below the 39-word line, in the order of the decision: labelled rows with few lines each, the rest folded
 * away. A template brings its own labels and order; nothing the note says is lost for it, and nothing is said twice.
 */

import { parts } from '../words/en/parts.ts'
import type { Note } from './note.ts'
import { capitalised, fieldNameOf, type NoteLine, type PartId, type ReadingContext, readPart } from './parts.ts'
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
      label: capitalised(shownExactly(name).replaceAll('_', ' ')),
      isMissing: false,
    })
  }
  return rows.filter(({ lines, isMissing }) => lines.length > 0 || isMissing)
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
