import { components, endpoints } from '@baton-desk/core'
import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, test } from 'vitest'
import { openApi } from './openapi.ts'

type Operation = {
  requestBody?: { content: Record<string, { schema: object }> }
  responses: Record<string, { content: Record<string, { schema: object }> }>
}
type Document = {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, object>; responses: Record<string, object> }
}

const document = openApi('1.2.3', 'https://desk.example.com') as Document
const { schemas } = document.components

test('the document is OpenAPI 3.1', async () => {
  const validator = new Validator()
  expect(await validator.validate(structuredClone(document))).toEqual({ valid: true })
  expect(validator.version).toBe('3.1')
})

test('it is small enough to be read: at most 200 kB', () => {
  expect(Buffer.byteLength(JSON.stringify(document))).toBeLessThanOrEqual(200_000)
})

test.each(Object.entries(endpoints))('body and answer of %s are named components', (id, { path, method, ...rest }) => {
  const operation = document.paths[path]?.[method.toLowerCase()]
  const status = 'status' in rest ? rest.status : 200
  const answer = operation?.responses[status]?.content['application/json']?.schema
  const body = operation?.requestBody?.content['application/json']?.schema
  expect(operation).toMatchObject({ operationId: id })
  expect(Object.keys(schemas)).toContain(nameIn(answer))
  if ('body' in rest) expect(Object.keys(schemas)).toContain(nameIn(body))
  else expect(body).toBeUndefined()
})

test('every reference leads somewhere', () => {
  const leads = (ref: string) =>
    ref
      .split('/')
      .slice(1)
      .reduce<unknown>((part, key) => (part as Record<string, unknown>)?.[key], document)
  const refs = refsIn(document)
  expect(refs.length).toBeGreaterThan(100)
  expect(refs.filter((ref) => leads(ref) === undefined)).toEqual([])
})

test('every shape that the contract names is in the document, and nothing that differs hides behind one name', () => {
  const sentOtherwise = Object.keys(schemas).filter((name) => !(name in components))
  expect(Object.keys(components).filter((name) => !(name in schemas))).toEqual([])
  // An agent may leave out the text of a message that is a tool call; the desk answers it empty.
  // What is sent about a channel may hold nothing more than its fields.
  expect(sentOtherwise.toSorted()).toEqual([
    'ChannelUseInput',
    'ConversationInput',
    'MessageInput',
    'WorkingHoursInput',
  ])
  expect(schemas.Message).toMatchObject({ required: ['role', 'text'] })
  expect(schemas.MessageInput).toMatchObject({ required: ['role'] })
})

test('a note may be sent in any form, and the document says which one fits', () => {
  expect(schemas.HandOffRequest).toMatchObject({
    properties: { note: { $ref: '#/components/schemas/SuppliedNote' } },
  })
  expect(schemas.Handoff).toMatchObject({ properties: { note: { $ref: '#/components/schemas/Note' } } })
})

const nameIn = (schema: object | undefined): string | undefined =>
  schema && '$ref' in schema ? String(schema.$ref).split('/').at(-1) : undefined

const refsIn = (part: unknown): string[] =>
  typeof part !== 'object' || part === null
    ? []
    : Object.entries(part).flatMap(([key, value]) =>
        key === '$ref' && typeof value === 'string' ? [value] : refsIn(value),
      )
