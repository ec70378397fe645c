import { expect, test } from 'vitest'
import { Brief } from './brief.ts'
import { briefJsonSchema } from './json-schema.ts'
import { salvageBrief } from './salvage-brief.ts'

test('a text stands for a line, one line for a list, and a name may be written as programs do', () => {
  const { brief, findings } = salvageBrief({
    ask: 'Send the spare key to unit 12',
    firstStep: 'Call the janitor',
    whyYou: 'Keys are given out by people only.',
    open: ['The lock is stiff'],
    tried: 'Looked for a key in the list',
    customer: { identifiers: { unit: '12', tenant: 'T-90' }, notReach: 'Not before noon' },
    by: { text: 'Tonight', m: '4' },
  })
  expect(findings).toEqual([])
  expect(brief).toMatchObject({
    ask: { text: 'Send the spare key to unit 12', m: [] },
    first_step: { text: 'Call the janitor' },
    why_you: [{ text: 'Keys are given out by people only.' }],
    open: [{ text: 'The lock is stiff', state: 'open' }],
    tried: [{ step: 'Looked for a key in the list', result: '' }],
    customer: {
      identifiers: [
        { label: 'unit', value: '12' },
        { label: 'tenant', value: 'T-90' },
      ],
      not_reach: [{ text: 'Not before noon' }],
    },
    by: { text: 'Tonight', m: [4] },
  })
})

test('a line in parts of the agent’s own making is kept in words', () => {
  const { brief } = salvageBrief({ decides: [{ amount_due: 90, since: 'May', m: [2] }] })
  expect(brief.decides).toEqual([{ text: 'amount due: 90; since: May', m: [2] }])
})

test('what cannot be kept is told, and does not cost the rest', () => {
  const { brief, findings } = salvageBrief({
    ask: { text: 'Pay it', kind: 'whatever', m: ['first'] },
    mood: 'cross',
    by: { text: 'x'.repeat(700) },
  })
  expect(brief.ask).toEqual({ text: 'Pay it', m: [] })
  expect(findings.map(({ pointer }) => pointer)).toEqual([
    '/brief/ask/kind',
    '/brief/ask/m/0',
    '/brief/by/text',
    '/brief/mood',
  ])
  expect(salvageBrief(17).findings).toHaveLength(1)
  expect(salvageBrief('He wants his money.').brief).toEqual({ decides: [{ text: 'He wants his money.', m: [] }] })
})

test('whatever is kept is a brief', () => {
  for (const sent of [
    null,
    [],
    { ask: [] },
    { open: [null, 3, { m: 1 }] },
    { customer: 'Ana' },
    { tried: [{ result: 'x' }] },
  ])
    expect(Brief.safeParse(salvageBrief(sent).brief).success, JSON.stringify(sent)).toBe(true)
})

test('its schema is published, and takes a text where a line may be one', () => {
  const { properties } = briefJsonSchema() as { properties: Record<string, { description?: string }> }
  expect(Object.keys(properties)).toEqual(Object.keys(Brief.shape))
  for (const [name, { description }] of Object.entries(properties)) expect(description, name).toMatch(/\w/)
  expect(JSON.stringify(properties.first_step)).toContain('"string"')
})
