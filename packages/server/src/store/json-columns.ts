import { ExactNumber, isTooLong, readJson } from '@baton-desk/core'
import { JSON_TYPES } from './json-types.ts'

/** For columns of json and jsonb: read without rounding a number. */
export const JSON_PARSERS: Record<number, (text: string) => unknown> = Object.fromEntries(
  JSON_TYPES.map((type) => [type, readJson]),
)

// What JSON may hold and jsonb may not: NUL and halves of surrogate pairs, both written as escapes by JSON.stringify.
const SUSPECT = /\\u(?:0000|d[89a-f])/
const ESCAPE = /\\(?:u(?:0000|d[89a-f][0-9a-f]{2})|u[0-9a-f]{4}|.)/g
// Numbers beyond what a numeric holds.
const SUSPECT_NUMBER = /[:,[]-?\d(?:[\d.]{9998}|[\d.]*[eE][+-]?\d{4})/

/** JSON text as jsonb takes it: what it cannot hold becomes U+FFFD, and a number that is too long a text. */
export function toJson(value: unknown): string {
  let text = JSON.stringify(value) ?? 'null'
  if (SUSPECT_NUMBER.test(text)) text = JSON.stringify(value, longNumberAsText)
  if (!SUSPECT.test(text)) return text
  return text.replace(ESCAPE, (written) => (SUSPECT.test(written) ? '\\ufffd' : written))
}

function longNumberAsText(this: unknown, key: string, written: unknown): unknown {
  const held: unknown = Reflect.get(this as object, key)
  return held instanceof ExactNumber && isTooLong(held) ? String(held) : written
}
