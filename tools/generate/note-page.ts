import { MEDIA, type Medium, noteJsonSchema, SHIPPED_TEMPLATES } from '@baton-desk/core'
import {
  ARGUMENT_LIMITS,
  PART_IDS,
  READING_LIMITS,
  SLACK_LIMITS,
  SMS_SEGMENTS,
  TEAMS_LIMITS,
} from '@baton-desk/core/testing'
import type { Generated } from './generated.ts'

type Schema = {
  type?: string
  description?: string
  enum?: string[]
  format?: string
  maxLength?: number
  maxItems?: number
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  additionalProperties?: Schema | boolean
}

/** The note's fields with their limits, and the shipped templates. */
export const notePage = (): Generated => ({
  files: {
    'docs/reference/note.md': `# The note

For those who write agents that hand off: the fields of a note with their limits, generated from its schema
([note.schema.json](note.schema.json)).

Six questions, always: what next, when, who, what, why, where. An agent may leave out anything; the desk fills in what the
conversation holds, with its source, and marks it. Whatever is over a limit is cut and marked; whatever cannot be read is left
out and said in a finding; the rest is never lost. Limits count characters (Unicode code points). The arguments of an action
are taken whole or not at all: at most ${ARGUMENT_LIMITS.values} values, ${ARGUMENT_LIMITS.depth} levels and ${ARGUMENT_LIMITS.characters} characters.

What reads well is the [check](check/README.md)'s business: ask, when, who and what in at most ${READING_LIMITS.core} words, the whole
note without its draft in ${READING_LIMITS.all}, spoken in ${READING_LIMITS.whisper}.

| Field | Holds | Limit | What it is |
|---|---|---|---|
${rows(noteJsonSchema() as Schema, '').join('\n')}

## Templates

A template gives the same note a team's own labels and order. A row shows a part of the note (${PART_IDS.map((id) => `\`${id}\``).join(', ')})
or \`fields.<name>\`, one of the template's own. Shipped:

${Object.entries(SHIPPED_TEMPLATES)
  .map(
    ([id, { rows: all }]) =>
      `**\`${id}\`**\n\n| Label | Shows | Required |\n|---|---|---|\n${all.map(({ label, shows, required }) => `| ${label} | \`${shows}\` | ${required ? 'yes' : ''} |`).join('\n')}`,
  )
  .join('\n\n')}

## Media

The same note in each medium, in the same order. Words of a note stay words: markup, mentions and links in them do nothing.

| Medium | Becomes | Stays within |
|---|---|---|
${MEDIA.map((medium) => `| \`${medium}\` | ${MEDIUM_WORDS[medium].join(' | ')} |`).join('\n')}
`,
  },
})

const MEDIUM_WORDS: Record<Medium, [becomes: string, within: string]> = {
  card: ['plain data, as the inbox shows it', 'few lines a row, the rest folded'],
  markdown: ['CommonMark', 'as the card'],
  text: ['plain text', 'as the card'],
  email: ['subject, HTML that loads nothing, text', '95 kB, before mail programs clip'],
  slack: ['Block Kit: rich text and plain text only', `${SLACK_LIMITS.blocks} blocks, 12 kB`],
  teams: ['Adaptive Card 1.5: text runs only', `${TEAMS_LIMITS.bytes / 1000} kB, ${TEAMS_LIMITS.actions} actions`],
  twiml: ['TwiML: the whisper, then 1 connect, 2 not me, 3 again', '46 words'],
  sms: ['text, its segments and encoding', `${SMS_SEGMENTS} segments; the first link whole`],
  whisper: ['sentences to be spoken', `${READING_LIMITS.whisper} words, 15 seconds`],
  ssml: ['SSML 1.1, identifiers spelled', `${READING_LIMITS.whisper} words`],
  customer: [
    'what the customer may see of it',
    'passages of what they said, word for word, their details, and what they were told',
  ],
}

function rows(schema: Schema, path: string): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, part]) => {
    const at = path ? `${path}.${name}` : name
    const inner = part.items ?? part
    const own = `| \`${part.items ? `${at}[]` : at}\`${schema.required?.includes(name) ? ' *' : ''} | ${holds(part)} | ${limit(part)} | ${cell(part.description)} |`
    // Sources look the same wherever they stand.
    if (name === 'source' || name === 'sources') return [own]
    return [own, ...rows(inner, part.items ? `${at}[]` : at)]
  })
}

function holds(schema: Schema): string {
  if (schema.enum) return schema.enum.map((value) => `\`${value}\``).join(' ')
  if (schema.format === 'date-time') return 'date-time with offset'
  if (schema.format === 'uri') return 'http(s) address'
  if (schema.type === 'array') return 'list'
  if (schema.type === 'object') return 'object'
  return schema.type === 'string' ? 'text' : (schema.type ?? 'any')
}

function limit(schema: Schema): string {
  if (schema.maxItems !== undefined) return `${schema.maxItems} items`
  return schema.maxLength === undefined ? '' : `${schema.maxLength}`
}

const cell = (text = ''): string => text.replaceAll('|', '\\|')
