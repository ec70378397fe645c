import { canonicalNumber, ExactNumber } from './exact-number.ts'

/**
 * The one text of a JSON value, whatever its key order, white space and way of writing numbers: RFC 8785, with numbers
 * that no double holds in the form that the same rule gives all of their digits (`canonicalNumber`). Undefined where JSON
 * has nothing for the value; throws at what no JSON holds. Our own, because a library of RFC 8785 knows doubles only.
 */
export function canonicalJson(value: unknown): string | undefined {
  switch (typeof value) {
    case 'string':
      if (!value.isWellFormed()) throw new TypeError('Expected a text without halves of characters.')
      return JSON.stringify(value)
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`Expected a finite number, got ${value}.`)
      return JSON.stringify(value)
    case 'bigint':
      return canonicalNumber(String(value))
    case 'boolean':
      return String(value)
    case 'object':
      return value === null ? 'null' : canonicalObject(value)
    default:
      return undefined
  }
}

function canonicalObject(value: object): string | undefined {
  if (value instanceof ExactNumber) return canonicalNumber(String(value))
  if ('toJSON' in value && typeof value.toJSON === 'function') return canonicalJson(value.toJSON())
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item) ?? 'null').join(',')}]`
  const members: string[] = []
  // The order of UTF-16 units, as RFC 8785 has it.
  for (const key of Object.keys(value).sort()) {
    const member = canonicalJson(Reflect.get(value, key))
    if (member !== undefined) members.push(`${canonicalJson(key)}:${member}`)
  }
  return `{${members.join(',')}}`
}
