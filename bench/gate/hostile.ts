/** Events and conversations made to be slow, each against the rule that would have to suffer from it. */
import { GateEvent, judge } from '@baton-desk/core'
import { gateOf } from './gate-of.ts'

const NOW = '2026-11-23T12:00:00.000Z'
const LONG = 'a'.repeat(1_000_000)
const BAIT = ['a@', '((((', '1-', 'i want to ', ', and ', '"“', '- ', 'speak ', 'no no ']

const INPUTS: { input: string; rule: string; event: unknown }[] = [
  { input: 'a text of 1 MB', rule: `glob(event.text, "${'a*'.repeat(50)}b")`, event: { text: LONG } },
  { input: 'a text of 1 MB', rule: `mentions(event.text, "${'a'.repeat(50)}b")`, event: { text: LONG } },
  {
    input: 'a list of 100,000',
    rule: 'customer.tags.all(tag, tag != "vip")',
    event: { customer: { tags: Array.from({ length: 100_000 }, (_, n) => `t${n}`) } },
  },
  {
    input: 'a list of 100 texts of 10,000 characters',
    rule: 'customer.tags.all(tag, tag != "vip" && !tag.contains("aaaaaaaab"))',
    event: { customer: { tags: Array.from({ length: 100 }, () => LONG.slice(0, 10_000)) } },
  },
  {
    input: 'arguments with 50,000 names',
    rule: 'action.amount > 100',
    event: {
      action: { tool: 'x', arguments: Object.fromEntries(Array.from({ length: 50_000 }, (_, n) => [`k${n}`, n])) },
    },
  },
  {
    input: 'names of the prototype among the arguments',
    rule: 'action.amount > 100',
    event: { action: { tool: 'constructor', arguments: { prototype: { amount: 500 }, toString: 500 } } },
  },
  {
    input: 'one message of 1 MB, all signals',
    rule: allSignals(),
    event: { conversation: [{ role: 'customer', text: LONG }] },
  },
  {
    input: '2,000 messages of bait for regular expressions, all signals',
    rule: allSignals(),
    event: {
      conversation: Array.from({ length: 2_000 }, (_, n) => ({
        role: n % 2 === 0 ? 'customer' : 'agent',
        text: (BAIT[n % BAIT.length] ?? '').repeat(1_000),
      })),
    },
  },
]

/** Each loaded and ready; `judge` is one question to the gate. */
export function hostileEvents() {
  return INPUTS.map(({ input, rule, event }) => {
    const gate = gateOf([{ id: 'hostile', when: rule }])
    const asked = GateEvent.parse(event)
    return { input, rule: rule.length > 60 ? `${rule.slice(0, 57)}…` : rule, judge: () => judge(gate, asked, NOW) }
  })
}

function allSignals(): string {
  return [
    ...['asked_for_person', 'refuses_transfer', 'frustrated', 'repeated_request', 'contradicted_record'],
    ...['urgent_words', 'safety_words', 'medical_words', 'legal_words', 'payment_dispute'],
  ]
    .map((id) => `signals.${id}`)
    .join(' || ')
    .concat(' || signals.unanswered_questions > 500.0 || signals.failed_tools > 0.0')
}
