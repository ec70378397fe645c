import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDesk, stores, type TestDesk } from '../desk.ts'

type Outcome = 'done' | 'failed' | 'not_applied'

describe.each(stores)('an effect that is told two ways, on %s', (kind) => {
  let desk: TestDesk
  beforeAll(async () => {
    desk = await openDesk(kind)
  })
  afterAll(() => desk.stop())

  async function approved() {
    const { handoff } = await desk.handOff()
    const ana = await desk.person('ana')
    const { decision } = await ana.decide(handoff.id, { kind: 'approve', noteVersion: 1 })
    if (!decision) throw new Error('no decision')
    const report = (outcome: Outcome) =>
      desk.agent.reportEffect(handoff, { decision, outcome, text: `Told as ${outcome}.` })
    const contradictions = async () =>
      (await ana.history(handoff.id)).events.filter(({ type }) => type === 'effect_contradicted')
    return { id: handoff.id, decision, report, contradictions }
  }

  test.each([
    ['done', 'failed', 'closed'],
    ['done', 'not_applied', 'closed'],
    ['not_applied', 'done', 'closed'],
    ['failed', 'done', 'offered'],
  ] as const)('first %s, then %s: the first stands, and the owner is told once', async (first, later, state) => {
    const { id, decision, report, contradictions } = await approved()
    await report(first)
    const refusal = { code: 'effect-on-record', problem: { status: 409, effect: first, decisionId: decision.id } }
    await expect(report(later)).rejects.toMatchObject(refusal)
    await expect(report(later)).rejects.toMatchObject(refusal)
    await expect(report(first)).resolves.toMatchObject({ id })
    const stands = await desk.agent.read(id)
    expect(stands).toMatchObject({
      state,
      contradicted: { outcome: later, onRecord: first, text: `Told as ${later}.` },
    })
    expect(stands.effect?.outcome).toBe(state === 'closed' ? first : undefined)
    expect(await contradictions()).toMatchObject([
      {
        sentence: expect.stringContaining(`Told as ${later}.`),
        data: { told: [{ person: 'ana', about: 'effect_contradicted' }] },
      },
    ])
  })

  test('both at the same moment: one stands, the other is refused, and nothing is approved a second time by it', async () => {
    for (let pair = 0; pair < 5; pair += 1) {
      const { id, report, contradictions } = await approved()
      const both = await Promise.allSettled([report('done'), report('failed')])
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'effect-on-record' } })
      expect(await contradictions()).toHaveLength(1)
      const { state, effect } = await desk.agent.read(id)
      expect([state, effect?.outcome]).toEqual(
        both[0].status === 'fulfilled' ? ['closed', 'done'] : ['offered', undefined],
      )
    }
  })

  test('under one idempotency key the refusal stays a refusal', async () => {
    const { id, decision, report } = await approved()
    await report('done')
    const again = () =>
      desk.agent.client.reportEffect(
        id,
        { decisionId: decision.id, outcome: 'failed' },
        { idempotencyKey: `key-${id}` },
      )
    await expect(again()).rejects.toMatchObject({ code: 'effect-on-record' })
    await expect(again()).rejects.toMatchObject({ code: 'effect-on-record' })
  })

  test('whoever finds that it was not over after all reopens it, and that is a new round', async () => {
    const { id, report } = await approved()
    await report('done')
    await expect(report('failed')).rejects.toMatchObject({ code: 'effect-on-record' })
    const reopened = await desk.agent.client.reopen(id, { reason: 'The bank sent it back.' })
    expect(reopened).toMatchObject({ state: 'offered', owner: { id: 'ana' }, contradicted: { onRecord: 'done' } })
    await expect(report('not_applied')).rejects.toMatchObject({ code: 'effect-on-record' })
  })
})
