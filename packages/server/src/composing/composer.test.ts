import { loadPlaybook } from '@baton-desk/core'
import { afterEach, expect, test } from 'vitest'
import type { Work } from '../app/at-length.ts'
import { type Composer, startComposer } from './composer.ts'

const loaded = loadPlaybook({
  timeZone: 'UTC',
  lastResort: 'ana',
  people: { ana: { name: 'Ana Ruiz' } },
  lanes: { support: { name: 'Support', owners: { people: ['ana'] } } },
})
if ('problems' in loaded) throw new Error(loaded.problems[0]?.message)

let composer: Composer | undefined
afterEach(() => composer?.stop())

const AMPLE = { cpuMs: 60_000, wallMs: 120_000, memoryMb: 512 }
const NOW = '2026-11-22T10:00:00.000Z'
const asked = (text: string): Work['readSent']['asked'] => ({
  sent: { note: {}, conversation: [{ role: 'customer', text }] },
  by: { workspace: 'w', version: 1, document: loaded.playbook },
  now: NOW,
})

test('senders take turns: one who has much waiting waits for itself', async () => {
  composer = startComposer(AMPLE)
  const { aside } = composer
  const order: string[] = []
  const send = async (sender: string) => {
    await aside(sender, 'readSent', asked(sender))
    order.push(sender)
  }
  await Promise.all([send('much'), send('much'), send('much'), send('little')])
  expect(order).toEqual(['much', 'much', 'little', 'much'])
})

test('one who has too much waiting is told to wait, and others are not', async () => {
  composer = startComposer(AMPLE)
  const { aside } = composer
  const waiting = Array.from({ length: 4 }, () => aside('much', 'readSent', asked('a')))
  expect(await aside('much', 'readSent', asked('a'))).toMatchObject({
    refused: 'rate-limited',
    facts: { retryAfter: 10 },
  })
  expect(await aside('little', 'readSent', asked('a'))).toMatchObject({ findings: [] })
  await Promise.all(waiting)
  expect(await aside('much', 'readSent', asked('a'))).toMatchObject({ findings: [] })
})

test('what takes longer than it may is refused in words, and the next one is read', async () => {
  const limits = { ...AMPLE, wallMs: 1 }
  composer = startComposer(limits)
  const { aside } = composer
  const conversation = [{ role: 'customer' as const, text: '7 '.repeat(500_000) }]
  const roster = { reachable: ['ana'], openByOwner: {} }
  const refused = await aside('any', 'prepareNote', {
    submitted: { supplied: {}, findings: [], lane: 'support', conversation },
    desk: { now: NOW, playbook: loaded.playbook, roster },
  })
  expect(refused).toMatchObject({ refused: 'too-large', detail: expect.stringContaining('takes more than 0.001 s') })
  limits.wallMs = AMPLE.wallMs
  expect(await aside('any', 'readSent', asked('a'))).toMatchObject({ findings: [] })
})

test('a stop ends what is under way, however long it would take', async () => {
  composer = startComposer(AMPLE)
  const { aside, stop } = composer
  const conversation = [{ role: 'customer' as const, text: '7 '.repeat(2_000_000) }]
  const submitted = { supplied: {}, findings: [], lane: 'support', conversation }
  const roster = { reachable: ['ana'], openByOwner: {} }
  const desk = { now: NOW, playbook: loaded.playbook, roster }
  await aside('any', 'readSent', asked('a'))
  const order: string[] = []
  const working = aside('any', 'prepareNote', { submitted, desk }).then(
    () => order.push('written'),
    () => order.push('ended'),
  )
  await new Promise((resolve) => setImmediate(resolve))
  await stop()
  await working
  expect(order).toEqual(['ended'])
  await expect(aside('any', 'readSent', asked('a'))).rejects.toThrow('stopped')
})
