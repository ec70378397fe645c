/**
 * Takes whatever an agent submitted as its note and keeps all of it that can be kept: an agent's note is never dropped.
 * Walks the schema of the supplied note beside the input, so its time is bounded by the schema's limits and not by the
 * input's depth; what had to be cut or left out is said in findings. Never changes the arguments of a proposed action:
 * a person would approve something else than what the agent meant to do.
 */
import { z } from 'zod'
import { ExactNumber } from '../json/exact-number.ts'
import { cleanText, cutText, headOf } from '../text.ts'
import { cameAs } from './came-as.ts'
import { type FaultSaying, type Finding, toFinding } from './check/finding.ts'
import { faultInArguments } from './fault-in-arguments.ts'
import {
  Artifact,
  Confidence,
  Draft,
  Identifier,
  Promised,
  ProposedAction,
  Sensitivity,
  Statement,
  SuppliedNote,
  TriedStep,
  Unknown,
} from './note.ts'
import { pointerTo } from './pointer.ts'

/** What is taken at most where the schema itself names no number. */
export const SALVAGE_LIMITS = {
  /** Entries of `fields`. */
  entries: 60,
  findings: 100,
} as const

export type Salvaged = { supplied: SuppliedNote; findings: Finding[] }

export function salvageNote(input: unknown): Salvaged {
  const findings = collectFindings()
  if (!isRecord(input)) {
    findings.malformed('', { code: 'noteNotAnObject', facts: { came: cameAs(input) } })
    return { supplied: {}, findings: findings.all() }
  }
  // Built along the shape of SuppliedNote itself; the property test parses it again.
  const supplied = keepObject(SuppliedNote, input, '', findings) as SuppliedNote
  const isLost = Object.hasOwn(input, 'action') && (input.action ?? null) !== null && supplied.action === undefined
  return { supplied, findings: [...(isLost ? [actionNotKept] : []), ...findings.all()] }
}

/** The same for any other shape of what agents send; `pointer` is where it stands. */
export function salvage(schema: z.ZodObject, input: unknown, pointer: string): { kept: unknown; findings: Finding[] } {
  const findings = collectFindings()
  const kept = keepObject(schema, input, pointer, findings)
  return { kept: kept === LOST ? {} : kept, findings: findings.all() }
}

/** Said beside the limit of findings: as long as it stands, nobody can approve. */
const actionNotKept = toFinding(
  { rule: 'action-not-kept', level: 'must', pointer: '/action' },
  { code: 'actionNotKept', facts: {} },
)

/** Nothing of the value could be kept. */
const LOST = Symbol('lost')

// What agents send in a string although the schema has an object: the string is the object's main part.
const SHORTHANDS = new Map<z.core.$ZodType, (words: string) => Record<string, unknown>>([
  [Statement, (text) => ({ text })],
  [Unknown, (text) => ({ text })],
  [Promised, (text) => ({ text })],
  [TriedStep, (step) => ({ step })],
  [Confidence, (level) => ({ level })],
  [Sensitivity, (kind) => ({ kind })],
  [Artifact, (label) => ({ label })],
  [Draft, (body) => ({ body })],
])
const SHORTHAND_OF_POINTER: Record<string, (words: string) => Record<string, unknown>> = {
  '/who': (name) => ({ name }),
  '/why': (sentence) => ({ sentence }),
  '/next': (action) => ({ action }),
  '/next/decision': (kind) => ({ kind }),
}

// Required parts without which the rest is still worth keeping, and what stands in for them.
const STAND_INS = new Map<z.core.$ZodType, Record<string, string>>([
  [Draft, { channel: '' }],
  [TriedStep, { result: '', outcome: 'unknown' }],
  [Identifier, { label: '' }],
  [Artifact, { label: '' }],
])

function keep(schema: z.core.$ZodType, value: unknown, pointer: string, findings: Findings): unknown {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    return keep(schema.def.innerType, value, pointer, findings)
  }
  if (schema === ProposedAction) return keepAction(value, pointer, findings)
  if (schema instanceof z.ZodObject) return keepObject(schema, value, pointer, findings)
  if (schema instanceof z.ZodArray) return keepList(schema, value, pointer, findings)
  if (schema instanceof z.ZodRecord) return keepRecord(schema, value, pointer, findings)
  if (schema instanceof z.ZodEnum) return keepChoice(schema, value, pointer, findings)
  if (isStringSchema(schema)) return keepString(schema, value, pointer, findings)
  return keepScalar(schema, value, pointer, findings)
}

function keepObject(schema: z.ZodObject, value: unknown, pointer: string, findings: Findings): unknown {
  const given = typeof value === 'string' ? shorthand(schema, pointer, value) : value
  if (!isRecord(given)) {
    const facts = { fields: Object.keys(schema.shape), came: cameAs(value) }
    findings.malformed(pointer, { code: 'notAnObject', facts })
    return LOST
  }
  const kept: Record<string, unknown> = {}
  const missing: string[] = []
  for (const [key, part] of Object.entries(schema.shape)) {
    const at = pointerTo(pointer, key)
    const found = Object.hasOwn(given, key) ? given[key] : undefined
    const isThere = found !== undefined && found !== null
    const result = isThere ? keep(part, found, at, findings) : LOST
    if (result !== LOST) kept[key] = result
    else if (part instanceof z.ZodDefault && !(isThere && isFreeRecord(part.def.innerType)))
      kept[key] = part.def.defaultValue
    else if (!(part instanceof z.ZodOptional)) missing.push(key)
  }
  sayUnknownKeys(schema, given, pointer, findings)
  if (missing.length === 0) return kept
  return standIn(schema, kept, missing, pointer, findings)
}

function standIn(
  schema: z.ZodObject,
  kept: Record<string, unknown>,
  missing: string[],
  pointer: string,
  findings: Findings,
): unknown {
  const standIns = STAND_INS.get(schema) ?? {}
  const isRestKept = missing.every((key) => key in standIns)
  const required = Object.entries(schema.shape).filter(
    ([, part]) => !(part instanceof z.ZodOptional || part instanceof z.ZodDefault),
  )
  const facts = { missing, kept: isRestKept, send: required.map(([key]) => key) }
  findings.malformed(pointer, { code: 'partsMissing', facts })
  if (!isRestKept) return LOST
  for (const key of missing) kept[key] = standIns[key]
  return kept
}

function keepList(schema: z.ZodArray, value: unknown, pointer: string, findings: Findings): unknown {
  const max = maximumOf(schema) ?? SALVAGE_LIMITS.entries
  // A single item where a list is expected is a list of one.
  const items = Array.isArray(value) ? value : [value]
  const kept: unknown[] = []
  let read = 0
  for (; read < items.length && kept.length < max && read < max * 4; read++) {
    const item = keep(
      schema.def.element,
      items[read],
      Array.isArray(value) ? pointerTo(pointer, read) : pointer,
      findings,
    )
    if (item !== LOST) kept.push(item)
  }
  if (read < items.length)
    findings.overLimit(pointer, {
      code: 'tooManyItems',
      facts: { most: max, came: items.length, kept: kept.length },
    })
  return !Array.isArray(value) && kept.length === 0 ? LOST : kept
}

function keepRecord(schema: z.ZodRecord, value: unknown, pointer: string, findings: Findings): unknown {
  if (!isRecord(value)) {
    findings.malformed(pointer, { code: 'notNamesAndValues', facts: { came: cameAs(value) } })
    return LOST
  }
  if (isFreeRecord(schema)) return keepArguments(value, pointer, findings)
  const longestKey = maximumOf(schema.def.keyType) ?? SALVAGE_LIMITS.entries
  const kept: Record<string, unknown> = {}
  const keys = Object.keys(value)
  for (const key of keys.slice(0, SALVAGE_LIMITS.entries)) {
    if (key === '__proto__' || key.length > longestKey) {
      findings.malformed(pointerTo(pointer, key), { code: 'nameTooLong', facts: { most: longestKey } })
      continue
    }
    const result =
      value[key] === null ? LOST : keep(schema.def.valueType, value[key], pointerTo(pointer, key), findings)
    if (result !== LOST) kept[key] = result
  }
  if (keys.length > SALVAGE_LIMITS.entries)
    findings.overLimit(pointer, {
      code: 'tooManyEntries',
      facts: { most: SALVAGE_LIMITS.entries, came: keys.length },
    })
  return kept
}

/** The tool is as much of an action as its arguments are: under a cleaned or shortened name it would be another one. */
function keepAction(value: unknown, pointer: string, findings: Findings): unknown {
  const others = isRecord(value) ? Object.keys(value).filter((key) => key !== 'tool' && key !== 'hash') : []
  if (others.length > 0 && !others.includes('arguments')) {
    findings.malformed(pointer, {
      code: 'argumentsUnderOtherName',
      facts: { names: others.slice(0, 5).map(shortened) },
    })
    return LOST
  }
  const kept = keepObject(ProposedAction, value, pointer, findings)
  if (!isRecord(value) || !isRecord(kept) || kept.tool === value.tool) return kept
  findings.malformed(pointerTo(pointer, 'tool'), { code: 'toolNotExact', facts: { came: cameAs(value.tool) } })
  return LOST
}

const shortened = (name: string): string => cutText(cleanText(headOf(name, 200)), 40)

function keepArguments(value: Record<string, unknown>, pointer: string, findings: Findings): unknown {
  const fault = faultInArguments(value)
  if (fault === null) return value
  findings.malformed(pointer, fault)
  return LOST
}

function keepChoice(schema: z.ZodEnum, value: unknown, pointer: string, findings: Findings): unknown {
  const word =
    typeof value === 'string' && value.length <= 60
      ? value
          .trim()
          .toLowerCase()
          .replace(/[\s-]+/g, '_')
      : undefined
  const choices = schema.options.map(String)
  if (word !== undefined && choices.includes(word)) return word
  findings.malformed(pointer, { code: 'notAChoice', facts: { choices, came: cameAs(value) } })
  return LOST
}

function keepString(schema: z.core.$ZodType, value: unknown, pointer: string, findings: Findings): unknown {
  const isNumber = (typeof value === 'number' && Number.isFinite(value)) || value instanceof ExactNumber
  const words = isNumber ? String(value) : value
  if (typeof words !== 'string') {
    findings.malformed(pointer, { code: 'notText', facts: { came: cameAs(value) } })
    return LOST
  }
  const max = maximumOf(schema)
  // Cleaning is linear but not free: of a very long text only what can matter is cleaned.
  const near = max !== undefined && words.length > max * 4 + 1_000 ? headOf(words.trimStart(), max * 4 + 1_000) : words
  const parsed = z.safeParse(schema, near)
  if (parsed.success && near.length === words.length) return parsed.data
  const tooLong = max !== undefined && (near.length < words.length || cutText(cleanText(near), max) !== cleanText(near))
  if (tooLong && !isFormat(schema)) {
    findings.overLimit(pointer, { code: 'textTooLong', facts: { most: max, came: words.length } })
    const fitted = z.safeParse(schema, cutText(`${cleanText(near)}…`, max))
    if (fitted.success) return fitted.data
  }
  findings.malformed(pointer, { code: 'notOfTheForm', facts: { ...formOf(schema), came: cameAs(value) } })
  return LOST
}

function keepScalar(schema: z.core.$ZodType, value: unknown, pointer: string, findings: Findings): unknown {
  const parsed = z.safeParse(schema, value)
  if (parsed.success) return parsed.data
  const because = parsed.error.issues[0]?.message ?? 'Invalid input'
  findings.malformed(pointer, { code: 'notSuchAValue', facts: { because, came: cameAs(value) } })
  return LOST
}

function sayUnknownKeys(
  schema: z.ZodObject,
  given: Record<string, unknown>,
  pointer: string,
  findings: Findings,
): void {
  for (const key of Object.keys(given)) {
    if (Object.hasOwn(schema.shape, key)) continue
    if (findings.areFull()) return
    findings.unknownField(pointerTo(pointer, key), {
      code: 'noSuchField',
      facts: { fields: Object.keys(schema.shape) },
    })
  }
}

function shorthand(schema: z.ZodObject, pointer: string, words: string): unknown {
  return (SHORTHANDS.get(schema) ?? SHORTHAND_OF_POINTER[pointer])?.(words)
}

type Findings = ReturnType<typeof collectFindings>

function collectFindings() {
  const found: Finding[] = []
  let unsaid = 0
  const add = (rule: string, level: Finding['level']) => (pointer: string, said: FaultSaying) => {
    if (found.length < SALVAGE_LIMITS.findings) found.push(toFinding({ rule, level, pointer }, said))
    else unsaid += 1
  }
  return {
    malformed: add('malformed-field', 'must'),
    overLimit: add('over-limit', 'must'),
    unknownField: add('unknown-field', 'should'),
    areFull: () => unsaid > 0,
    all: (): Finding[] => {
      if (unsaid === 0) return found
      const more = { rule: 'malformed-field', level: 'must' as const, pointer: '' }
      return [...found, toFinding(more, { code: 'moreIsWrong', facts: {} })]
    },
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof ExactNumber)

const isStringSchema = (schema: z.core.$ZodType): boolean => schema._zod.def.type === 'string'

/** A record that may hold anything: the arguments of a tool call. */
const isFreeRecord = (schema: z.core.$ZodType): boolean =>
  schema instanceof z.ZodRecord && schema.def.valueType instanceof z.ZodUnknown

const isFormat = (schema: z.core.$ZodType): boolean => schema instanceof z.core.$ZodStringFormat

function maximumOf(schema: z.core.$ZodType): number | undefined {
  for (const check of schema._zod.def.checks ?? []) {
    if (check instanceof z.core.$ZodCheckMaxLength) return check._zod.def.maximum
  }
  return undefined
}

function formOf(schema: z.core.$ZodType): { form: 'time' | 'address' | 'text'; most?: number | undefined } {
  if (schema instanceof z.ZodISODateTime) return { form: 'time' }
  if (schema instanceof z.ZodURL) return { form: 'address', most: maximumOf(schema) }
  return { form: 'text' }
}
