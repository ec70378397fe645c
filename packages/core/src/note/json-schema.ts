import { z } from 'zod'
import { Note, SuppliedNote } from './note.ts'

/** The note as JSON Schema 2020-12, in the form in which it is sent: what has a default may be left out. */
export const noteJsonSchema = (): Record<string, unknown> => ({
  ...z.toJSONSchema(Note, { io: 'input' }),
  title: 'Note',
  description: 'What a person reads to act on a handoff without opening the conversation.',
})

/** The note as an agent may send it: the desk fills in what is left out from the conversation. */
export const suppliedNoteJsonSchema = (): Record<string, unknown> => ({
  ...z.toJSONSchema(SuppliedNote, { io: 'input' }),
  title: 'Supplied note',
  description: 'The note as an agent sends it. Anything may be left out; what cannot be read does not cost the rest.',
})
