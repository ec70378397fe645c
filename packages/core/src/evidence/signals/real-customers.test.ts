import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { conversationsFolder } from '../../../made-for-tests/found-conversations.ts'
import { asksForPerson } from './asked-for-person.ts'
import { plain } from './talk.ts'

type Case = { messages: { text: string }[]; reference: { shouldTransfer?: boolean } }

const folder = conversationsFolder()
if (!folder)
  console.warn('Skipped: no folder shared/conversations above this file, and BATON_CONVERSATIONS is not set.')

test.skipIf(!folder)('real customers who ask for a person are heard, and others are not taken for them', () => {
  const cases: Case[] = readFileSync(join(folder ?? '', 'bitext.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((row) => JSON.parse(row))
  const heard = cases.map(({ messages, reference }) => ({
    asks: reference.shouldTransfer === true,
    found: asksForPerson(plain(messages[0]?.text ?? '')),
  }))
  const right = heard.filter(({ asks, found }) => asks && found).length
  const recall = right / heard.filter(({ asks }) => asks).length
  const precision = right / heard.filter(({ found }) => found).length
  console.info(
    `asked_for_person: ${heard.length} sentences, precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`,
  )
  expect(heard.length).toBeGreaterThan(300)
  expect(precision).toBeGreaterThanOrEqual(0.97)
  expect(recall).toBeGreaterThanOrEqual(0.97)
})
