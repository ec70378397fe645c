/**
 * Reads what a tool answered: JSON where it is JSON, text otherwise. Bounded in size, depth and number of values, so that
 * a hostile or huge answer costs no more than a large one.
 */

import { ExactNumber } from '../../json/exact-number.ts'
import { readJsonAsTold } from '../../json/read-json.ts'
import { headOf } from '../../text.ts'

const LIMITS = { parse: 400_000, depth: 12, leaves: 3_000, value: 500 } as const

export type Leaf = {
  /** Last key on the way to the value; that of the array for its elements. */
  key: string
  /** Keys from the outside in, without array positions. */
  path: readonly string[]
  value: string | number | boolean
}

/** The JSON value a text holds; undefined when it is none, or too long to be worth reading. */
export function jsonIn(text: string): unknown {
  const trimmed = text.length > LIMITS.parse ? '' : text.trim()
  if (!/^[[{"]/.test(trimmed)) return undefined
  try {
    const value: unknown = readJsonAsTold(trimmed)
    return typeof value === 'string' && /^\s*[[{]/.test(value) ? jsonIn(value) : value
  } catch {
    return undefined
  }
}

export type ToolResult = {
  text: string
  /** What was answered, where it is JSON, out of its wrapper. */
  json?: unknown
  /** What was answered, where it is not JSON. */
  words: string
  /** The wrapper itself said that the call went wrong. */
  isError: boolean
  wrapper?: unknown
}

/** What a tool answered, out of the list of content parts in which MCP and the model APIs wrap it. */
export function readToolResult(text: string): ToolResult {
  const json = jsonIn(text)
  if (json === undefined) return { text, words: text, isError: false }
  const parts = contentParts(json)
  if (parts === undefined) return { text, json, words: '', isError: false }
  const isError = isObject(json) && (json.isError === true || json.is_error === true)
  const words = parts.join('\n')
  const structured = isObject(json) && isObject(json.structuredContent) ? json.structuredContent : undefined
  const inner = structured ?? jsonIn(words)
  return { text, words, isError, wrapper: json, ...(inner !== undefined && { json: inner }) }
}

function contentParts(json: unknown): string[] | undefined {
  const content = isObject(json) ? (json.content ?? (json.type === 'text' ? [json] : undefined)) : json
  if (typeof content === 'string' && isObject(json) && json.type === 'tool_result') return [content]
  if (!Array.isArray(content) || content.length === 0) return undefined
  if (!content.every((part) => isObject(part) && typeof part.type === 'string')) return undefined
  const texts = content.map((part: Record<string, unknown>) => part.text).filter((part) => typeof part === 'string')
  return texts.length > 0 && content.every(isContentPart) ? texts : undefined
}

const isContentPart = (part: Record<string, unknown>): boolean =>
  typeof part.text === 'string' || /^(?:image|audio|resource|resource_link|input_\w+)$/.test(String(part.type))

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof ExactNumber)

/** Every plain value below `value`, in order, up to the limits; a number that would be rounded by its digits. */
export function leavesOf(value: unknown): Leaf[] {
  const leaves: Leaf[] = []
  const walk = (node: unknown, path: readonly string[], depth: number): void => {
    if (leaves.length >= LIMITS.leaves || depth > LIMITS.depth || node === null) return
    if (typeof node === 'string' || typeof node === 'number' || typeof node === 'boolean') {
      const plain = typeof node === 'string' ? headOf(node, LIMITS.value) : node
      leaves.push({ key: path.at(-1) ?? '', path, value: plain })
      return
    }
    if (node instanceof ExactNumber) {
      walk(String(node), path, depth)
      return
    }
    if (Array.isArray(node)) {
      for (const element of node) walk(element, path, depth + 1)
      return
    }
    if (isObject(node)) for (const key of Object.keys(node)) walk(node[key], [...path, key], depth + 1)
  }
  walk(value, [], 0)
  return leaves
}

/** The key and its value as they stand in the answer. */
export function passageOf(text: string, key: string): string {
  const from = text.indexOf(`"${key}"`)
  if (from < 0) return key
  const end = text.slice(from + key.length + 2, from + key.length + 120).search(/[,}\n]/)
  return text.slice(from, end < 0 ? from + key.length + 2 : from + key.length + 2 + end)
}
