import { existsSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { filesOf, type Gate, lineAt, textOf, type Violation } from '../gate.ts'
import { callsOf, readSource } from '../syntax.ts'

/** What stands against an attack is worth what tries it: each row of the threat model names such a test, by its title. */
export const threats: Gate = {
  name: 'threats',
  holds: 'each row of the threat model names a test, and each test that it names is there',
  inspect(root) {
    const pages = filesOf(root, 'docs/explanation/threat-model.md')
    const rows = pages.flatMap((page) => rowsOf(page, textOf(root, page)))
    return { read: rows.length, violations: rows.flatMap((row) => faultsOf(root, row)) }
  },
}

type Row = { file: string; line: number; tests: string }

/** Rows of tables whose last column is headed “Test”. */
function rowsOf(file: string, text: string): Row[] {
  const tables = text.matchAll(/(?:^\|.*\|$\n?){3,}/gm)
  return [...tables].flatMap(({ 0: table, index }) => {
    const [header = '', , ...rows] = table.trimEnd().split('\n')
    if (cellsOf(header).at(-1) !== 'Test') return []
    const first = lineAt(text, index) + 2
    return rows.map((row, nr) => ({ file, line: first + nr, tests: cellsOf(row).at(-1) ?? '' }))
  })
}

const cellsOf = (row: string): string[] =>
  row
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim())

function faultsOf(root: string, { file, line, tests }: Row): Violation[] {
  const named = [...tests.matchAll(/\[([^\]]+)\]\(([^)]+)\)/g)]
  if (named.length === 0) return [{ file, line, says: 'names no test.' }]
  return named.flatMap(([, title = '', path = '']) => {
    const target = normalize(join(dirname(file), path)).replaceAll('\\', '/')
    if (!existsSync(join(root, target))) return [{ file, line, says: `names ${target}, which is not there.` }]
    return titlesOf(root, target).has(title)
      ? []
      : [{ file, line, says: `names “${title}”, which is no test of ${target}.` }]
  })
}

function titlesOf(root: string, file: string): Set<string> {
  const { tree } = readSource(root, file)
  const titles = callsOf(tree, (name) => /^(test|it)\b/.test(name)).map(({ arguments: [title] }) =>
    title?.type === 'Literal'
      ? String(title.value)
      : title?.type === 'TemplateLiteral'
        ? title.quasis[0]?.value.cooked
        : '',
  )
  return new Set(titles.map(String))
}
