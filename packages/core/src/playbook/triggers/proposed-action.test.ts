import { describe, expect, test } from 'vitest'
import { ExactNumber } from '../../json/exact-number.ts'
import { holdsFor, type Judged } from './proposed-action.ts'

const FIELDS = { event: {}, action: {}, customer: {} } as Parameters<typeof holdsFor>[2]
const judge = (expression: string, given: Record<string, unknown>): Judged =>
  holdsFor(expression, { tool: 'refund', arguments: given }, FIELDS)

describe('a limit on an amount', () => {
  test.each([
    [{ amount: 180 }, true],
    [{ amount: 80 }, false],
    [{ amount: '180' }, 'unclear'],
    [{ amount: '$180.00' }, true],
    [{ amount: '$ 80' }, false],
    [{ amount: '1,180.50 dollars' }, true],
    [{ amount: 'about 80' }, 'unclear'],
    [{ amount: '80 or 180' }, 'unclear'],
    [{ amount: '1.180' }, 'unclear'],
    [{ amount: 'KWD 80' }, 'unclear'],
    [{ amount: { value: 180 } }, true],
    [{ amount: { value: '80.00' } }, 'unclear'],
    [{ amount: { value: '$80.00' } }, false],
    [{ amount: { value: 80, unit: 'thousands' } }, 'unclear'],
    [{ amount: [80] }, 'unclear'],
    [{ amount: null }, 'unclear'],
    [{ amount: -80 }, 'unclear'],
    [{ amount_cents: 18_000 }, true],
    [{ amountCents: 8_000 }, false],
    [{ amountInCents: '18000' }, true],
    [{ amount_cents: 80.5 }, 'unclear'],
    [{ amount: 80, amount_cents: 8_000 }, false],
    [{ amount: 80, amount_cents: 8_000_000 }, 'unclear'],
    [{ amount_minor: 8_000 }, 'unclear'],
    [{ total: 180 }, 'unclear'],
    [{}, 'unclear'],
  ] as [Record<string, unknown>, Judged][])('of %j is judged by the money that its arguments name', (given, judged) => {
    expect(judge('action.amount > 100', given)).toBe(judged)
  })

  test('is not got round by asking first whether there is one', () => {
    const careful = 'has(action.amount) && action.amount > 100'
    expect(judge(careful, { amount_cents: 18_000 })).toBe(true)
    expect(judge(careful, { amount: '180 or so' })).toBe('unclear')
    expect(judge(careful, { amount: 80, cents: 1_800_000 })).toBe('unclear')
    expect(judge(careful, { order: '4471' })).toBe(false)
  })

  test('in a currency that the limit does not look at cannot be judged, wherever the currency stands', () => {
    for (const given of [
      { amount: 80, currency: 'EUR' },
      { amount: '80 €' },
      { amount: '€80.00' },
      { amount: 'EUR 80' },
      { amount: { value: 80, currency: 'EUR' } },
      { amount: { value: '80.00', currency: 'EUR' } },
      { amount_cents: 8_000, currency: 'EUR' },
    ]) {
      expect(judge('action.amount > 100', given)).toBe('unclear')
      expect(judge('action.currency == "EUR" && action.amount > 50', given)).toBe(true)
      expect(judge('action.currency == "EUR" && action.amount > 100', given)).toBe(false)
    }
    expect(judge('action.currency == "USD" && action.amount > 100', { amount: '$180' })).toBe('unclear')
    expect(judge('action.currency == "USD" && action.amount > 1', { amount: '80 €', currency: 'USD' })).toBe('unclear')
  })

  test('counts the smaller units as the currency has them', () => {
    const limit = 'action.currency in ["JPY", "KWD", "EUR"] && action.amount > 100'
    expect(judge(limit, { amount_minor: 180, currency: 'JPY' })).toBe(true)
    expect(judge(limit, { amount_minor: 9_000, currency: 'KWD' })).toBe(false)
    expect(judge(limit, { amount_minor: 18_000, currency: 'eur' })).toBe(true)
  })

  test('of more digits than a number holds is not guessed', () => {
    expect(judge('action.amount > 100', { amount: new ExactNumber('100.00000000000000001') })).toBe('unclear')
  })
})
