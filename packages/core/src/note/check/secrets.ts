/**
 * Finds what must not stand in a note: card numbers, their codes, passwords, keys. Kept small and exact, because a false
 * alarm takes an order number from the person who needs it.
 */

import cards from 'card-validator'
import {
  ANNOUNCED_CARD_CODE,
  ANNOUNCED_ENTRY_CODE,
  ANNOUNCED_ONE_TIME_CODE,
  ANNOUNCED_PASSWORD,
  ANNOUNCED_SOCIAL_SECURITY,
  MAYBE_PASSWORD,
  NO_VALUE,
} from '../../languages/en/secrets.ts'

export type Secret = { kind: string; start: number; end: number }

// Scanners with hundreds of key formats exist, but they read files asynchronously; these are the ones that customers
// and tools say in conversations.
const KEYS: [kind: string, pattern: RegExp][] = [
  ['private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g],
  ['access token', /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{8,}\b/g],
  ['access key', /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g],
  ['access key', /\b(?:sk|pk|rk)[-_](?:live|test|proj|ant)?[-_]?[A-Za-z0-9_-]{20,}\b/g],
  ['access token', /\b(?:ghp|gho|ghs|github_pat|glpat)[-_][A-Za-z0-9_-]{16,}\b/g],
  ['access token', /\b(?:xox[abprs]|hf|npm|whsec)[-_][A-Za-z0-9_-]{16,}\b/g],
  ['access token', /\b[Bb]earer\s+[A-Za-z0-9._~+/-]{20,}=*/g],
]

// A word that announces a secret, or a key in JSON, and the value behind it.
const ANNOUNCED: [kind: string, pattern: RegExp][] = [
  ['password', ANNOUNCED_PASSWORD],
  ['card code', ANNOUNCED_CARD_CODE],
  ['PIN', /\bpin["']?(?:\s+(?:is|was|code|number))*\s*[:=]?\s*["'“]?(\d{4,8})\b/giu],
  ['social security number', ANNOUNCED_SOCIAL_SECURITY],
  ['one-time code', ANNOUNCED_ONE_TIME_CODE],
  ['entry code', ANNOUNCED_ENTRY_CODE],
]

const CARD_LIKE = /\b\d(?:[ -]?\d){12,18}\b/g

// Most texts of a note hold none of these, and are done with in one pass.
const MAYBE_KEY = /\d{3}|BEGIN|eyJ|AKIA|ASIA|[-_][A-Za-z0-9_-]{16}|earer/i

export function secretsIn(text: string): Secret[] {
  if (!MAYBE_KEY.test(text) && !MAYBE_PASSWORD.test(text)) return []
  const found: Secret[] = []
  for (const { 0: digits, index } of text.matchAll(CARD_LIKE)) {
    if (cards.number(digits.replace(/\D/g, '')).isValid)
      found.push({ kind: 'card number', start: index, end: index + digits.length })
  }
  for (const [kind, pattern] of KEYS) {
    for (const { 0: key, index } of text.matchAll(pattern)) found.push({ kind, start: index, end: index + key.length })
  }
  for (const [kind, pattern] of ANNOUNCED) {
    for (const match of text.matchAll(pattern)) {
      const value = match[1] ?? ''
      const end = match.index + match[0].length
      if (!NO_VALUE.test(value)) found.push({ kind, start: end - value.length, end })
    }
  }
  return withoutOverlaps(found)
}

/** The text with each secret replaced by its kind; of a card number the last four digits stay, by which people know it. */
export function redactText(text: string): string {
  let redacted = ''
  let from = 0
  for (const { kind, start, end } of secretsIn(text)) {
    const last = kind === 'card number' ? ` ending in ${text.slice(start, end).replace(/\D/g, '').slice(-4)}` : ''
    redacted += `${text.slice(from, start)}[${kind}${last} removed]`
    from = end
  }
  return redacted + text.slice(from)
}

const KINDS = ['card number', ...new Set([...KEYS, ...ANNOUNCED].map(([kind]) => kind))]
/** What redaction leaves behind, whole or cut off at its end: "[password removed]", "[passw…". */
const REMNANT = new RegExp(`\\[(?:${KINDS.join('|')})\\b|\\[[^\\]]*$`)

/** Whether a secret stands in a text, or stood there. */
export const heldSecret = (text: string): boolean => REMNANT.test(text) || secretsIn(text).length > 0

function withoutOverlaps(secrets: Secret[]): Secret[] {
  const kept: Secret[] = []
  for (const secret of secrets.sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (secret.start >= (kept.at(-1)?.end ?? 0)) kept.push(secret)
  }
  return kept
}
