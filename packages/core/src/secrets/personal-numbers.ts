/**
 * Numbers that are a person's own by their form: of cards, bank accounts and of states. Only what a check digit proves, or a
 * form that nothing else has; other numbers count where a word announces them.
 */
import cards from 'card-validator'
import validator from 'validator'

export type Found = { kind: string; start: number; end: number }

const bare = (text: string): string => text.replace(/[^\dA-Za-z]/g, '').toUpperCase()

const CARD = /(?<![\dA-Za-z]|\d\.)\d(?:[ .\-_/\n\t]{0,2}\d){12,18}(?![\dA-Za-z])/g
const ACCOUNT = /(?<![A-Z\d])[A-Z]{2}(?:[ .\n-]?\d){2}(?:[ .\n-]{0,2}[A-Z\d]){11,30}(?![A-Z\d])/gi

type Form = { kind: string; pattern: RegExp; is?: (value: string) => boolean }

const NATIONAL: readonly Form[] = [
  {
    kind: 'social security number',
    pattern: /(?<![\d.-])(?!000|666|9)\d{3}([-.])(?!00)\d\d\1(?!0000)\d{4}(?![\d.-])/g,
  },
  // United Kingdom: two letters, six digits, a letter from A to D.
  {
    kind: 'national id',
    pattern: /\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z](?:[ .-]?\d\d){3}[ .-]?[A-D]\b/g,
  },
  // Italy: codice fiscale.
  {
    kind: 'national id',
    pattern: /\b[A-Z]{3}[ .-]?[A-Z]{3}[ .-]?\d\d[A-Z]\d\d[ .-]?[A-Z]\d{3}[A-Z]\b/gi,
    is: (value) => validator.isTaxID(value, 'it-IT'),
  },
  // Brazil: CPF, in its own punctuation.
  { kind: 'national id', pattern: /\b\d{3}\.\d{3}\.\d{3}-\d\d\b/g, is: (value) => validator.isTaxID(value, 'pt-BR') },
  // Spain: DNI and NIE.
  {
    kind: 'national id',
    pattern: /\b(?:\d{8}|[XYZ][ .-]?\d{7}|\d\d\.\d{3}\.\d{3})[ .-]?[A-Z]\b/g,
    is: (value) => validator.isIdentityCard(value, 'ES'),
  },
  // France: 13 digits and their key, modulo 97.
  {
    kind: 'national id',
    pattern: /(?<![\w.])[12](?:[ .-]?\d\d){2}[ .-]?\d[\dAB](?:[ .-]?\d{3}){2}[ .-]?\d\d\b/gi,
    is: isFrench,
  },
  // Switzerland: 756 and a check digit as of a bar code.
  { kind: 'national id', pattern: /\b756[ .-]?\d{4}[ .-]?\d{4}[ .-]?\d\d\b/g, is: isSwiss },
]

/** In plain text. */
export function personalNumbersIn(text: string): Found[] {
  const found: Found[] = []
  for (const { 0: digits, index } of text.matchAll(CARD)) {
    if (isOneRun(digits) && cards.number(digits.replace(/\D/g, '')).isValid)
      found.push({ kind: 'card number', start: index, end: index + digits.length })
  }
  for (const { 0: run, index } of text.matchAll(ACCOUNT)) {
    const end = endOfAccount(run)
    if (end > 0) found.push({ kind: 'bank account', start: index, end: index + end })
  }
  for (const { kind, pattern, is } of NATIONAL)
    for (const { 0: id, index } of text.matchAll(pattern))
      if (is?.(bare(id)) ?? true) found.push({ kind, start: index, end: index + id.length })
  return found
}

/** One number is written with one kind of separator; two numbers beside each other seldom are, and one dot makes a fraction. */
const isOneRun = (digits: string): boolean => {
  const between = digits.match(/\D+/g) ?? []
  // As it is printed on the card, whatever stands between.
  if (/^\d{4}(?:\D+\d{4}){2}\D+\d{4}$/.test(digits)) return true
  return new Set(between).size <= 1 && !(between.length === 1 && between[0] === '.')
}

/** The words after an account look like a part of it: it ends where its country says. */
function endOfAccount(run: string): number {
  for (let end = run.length; end >= 15; end--) {
    if (/[\dA-Za-z]/.test(run.charAt(end - 1)) && validator.isIBAN(bare(run.slice(0, end)))) return end
  }
  return 0
}

function isFrench(value: string): boolean {
  const digits = value.replace(/2A/, '19').replace(/2B/, '18')
  if (!/^\d{15}$/.test(digits)) return false
  return 97 - Number(BigInt(digits.slice(0, 13)) % 97n) === Number(digits.slice(13))
}

function isSwiss(value: string): boolean {
  const sum = [...value].reduce((left, digit, n) => left + Number(digit) * (n % 2 === 0 ? 1 : 3), 0)
  return sum % 10 === 0
}
