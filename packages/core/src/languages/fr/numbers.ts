/** Numbers as they are said in French: seventy is sixty-ten, eighty four twenties. */
import { counted, said } from '../counted.ts'

const UNITS = said('zéro un deux trois quatre cinq six sept huit neuf')
const TEENS = said('dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf')
const TENS = said('vingt trente quarante cinquante soixante')

const joined = (...forms: [string, string]): string[] => [forms.join('-'), forms.join(' ')]

const FROM_TENS = TENS.flatMap((tens, at) => [
  [tens, `${at + 2}0`],
  [`${tens} et un`, `${at + 2}1`],
  [`${tens}-et-un`, `${at + 2}1`],
  ...UNITS.slice(2).flatMap((unit, n) => joined(tens, unit).map((form) => [form, `${at + 2}${n + 2}`])),
])
const FROM_SEVENTY = [
  ...TEENS.flatMap((teen, n) => joined('soixante', teen).map((form) => [form, `7${n}`])),
  ['soixante et onze', '71'],
  ['soixante-et-onze', '71'],
  ...['quatre-vingt', 'quatre vingt', 'quatre-vingts', 'quatre vingts'].flatMap((eighty) => [
    [eighty, '80'],
    ...UNITS.slice(1).flatMap((unit, n) => joined(eighty, unit).map((form) => [form, `8${n + 1}`])),
    ...TEENS.flatMap((teen, n) => joined(eighty, teen).map((form) => [form, `9${n}`])),
  ]),
  ['septante', '70'],
  ['huitante', '80'],
  ['nonante', '90'],
]

export const SPOKEN: Record<string, string> = {
  ...counted(UNITS, 0),
  ...counted(TEENS, 10),
  ...Object.fromEntries(FROM_TENS),
  ...Object.fromEntries(FROM_SEVENTY),
  une: '1',
  'dix sept': '17',
  'dix huit': '18',
  'dix neuf': '19',
}

export const SCALES = { cent: 100, cents: 100, mille: 1_000, million: 1_000_000, millions: 1_000_000 }
export const TIMES = { double: 2, triple: 3 }
export const AND = /^et$/
