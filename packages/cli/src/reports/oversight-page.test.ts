import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { oversightPage, type Report } from './oversight-page.ts'
import { writePage } from './page.ts'

const report = (parts: Partial<Report> = {}): Report => ({
  format: 'baton-oversight',
  version: 1,
  workspace: 'w1',
  from: '2026-11-01',
  to: '2026-11-30',
  timeZone: 'UTC',
  at: '2026-12-01T08:00:00.000Z',
  people: { ana: 'Ana <b>Pohl</b>', cleo: 'Cleo' },
  couldStop: [{ lane: 'support', people: ['ana'], lastResort: 'cleo', onSilence: 'reject' }],
  overseen: [
    {
      handoff: 'h1',
      lane: 'support',
      agent: 'robin',
      askedAt: '2026-11-05T09:00:00.000Z',
      at: '2026-11-05T09:03:00.000Z',
      by: 'ana',
      outcome: 'approve_with_edits',
      noteVersion: 2,
      noteHash: 'abcdef0123456789'.repeat(4),
      hadItForMs: 180_000,
      fromNote: true,
      changed: { body: 30 },
      effect: 'done',
      inDoubt: false,
      silence: [{ at: '2026-11-05T09:01:00.000Z', told: 'cleo', because: 'unaccepted' }],
      seq: 4,
      hash: 'f'.repeat(64),
    },
  ],
  proves: ['Each line is an event of a trail.'],
  provesNot: ['That somebody read it.'],
  ...parts,
})

test('the page says who had a say, what they saw, and what it does not prove; names are text and never markup', async () => {
  const file = join(await mkdtemp(join(tmpdir(), 'oversight-')), 'page.html')
  await writePage(file, oversightPage(report(), [{ key: '0123', signature: 'c2ln' }]))
  const html = await readFile(file, 'utf8')
  for (const words of [
    '180 s',
    'approve with edits',
    'rejected',
    'note 2, abcdef012345',
    'body 30',
    'That somebody read it.',
    'key 0123, c2ln',
  ])
    expect(html).toContain(words)
  expect(html).toContain('Ana &#x3C;b>Pohl')
  expect(html).not.toContain('<b>Pohl')
  expect(html).not.toMatch(/<script|src=|href=/)
})
