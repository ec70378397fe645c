/** The values of fields as expressions see them: typed, finite, of bounded length, and nothing else. */
import { numberOf } from '../../json/exact-number.ts'
import type { FieldType } from '../playbook.ts'
import type { Field } from './vocabulary.ts'

/** Longest text and list that an expression looks at. */
export const LONGEST_TEXT = 20_000
const LONGEST_LIST = 100

/** The fields that are there and of the right type; one of another type counts as missing. */
export function fieldsIn(fields: Record<string, Field>, given: Record<string, unknown>): Record<string, unknown> {
  const picked: Record<string, unknown> = {}
  for (const name in fields) {
    const type = fields[name]?.type
    if (type === undefined || !Object.hasOwn(given, name)) continue
    const value = typedValue(type, given[name])
    if (value !== undefined) picked[name] = value
  }
  return picked
}

export function typedValue(type: FieldType, value: unknown): unknown {
  switch (type) {
    case 'text':
      return typeof value === 'string' && value.length <= LONGEST_TEXT ? value : undefined
    case 'number':
      return finite(typeof value === 'bigint' ? numberOf(String(value)) : value)
    case 'flag':
      return typeof value === 'boolean' ? value : undefined
    case 'list':
      return Array.isArray(value) && value.length <= LONGEST_LIST && value.every((item) => typeof item === 'string')
        ? value
        : undefined
    default:
      return type satisfies never
  }
}

const finite = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined
