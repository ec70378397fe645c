/**
 * Reads a playbook and refuses what would break a promise: a person, template or lane that is named but not there, a lane
 * that nobody owns, a time zone or a length of time that means nothing. Whatever is wrong comes back as a sentence with its
 * place; nothing is guessed and nothing throws.
 */
import type { z } from 'zod'
import type { Complaint } from './complaint.ts'
import { Playbook } from './playbook.ts'
import { type Path, type Position, pointerOf, positionOf, positionWithin } from './position.ts'
import { PLAYBOOK_LIMITS, type PlaybookProblem, readDocument } from './read-document.ts'
import { type ReferenceOptions, referenceComplaints } from './references.ts'
import { sayIssue } from './say-issue.ts'

/** Reads YAML or JSON text, or a document that is already parsed. */
export function loadPlaybook(
  input: unknown,
  options: ReferenceOptions = {},
): { playbook: Playbook } | { problems: PlaybookProblem[] } {
  const source = typeof input === 'string' ? readText(input) : { value: input, place: nowhere }
  if ('problems' in source) return source

  const complaints = [...shapeComplaints(source.value)]
  if (complaints.length > 0) return refused(complaints, source.place)

  const parsed = Playbook.safeParse(source.value)
  if (!parsed.success)
    return refused(
      parsed.error.issues.slice(0, PLAYBOOK_LIMITS.problems).flatMap((issue) => issueComplaints(issue, source.value)),
      source.place,
    )

  const references = referenceComplaints(parsed.data, options)
  return references.length > 0 ? refused(references, source.place) : { playbook: parsed.data }
}

type Place = (path: Path, what?: 'value' | 'key', within?: number) => Partial<Position>
const nowhere: Place = () => ({})

function refused(complaints: Complaint[], place: Place): { problems: PlaybookProblem[] } {
  return {
    problems: complaints.slice(0, PLAYBOOK_LIMITS.problems).map(({ message, path, at, within }) => ({
      message: path.length === 0 ? message : `${pathWords(path)}: ${message}`,
      pointer: pointerOf(path),
      ...place(path, at, within),
    })),
  }
}

/** `lanes.support.owners.people[0]` */
const pathWords = (path: Path): string =>
  path.reduce<string>(
    (said, part) => (typeof part === 'number' ? `${said}[${part}]` : said ? `${said}.${part}` : part),
    '',
  )

function readText(text: string): { value: unknown; place: Place } | { problems: PlaybookProblem[] } {
  const read = readDocument(text)
  if ('problems' in read) return read
  const { doc, lines, value } = read
  return {
    value,
    place: (path, what, within) =>
      within === undefined ? positionOf(doc, lines, path, what) : positionWithin(doc, lines, text, path, within),
  }
}

/** What must hold before the schema looks: a bounded tree of plain values without names that JavaScript gives a meaning. */
function* shapeComplaints(root: unknown): Generator<Complaint> {
  if (typeof root !== 'object' || root === null || Array.isArray(root)) {
    yield {
      message: `Expected a playbook with people and lanes, got ${root === null || root === undefined ? 'nothing' : Array.isArray(root) ? 'a list' : `a ${typeof root}`}.`,
      path: [],
    }
    return
  }
  let values = 0
  const open: { value: unknown; path: Path }[] = [{ value: root, path: [] }]
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, path } = next
    if (++values > PLAYBOOK_LIMITS.values) {
      yield {
        message: `Expected at most ${PLAYBOOK_LIMITS.values} values, got more. Split the playbook, or use fewer aliases.`,
        path: [],
      }
      return
    }
    if (typeof value !== 'object' || value === null) continue
    if (path.length >= PLAYBOOK_LIMITS.depth) {
      yield {
        message: `Expected at most ${PLAYBOOK_LIMITS.depth} levels, got more. Write it flatter.`,
        path: path.slice(0, 8),
      }
      return
    }
    for (const [name, inner] of Object.entries(value)) {
      const here = [...path, Array.isArray(value) ? Number(name) : name]
      if (!Array.isArray(value) && isReserved(name)) {
        yield {
          message: `"${name}" cannot be a name here, JavaScript gives it a meaning. Choose another.`,
          path: here,
          at: 'key',
        }
      } else open.push({ value: inner, path: here })
    }
  }
}

const isReserved = (name: string): boolean => name in Object.prototype || name === 'prototype'

function issueComplaints(issue: z.core.$ZodIssue, root: unknown): Complaint[] {
  const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)))
  const came = path.reduce<unknown>(
    (value, part) =>
      typeof value === 'object' && value !== null ? (value as Record<string | number, unknown>)[part] : undefined,
    root,
  )
  return sayIssue(issue, path, came)
}
