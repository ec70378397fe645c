import { loadPlaybook } from '@baton-desk/core'
import {
  expressionReader,
  FAULTY_EXPRESSIONS,
  FAULTY_PLAYBOOKS,
  type FaultyPlaybook,
  FIELDS,
  SOUND_PLAYBOOK,
} from '@baton-desk/core/testing'
import type { Generated } from './generated.ts'

/** What the loader says to each faulty playbook that the tests play, and where. */
export const faultyPlaybooksPage = (): Generated => ({
  files: {
    'docs/reference/faulty-playbooks.md': `# What a faulty playbook is told

For those who write a playbook, and for those who judge whether its errors can be acted on: ${FAULTY_PLAYBOOKS.length} faulty playbooks and
${FAULTY_EXPRESSIONS.length} faulty expressions, each with the place it is told (line:column) and the whole sentence. None of them loads. Generated from the
cases that the tests play.

All of them are this playbook with one thing changed or added:

\`\`\`yaml
${SOUND_PLAYBOOK.trim()}
\`\`\`

## Playbooks

| What is wrong | The line | Place | What is said |
|---|---|---|---|
${FAULTY_PLAYBOOKS.map(playbookRow).join('\n')}

## Expressions of triggers

| The expression | Place | What is said |
|---|---|---|
${FAULTY_EXPRESSIONS.map(([marked]) => expressionRow(marked.replace('▸', ''))).join('\n')}
`,
  },
})

function playbookRow({ what, text }: FaultyPlaybook): string {
  const loaded = loadPlaybook(text)
  if ('playbook' in loaded) throw new Error(`A playbook with ${what} loads.`)
  const { message = '', line = 0, column } = loaded.problems[0] ?? {}
  return `| ${what} | ${code(text.split('\n')[line - 1] ?? '')} | ${line}:${column} | ${cell(message)} |`
}

const read = expressionReader(FIELDS)

function expressionRow(written: string): string {
  const expression = read(written)
  if (!('problem' in expression)) throw new Error(`The expression ${written} can be read.`)
  const { message, from } = expression.problem
  return `| ${code(written)} | ${from + 1} | ${cell(message)} |`
}

const LONGEST_LINE = 110

/** As code in a cell of a table, short enough to be read there. */
function code(line: string): string {
  const trimmed = line.trim()
  const shown = trimmed.length > LONGEST_LINE ? `${trimmed.slice(0, LONGEST_LINE)}…` : trimmed
  return `\`${shown.replaceAll('|', '\\|')}\``
}

/** A sentence in a cell: `<` is a mark of its own but in code. */
const cell = (text: string): string =>
  text
    .replaceAll('|', '\\|')
    .replaceAll('\n', ' ')
    .split('`')
    .map((part, index) => (index % 2 === 0 ? part.replaceAll('<', '&lt;') : part))
    .join('`')
