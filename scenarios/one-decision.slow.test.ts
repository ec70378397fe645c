import { BatonError } from '@baton-desk/sdk'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDesk, stores, type TestDesk } from './desk.ts'

// Hundreds of them by `npm run bench -- one-decision`.
const PAIRS = 20

describe.each(stores)('one decision, on %s', (kind) => {
  let desk: TestDesk
  beforeAll(async () => {
    desk = await openDesk(kind)
  })
  afterAll(() => desk.stop())

  test(`of ${PAIRS} pairs of simultaneous decisions one each wins, and each loser is told who decided what and when`, async () => {
    const [ana, ben] = [await desk.person('ana'), await desk.person('ben')]
    const handoffs = await Promise.all(Array.from({ length: PAIRS }, () => desk.handOff()))
    const results = await Promise.all(
      handoffs.map(async ({ handoff: { id } }) => {
        const both = await Promise.allSettled([
          ana.decide(id, { kind: 'approve', noteVersion: 1 }),
          ben.decide(id, { kind: 'reject', text: 'Not a double charge.', noteVersion: 1 }),
        ])
        return {
          id,
          won: both.filter(({ status }) => status === 'fulfilled'),
          lost: both.flatMap((one) => (one.status === 'rejected' ? [one.reason] : [])),
        }
      }),
    )
    expect(results.map(({ won }) => won.length)).toEqual(Array(PAIRS).fill(1))
    for (const { id, lost } of results) {
      const [refusal] = lost
      expect(refusal).toBeInstanceOf(BatonError)
      const standing = (await desk.agent.read(id)).decision
      expect(refusal).toMatchObject({
        code: 'already-decided',
        problem: {
          status: 409,
          decision: { id: standing?.id, kind: standing?.kind, byName: standing?.byName, at: standing?.at },
        },
      })
    }
    const winners = { ana: 0, ben: 0 }
    for (const { id } of results) winners[(await desk.agent.read(id)).decision?.by as keyof typeof winners] += 1
    console.log(
      `${kind}: ${PAIRS} pairs, ${results.flatMap(({ won }) => won).length} winners, ${results.flatMap(({ lost }) => lost).length} losers with 409 (Ana won ${winners.ana}, Ben ${winners.ben})`,
    )
  })

  test('the same decision sent twice under one key is made once', async () => {
    const ana = await desk.person('ana')
    const { handoff } = await desk.handOff()
    const decide = () =>
      ana.decide(handoff.id, { kind: 'approve', noteVersion: 1 }, { idempotencyKey: `once-${handoff.id}` })
    const [first, second] = await Promise.all([decide(), decide()])
    expect(first.decision?.id).toBe(second.decision?.id)
  })

  test('nobody decides what somebody else has accepted', async () => {
    const [ana, ben] = [await desk.person('ana'), await desk.person('ben')]
    const { handoff } = await desk.handOff()
    await ana.accept(handoff.id, {})
    await expect(ben.decide(handoff.id, { kind: 'approve', noteVersion: 1 })).rejects.toMatchObject({
      code: 'not-the-owner',
      problem: { owner: { id: 'ana', name: 'Ana Pohl' } },
    })
  })
})
