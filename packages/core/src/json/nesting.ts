/**
 * How deep objects and lists of a body may lie within one another. What people and machines write stays far below; code
 * that walks a value by recursion (hashes, schemas, databases) stays far from the end of its stack.
 */
export const DEEPEST_NESTING = 100

/**
 * How many values a body may hold, counted by what separates them. 10,000 messages with their calls have half as many; what
 * has more takes seconds to read, however few bytes it is. Blanks between them cost too: sixteen count as one.
 */
export const MOST_VALUES = 200_000
const A_BLANK = 1 / 16

/** Which limit a JSON text breaks. Counted before it is parsed, in one pass and without recursion. */
export function brokenLimit(
  json: string,
  mostValues = MOST_VALUES,
): { is: 'depth' | 'values'; most: number } | undefined {
  let depth = 0
  let values = 1
  let inString = false
  for (let at = 0; at < json.length; at++) {
    const sign = json.charCodeAt(at)
    if (inString) {
      if (sign === BACKSLASH) at++
      else if (sign === QUOTE) inString = false
    } else if (sign === QUOTE) inString = true
    else if (sign === LIST || sign === OBJECT) {
      if (++depth > DEEPEST_NESTING) return { is: 'depth', most: DEEPEST_NESTING }
    } else if (sign === LIST_END || sign === OBJECT_END) depth--
    else if (sign === COMMA) values++
    else if (sign <= BLANK) values += A_BLANK
    if (values > mostValues) return { is: 'values', most: mostValues }
  }
  return undefined
}

const [QUOTE, BACKSLASH, LIST, LIST_END, OBJECT, OBJECT_END, COMMA, BLANK] = [
  0x22, 0x5c, 0x5b, 0x5d, 0x7b, 0x7d, 0x2c, 0x20,
]
