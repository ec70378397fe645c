/** Numbers as they are said in English. */
import { counted, said } from '../counted.ts'

const UNITS = said('zero one two three four five six seven eight nine')
const TEENS = said('ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen')
const TENS = said('twenty thirty forty fifty sixty seventy eighty ninety')

export const SPOKEN = {
  ...counted(UNITS, 0),
  ...counted(TEENS, 10),
  ...Object.fromEntries(
    TENS.flatMap((tens, at) => [
      [tens, `${at + 2}0`],
      ...UNITS.slice(1).flatMap((unit, n) => [
        [`${tens}-${unit}`, `${at + 2}${n + 1}`],
        [`${tens} ${unit}`, `${at + 2}${n + 1}`],
      ]),
    ]),
  ),
  oh: '0',
  o: '0',
  nought: '0',
}

export const SCALES = { hundred: 100, thousand: 1_000, grand: 1_000, k: 1_000, million: 1_000_000 }
export const TIMES = { double: 2, triple: 3, treble: 3 }
export const AND = /^and$/
