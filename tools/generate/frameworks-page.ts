import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Generated } from './generated.ts'

type Cell = { right: boolean | null; seen: string }
type Results = {
  rows: { id: string; title: string; means: string }[]
  frameworks: Record<
    string,
    { name: string; versions: string[]; cells: Record<string, { alone: Cell; 'with-baton': Cell }> }
  >
}

const RESULTS = join(import.meta.dirname, '../../bench/results/frameworks.json')

/** What goes wrong between a question and its effect, in each framework alone and with its adapter. */
export function frameworksPage(): Generated {
  const { rows, frameworks }: Results = JSON.parse(readFileSync(RESULTS, 'utf8'))
  const columns = Object.values(frameworks)
  const table = (way: 'alone' | 'with-baton') =>
    rows.map(({ id, title }) => [title, ...columns.map(({ cells }) => mark(cells[id]?.[way]))])
  const text = `# Frameworks, alone and with Baton

For those who ask why an approval needs a desk: what goes wrong between a question and its effect. Each cell is a run, with the
framework's own package, a scripted model, and processes that are killed. \`npm run bench -- frameworks\` plays all of it again into
\`bench/results/frameworks.json\`, from which this page is generated; \`npm test\` plays the half with Baton.

${columns.map(({ name, versions }) => `- ${name}: ${versions.join(', ')}`).join('\n')}

**yes**: right. **no**: wrong; what was seen stands below. **–**: there is nothing of the kind. One try a cell; where two meet, the tool waits
a moment for the other. AG-UI is a protocol: alone it is the smallest server that keeps to it.

## Alone

${asTable(['', ...columns.map(({ name }) => name)], table('alone'))}

## With Baton

${asTable(['', ...columns.map(({ name }) => name)], table('with-baton'))}

## What was seen

${rows.map((row) => section(row, columns)).join('\n\n')}

Alone, “the approval is taken” means that nothing takes a question back: whoever answers later still sets it off.
`
  return { files: { 'docs/explanation/frameworks-alone-and-with-baton.md': text } }
}

const mark = (cell: Cell | undefined): string =>
  cell === undefined || cell.right === null ? '–' : cell.right ? 'yes' : '**no**'

function section({ id, title, means }: Results['rows'][number], columns: Results['frameworks'][string][]): string {
  const lines = columns.map(({ name, cells }) => [
    name,
    plain(cells[id]?.alone.seen ?? ''),
    plain(cells[id]?.['with-baton'].seen ?? ''),
  ])
  return `### ${title}\n\n${means}\n\n${asTable(['', 'Alone', 'With Baton'], lines)}`
}

/** What a framework threw may hold what a table reads as its own. */
const plain = (text: string): string => text.replace(/[|\n<>]/g, ' ')

const asTable = (head: string[], lines: string[][]): string =>
  [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
