/** Whatever is sent, the desk answers; what it takes it keeps, and what it cannot keep it refuses with words. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDesk, stores, type TestDesk } from '../desk.ts'
import { mutatedBody, send } from './mutated-bodies.ts'

describe.each(stores)('bodies changed at random, on %s', (kind) => {
  let desk: TestDesk
  let open: string
  beforeAll(async () => {
    desk = await openDesk(kind)
    open = (await desk.handOff()).handoff.id
  })
  afterAll(() => desk.stop())

  test('are answered without a fault of the desk, and nothing of them is taken in part without a word', async () => {
    await fc.assert(
      fc.asyncProperty(mutatedBody, async (body) => {
        const { status, lost } = await send(desk, open, body)
        expect([status < 500, lost]).toEqual([true, []])
      }),
      { numRuns: 100 },
    )
  })
})
