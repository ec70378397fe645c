import { SIGNALS, type Signal } from '@baton-desk/core'
import { SIGNALS_READ, TRIGGER_FUNCTIONS, vocabularyOf } from '@baton-desk/core/testing'
import type { Generated } from './generated.ts'

/** What triggers may look at, and the signals with their limits. */
export const triggerPages = (): Generated => ({
  files: { 'docs/reference/triggers.md': triggersPage(), 'docs/reference/signals.md': signalsPage() },
})

function triggersPage(): string {
  const vocabulary = vocabularyOf({ event: {}, action: {}, customer: {} })
  const sections = Object.entries(vocabulary).filter(([section]) => section !== 'signals')
  return `# What triggers may look at

For those who write playbooks: the fields and functions of trigger expressions, generated from the code.

An expression is CEL (Common Expression Language): \`action.kind == "refund" && action.amount > 100\`. A name that is not listed
here, or a comparison that makes no sense, does not load. A field that an event lacks and that counts makes the expression
fail, and the event goes to a person; ask \`has(customer.tier)\` first where that is not wanted. What is asked of an action does
not hold where nothing is proposed. An action that comes without conversation, text and signals has no words: a condition on words alone
(\`signals.…\`, \`event.text\`) does not hold for it, one on both cannot be judged. A message without words goes to a person.

A field of the action may stand beside its arguments or among them. Where it stands in both with different values, no condition
on it can be judged. Kind and tool are never read from the arguments.

Functions: ${TRIGGER_FUNCTIONS.map((name) => `\`${name}\``).join(', ')}. There are no regular expressions and no loops inside
loops: an expression stays quick whatever it is given.

${sections.map(([section, fields]) => table(section, fields)).join('\n')}
A playbook adds fields of its own: \`fields: { action: { discount: number }, customer: { segment: text } }\`. What a
conversation shows stands in [signals](signals.md).
`
}

const table = (section: string, fields: Record<string, { type: string; means: string }>): string =>
  `## ${section}\n\n| Field | Type | What it is |\n|---|---|---|\n${Object.entries(fields)
    .map(([name, { type, means }]) => `| \`${section}.${name}\` | ${type} | ${means} |`)
    .join('\n')}\n`

const signalsPage = (): string => `# Signals

For those who write playbooks: what a conversation shows, found without a model, and what each signal cannot see. Generated
from the code; every example is a test.

Of each message ${read(SIGNALS_READ.message)} characters are read, of the whole conversation the last ${read(SIGNALS_READ.conversation)}. Where the customer said more,
a signal that is found counts, and a condition that depends on one that is not found cannot be judged: the event goes to a person.

${SIGNALS.map(signalSection).join('\n')}`

const read = (characters: number): string => characters.toLocaleString('en')

const signalSection = ({ id, type, means, limits, examples }: Signal): string => `## signals.${id}

${means} (${type})

Limits: ${limits}

${examples
  .map(
    ({ said, value }) =>
      `- ${[said]
        .flat()
        .map((text) => `“${text}”`)
        .join(', ')}: ${value}`,
  )
  .join('\n')}
`
