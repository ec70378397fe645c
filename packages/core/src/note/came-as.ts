import { ExactNumber } from '../json/exact-number.ts'
import { cleanText, cutText, headOf } from '../text.ts'
import type { Came } from '../words/en/faults.ts'

/** What came, short enough for a message. */
export function cameAs(value: unknown): Came {
  if (value === null || value === undefined || typeof value === 'boolean') return { literal: String(value) }
  if (typeof value === 'number' || typeof value === 'bigint' || value instanceof ExactNumber)
    return { number: cutText(String(value), 40) }
  if (typeof value === 'string') return { text: cutText(cleanText(headOf(value, 200)), 40) }
  if (Array.isArray(value)) return { list: value.length }
  return { type: typeof value }
}
