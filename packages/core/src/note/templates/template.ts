/**
 * A template gives the same note a team's own labels and order. The words come from the note; who owns it and how it
 * stands come from the context, because they change while the note stays.
 */
import { countWords } from '../../text.ts'
import type { Note } from '../note.ts'
import { type NoteLine, type ReadingContext, readPart } from '../parts.ts'
import type { Template } from './own-template.ts'
import { SHIPPED_TEMPLATES } from './shipped.ts'

/** The template of that id: one of the team's own, else a shipped one; undefined when there is neither. */
export function templateById(id: string, own: Record<string, Template> = {}): Template | undefined {
  if (Object.hasOwn(own, id)) return own[id]
  return Object.hasOwn(SHIPPED_TEMPLATES, id) ? SHIPPED_TEMPLATES[id] : undefined
}

/** The text of one row: its lines one below the other; empty when the note says nothing there. */
export const readTemplateRow = (
  note: Note,
  row: Pick<Template['rows'][number], 'shows'>,
  context: ReadingContext,
): string =>
  readPart(note, row.shows, context)
    .map(({ text }) => text)
    .join('\n')

export type ReadRow = {
  label: string
  shows: string
  lines: NoteLine[]
  /** Asked for by the template and not in the note. */
  isMissing: boolean
  words: number
  /** By how many words it is longer than the template allows; 0 when it is not. */
  wordsOver: number
}

/** All rows of a template in its order, also those the note has nothing for. */
export const readTemplate = (note: Note, template: Template, context: ReadingContext): ReadRow[] =>
  template.rows.map((row) => {
    const lines = readPart(note, row.shows, context)
    const words = lines.reduce((sum, { text }) => sum + countWords(text), 0)
    return {
      label: row.label,
      shows: row.shows,
      lines,
      isMissing: row.required && lines.length === 0,
      words,
      wordsOver: row.maxWords === undefined ? 0 : Math.max(0, words - row.maxWords),
    }
  })
