import { expect, test } from 'vitest'
import { playbookJsonSchema } from './json-schema.ts'

type Node = {
  description?: string
  properties?: Record<string, Node>
  additionalProperties?: Node | false
  items?: Node
}

test('every setting of the playbook is described for whoever hovers over it', () => {
  const silent: string[] = []
  const walk = (node: Node, path: string) => {
    for (const [name, inner] of Object.entries(node.properties ?? {})) {
      const here = `${path}/${name}`
      const isNamedByItself = /(outcomes|accept|decide|hears|onSilence|templates|fields)\/\w+$/.test(here)
      if (!inner.description && !isNamedByItself) silent.push(here)
      walk(inner, here)
    }
    if (node.additionalProperties) walk(node.additionalProperties, path)
    if (node.items) walk(node.items, path)
  }
  const schema: Node = playbookJsonSchema()
  walk(schema, '')
  expect(Object.keys(schema.properties ?? {})).toContain('lanes')
  expect(silent).toEqual([])
})

test('a misspelt setting is an error in the editor too', () => {
  const schema: Node = playbookJsonSchema()
  expect(schema.additionalProperties).toBe(false)
  expect(schema.properties?.lanes).toMatchObject({ additionalProperties: { additionalProperties: false } })
})
