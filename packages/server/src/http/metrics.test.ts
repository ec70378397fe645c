import { expect, test } from 'vitest'
import { createHub } from '../app/hub.ts'
import { createMetrics } from './metrics.ts'

test('figures of each lane stand among the metrics: of how many, how many of them, lengths in seconds', async () => {
  const metrics = createMetrics(createHub())
  const of = { workspace: 'w', lane: 'support', share: null, interval: null, mix: [], p50: null, p90: null }
  metrics.figuresFrom(async () => [
    { ...of, id: 'from_note', kind: 'share', unit: 'share', n: 40, count: 30 },
    { ...of, id: 'time_to_accept', kind: 'spread', unit: 'ms', n: 12, count: 12, p50: 90_000 },
  ])
  const lines = (await metrics.registry.metrics()).split('\n').filter((line) => line.startsWith('baton_measure{'))
  expect(lines).toEqual([
    'baton_measure{workspace="w",lane="support",measure="from_note",of="n"} 40',
    'baton_measure{workspace="w",lane="support",measure="from_note",of="count"} 30',
    'baton_measure{workspace="w",lane="support",measure="time_to_accept",of="n"} 12',
    'baton_measure{workspace="w",lane="support",measure="time_to_accept",of="p50"} 90',
  ])
})
