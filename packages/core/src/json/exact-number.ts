/**
 * Numbers as they are written in JSON. JavaScript's own number holds about 15 to 17 digits and rounds what has more; what
 * would be rounded becomes an `ExactNumber` instead, which is shown, hashed and written with all of its digits.
 */

/** Digits of a number written out in full, without an exponent. A database and a person's eye end somewhere. */
export const LONGEST_NUMBER = 10_000

const { rawJSON } = JSON as unknown as { rawJSON?: (literal: string) => object }

/**
 * A number that a JavaScript number cannot hold. `String(it)` gives its digits, and `JSON.stringify` writes them; used as
 * a number it throws, because it would be rounded without a word.
 */
export class ExactNumber {
  readonly #literal: string

  /** @param literal the number as JSON writes it */
  constructor(literal: string) {
    this.#literal = literal
  }

  toString(): string {
    return this.#literal
  }

  toJSON(): unknown {
    if (!rawJSON) throw new TypeError(notHeld(this.#literal))
    return rawJSON(this.#literal)
  }

  /** What `console.log` shows. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.#literal
  }

  [Symbol.toPrimitive](hint: string): string {
    if (hint === 'number')
      throw new TypeError(
        `${this.#literal} would be rounded. Use String(…) of it, or BigInt(String(…)) of a whole one.`,
      )
    return this.#literal
  }
}

/** A JavaScript number where that holds exactly what is written, else an `ExactNumber`. */
export function numberOf(literal: string): number | ExactNumber {
  const number = Number(literal)
  const [written, printed] = [decimalOf(literal), decimalOf(String(number))]
  const isHeld = written.digits === printed.digits && written.point === printed.point
  return isHeld && written.length <= LONGEST_NUMBER ? number : new ExactNumber(literal)
}

/**
 * The one form of a number, whatever way it is written: what RFC 8785 has for a double (`Number::toString` of ECMAScript),
 * done with all digits of the number instead of those of the nearest double. Throws beyond `LONGEST_NUMBER`.
 */
export function canonicalNumber(literal: string): string {
  const { sign, digits, point, length } = decimalOf(literal)
  if (length > LONGEST_NUMBER) throw new RangeError(`Expected a number of at most ${LONGEST_NUMBER} digits.`)
  const count = digits.length
  if (digits === '') return '0'
  if (count <= point && point <= 21) return sign + digits + '0'.repeat(point - count)
  if (point > 0 && point <= 21) return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`
  if (point > -6 && point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`
  const fraction = count > 1 ? `.${digits.slice(1)}` : ''
  return `${sign}${digits.charAt(0)}${fraction}e${point > 0 ? '+' : '-'}${Math.abs(point - 1)}`
}

/** What somebody typed, where it is a number: with a sign, without a zero before the point, with zeros too many. */
export function typedNumber(typed: string): number | ExactNumber | undefined {
  const [, minus = '', whole = '', fraction = '', exponent = ''] =
    /^\s*(?:\+|(-))?(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?\s*$/.exec(typed) ?? []
  if (whole + fraction === '') return undefined
  const digits = whole.replace(/^0+(?=\d)/, '') || '0'
  return numberOf(`${minus}${digits}${fraction && `.${fraction}`}${exponent && `e${exponent}`}`)
}

/** No form of it is published, and no database is asked to hold it. */
export const isTooLong = (number: ExactNumber): boolean => decimalOf(String(number)).length > LONGEST_NUMBER

/** Why a program that cannot hold this number stops instead of rounding it. */
export const notHeld = (literal: string): string =>
  `This program would round the number ${literal.slice(0, 80)}. Use a newer browser, or Node 22 or newer.`

type Decimal = {
  sign: '' | '-'
  /** Without zeros at either end; empty for zero. */
  digits: string
  /** How many digits stand before the decimal point; negative: zeros between the point and the first digit. */
  point: number
  /** Of the number written out in full. */
  length: number
}

function decimalOf(literal: string): Decimal {
  const [, minus = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(literal) ?? []
  const written = (whole + fraction).replace(/^0+/, '')
  const digits = written.replace(/0+$/, '')
  if (digits === '') return { sign: '', digits, point: 0, length: 1 }
  const point = written.length - fraction.length + Number(exponent)
  const sign = minus === '-' ? '-' : ''
  return { sign, digits, point, length: Math.max(digits.length, point, digits.length - point) }
}
