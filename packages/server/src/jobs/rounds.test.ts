import { expect, test, vi } from 'vitest'
import { startRounds } from './rounds.ts'

test('a round at once ends with the one that came meanwhile, which may have had the same in hand', async () => {
  const ends: (() => void)[] = []
  const round = () => new Promise<number>((resolve) => ends.push(() => resolve(1)))
  const rounds = startRounds(round, { everyMs: 0, onError: (error) => expect.unreachable(String(error)) })
  const ended: string[] = []

  const now = rounds.now().then(() => ended.push('the round at once'))
  ends[0]?.()
  await vi.waitFor(() => expect(ends).toHaveLength(3))
  ends[1]?.()
  await new Promise(setImmediate)
  ended.push('the one that came meanwhile')
  ends[2]?.()
  await now
  expect(ended).toEqual(['the one that came meanwhile', 'the round at once'])

  const stopped = rounds.stop()
  for (const end of ends) end()
  await stopped
})
