/** Arguments of calls and answers of tools, which formats have as objects or as JSON text. */
import { brokenLimit } from '../../json/nesting.ts'
import { readJson } from '../../json/read-json.ts'

/** As an object; what is none stands under `input`, so that it is not lost. */
export function argumentsOf(given: unknown): Record<string, unknown> {
  const value = typeof given === 'string' ? parsed(given) : given
  if (value === undefined || value === null || value === '') return {}
  const isObject = typeof value === 'object' && !Array.isArray(value)
  return isObject ? (value as Record<string, unknown>) : { input: value }
}

/** The value of a JSON text; the text itself where it is none, or is of a size that nobody writes. */
export function parsed(text: string): unknown {
  if (text.trim() === '') return undefined
  if (brokenLimit(text, MOST_VALUES_IN_A_TEXT) !== undefined) return text
  try {
    return readJson(text)
  } catch {
    return text
  }
}

const MOST_VALUES_IN_A_TEXT = 20_000

/** What a tool answered, as a text. */
export const answerText = (value: unknown): string =>
  value === undefined || value === null ? '' : typeof value === 'string' ? value : (JSON.stringify(value) ?? '')

/** Formats say beside an answer that it is an error. */
export const asError = (text: string): string => (/^\s*(?:error|refused)\b/i.test(text) ? text : `Error: ${text}`)
