/** The writer for a program that has no desk: it is set by the same variables, and asked for one note at a time. */

import { type ToWord, type WordedNote, type WordingContext, wordNote } from '../app/word-note.ts'
import { readConfig } from '../config.ts'

export type NoteWriter = {
  model: string
  word: (composed: ToWord, context: WordingContext, signal: AbortSignal) => Promise<WordedNote>
}

/** Undefined where none is set. */
export async function openNoteWriter(environment: NodeJS.ProcessEnv): Promise<NoteWriter | undefined> {
  const { writer } = readConfig(environment)
  if (!writer) return undefined
  const { openEndpoint } = await import('./endpoint.ts')
  const model = { name: writer.model, ask: openEndpoint(writer) }
  return { model: model.name, word: (composed, context, signal) => wordNote(composed, context, { model, signal }) }
}
