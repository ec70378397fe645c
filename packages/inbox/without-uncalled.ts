/**
 * Leaves out of the page what of the contract only others need. Endpoints that no page calls go; what the pages call is read
 * from them: `desk.<endpoint>(`. Of a called one the shapes go, and with them zod, 27 kB: a body is sent as it is given, and an
 * answer is taken as the desk gives it, because page and answer come from the same desk (decision 27). What may come from
 * something in between, or be an event of a later desk, is looked at by the parts that the client goes by.
 */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

type Node = {
  type: string
  start: number
  end: number
  id?: { name?: string }
  init?: Node | null
  key?: { name?: string }
  value?: Node
  expression?: Node
  properties?: Node[]
  declarations?: Node[]
  declaration?: Node | null
  body?: Node[]
}

/** Shapes that are read before they are believed, and the parts that they are known by. */
const KNOWN_BY: Record<string, string[]> = {
  StreamEvent: ['position', 'handoff', 'type'],
  StreamReset: ['position', 'detail'],
  Problem: ['code', 'title', 'status'],
}
const AS_GIVEN = '{ safeParse: (data) => ({ success: true, data }) }'
const SHAPES: Record<string, string> = { body: '{}', query: '{}', answer: AS_GIVEN, callers: '[]', problems: '[]' }

export function withoutUncalled(pages: string): Plugin {
  const called = calledBy(pages)
  return {
    name: 'without-uncalled',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: /[\\/]core[\\/]src[\\/](contract[\\/].*|refusal)\.ts$/ },
      handler(code) {
        const cuts = cutsIn(this.parse(code, { lang: 'ts' }) as unknown as Node, called)
        if (cuts.length === 0) return null
        const from = cuts.toSorted((a, b) => b.start - a.start)
        return {
          code: from.reduce((text, { start, end, by = '' }) => text.slice(0, start) + by + text.slice(end), code),
          map: null,
        }
      },
    },
  }
}

function calledBy(pages: string): Set<string> {
  const files = globSync('**/*.{ts,tsx}', { cwd: pages }).filter((file) => !/\.test\.tsx?$/.test(file))
  const calls = files.flatMap((file) => [...readFileSync(join(pages, file), 'utf8').matchAll(/\bdesk\s*\.(\w+)\b/g)])
  return new Set(calls.map(([, name]) => String(name)))
}

type Cut = { start: number; end: number; by?: string }

/**
 * Of `…Endpoints = { … }` the properties that nobody calls, and the shapes of the others; of `…Components = { … }` all: only
 * OpenAPI reads their names.
 */
function cutsIn({ body = [] }: Node, called: Set<string>): Cut[] {
  const declared = body.flatMap(({ declaration }) => declaration?.declarations ?? [])
  return declared.flatMap(({ id, init }) => {
    const parts = KNOWN_BY[id?.name ?? '']
    if (parts && init) return [{ start: init.start, end: init.end, by: knownBy(parts) }]
    const object = plain(init)
    if (!object?.properties || !/(Endpoints|Components)$/.test(id?.name ?? '')) return []
    const isComponents = id?.name?.endsWith('Components')
    return object.properties.flatMap((property, nr, all): Cut[] => {
      if (property.type !== 'Property') return []
      if (isComponents || !called.has(property.key?.name ?? ''))
        return [{ start: property.start, end: all[nr + 1]?.start ?? object.end - 1 }]
      return (plain(property.value)?.properties ?? []).flatMap(({ key, value }) => {
        const by = SHAPES[key?.name ?? '']
        return by && value ? [{ start: value.start, end: value.end, by }] : []
      })
    })
  })
}

const knownBy = (parts: string[]): string =>
  `{ safeParse: (data) => ${JSON.stringify(parts)}.every((part) => data?.[part] !== undefined) ? { success: true, data } : { success: false } }`

/** Without `as const satisfies …`. */
function plain(node: Node | null | undefined): Node | undefined {
  if (!node) return undefined
  return node.expression ? plain(node.expression) : node
}
