import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hashOf } from '../hash.ts'
import { canonicalJson } from './canonical-json.ts'
import { canonicalNumber, ExactNumber, isTooLong, LONGEST_NUMBER, numberOf } from './exact-number.ts'
import { readJson } from './read-json.ts'
import { readSentJson } from './read-sent-json.ts'
import { writeJson } from './write-json.ts'

const digits = (most: number) => fc.stringMatching(new RegExp(`^[0-9]{0,${most}}$`))
const whole = digits(60).map((run) => run.replace(/^0+/, '') || '0')
/** A number as somebody writes it: of up to 60 digits, with a fraction and an exponent or without. */
const literal = fc
  .tuple(fc.constantFrom('', '-'), whole, digits(30), fc.option(fc.integer({ min: -40, max: 40 })))
  .map(([sign, before, after, power]) => `${sign}${before}${after && `.${after}`}${power === null ? '' : `e${power}`}`)

describe('a number', () => {
  test('that JavaScript holds has the form of RFC 8785', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        expect(canonicalNumber(JSON.stringify(number).replace('e+', 'e'))).toBe(canonicalize(number))
        expect(numberOf(JSON.stringify(number))).toEqual(number === 0 ? 0 : number)
      }),
    )
  })

  test('has one form however it is written, and its value is what was written', () => {
    fc.assert(
      fc.property(literal, fc.integer({ min: 1, max: 12 }), (written, zeros) => {
        const form = canonicalNumber(written)
        expect(canonicalNumber(form)).toBe(form)
        expect(canonicalNumber(shifted(written, zeros))).toBe(form)
        for (const text of [written, shifted(written, zeros)]) expect(canonicalJson(readJson(text))).toBe(form)
        expect(fractionOf(form)).toEqual(fractionOf(written))
      }),
    )
  })

  test('is a JavaScript number where that prints the same, and else keeps every digit', () => {
    fc.assert(
      fc.property(literal, (written) => {
        const read = numberOf(written)
        expect(JSON.stringify({ read })).toBe(
          `{"read":${read instanceof ExactNumber ? written : JSON.stringify(Number(written))}}`,
        )
        expect(read instanceof ExactNumber).toBe(String(Number(written) + 0) !== canonicalNumber(written))
      }),
    )
  })

  test('is refused beyond a length that no database takes', () => {
    const most = new ExactNumber('1'.repeat(LONGEST_NUMBER))
    expect(isTooLong(most)).toBe(false)
    expect(canonicalNumber(String(most))).toMatch(/^1\.1+e\+9999$/)
    for (const written of [
      '1'.repeat(LONGEST_NUMBER + 1),
      `1e${LONGEST_NUMBER}`,
      '1e-10001',
      '1e99999999999999999999',
    ]) {
      const read = numberOf(written)
      expect(read instanceof ExactNumber && isTooLong(read)).toBe(true)
      expect(() => canonicalNumber(written)).toThrow(/at most 10000 digits/)
    }
  })

  test('that would be rounded cannot be reckoned with by mistake', () => {
    const account = numberOf('9007199254740993')
    expect(String(account)).toBe('9007199254740993')
    expect(`${account}`).toBe('9007199254740993')
    expect(() => Number(account)).toThrow(/would be rounded/)
    expect(() => Math.max(1, account as number)).toThrow(/would be rounded/)
  })
})

describe('JSON', () => {
  const json = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'medium' },
      literal,
      fc.string({ unit: 'binary' }).map((text) => JSON.stringify(text)),
      fc.constantFrom('true', 'false', 'null'),
      fc.array(tie('value')).map((items) => `[${items.join(' ,\n')}]`),
      fc
        .uniqueArray(fc.tuple(fc.string({ unit: 'grapheme' }), tie('value')), { selector: ([key]) => key })
        .map((members) => `{${members.map(([key, value]) => `${JSON.stringify(key)}: ${value}`).join(',')}}`),
    ),
  })).value as fc.Arbitrary<string>

  test('is written as it was read, whatever way it goes', () => {
    fc.assert(
      fc.property(json, (text) => {
        const form = canonicalJson(readJson(text))
        for (const write of [JSON.stringify, writeJson, canonicalJson])
          expect(canonicalJson(readJson(write(readJson(text)) ?? ''))).toBe(form)
        expect(readSentJson(text)).toEqual({ value: readJson(text) })
      }),
    )
  })

  test('has the canonical form of RFC 8785 where no number is beyond a double', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        expect(canonicalJson(value)).toBe(canonicalize(value))
        expect(canonicalJson({ b: value, a: [undefined], c: undefined })).toBe(
          canonicalize({ b: value, a: [undefined], c: undefined }),
        )
      }),
    )
  })

  test('has another hash for every changed digit', () => {
    fc.assert(
      fc.property(literal, fc.nat(), fc.integer({ min: 1, max: 9 }), (written, place, by) => {
        const mantissa = written.replace(/e.*/, '')
        const places = [...mantissa].flatMap((sign, at) => (/\d/.test(sign) ? [at] : []))
        const at = places[place % places.length] ?? 0
        const other = `${mantissa.slice(0, at)}${(Number(mantissa[at]) + by) % 10}${written.slice(at + 1)}`
        // A leading zero is no JSON, and the sign of zero is not told.
        fc.pre(/^-?(?:0|[1-9])(?:\d*)/.test(other) && !/^-?0\d/.test(other))
        expect(hashOf({ amount: readJson(other) })).not.toBe(hashOf({ amount: readJson(written) }))
      }),
    )
  })

  test('of a platform that does not say what stood there is read where nothing is rounded, and refused where it would be', () => {
    expect(readJson('{"at":"9007199254740993, 1e5","n":[1e5,-2.50]}', false)).toEqual({
      at: '9007199254740993, 1e5',
      n: [100_000, -2.5],
    })
    expect(() => readJson('{"account":9007199254740993}', false)).toThrow(
      'This program would round the number 9007199254740993.',
    )
  })

  test('that somebody sent is refused with the place of a key that stands twice', () => {
    expect(readSentJson('{"note":{"action":{\n  "arguments":{"a/b":[{"amount":10,"amount":9000}]}}}}')).toEqual({
      fault: {
        is: 'key-twice',
        key: 'amount',
        pointer: '/note/action/arguments/a~1b/0',
        line: 2,
        column: 36,
      },
    })
    expect(readSentJson('{"a":{"x":1},"b":{"x":1}}')).toEqual({ value: { a: { x: 1 }, b: { x: 1 } } })
    // The same key, written in another way; and the same value twice.
    expect(readSentJson('{"amount":1,"\\u0061mount":1}')).toMatchObject({ fault: { is: 'key-twice', pointer: '' } })
  })

  test('that a program wrote with NaN or Infinity is refused by that name', () => {
    for (const written of ['NaN', 'Infinity', '-Infinity'])
      expect(readSentJson(`{"a":1,\n"b":[2, ${written}]}`)).toEqual({
        fault: { is: 'no-number', written, line: 2, column: 9 },
      })
    expect(readSentJson('{"a":"NaN",}')).toMatchObject({ fault: { is: 'no-json' } })
  })

  test('for the desk takes whole numbers of any length, and refuses what JSON cannot say', () => {
    expect(writeJson({ account: 9_007_199_254_740_993n })).toBe('{"account":9007199254740993}')
    expect(hashOf({ account: 9_007_199_254_740_993n })).toBe(hashOf(readJson('{"account":9007199254740993}')))
    expect(hashOf([10n ** 21n, 5n])).toBe(hashOf([1e21, 5]))
    expect(() => writeJson({ arguments: { amount: Number.NaN } })).toThrow('Expected a number in “amount”, got NaN')
    expect(() => canonicalJson({ amount: Number.POSITIVE_INFINITY })).toThrow('Expected a finite number')
    expect(() => canonicalJson({ text: 'half \ud83d' })).toThrow('without halves of characters')
  })
})

/** The same number with its decimal point moved and an exponent that moves it back, or with zeros behind it. */
function shifted(written: string, by: number): string {
  const [mantissa = '', power = '0'] = written.split('e')
  const [before = '', after = ''] = mantissa.split('.')
  return `${before}${after}${'0'.repeat(by)}e${Number(power) - after.length - by}`.replace(/^(-?)0+(?=\d)/, '$1')
}

/** Numerator and power of ten, by whole numbers only. */
function fractionOf(written: string): [bigint, number] {
  const [mantissa = '', power = '0'] = written.split(/e\+?/)
  const [before = '', after = ''] = mantissa.split('.')
  let numerator = BigInt((before + after).replace('-', '')) * (before.startsWith('-') ? -1n : 1n)
  let exponent = Number(power) - after.length
  if (numerator === 0n) return [0n, 0]
  while (numerator % 10n === 0n) {
    numerator /= 10n
    exponent += 1
  }
  return [numerator, exponent]
}
