/** What people decide alike again and again becomes a rule of the playbook: drafted, tried on what was kept, taken up, counted, taken back. */
import { expect, onTestFinished, test } from 'vitest'
import { goodNote, openDesk, stores, type TestDesk, withTrigger } from './desk.ts'

async function decide(desk: TestDesk, amount: number, kind: 'approve' | 'reject') {
  const action = { tool: 'refund', arguments: { amount } }
  const { handoff } = await desk.handOff({
    trigger: 'refund-over-limit',
    note: { ...goodNote, ask: `Refund $${amount} for a double charge`, action },
    conversation: [{ role: 'customer', text: 'I was charged twice for order 4471.' }],
  })
  const ana = await desk.person('ana')
  await ana.accept(handoff.id, {})
  const reason = kind === 'reject' ? { text: 'It was paid once.' } : {}
  const { decision } = await ana.decide(handoff.id, {
    kind,
    ...reason,
    noteVersion: 1,
    actionHash: handoff.note.action?.hash,
  })
  if (!decision) throw new Error('expected a decision')
  await desk.agent.acknowledge(handoff, decision)
  await desk.agent.client.reportEffect(handoff.id, { decisionId: decision.id, outcome: 'done' })
  return handoff.id
}

test.each(stores)(
  'on %s, five approvals alike become an exception, which is counted and can be taken back',
  async (kind) => {
    const desk = await openDesk(kind, { playbook: withTrigger })
    onTestFinished(() => desk.stop())
    const approved: string[] = []
    for (const amount of [110, 120, 130, 140, 180]) approved.push(await decide(desk, amount, 'approve'))
    const rejected = await decide(desk, 150, 'reject')
    const [ana, sam] = [await desk.person('ana'), await desk.person('sam')]

    const { candidates, rules } = await ana.listRules()
    expect(candidates).toMatchObject([
      { rule: 'refund-over-limit', tool: 'refund', decision: 'approve', n: 5, of: 6, newest: approved[4] },
    ])
    expect(rules).toEqual([])

    const drafted = await ana.draftRule({ handoff: approved[0] })
    expect(drafted.draft).toMatchObject({
      kind: 'exception',
      when: 'action.tool == "refund" && action.amount <= 180.0',
    })
    expect(drafted.tried).toMatchObject({ cases: 6, same: 0, otherwise: [{ id: rejected, decision: 'reject' }] })
    expect(drafted.tried?.words).toContain('5 of 6 were decided so. Not so: 1 rejected.')
    const { document, basedOn } = drafted
    if (document === null) throw new Error('expected a document')
    await expect(ana.putPlaybook({ document, basedOn })).rejects.toMatchObject({ code: 'not-allowed' })

    const refund = (amount: number) => ({
      event: { kind: 'action', action: { tool: 'refund', arguments: { amount } } },
    })
    expect(await desk.agent.client.askGate(refund(150))).toMatchObject({ verdict: 'review' })
    await sam.putPlaybook({ document, basedOn })
    expect(await desk.agent.client.askGate(refund(150))).toMatchObject({
      verdict: 'proceed',
      excepted: [{ id: drafted.draft?.id, trigger: 'refund-over-limit' }],
    })
    expect(await desk.agent.client.askGate(refund(200))).toMatchObject({ verdict: 'review' })
    expect((await ana.listRules()).rules).toMatchObject([{ id: drafted.draft?.id, kind: 'exception', applied: 1 }])

    const without = await sam.draftRule({ without: drafted.draft?.id })
    await sam.putPlaybook({ document: without.document ?? '', basedOn: without.basedOn })
    expect(await desk.agent.client.askGate(refund(150))).toMatchObject({ verdict: 'review' })
    expect((await ana.listRules()).rules).toEqual([])
  },
)

test('what no trigger stopped, and what nobody decided, becomes no rule', async () => {
  const desk = await openDesk('embedded', { playbook: withTrigger })
  onTestFinished(() => desk.stop())
  const { handoff } = await desk.handOff({})
  const ana = await desk.person('ana')
  expect(await ana.draftRule({ handoff: handoff.id })).toMatchObject({
    draft: null,
    none: expect.stringContaining('decided'),
  })
  await ana.decide(handoff.id, { kind: 'not_needed', noteVersion: 1 })
  expect((await ana.draftRule({ handoff: handoff.id })).none).toContain('No trigger of the playbook stopped this')
  await expect(ana.draftRule({})).rejects.toMatchObject({ code: 'invalid-request' })
  await expect(ana.draftRule({ without: 'no-such-rule' })).rejects.toMatchObject({ code: 'playbook-refused' })
  await expect(ana.draftRule({ handoff: 'nowhere' })).rejects.toMatchObject({ code: 'not-found' })
})

test.each(stores)(
  'on %s, an admin sees which of what came a rule would have stopped, open or decided',
  async (kind) => {
    const desk = await openDesk(kind, { playbook: withTrigger })
    onTestFinished(() => desk.stop())
    const decided = await decide(desk, 180, 'approve')
    await decide(desk, 60, 'approve')
    const action = { tool: 'refund', arguments: { amount: 240 } }
    const { handoff: open } = await desk.handOff({ note: { ...goodNote, ask: 'Refund $240', action } })
    await desk.handOff({})
    const sam = await desk.person('sam')
    const document = JSON.stringify(withTrigger)
    expect(await sam.replayRule({ document, trigger: 'refund-over-limit', days: 30 })).toMatchObject({
      played: 4,
      isAll: true,
      stopped: [
        { id: open.id, ask: 'Refund $240', state: 'offered' },
        { id: decided, state: 'closed' },
      ],
    })
    desk.shiftClock(31 * 86_400_000)
    expect(await sam.replayRule({ document, trigger: 'refund-over-limit', days: 30 })).toMatchObject({
      played: 0,
      stopped: [],
    })
    await expect(sam.replayRule({ document, trigger: 'no-such-rule' })).rejects.toMatchObject({
      code: 'playbook-refused',
    })
  },
)
