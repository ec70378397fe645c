import { expect, test } from 'vitest'
import { noteJsonSchema, suppliedNoteJsonSchema } from './json-schema.ts'
import { Note } from './note.ts'

test('the published schema has every field of the note, each with what it is for', () => {
  const { properties, required } = noteJsonSchema() as {
    properties: Record<string, { description?: string }>
    required: string[]
  }
  expect(Object.keys(properties)).toEqual(Object.keys(Note.shape))
  for (const [name, { description }] of Object.entries(properties)) expect(description, name).toMatch(/\w/)
  expect(required).toEqual(['ask', 'next', 'when', 'who', 'what', 'why', 'where'])
})

test('limits are in it', () => {
  const schema = JSON.stringify(noteJsonSchema())
  expect(schema).toContain('"maxLength":300')
  expect(schema).toContain('"maxItems":40')
})

test('an agent may leave out anything, and does not send what only the desk writes', () => {
  const { properties, required } = suppliedNoteJsonSchema() as {
    properties: Record<string, unknown>
    required?: string[]
  }
  expect(required).toBeUndefined()
  expect(properties).not.toHaveProperty('filledIn')
})
