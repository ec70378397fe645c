/**
 * How deep objects and lists of a body may lie within one another. What people and machines write stays far below; code
 * that walks a value by recursion (hashes, schemas, databases) stays far from the end of its stack.
 */
export const DEEPEST_NESTING = 100

/** The limit where a JSON text nests deeper. Counted before it is parsed, in one pass and without recursion. */
export function brokenNestingLimit(json: string): number | undefined {
  let depth = 0
  let inString = false
  for (let at = 0; at < json.length; at++) {
    const sign = json.charCodeAt(at)
    if (inString) {
      if (sign === BACKSLASH) at++
      else if (sign === QUOTE) inString = false
    } else if (sign === QUOTE) inString = true
    else if (sign === LIST || sign === OBJECT) {
      if (++depth > DEEPEST_NESTING) return DEEPEST_NESTING
    } else if (sign === LIST_END || sign === OBJECT_END) depth--
  }
  return undefined
}

const [QUOTE, BACKSLASH, LIST, LIST_END, OBJECT, OBJECT_END] = [0x22, 0x5c, 0x5b, 0x5d, 0x7b, 0x7d]
