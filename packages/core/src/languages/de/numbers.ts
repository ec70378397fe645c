/** Numbers as they are said in German: units before tens, in one word. */
import { counted, said } from '../counted.ts'

const UNITS = said('null eins zwei drei vier fünf sechs sieben acht neun')
const TEENS = said('zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn')
const TENS = said('zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig')
const BEFORE_TENS = ['ein', ...UNITS.slice(2)]

export const SPOKEN = {
  ...counted(UNITS, 0),
  ...counted(TEENS, 10),
  ...Object.fromEntries(
    TENS.flatMap((tens, at) => [
      [tens, `${at + 2}0`],
      ...BEFORE_TENS.flatMap((unit, n) => [
        [`${unit}und${tens}`, `${at + 2}${n + 1}`],
        [`${unit} und ${tens}`, `${at + 2}${n + 1}`],
      ]),
    ]),
  ),
  zwo: '2',
  dreissig: '30',
}

export const SCALES = { hundert: 100, tausend: 1_000, million: 1_000_000, millionen: 1_000_000 }
export const TIMES = { doppel: 2, doppelt: 2, zweimal: 2, dreimal: 3 }
export const AND = /^und$/
