/** Takes whatever an agent sent as its brief: what stands where a line is expected becomes one, and none of it is dropped. */
import { z } from 'zod'
import { Brief } from './brief.ts'
import type { Finding } from './check/finding.ts'
import { salvage } from './salvage.ts'

export type SalvagedBrief = { brief: Brief; findings: Finding[] }

export function salvageBrief(input: unknown): SalvagedBrief {
  const given = typeof input === 'string' ? { decides: [input] } : input
  const { kept, findings } = salvage(Brief, asWritten(Brief, given), '/brief')
  return { brief: kept as Brief, findings }
}

/** The main part of each kind of line: that is what a bare text is. */
const MAIN_PARTS = ['text', 'step', 'value'] as const
export const mainPartOf = (schema: z.core.$ZodType): string | undefined =>
  schema instanceof z.ZodObject ? MAIN_PARTS.find((part) => Object.hasOwn(schema.shape, part)) : undefined

/** Names as the schema writes them, and objects where models send texts or objects of their own making. */
function asWritten(schema: z.core.$ZodType, value: unknown): unknown {
  if (value === null || value === undefined) return value
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return asWritten(schema.def.innerType, value)
  if (schema instanceof z.ZodArray) return asList(schema, value)
  if (!(schema instanceof z.ZodObject)) return value
  const main = mainPartOf(schema)
  if (main !== undefined && typeof value !== 'object') return { [main]: value }
  if (typeof value !== 'object' || Array.isArray(value)) return value
  const named = Object.fromEntries(Object.entries(value).map(([key, part]) => [toSnakeCase(key), part]))
  if (main !== undefined && !Object.hasOwn(named, main)) return inWords(named, main)
  return Object.fromEntries(
    Object.entries(named).map(([key, part]) => {
      const inner = Object.hasOwn(schema.shape, key) ? schema.shape[key] : undefined
      return [key, inner ? asWritten(inner, part) : part]
    }),
  )
}

function asList(schema: z.ZodArray, value: unknown): unknown {
  const { element } = schema.def
  if (
    mainPartOf(element) === 'value' &&
    typeof value === 'object' &&
    !Array.isArray(value) &&
    !('value' in Object(value))
  )
    return Object.entries(value as object).map(([label, each]) => ({ label, value: each }))
  return (Array.isArray(value) ? value : [value]).map((item) => asWritten(element, item))
}

/** "{ fact: …, amount: 12 }" where a line was expected: told as it came. */
function inWords({ m, ...parts }: Record<string, unknown>, main: string): Record<string, unknown> {
  const words = Object.entries(parts).map(
    ([key, part]) => `${key.replaceAll('_', ' ')}: ${typeof part === 'object' ? JSON.stringify(part) : String(part)}`,
  )
  return words.length === 0 ? { ...parts, m } : { [main]: words.join('; '), ...(m !== undefined && { m }) }
}

const toSnakeCase = (key: string): string => key.replace(/(?<=[a-z])[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
