/**
 * The amount of money that the arguments of an action name, however the tool writes it: a number, a text with its currency, an object of
 * both, or whole numbers of the smaller unit. Where they name several that differ, or one that cannot be read, nobody can tell.
 */
import { amountsIn } from '../../note/check/amounts.ts'
import { typedValue } from './field-values.ts'

/** `currency` where it is said: `$` and `¥` are signs of several. */
export type Money = { amount: number; currency?: string }

type Arguments = Readonly<Record<string, unknown>>

/** Null where none is named. */
export function moneyOf(given: Arguments): Money | 'unclear' | null {
  const currency = currencyIn(given)
  const named = Object.entries(given).flatMap(([name, value]) => {
    if (name === 'amount') return [readMoney(value, currency)]
    const unit = MINOR.exec(name.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase())?.[1]
    return unit === undefined ? [] : [fromMinor(value, { unit, currency })]
  })
  const [first, ...others] = named
  if (!first) return null
  if (first === 'unclear') return first
  return others.every((one) => one !== 'unclear' && one.amount === first.amount && one.currency === first.currency)
    ? first
    : 'unclear'
}

/** `amount_cents`, `amountInMinorUnits`, `cents`. */
const MINOR = /^(?:(?:amount|value)_)?(?:in_)?(cents|pence|minor)(?:_units?)?$/

const currencyIn = ({ currency }: Arguments): string | undefined =>
  typeof currency === 'string' && currency !== '' ? currency.toUpperCase() : undefined

function readMoney(value: unknown, currency: string | undefined): Money | 'unclear' {
  if (typeof value === 'string') return readText(value, currency)
  const number = typedValue('number', value)
  if (typeof number === 'number') return { amount: number, ...(currency !== undefined && { currency }) }
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? readObject(value as Arguments, currency)
    : 'unclear'
}

function readText(text: string, currency: string | undefined): Money | 'unclear' {
  const [found, ...others] = amountsIn(text)
  if (!found || others.length > 0 || found.words !== text.trim() || isThousandsOrDecimals(text)) return 'unclear'
  const said = AMBIGUOUS.test(text) ? undefined : found.currency
  if (said !== undefined && currency !== undefined && said !== currency) return 'unclear'
  const of = said ?? currency
  // A number in a text may be anything, and a tool that takes it may read it its own way.
  if (of === undefined && found.currency === undefined) return 'unclear'
  return { amount: found.value, ...(of !== undefined && { currency: of }) }
}

/** `1.234` is one thousand in one country and a little more than one in another. */
const isThousandsOrDecimals = (text: string): boolean => /^\D*\d{1,3}[.,]\d{3}\D*$/.test(text)
const AMBIGUOUS = /[$¥]|dollar|buck|pound|quid|franc|kronor/i

/** `{"value": "180.00", "currency": "EUR"}`. What else may stand there is not guessed. */
function readObject(given: Arguments, outer: string | undefined): Money | 'unclear' {
  const { value, amount = value, currency: _, ...rest } = given
  if (Object.keys(rest).length > 0 || (value !== undefined && given.amount !== undefined)) return 'unclear'
  const inner = currencyIn(given)
  if (inner !== undefined && outer !== undefined && inner !== outer) return 'unclear'
  return typeof amount === 'object' ? 'unclear' : readMoney(amount, inner ?? outer)
}

type Minor = { unit: string; currency: string | undefined }

function fromMinor(value: unknown, { unit, currency }: Minor): Money | 'unclear' {
  const units = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : typedValue('number', value)
  const digits = unit === 'minor' ? digitsOf(currency) : 2
  if (typeof units !== 'number' || !Number.isInteger(units) || digits === undefined) return 'unclear'
  return { amount: units / 10 ** digits, ...(currency !== undefined && { currency }) }
}

/** Yen have none, dinars three. */
function digitsOf(currency: string | undefined): number | undefined {
  if (currency === undefined || !/^[A-Z]{3}$/.test(currency)) return undefined
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits
}
