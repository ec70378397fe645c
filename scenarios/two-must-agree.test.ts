import type { WrittenPlaybook } from '@baton-desk/core'
import { BatonError, type Client } from '@baton-desk/sdk'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { goodNote, minutes, openDesk, playbook, stores, type TestDesk } from './desk.ts'

/** Refunds over 500 need two, by a trigger that agents may name or not. */
const forTwo: WrittenPlaybook = {
  ...playbook,
  triggers: [
    {
      id: 'large-refund',
      when: 'action.tool == "refund" && action.amount > 500.0',
      then: 'review',
      lane: 'support',
      reason: 'authority_limit',
      why: 'Large refunds need two people.',
      twoMustAgree: true,
    },
  ],
}

describe.each(stores)('what two must agree on, on %s', (kind) => {
  let desk: TestDesk
  let ana: Client
  let ben: Client
  beforeAll(async () => {
    desk = await openDesk(kind, { playbook: forTwo })
    ana = await desk.person('ana')
    ben = await desk.person('ben')
  })
  afterAll(() => desk.stop())

  const refund = async (amount: number) => {
    const { handoff } = await desk.handOff({
      note: { ...goodNote, draft: undefined, action: { tool: 'refund', arguments: { order: '4471', amount } } },
    })
    return handoff
  }
  const approving = async (by: Client, id: string, edits?: { amount: number }) => {
    const { noteVersion, note } = await by.getHandoff(id)
    return {
      ...(edits
        ? { kind: 'approve_with_edits' as const, edits: { arguments: { order: '4471', ...edits } } }
        : { kind: 'approve' as const }),
      noteVersion,
      actionHash: note.action?.hash,
    }
  }
  const refusalOf = async (call: Promise<unknown>) => {
    const thrown = await call.then(
      () => undefined,
      (error) => error,
    )
    return thrown instanceof BatonError ? thrown.problem : thrown
  }

  test('waits for a second person, whatever reason the agent gave, and comes back to the agent as one decision', async () => {
    const handoff = await refund(600)
    expect(handoff).toMatchObject({ twoMustAgree: true, owner: { id: 'ana' } })
    const answer = desk.agent.waitForDecision(handoff)
    const yes = await approving(ana, handoff.id)
    const once = { idempotencyKey: 'ana-approves' }
    const waiting = await ana.decide(handoff.id, yes, once)
    expect(waiting).toMatchObject({
      state: 'offered',
      status: 'Approved by Ana Pohl; waits for a second: Ben Katz is asked.',
      owner: { id: 'ben' },
      approvedFirst: { kind: 'approve', by: { id: 'ana', name: 'Ana Pohl' } },
      mayNotDecide: { because: 'approved_first' },
    })
    // The same call once more is the same approval, and no second one.
    expect(await ana.decide(handoff.id, yes, once)).toMatchObject({ state: 'offered', owner: { id: 'ben' } })
    expect(await refusalOf(ana.decide(handoff.id, yes))).toMatchObject({
      code: 'may-not-decide',
      mayDecide: [{ id: 'ben' }, { id: 'cara' }, { id: 'sam' }],
    })
    const { rows } = await ben.listHandoffs({ view: 'mine' })
    expect(rows.find(({ id }) => id === handoff.id)).toMatchObject({ approvedBy: { name: 'Ana Pohl' } })

    await ben.decide(handoff.id, await approving(ben, handoff.id))
    expect((await answer).decision).toMatchObject({
      kind: 'approve',
      byName: 'Ben Katz',
      approvedFirst: { by: 'ana', byName: 'Ana Pohl' },
    })
    const { events, intact } = await ana.history(handoff.id)
    expect(intact).toBe(true)
    expect(events.map(({ type }) => type)).toEqual(['submitted', 'offered', 'approved', 'decided'])
  })

  test('one approval lets nothing run, and silence after it never does', async () => {
    const handoff = await refund(600)
    await ana.decide(handoff.id, await approving(ana, handoff.id))
    const event = { kind: 'action', action: { tool: 'refund', arguments: { order: '4471', amount: 600 } } }
    expect(await desk.agent.client.askGate({ event, approved: { handoff: handoff.id } })).toMatchObject({
      verdict: 'review',
    })
    await desk.passTime(minutes(60 * 24 * 3))
    expect(await desk.agent.read(handoff)).toMatchObject({ state: 'offered', approvedFirst: { by: { id: 'ana' } } })
    expect(await desk.agent.client.askGate({ event, approved: { handoff: handoff.id } })).toMatchObject({
      verdict: 'review',
    })
  })

  test('is also what an edit makes of something small, and the second approves that edit or nothing', async () => {
    const handoff = await refund(200)
    expect(handoff.twoMustAgree).toBe(false)
    const edited = await ana.decide(handoff.id, await approving(ana, handoff.id, { amount: 900 }))
    expect(edited).toMatchObject({ state: 'offered', approvedFirst: { kind: 'approve_with_edits' } })
    expect(await refusalOf(ben.decide(handoff.id, await approving(ben, handoff.id, { amount: 901 })))).toMatchObject({
      code: 'approval-differs',
    })
    expect(await ben.decide(handoff.id, await approving(ben, handoff.id, { amount: 900 }))).toMatchObject({
      state: 'decided',
      decision: { approvedFirst: { by: 'ana' }, edits: { arguments: { amount: 900 } } },
    })
  })

  test('is decided by one where it is small, and by a no', async () => {
    const small = await refund(200)
    expect(await ana.decide(small.id, await approving(ana, small.id))).toMatchObject({ state: 'decided' })
    const large = await refund(600)
    await ana.decide(large.id, await approving(ana, large.id))
    const no = { kind: 'reject' as const, text: 'It was one order.', noteVersion: 1 }
    expect(await ben.decide(large.id, no)).toMatchObject({ state: 'decided', decision: { kind: 'reject' } })
  })

  test('is told anew where the agent changes the note in between', async () => {
    const handoff = await refund(600)
    await ana.decide(handoff.id, await approving(ana, handoff.id))
    const action = { tool: 'refund', arguments: { order: '4471', amount: 700 } }
    await desk.agent.client.mend(handoff.id, { note: { ...goodNote, draft: undefined, action } })
    const mended = await ben.getHandoff(handoff.id)
    expect(mended).toMatchObject({ noteVersion: 2, twoMustAgree: true })
    expect(mended.approvedFirst).toBeUndefined()
    expect(await ben.decide(handoff.id, await approving(ben, handoff.id))).toMatchObject({
      state: 'offered',
      approvedFirst: { by: { id: 'ben' } },
    })
  })
})
