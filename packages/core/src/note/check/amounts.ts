import { CURRENCY } from '../../languages/en/money.ts'

const CURRENCIES: [code: string, words: RegExp][] = [
  ['USD', /^(?:\$|usd|us-?dollars?|dollars?|bucks?)$/i],
  ['EUR', /^(?:€|eur|euros?)$/i],
  ['GBP', /^(?:£|gbp|pounds?|quid)$/i],
  ['JPY', /^(?:¥|jpy|yen)$/i],
  ['CHF', /^(?:chf|francs?|franken)$/i],
  ['PLN', /^(?:pln|zł|zloty|złoty|zlotys)$/i],
  ['SEK', /^(?:sek|kronor)$/i],
]
const WORD = CURRENCY.source
const AMOUNT = new RegExp(
  String.raw`(?:(${WORD})\s?)?(?<![\p{L}\p{N}.,])(\d[\d.,]*\d|\d)(?:\s?(${WORD})(?![\p{L}]))?`,
  'giu',
)

/** Amounts of money with the currency beside them, if any. */
export function* amountsIn(text: string): Generator<{ words: string; value: number; currency?: string }> {
  for (const [words, before, number = '', after] of text.matchAll(AMOUNT)) {
    const beside = before ?? after
    const currency = beside && CURRENCIES.find(([, form]) => form.test(beside))?.[0]
    yield { words: words.trim(), value: inNumbers(number), ...(currency && { currency }) }
  }
}

/** `1,093.34`, `59,90` and `59.90`. */
const inNumbers = (number: string): number =>
  Number(/,\d{1,2}$/.test(number) ? number.replaceAll('.', '').replace(',', '.') : number.replaceAll(',', ''))
