import { openGate } from '@baton-desk/sdk/gate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { goodNote, minutes, openDesk, playbook, stores, type TestDesk } from '../desk.ts'

const guarded = {
  ...playbook,
  triggers: [
    {
      id: 'discount',
      when: 'action.kind == "give_discount"',
      then: 'review' as const,
      lane: 'support',
      reason: 'authority_limit' as const,
      why: 'Discounts need a person.',
    },
  ],
}
const discount = { tool: 'give_discount', arguments: { percent: 15 } }
const event = { kind: 'action' as const, action: discount }

describe.each(stores)('an approval after its time, on %s', (kind) => {
  let desk: TestDesk
  beforeAll(async () => {
    desk = await openDesk(kind, { playbook: guarded })
  })
  afterAll(() => desk.stop())

  test('lets nothing go on, at the desk and in the agent’s own gate, by the desk’s clock', async () => {
    const { handoff: asked } = await desk.handOff({ note: { ...goodNote, action: discount } })
    const usefulUntil = new Date(Date.parse(asked.createdAt) + minutes(30)).toISOString()
    const { handoff } = await desk.handOff({ note: { ...goodNote, action: discount }, usefulUntil })
    const ana = await desk.person('ana')
    const approval = { kind: 'approve' as const, noteVersion: 1, actionHash: handoff.note.action?.hash }
    await ana.decide(asked.id, approval)
    await ana.decide(handoff.id, approval)
    const claimOf = async (id: string) => {
      const { decision } = await desk.agent.waitForDecision(id)
      return desk.agent.claim(id, { id: decision?.id ?? '' }, { seconds: 3_600 })
    }
    const claims = { [asked.id]: await claimOf(asked.id), [handoff.id]: await claimOf(handoff.id) }
    const ask = (id: string) => {
      const claim = claims[id]
      const shown = { handoff: id, claim: claim?.run ? claim.claim : undefined }
      return desk.agent.client.askGate({ event, approved: shown })
    }
    const askOwn = async (id: string) => {
      const gate = await openGate(desk.agent.client)
      const verdict = gate.judgeApproved(event, await desk.agent.read(id), claims[id])
      await gate.close()
      return verdict
    }
    for (const verdict of [await ask(handoff.id), await askOwn(handoff.id)])
      expect(verdict).toMatchObject({ verdict: 'proceed' })

    await desk.passTime(minutes(31))
    for (const verdict of [await ask(handoff.id), await askOwn(handoff.id)])
      expect(verdict).toMatchObject({
        verdict: 'review',
        decidedBy: 'discount',
        why: expect.stringContaining(`The approval was of use until ${usefulUntil}, which has passed`),
      })
    for (const verdict of [await ask(asked.id), await askOwn(asked.id)])
      expect(verdict).toMatchObject({ verdict: 'proceed' })
  })
})
