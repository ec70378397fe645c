import { celEnv, isCelError, parse, plan } from '@bufbuild/cel'
import { strings } from '@bufbuild/cel/ext'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { expressionReader } from './expression.ts'
import { vocabularyOf } from './vocabulary.ts'

const read = expressionReader(vocabularyOf({ event: {}, action: {}, customer: {} }))
const oracle = celEnv({ funcs: strings })

const word = fc.constantFrom('refund', 'gold', 'vip', 'a', '', 'ünïcode', 'a b')
const quoted = word.map((value) => JSON.stringify(value))
const decimal = fc.constantFrom('0.0', '1.0', '99.5', '100.0', '1e3', '-2.5')
const whole = fc.constantFrom('0', '1', '100')

type Tree = { number: string; text: string; flag: string }
const { number, text, flag } = fc.letrec<Tree>((tie) => ({
  number: fc.oneof(
    { maxDepth: 4 },
    decimal,
    fc.constantFrom('action.amount', 'action.count', 'customer.lifetime_value', 'clock.hour'),
    fc
      .tuple(tie('number'), fc.constantFrom('+', '-', '*', '/'), tie('number'))
      .map(([a, operator, b]) => `(${a} ${operator} ${b})`),
    tie('number').map((a) => `-(${a})`),
    fc.tuple(tie('flag'), tie('number'), tie('number')).map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
  ),
  text: fc.oneof(
    { maxDepth: 4 },
    quoted,
    fc.constantFrom('action.kind', 'customer.tier', 'event.text'),
    fc.tuple(tie('text'), tie('text')).map(([a, b]) => `(${a} + ${b})`),
    tie('text').map((a) => `(${a}).lowerAscii()`),
  ),
  flag: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom('true', 'false', 'customer.is_new', 'has(customer.tier)', 'has(customer.country)'),
    fc
      .tuple(tie('number'), fc.constantFrom('<', '<=', '>', '>=', '==', '!='), tie('number'))
      .map(([a, operator, b]) => `(${a} ${operator} ${b})`),
    fc
      .tuple(tie('number'), fc.constantFrom('<', '<=', '>', '>=', '=='), whole)
      .map(([a, operator, b]) => `(${a} ${operator} ${b})`),
    fc
      .tuple(tie('text'), fc.constantFrom('==', '!=', '<', '>='), tie('text'))
      .map(([a, operator, b]) => `(${a} ${operator} ${b})`),
    fc
      .tuple(tie('text'), fc.constantFrom('contains', 'startsWith', 'endsWith'), tie('text'))
      .map(([a, method, b]) => `(${a}).${method}(${b})`),
    fc
      .tuple(tie('text'), fc.array(quoted, { minLength: 1, maxLength: 3 }))
      .map(([a, list]) => `${a} in [${list.join(', ')}]`),
    tie('text').map((a) => `${a} in customer.tags`),
    fc
      .tuple(fc.constantFrom('exists', 'all', 'exists_one'), quoted)
      .map(([loop, a]) => `customer.tags.${loop}(tag, tag == ${a} || tag.startsWith("v"))`),
    fc.tuple(tie('text'), whole).map(([a, n]) => `size(${a}) > ${n}`),
    fc
      .tuple(tie('flag'), fc.constantFrom('&&', '||'), tie('flag'))
      .map(([a, operator, b]) => `(${a} ${operator} ${b})`),
    tie('flag').map((a) => `!(${a})`),
  ),
}))

const amount = fc.constantFrom(0, 1, 99.5, 100, -2.5, 1000)
// The oracle takes only objects with a prototype for maps.
const context = fc
  .record({
    action: fc.record({ kind: word, amount, count: amount }, { requiredKeys: ['kind'] }),
    customer: fc.record(
      { tier: word, is_new: fc.boolean(), tags: fc.array(word, { maxLength: 4 }), lifetime_value: amount },
      { requiredKeys: [] },
    ),
    event: fc.record({ text: word }, { requiredKeys: [] }),
    clock: fc.record({ hour: amount }, { requiredKeys: [] }),
  })
  .map((values): typeof values => JSON.parse(JSON.stringify(values)))

/** What an expression gives: true, false, or that it fails. */
function outcome(run: () => unknown): unknown {
  try {
    const value = run()
    return isCelError(value) ? 'fails' : value
  } catch {
    return 'fails'
  }
}

test('an expression of ours gives what another implementation of the language gives', () => {
  let judged = 0
  let failed = 0
  fc.assert(
    fc.property(flag, context, (written, values) => {
      const ours = read(written)
      fc.pre(!('problem' in ours))
      if ('problem' in ours) return
      const found = outcome(() => ours.holds({ signals: {}, ...values }))
      const expected = outcome(() => plan(oracle, parse(written))(values))
      judged += 1
      if (found === 'fails') failed += 1
      expect({ written, found }).toEqual({ written, found: expected })
    }),
    { numRuns: 3_000 },
  )
  // The comparison is worth something only where most expressions are judged and some of them fail.
  expect(judged).toBeGreaterThan(2_000)
  expect(failed).toBeGreaterThan(50)
})

test('number and text expressions are found out as no condition', () => {
  fc.assert(
    fc.property(fc.oneof(number, text), (written) => {
      expect(read(written)).toMatchObject({ problem: { message: expect.any(String) } })
    }),
    { numRuns: 200 },
  )
})
