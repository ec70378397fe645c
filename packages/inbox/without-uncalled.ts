/**
 * Leaves out of the page the endpoints of the contract that no page calls, with the shapes that only they have. What the pages
 * call is read from them: `desk.<endpoint>(`.
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
  expression?: Node
  properties?: Node[]
  declarations?: Node[]
  declaration?: Node | null
  body?: Node[]
}

export function withoutUncalled(pages: string): Plugin {
  const called = calledBy(pages)
  return {
    name: 'without-uncalled',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: /[\\/]core[\\/]src[\\/]contract[\\/].*\.ts$/ },
      handler(code) {
        const cuts = cutsIn(this.parse(code, { lang: 'ts' }) as unknown as Node, called)
        if (cuts.length === 0) return null
        const from = cuts.toSorted((a, b) => b.start - a.start)
        return { code: from.reduce((text, { start, end }) => text.slice(0, start) + text.slice(end), code), map: null }
      },
    },
  }
}

function calledBy(pages: string): Set<string> {
  const files = globSync('**/*.{ts,tsx}', { cwd: pages }).filter((file) => !/\.test\.tsx?$/.test(file))
  const calls = files.flatMap((file) => [...readFileSync(join(pages, file), 'utf8').matchAll(/\bdesk\s*\.(\w+)\b/g)])
  return new Set(calls.map(([, name]) => String(name)))
}

/** Of `…Endpoints = { … }` the properties that nobody calls, of `…Components = { … }` all: only OpenAPI reads their names. */
function cutsIn({ body = [] }: Node, called: Set<string>): { start: number; end: number }[] {
  const declared = body.flatMap(({ declaration }) => declaration?.declarations ?? [])
  return declared.flatMap(({ id, init }) => {
    const object = plain(init)
    if (!object?.properties || !/(Endpoints|Components)$/.test(id?.name ?? '')) return []
    const isComponents = id?.name?.endsWith('Components')
    return object.properties
      .map((property, nr, all) => ({ property, end: all[nr + 1]?.start ?? object.end - 1 }))
      .filter(({ property }) => property.type === 'Property' && (isComponents || !called.has(property.key?.name ?? '')))
      .map(({ property: { start }, end }) => ({ start, end }))
  })
}

/** Without `as const satisfies …`. */
function plain(node: Node | null | undefined): Node | undefined {
  if (!node) return undefined
  return node.expression ? plain(node.expression) : node
}
