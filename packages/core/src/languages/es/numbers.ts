/** Numbers as they are said in Spanish. */
import { counted, said } from '../counted.ts'

const UNITS = said('cero uno dos tres cuatro cinco seis siete ocho nueve')
const TO_THIRTY = said(
  `diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve`,
)
const TENS = said('treinta cuarenta cincuenta sesenta setenta ochenta noventa')
const HUNDREDS = said('doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos')

export const SPOKEN = {
  ...counted(UNITS, 0),
  ...counted(TO_THIRTY, 10),
  ...Object.fromEntries(
    TENS.flatMap((tens, at) => [
      [tens, `${at + 3}0`],
      ...UNITS.slice(1).map((unit, n) => [`${tens} y ${unit}`, `${at + 3}${n + 1}`]),
    ]),
  ),
  ...Object.fromEntries(HUNDREDS.map((hundreds, at) => [hundreds, `${at + 2}00`])),
  un: '1',
  una: '1',
  dieciseis: '16',
  veintidos: '22',
  veintitres: '23',
  veintiseis: '26',
}

export const SCALES = { cien: 100, ciento: 100, mil: 1_000, millón: 1_000_000, millones: 1_000_000 }
export const TIMES = { doble: 2, triple: 3 }
export const AND = /^y$/
