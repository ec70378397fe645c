import { en, RULES } from '@baton-desk/core'
import { exampleContextInWords, type Rule, type RuleExample, SALVAGE_RULES } from '@baton-desk/core/testing'
import { stringify } from 'yaml'
import type { Generated } from './generated.ts'

const FOLDER = 'docs/reference/check'

/** One page per rule of the note check, and their index. */
export function checkPages(): Generated {
  const files: Record<string, string> = { [`${FOLDER}/README.md`]: index() }
  for (const rule of RULES) files[`${FOLDER}/${rule.id}.md`] = page(rule)
  for (const rule of SALVAGE_RULES) files[`${FOLDER}/${rule.id}.md`] = head(rule)
  return { files, owns: [FOLDER] }
}

const LEVELS = {
  must: '`must`: the note is held until it is mended or the grace time ends',
  should: '`should`: the note goes on; the finding goes along and is counted',
}

function index(): string {
  const rows = [...RULES, ...SALVAGE_RULES].map(({ id, level, title }) => `| [${id}](${id}.md) | ${level} | ${title} |`)
  return `# The note check

For those who write agents that hand off: every rule that a note is held against, generated from the rules themselves.

A finding names its rule, a JSON pointer into the note and what to send instead. ${LEVELS.must}. ${LEVELS.should}.
A lane may raise, lower or silence a rule: \`check: { vague-summary: must, no-reason: "off" }\`.
Rules about wording know English; in other languages they are silent, the others hold.

| Rule | Level | What is wrong |
|---|---|---|
${rows.join('\n')}
`
}

const head = ({ id, level, title, says }: Pick<Rule, 'id' | 'level' | 'title' | 'says'>): string => `# ${id}

For those who write agents that hand off. ${title}.

Level unless the lane says otherwise: ${LEVELS[level]}.

${says}

The person reads: ${toPerson(id)}
`

const page = (rule: Rule): string => `${head(rule)}
## Passes

${rule.examples.passes.map(example).join('\n')}
## Is found

${rule.examples.fails.map(example).join('\n')}`

const example = (given: RuleExample): string => {
  const words = exampleContextInWords(given)
  const note =
    Object.keys(given.note).length === 0
      ? 'a note that is otherwise good'
      : stringify(given.note, { lineWidth: 0 }).trimEnd()
  return `\`\`\`yaml\n${words ? `# ${words}\n` : ''}${Object.keys(given.note).length === 0 ? `# ${note}` : note}\n\`\`\`\n`
}

function toPerson(id: Rule['id']): string {
  const words = en.findings[id]
  if (!words) return 'nothing: it concerns the agent alone.'
  return 'lacks' in words ? `"${en.card.lacks([words.lacks])}"` : `"${words.says}"`
}
