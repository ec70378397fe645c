/**
 * What a trigger may look at. Every field has a type and a meaning, so that a misspelt name or a comparison that makes no
 * sense is found when the playbook loads, and editors and docs can list them.
 */
import { SIGNALS } from '../../evidence/signals/signals.ts'
import type { FieldType, Playbook } from '../playbook.ts'

export type Field = { type: FieldType; means: string }
export type Section = 'event' | 'action' | 'customer' | 'signals' | 'clock'
export type Vocabulary = Record<Section, Record<string, Field>>

const text = (means: string): Field => ({ type: 'text', means })
const number = (means: string): Field => ({ type: 'number', means })
const flag = (means: string): Field => ({ type: 'flag', means })
const list = (means: string): Field => ({ type: 'list', means })

export const BUILT_IN = {
  event: {
    kind: text('What happened: "message", "action", "call", "form", "schedule" or a word of your own.'),
    channel: text('Where: "phone", "email", "chat".'),
    text: text('What was said. More than 20,000 characters count as missing.'),
    subject: text('Subject line or title.'),
    intent: text('What the agent thinks this is about.'),
    language: text('Language tag: "en", "de".'),
    confidence: number('How sure the agent is, 0 to 1.'),
  },
  action: {
    kind: text(
      'What the agent is about to do; the tool’s name where the agent names no kind. Empty where there is no action.',
    ),
    tool: text('Name of the tool. Empty where there is no action.'),
    amount: number('Amount of money, in the currency below.'),
    currency: text('Currency code: "USD".'),
    count: number('How many things it touches.'),
    recipient: text('Who or what it goes to.'),
    reversible: flag('Whether it can be undone.'),
  },
  customer: {
    id: text('Account, phone number or other mark.'),
    name: text('Name.'),
    tier: text('Tier or plan: "gold".'),
    language: text('Preferred language.'),
    country: text('Country.'),
    is_new: flag('First contact.'),
    tags: list('Labels, at most 100.'),
    lifetime_value: number('What they have spent.'),
    open_handoffs: number('Handoffs of theirs that are open now.'),
  },
  clock: {
    date: text('Local date of the business: "2026-11-22".'),
    weekday: text('"mon" to "sun".'),
    hour: number('0 to 23.'),
    minute: number('0 to 59.'),
    after_hours: flag('The business is closed.'),
  },
} as const satisfies Omit<Vocabulary, 'signals'>

/** The fields of a playbook: the built-in ones, its own and the signals. */
export function vocabularyOf(fields: Playbook['fields']): Vocabulary {
  const own = (section: 'event' | 'action' | 'customer'): Record<string, Field> =>
    Object.fromEntries(
      Object.entries(fields[section]).map(([name, type]) => [name, { type, means: 'Of this playbook.' }]),
    )
  return {
    event: { ...own('event'), ...BUILT_IN.event },
    action: { ...own('action'), ...BUILT_IN.action },
    customer: { ...own('customer'), ...BUILT_IN.customer },
    clock: BUILT_IN.clock,
    signals: {
      ...Object.fromEntries(SIGNALS.map(({ id, type, means }) => [id, { type, means }])),
      after_hours: BUILT_IN.clock.after_hours,
    },
  }
}

/** What a limit of who may decide looks at: the proposed action, and nothing that a decision does not bind to. */
export const actionVocabularyOf = (fields: Playbook['fields']): Pick<Vocabulary, 'action'> => ({
  action: vocabularyOf(fields).action,
})

/** Names that CEL itself gives a meaning. */
export const RESERVED = new Set(
  'as break const continue else false for function if import in let loop namespace null package return true var void while'.split(
    ' ',
  ),
)
