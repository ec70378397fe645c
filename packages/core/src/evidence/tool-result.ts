/**
 * Reads what a tool answered: JSON where it is JSON, text otherwise. Bounded in size, depth and number of values, so that
 * a hostile or huge answer costs no more than a large one.
 */

const LIMITS = { parse: 400_000, depth: 12, leaves: 3_000, value: 500 } as const

export type Leaf = {
  /** Last key on the way to the value; that of the array for its elements. */
  key: string
  /** Keys from the outside in, without array positions. */
  path: readonly string[]
  value: string | number | boolean
}

/** The JSON value a text holds; undefined when it is none, or too long to be worth reading. */
export function jsonIn(text: string): unknown {
  const trimmed = text.length > LIMITS.parse ? '' : text.trim()
  if (!/^[[{"]/.test(trimmed)) return undefined
  try {
    const value: unknown = JSON.parse(trimmed)
    return typeof value === 'string' && /^\s*[[{]/.test(value) ? jsonIn(value) : value
  } catch {
    return undefined
  }
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Every plain value below `value`, in order, up to the limits. */
export function leavesOf(value: unknown): Leaf[] {
  const leaves: Leaf[] = []
  const walk = (node: unknown, path: readonly string[], depth: number): void => {
    if (leaves.length >= LIMITS.leaves || depth > LIMITS.depth || node === null) return
    if (typeof node === 'string' || typeof node === 'number' || typeof node === 'boolean') {
      const plain = typeof node === 'string' ? node.slice(0, LIMITS.value) : node
      leaves.push({ key: path.at(-1) ?? '', path, value: plain })
      return
    }
    if (Array.isArray(node)) {
      for (const element of node) walk(element, path, depth + 1)
      return
    }
    if (isObject(node)) for (const key of Object.keys(node)) walk(node[key], [...path, key], depth + 1)
  }
  walk(value, [], 0)
  return leaves
}

/** The key and its value as they stand in the answer. */
export function passageOf(text: string, key: string): string {
  const from = text.indexOf(`"${key}"`)
  if (from < 0) return key
  const end = text.slice(from + key.length + 2, from + key.length + 120).search(/[,}\n]/)
  return text.slice(from, end < 0 ? from + key.length + 2 : from + key.length + 2 + end)
}
