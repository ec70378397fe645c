import { expect, test } from 'vitest'
import { countWords } from '../text.ts'
import { Brief } from './brief.ts'
import { handOffTool } from './hand-off-tool.ts'

const { name, description, inputSchema } = handOffTool()
const properties = inputSchema.properties as Record<string, { description?: string }>

test('a model reads at most 500 words of it, and each of its fields is told', () => {
  expect(name).toBe('hand_off')
  expect(countWords(description)).toBeLessThanOrEqual(500)
  expect(Object.keys(properties)).toEqual([...Object.keys(Brief.shape), 'urgency'])
  for (const field of Object.keys(properties)) expect(description).toContain(field)
})

test('nothing in it is required, every field says what it is for, and a text may stand for a line', () => {
  expect(inputSchema).toMatchObject({ type: 'object' })
  expect(inputSchema.required).toBeUndefined()
  for (const [field, { description: said }] of Object.entries(properties)) expect(said, field).toMatch(/\w/)
  expect(properties.first_step).toMatchObject({ anyOf: [{ type: 'object' }, { type: 'string' }] })
})
