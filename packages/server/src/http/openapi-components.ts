/**
 * The shapes of the contract as OpenAPI components, by their names in the contract. What is sent may leave out what has a
 * default, what is answered has it: a component that reads otherwise in a body is there twice, as `Message` and `MessageInput`.
 */
import { components, endpoints, SentBrief, SentNote } from '@baton-desk/core'
import { z } from 'zod'

export type Json = { [key: string]: unknown }
type Schemas = Record<string, Json>

/** Where a body or an answer refers to. Throws for a shape that the contract does not name. */
export type RefTo = (shape: z.ZodType, direction: 'sent' | 'answered') => Json

export function openApiComponents(alsoAnswered: readonly z.ZodType[]): { schemas: Schemas; refTo: RefTo } {
  const all: { body?: z.ZodType; answer: z.ZodType }[] = Object.values(endpoints)
  const sent = within(
    schemasOf('input'),
    all.flatMap(({ body }) => (body ? nameOf(body) : [])),
  )
  const answered = within(schemasOf('output'), [...all.map(({ answer }) => answer), ...alsoAnswered].map(nameOf))
  const twofold = namesOfTwo(sent, answered)
  const sentName = (name: string) => (twofold.has(name) ? `${name}Input` : name)

  const schemas = { ...answered }
  for (const [name, schema] of Object.entries(sent)) schemas[sentName(name)] = withRefs(schema, sentName)
  return {
    schemas: Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1))),
    refTo: (shape, direction) => ({ $ref: REF + (direction === 'sent' ? sentName(nameOf(shape)) : nameOf(shape)) }),
  }
}

const REF = '#/components/schemas/'

const names = new Map(Object.entries(components).map(([name, shape]) => [shape, name]))

function nameOf(shape: z.ZodType): string {
  const name = names.get(shape)
  if (!name) throw new Error('An endpoint has a shape without a name: add it to the components of its area.')
  return name
}

function schemasOf(io: 'input' | 'output'): Schemas {
  const registry = z.registry<{ id: string }>()
  for (const [shape, id] of names) registry.add(shape, { id })
  const { schemas } = z.toJSONSchema(registry, {
    io,
    unrepresentable: 'any',
    uri: (id) => REF + id,
    override({ zodSchema, jsonSchema }) {
      // Any note is taken; what it should look like is said all the same.
      if (Object.is(zodSchema, SentNote)) jsonSchema.$ref = `${REF}SuppliedNote`
      if (Object.is(zodSchema, SentBrief)) jsonSchema.$ref = `${REF}Brief`
      // The pattern that zod adds says what `format` says, at ten times the length.
      if (jsonSchema.format !== undefined) delete jsonSchema.pattern
      // A later desk may answer more, and a client of today passes over it.
      if (io === 'output' && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties
    },
  })
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema, $id, ...schema }]) => [name, schema as Json]),
  )
}

/** These schemas and all that they refer to. */
function within(schemas: Schemas, wanted: readonly string[]): Schemas {
  const found: Schemas = {}
  const waiting = [...wanted]
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const schema = schemas[name]
    if (!schema) throw new Error(`No component is called ${name}.`)
    if (found[name]) continue
    found[name] = schema
    waiting.push(...refsIn(schema))
  }
  return found
}

/** Those that differ, and those that refer to one that differs. */
function namesOfTwo(sent: Schemas, answered: Schemas): Set<string> {
  const both = Object.keys(sent).filter((name) => name in answered)
  const differing = new Set(both.filter((name) => JSON.stringify(sent[name]) !== JSON.stringify(answered[name])))
  for (let before = -1; before < differing.size; ) {
    before = differing.size
    for (const name of both) if (refsIn(sent[name]).some((other) => differing.has(other))) differing.add(name)
  }
  return differing
}

function refsIn(schema: unknown): string[] {
  const refs: string[] = []
  withRefs(schema, (name) => {
    refs.push(name)
    return name
  })
  return refs
}

const withRefs = <T>(schema: T, rename: (name: string) => string): T =>
  JSON.parse(JSON.stringify(schema), (key, value) =>
    key === '$ref' && typeof value === 'string' ? REF + rename(value.slice(REF.length)) : value,
  )
