import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { conversationsFolder } from '../../made-for-tests/found-conversations.ts'
import { DISGUISES, MADE_SECRETS } from '../../made-for-tests/secrets.ts'
import { plainly } from './plain.ts'
import { redactText, secretsIn } from './secrets.ts'

const compact = (text: string): string => plainly(text).text.replace(/[^\dA-Za-z]/g, '')

/** No six signs of it in a row are left; of a card the last four may. */
function isGone(value: string, redacted: string): boolean {
  const secret = compact(value)
  const left = compact(redacted)
  const length = Math.min(6, secret.length)
  return ![...secret.slice(length - 1)].some((_, at) => left.includes(secret.slice(at, at + length)))
}

test.each([
  ['one row of groups', 'eyJ.'.repeat(700_000)],
  ['one row of blanks', 'a '.repeat(500_000)],
  ['lines', '12345a\n'.repeat(200_000)],
])('a text of %s is read in one go', (_, text) => {
  expect(secretsIn(text)).toEqual([])
})

describe(`of ${MADE_SECRETS.length} kinds of secrets nineteen in twenty are found`, () => {
  test.each(Object.entries(DISGUISES))('%s', (_, disguise) => {
    const missed = MADE_SECRETS.filter((secret) => !isGone(secret.value, redactText(disguise(secret))))
    const names = missed.map(({ name }) => name)
    expect(names.length, `missed: ${names.join(', ')}`).toBeLessThanOrEqual(MADE_SECRETS.length * 0.05)
  })

  test('and what stands around them stays', () => {
    for (const secret of MADE_SECRETS) {
      const [before = '', after = ''] = secret.says.split('{}')
      const redacted = redactText(secret.says.replace('{}', () => secret.value))
      expect(redacted, secret.name).toMatch(/\[[^\]]+ removed\]/)
      expect([redacted.startsWith(before.slice(0, 12)), redacted.endsWith(after)], secret.name).toEqual([true, true])
    }
  })
})

test.each([
  'Amounts of 35.52999999999997 and 30.180000000000007 were refunded',
  'Order #W2417020 or X-1234567, boarding pass: ABC123, gate 12, row 21',
  'Please keep it secret until 2026-11-05; the token ring is in room 4711',
  'My password is still not working and the PIN pad is broken',
  'The account number is 93418043810 and the invoice 4711-2026-0815',
  'Version 1.2.3.4, build 20261130, host 10.0.0.12:8443, uptime 12:34:56',
  'Her id is 018f3c2e-7b1a-7c44-9d3e-5a6b7c8d9e0f, commit d52489ef0a',
  'a b c d e f g h, 1 2 3, and 10 20 30 40 people came',
])('%s: nothing of it is secret', (text) => {
  expect(secretsIn(text)).toEqual([])
})

const folder = conversationsFolder()
if (!folder)
  console.warn('Skipped: no folder shared/conversations above this file, and BATON_CONVERSATIONS is not set.')

test.skipIf(!folder)('in real conversations without secrets nothing is taken for one, save in one of a hundred', () => {
  for (const name of ['bitext', 'tau-bench', 'tau2-bench', 'tau2-bench-grok']) {
    const conversations: { messages: { text?: string }[] }[] = readFileSync(join(folder ?? '', `${name}.jsonl`), 'utf8')
      .trim()
      .split('\n')
      .map((row) => JSON.parse(row))
    const alarmed = conversations.filter(({ messages }) => messages.some(({ text = '' }) => secretsIn(text).length > 0))
    console.info(`${name}: ${alarmed.length} of ${conversations.length} conversations`)
    expect(alarmed.length).toBeLessThanOrEqual(conversations.length / 100)
  }
})
