/**
 * Reads a playbook and refuses what would break a promise: a person, template or lane that is named but not there, a lane
 * that nobody owns, a time zone or a length of time that means nothing. Whatever is wrong comes back as a sentence with its
 * place; nothing is guessed and nothing throws.
 */
import { type Document, isScalar, LineCounter, parseDocument, visit } from 'yaml'
import type { z } from 'zod'
import type { Complaint } from './complaint.ts'
import { Playbook } from './playbook.ts'
import { type Path, type Position, pointerOf, positionOf, positionWithin } from './position.ts'
import { type ReferenceOptions, referenceComplaints } from './references.ts'
import { sayIssue } from './say-issue.ts'

export type PlaybookProblem = {
  /** What was expected, what came, what to do. */
  message: string
  /** JSON pointer into the playbook; empty for the whole of it. */
  pointer: string
  /** 1-based; only where a text was read. */
  line?: number
  column?: number
}

/** Largest text, and most values in it with aliases written out. */
export const PLAYBOOK_LIMITS = { characters: 512 * 1024, values: 50_000, depth: 24, problems: 100 } as const

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
      message: path.length === 0 ? message : `${inWords(path)}: ${message}`,
      pointer: pointerOf(path),
      ...place(path, at, within),
    })),
  }
}

/** `lanes.support.owners.people[0]` */
const inWords = (path: Path): string =>
  path.reduce<string>(
    (said, part) => (typeof part === 'number' ? `${said}[${part}]` : said ? `${said}.${part}` : part),
    '',
  )

function readText(text: string): { value: unknown; place: Place } | { problems: PlaybookProblem[] } {
  if (text.length > PLAYBOOK_LIMITS.characters) {
    return {
      problems: [
        {
          message: `Expected at most ${PLAYBOOK_LIMITS.characters} characters, got ${text.length}. Split the playbook.`,
          pointer: '',
        },
      ],
    }
  }
  const lines = new LineCounter()
  try {
    // `uniqueKeys` compares each key with each other one; duplicates are looked for below instead.
    const doc = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false, strict: true })
    const problems = [...syntaxProblems(doc, lines), ...duplicateProblems(doc, lines)]
    if (problems.length > 0) return { problems: problems.slice(0, PLAYBOOK_LIMITS.problems) }
    return {
      value: doc.toJS({ maxAliasCount: 100 }),
      place: (path, what, within) =>
        within === undefined ? positionOf(doc, lines, path, what) : positionWithin(doc, lines, text, path, within),
    }
  } catch (thrown) {
    // The parser throws where brackets nest thousands deep or aliases multiply.
    const why = thrown instanceof Error ? thrown.message : String(thrown)
    return {
      problems: [
        {
          message: `Expected a YAML or JSON document, got one that cannot be read: ${why}.`,
          pointer: '',
          line: 1,
          column: 1,
        },
      ],
    }
  }
}

/** The first thing that cannot be read; what comes after it is mostly its echo. */
function syntaxProblems(doc: Document.Parsed, lines: LineCounter): PlaybookProblem[] {
  return doc.errors.slice(0, 1).map((error) => {
    const { line, col } = lines.linePos(error.pos[0])
    return {
      message:
        error.code === 'MULTIPLE_DOCS'
          ? 'Expected one playbook, and `---` begins another document here. Keep one of them, or put them into files of their own.'
          : `Expected YAML or JSON, but this cannot be read: ${error.message}. Check brackets, quotes and indentation.`,
      pointer: '',
      line,
      column: col,
    }
  })
}

function duplicateProblems(doc: Document, lines: LineCounter): PlaybookProblem[] {
  const problems: PlaybookProblem[] = []
  visit(doc, {
    Map(_, map) {
      const seen = new Set<string>()
      for (const { key } of map.items) {
        if (!isScalar(key)) continue
        const name = String(key.value)
        if (seen.has(name)) {
          const { line, col } = lines.linePos(key.range?.[0] ?? 0)
          problems.push({ message: `"${name}" stands here twice. Keep one of them.`, pointer: '', line, column: col })
        }
        seen.add(name)
      }
    },
  })
  return problems
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
