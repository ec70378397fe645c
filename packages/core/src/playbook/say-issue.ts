import type { z } from 'zod'
import { cutText } from '../text.ts'
import { closestOf } from './closest.ts'
import type { Complaint } from './complaint.ts'
import type { Path } from './position.ts'

/** What the schema found, as sentences a person can act on. `came` is the value at the issue's path. */
export function sayIssue(issue: z.core.$ZodIssue, path: Path, came: unknown): Complaint[] {
  switch (issue.code) {
    case 'invalid_type':
      return came === undefined
        ? [{ message: `expected ${typeInWords(issue.expected)}, got nothing. Add it.`, path }]
        : [
            {
              message: `expected ${typeInWords(issue.expected)}, got ${show(came)}. ${howToWrite(issue.expected, path)}`,
              path,
            },
          ]
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        message: `there is nothing of this name here. Correct or remove it.`,
        path: [...path, key],
        at: 'key' as const,
      }))
    case 'invalid_value':
      return [
        {
          message: `expected one of ${list(issue.values.map(String))}, got ${show(came)}.${closestOf(came, issue.values.map(String))}`,
          path,
        },
      ]
    case 'invalid_format':
      return [{ message: `expected ${formatInWords(issue)}, got ${show(came)}. Correct it.`, path }]
    case 'invalid_key':
      return [
        {
          message: `a name is written with ${issue.issues.map((inner) => inner.message).join(', ')}. Rename it.`,
          path,
          at: 'key',
        },
      ]
    case 'too_big':
      return [
        {
          message: `expected at most ${issue.maximum} ${unit(issue.origin, issue.maximum)}, got ${size(came)}. Shorten it.`,
          path,
        },
      ]
    case 'too_small':
      return [
        {
          message: `expected at least ${issue.minimum} ${unit(issue.origin, issue.minimum)}, got ${size(came)}. Add what is missing.`,
          path,
        },
      ]
    default:
      return [{ message: `${issue.message}; got ${show(came)}. Correct it.`, path }]
  }
}

const CLOCK_TIMES = new Set<Path[number] | undefined>(['from', 'to'])

function howToWrite(expected: string, path: Path): string {
  if (path.includes('hours') && CLOCK_TIMES.has(path.at(-1))) return 'Write a time of day such as "17:00".'
  return `Write ${typeInWords(expected)}.`
}

/** A value as it may stand in a sentence: short, on one line. */
function show(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (Array.isArray(value)) return `a list of ${value.length}`
  if (typeof value === 'object' && value !== null) return 'a group of values'
  return JSON.stringify(typeof value === 'string' ? cutText(value, 61) : value) ?? String(value)
}

export const list = (names: readonly string[]): string =>
  names.length === 0
    ? 'none'
    : names.length <= 12
      ? names.join(', ')
      : `${names.slice(0, 12).join(', ')} and ${names.length - 12} more`

function typeInWords(expected: string): string {
  switch (expected) {
    case 'object':
    case 'record':
      return 'a group of values (name: value)'
    case 'array':
      return 'a list'
    case 'string':
      return 'a text'
    case 'number':
      return 'a number'
    case 'boolean':
      return 'true or false'
    default:
      return expected
  }
}

function formatInWords(issue: z.core.$ZodIssueInvalidStringFormat): string {
  switch (issue.format) {
    case 'email':
      return 'an e-mail address'
    case 'date':
      return 'a date such as "2026-12-24"'
    default:
      return issue.message
  }
}

function unit(origin: string, count: number | bigint): string {
  switch (origin) {
    case 'string':
      return Number(count) === 1 ? 'character' : 'characters'
    case 'array':
      return Number(count) === 1 ? 'entry' : 'entries'
    default:
      return ''
  }
}

const size = (value: unknown): string =>
  typeof value === 'string' || Array.isArray(value) ? String(value.length) : show(value)
