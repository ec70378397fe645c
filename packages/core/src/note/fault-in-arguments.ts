import { ExactNumber, isTooLong, LONGEST_NUMBER } from '../json/exact-number.ts'
import { cameAs } from './came-as.ts'
import type { FaultSaying } from './check/finding.ts'

/** Values anywhere within an action's arguments, how deep they nest, and their characters together. */
export const ARGUMENT_LIMITS = { values: 10_000, depth: 32, characters: 200_000 } as const

// What neither the database nor the canonical JSON behind the hash can hold.
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const UNSTORABLE = /[\u0000\p{Cs}]/u

/**
 * Why arguments cannot be kept exactly; null where they can. Walks with a list of its own, not by recursion: the input may nest
 * deeper than the stack.
 */
export function faultInArguments(root: Record<string, unknown>): FaultSaying | null {
  const tooMany: FaultSaying = { code: 'argumentsTooMany', facts: { most: ARGUMENT_LIMITS.values } }
  const left: { value: unknown; depth: number }[] = [{ value: root, depth: 1 }]
  let values = 0
  let characters = 0
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    values += 1
    if (values > ARGUMENT_LIMITS.values) return tooMany
    if (next.depth > ARGUMENT_LIMITS.depth) return { code: 'argumentsTooDeep', facts: { most: ARGUMENT_LIMITS.depth } }
    if (typeof next.value === 'string') {
      characters += next.value.length
      if (UNSTORABLE.test(next.value)) return { code: 'argumentsUnstorable', facts: {} }
    } else if (next.value instanceof ExactNumber) {
      characters += String(next.value).length
      if (isTooLong(next.value)) return { code: 'argumentsNumberTooLong', facts: { most: LONGEST_NUMBER } }
    } else if (typeof next.value === 'object' && next.value !== null) {
      const keys = Object.keys(next.value)
      if (values + left.length + keys.length > ARGUMENT_LIMITS.values) return tooMany
      for (const key of keys) {
        if (key === '__proto__' || UNSTORABLE.test(key)) return { code: 'argumentsKey', facts: { key: cameAs(key) } }
        characters += key.length
        left.push({ value: Reflect.get(next.value, key), depth: next.depth + 1 })
      }
    } else if (!isPlain(next.value)) return { code: 'argumentsNotJson', facts: {} }
    if (characters > ARGUMENT_LIMITS.characters)
      return { code: 'argumentsTooLong', facts: { most: ARGUMENT_LIMITS.characters } }
  }
  return null
}

const isPlain = (value: unknown): boolean => value === null || typeof value === 'boolean' || Number.isFinite(value)
