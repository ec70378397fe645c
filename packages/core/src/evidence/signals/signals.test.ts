import { expect, test } from 'vitest'
import { Conversation } from '../conversation.ts'
import type { Signal } from './signal.ts'
import { SIGNALS, signalsIn } from './signals.ts'

type Example = Signal['examples'][number]
const every: [string, Example['value'], Example['said'], string][] = SIGNALS.flatMap(({ id, examples }) =>
  examples.map(({ said, value }): [string, Example['value'], Example['said'], string] => [
    id,
    value,
    said,
    [said].flat().join(' / '),
  ]),
)

const talk = (...messages: Conversation) => Conversation.parse(messages)
const says = (text: string) => ({ role: 'customer' as const, text })

test.each(every)('%s is %s where the customer says: $3', (id, value, said) => {
  expect(signalsIn(talk(...[said].flat().map(says)))[id]).toBe(value)
})

test('every signal has a definition, its limits and examples of both kinds', () => {
  expect(SIGNALS.length).toBeGreaterThan(10)
  for (const { id, type, means, limits, examples } of SIGNALS) {
    expect(id).toMatch(/^[a-z_]+$/)
    expect(means.length * limits.length).toBeGreaterThan(0)
    if (type === 'flag' && id !== 'contradicted_record')
      expect(new Set(examples.map(({ value }) => value)).size).toBe(2)
  }
})

const lookUp = { role: 'agent' as const, text: '', toolCall: { name: 'get_booking', arguments: { id: 'B-7' } } }

test('a customer who contests what a tool said contradicts the record; before any tool has answered, nobody can', () => {
  const contests = says('That is not right, I am sure I paid for the insurance')
  expect(signalsIn(talk(contests)).contradicted_record).toBe(false)
  expect(signalsIn(talk(lookUp, { role: 'tool', text: '{"insurance":"no"}' }, contests)).contradicted_record).toBe(true)
  expect(
    signalsIn(talk(lookUp, { role: 'tool', text: '{"insurance":"no"}' }, says('Thank you'))).contradicted_record,
  ).toBe(false)
})

test.each([
  ['I did purchase the insurance', true],
  ['I’m pretty sure I’m a Gold member', true],
  ['There must be some kind of error', true],
  ['I definitely added it when I booked', true],
  ['You’re right, I must have been mistaken', false],
  ['I’m sure there must be some way', false],
  ['I definitely need the date change', false],
  ['I definitely don’t want to change my plan', false],
])('after an answer, "%s" contests it: %s', (said, contests) => {
  expect(signalsIn(talk(lookUp, { role: 'tool', text: '{"insurance":"no"}' }, says(said))).contradicted_record).toBe(
    contests,
  )
})

test('tool calls that failed or were refused are counted', () => {
  const failed = { role: 'tool' as const, text: 'Error: connection timed out' }
  const done = { role: 'tool' as const, text: '{"id":"B-7","status":"confirmed"}' }
  expect(
    signalsIn(talk(lookUp, failed, lookUp, done, lookUp, { role: 'tool', text: 'Error: not allowed' })).failed_tools,
  ).toBe(2)
})

test('an answer closes the customer’s questions', () => {
  expect(
    signalsIn(talk(says('When? Where?'), { role: 'agent', text: 'At nine, in the hall.' }, says('Which hall?')))
      .unanswered_questions,
  ).toBe(1)
})

test('only what was asked for is computed', () => {
  expect(signalsIn(talk(says('Hello')), new Set(['frustrated']))).toEqual({ frustrated: false })
})

test('of a very long message the end is heard like the beginning', () => {
  const padding = 'and so on and on '.repeat(2_000)
  for (const text of [`I want to speak to a human. ${padding}`, `${padding} I want to speak to a human.`])
    expect(signalsIn([{ role: 'customer', text }], new Set(['asked_for_person']))).toEqual({ asked_for_person: true })
})

test('a long conversation of long messages is read to the end', () => {
  const long = Array.from({ length: 10_000 }, (_, n) => says(`${'please do not want to '.repeat(200)}${n}`))
  expect(Object.keys(signalsIn(long))).toHaveLength(SIGNALS.length)
})
