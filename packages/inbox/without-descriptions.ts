/** Leaves out of the page what the contract says for its reference only: `.describe(…)` of fields and `summary` of endpoints. */
import type { Plugin } from 'vite'

/** Of a tree of code, the parts that are looked at. */
type Node = {
  type: string
  start: number
  end: number
  name?: string
  value?: unknown
  callee?: Node
  object?: Node
  property?: Node
  arguments?: Node[]
  key?: Node
  expressions?: Node[]
}
type Cut = { from: number; to: number; by: string }

export const withoutDescriptions = (): Plugin => ({
  name: 'without-descriptions',
  apply: 'build',
  enforce: 'pre',
  transform: {
    filter: { id: /[\\/]core[\\/]src[\\/].*\.ts$/ },
    handler(code) {
      const cuts = cutsIn(this.parse(code, { lang: 'ts' }) as unknown as Node)
      if (cuts.length === 0) return null
      const kept = cuts.toSorted((a, b) => b.from - a.from)
      return {
        code: kept.reduce((text, { from, to, by }) => text.slice(0, from) + by + text.slice(to), code),
        map: null,
      }
    },
  },
})

function cutsIn(value: unknown): Cut[] {
  if (Array.isArray(value)) return value.flatMap(cutsIn)
  if (typeof value !== 'object' || value === null) return []
  const node = value as Node
  const inner = Object.values(node).flatMap(cutsIn)
  const { type, callee, key, end } = node
  if (
    type === 'CallExpression' &&
    callee?.object &&
    callee.property?.name === 'describe' &&
    isText(node.arguments?.[0])
  )
    return [...inner, { from: callee.object.end, to: end, by: '' }]
  const held = node.value as Node | undefined
  if (type === 'Property' && key?.name === 'summary' && held && isText(held))
    return [...inner, { from: held.start, to: held.end, by: "''" }]
  return inner
}

const isText = (node: Node | undefined): boolean =>
  (node?.type === 'Literal' && typeof node.value === 'string') ||
  (node?.type === 'TemplateLiteral' && node.expressions?.length === 0)
