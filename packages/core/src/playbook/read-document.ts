import { type Document, isScalar, LineCounter, parseDocument, visit } from 'yaml'

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

/** A playbook as it is written: the document with its comments and places, and the value it stands for. */
export type WrittenDocument = { doc: Document.Parsed; lines: LineCounter; value: unknown }

/** Reads YAML or JSON, whatever it is; the text may come from anybody. */
export function readDocument(text: string): WrittenDocument | { problems: PlaybookProblem[] } {
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
    return { doc, lines, value: doc.toJS({ maxAliasCount: 100 }) }
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
