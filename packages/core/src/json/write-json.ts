import { ExactNumber } from './exact-number.ts'

/**
 * Writes JSON for the desk with every digit: `bigint` as a number, and what JSON cannot say is refused instead of being
 * turned into null.
 */
export const writeJson = (value: unknown): string | undefined => JSON.stringify(value, inFull)

function inFull(key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return new ExactNumber(String(value)).toJSON()
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new TypeError(
      `Expected a number in “${key}”, got ${value}, which JSON cannot say. Send null, or leave it out.`,
    )
  return value
}
