import { ExactNumber, notHeld, numberOf } from './exact-number.ts'

/** Up to 15 digits without an exponent are always held. What looks like more within a text only costs time. */
const MAY_BE_ROUNDED = /(?:^|[:,[\s])-?(?:\d(?:\.?\d){15}|\d[\d.]*[eE])/

type Source = { source?: string } | undefined

/** Browsers of before 2025 parse, and do not say what stood there. */
const SAYS_SOURCES = JSON.parse('1', (_key: string, _value: unknown, context?: Source) => context?.source === '1')

/**
 * Reads JSON without rounding a number: what JavaScript's number does not hold is an `ExactNumber`. Where the platform
 * cannot tell what stood there, a text with such a number throws. Throws RangeError where it nests a thousand deep.
 */
export function readJson(text: string, saysSources: boolean = SAYS_SOURCES): unknown {
  return read(text, numberOf, saysSources)
}

/** The same for whoever only reads what was said: a number that would be rounded is told by its digits, as a text. */
export const readJsonAsTold = (text: string): unknown =>
  read(text, (literal) => {
    const number = numberOf(literal)
    return number instanceof ExactNumber ? literal : number
  })

function read(text: string, held: (literal: string) => unknown, saysSources: boolean = SAYS_SOURCES): unknown {
  if (!MAY_BE_ROUNDED.test(text)) return JSON.parse(text)
  if (saysSources)
    return JSON.parse(text, (_key: string, value: unknown, context?: Source) =>
      typeof value === 'number' && context?.source !== undefined ? held(context.source) : value,
    )
  const value: unknown = JSON.parse(text)
  for (const [literal] of text.replace(STRINGS, '""').matchAll(NUMBERS))
    if (numberOf(literal) instanceof ExactNumber) throw new TypeError(notHeld(literal))
  return value
}

const STRINGS = /"[^"\\]*(?:\\.[^"\\]*)*"/g
const NUMBERS = /-?\d[\d.]*(?:[eE][+-]?\d+)?/g
