import { z } from 'zod'
import { Brief } from './brief.ts'
import { Note, SuppliedNote } from './note.ts'
import { mainPartOf } from './salvage-brief.ts'

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

/** The brief as an agent sends it: a text may stand for each line. */
export const briefJsonSchema = (): Record<string, unknown> => ({
  ...z.toJSONSchema(Brief, {
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      if (!(zodSchema instanceof z.ZodObject) || mainPartOf(zodSchema) !== 'text') return
      const { description, ...line } = { ...jsonSchema }
      for (const key of Object.keys(jsonSchema)) delete jsonSchema[key as keyof typeof jsonSchema]
      Object.assign(jsonSchema, {
        ...(description !== undefined && { description }),
        anyOf: [line, { type: 'string' }],
      })
    },
  }),
  title: 'Brief',
  description: 'What an agent says of the case when it hands off. Anything may be left out.',
})
