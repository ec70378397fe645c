import { visit } from 'jsonc-parser'
import { readJson } from './read-json.ts'

/** What is wrong with a text that somebody sent as JSON. Places are lines and columns, from 1. */
export type JsonFault =
  | { is: 'no-json'; because: string }
  /** Python and others write NaN and Infinity, which JSON does not have. */
  | { is: 'no-number'; written: string; line: number; column: number }
  /** Readers disagree on which of the two counts. */
  | { is: 'key-twice'; key: string; pointer: string; line: number; column: number }

/** Reads what somebody else wrote: exactly, and refusing what would mean one thing here and another one elsewhere. */
export function readSentJson(text: string): { value: unknown } | { fault: JsonFault } {
  let value: unknown
  try {
    value = readJson(text)
  } catch (error) {
    return { fault: noNumberIn(text) ?? { is: 'no-json', because: error instanceof Error ? error.message : '' } }
  }
  const fault = keyTwiceIn(text)
  return fault ? { fault } : { value }
}

const STRICT = { disallowComments: true }

function keyTwiceIn(text: string): JsonFault | undefined {
  const open: Set<string>[] = []
  let fault: JsonFault | undefined
  visit(
    text,
    {
      onObjectBegin: () => fault === undefined && void open.push(new Set()),
      onObjectEnd: () => void open.pop(),
      onArrayBegin: () => fault === undefined,
      onObjectProperty: (key, _at, _length, line, column, pathTo) => {
        const keys = open.at(-1)
        if (keys?.has(key))
          fault ??= { is: 'key-twice', key, pointer: pointerOf(pathTo()), line: line + 1, column: column + 1 }
        keys?.add(key)
      },
    },
    STRICT,
  )
  return fault
}

/** Of a text so long nobody is told the place of its fault: finding it would keep others waiting. */
const LONGEST_TOLD = 1_000_000

function noNumberIn(text: string): JsonFault | undefined {
  if (text.length > LONGEST_TOLD) return undefined
  let fault: JsonFault | undefined
  let isFirst = true
  visit(
    text,
    {
      onError: (_code, at, _length, line, column) => {
        const written = isFirst
          ? /^[+-]?(?:NaN|Infinity|inf(?:inity)?|nan)\b/.exec(text.slice(at, at + 20))?.[0]
          : undefined
        isFirst = false
        if (written) fault = { is: 'no-number', written, line: line + 1, column: column + 1 }
      },
    },
    STRICT,
  )
  return fault
}

const pointerOf = (path: readonly (string | number)[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
