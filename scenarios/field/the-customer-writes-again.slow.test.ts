/** The case is decided, closed or already with somebody; the customer, who knows nothing of that, writes again. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { goodNote, openDesk, playbook, stores, type TestDesk } from '../desk.ts'

const { support, sales } = playbook.lanes

describe.each(stores)('the customer writes again, on %s', (kind) => {
  let desk: TestDesk
  beforeAll(async () => {
    if (!support || !sales) throw new Error('the lanes of these stories are gone')
    desk = await openDesk(kind, {
      playbook: { ...playbook, lanes: { support, sales: { ...sales, whenCustomerWrites: 'tell' } } },
    })
  })
  afterAll(() => desk.stop())

  const writes = (id: string, text: string) =>
    desk.agent.client.addMessages(id, { messages: [{ role: 'customer', text }] })
  const decided = async (lane: string, owner: string) => {
    const { handoff } = await desk.handOff({ lane })
    const person = await desk.person(owner)
    const { decision } = await person.decide(handoff.id, { kind: 'approve', noteVersion: 1 })
    if (!decision) throw new Error('nothing was decided')
    return { id: handoff.id, decisionId: decision.id, person }
  }
  const closed = async (lane: string, owner: string) => {
    const { id, decisionId, person } = await decided(lane, owner)
    await desk.agent.client.acknowledge(id, { decisionId })
    await desk.agent.client.reportEffect(id, { decisionId, outcome: 'done' })
    return { id, person }
  }
  const toldLast = async (id: string) => {
    const { events } = await (await desk.person('sam')).history(id)
    return events.findLast(({ type }) => type === 'conversation_added' || type === 'reopened')?.data.told
  }

  test('after a decision: it stands, and whoever decided is told and reads it', async () => {
    const { id, person } = await decided('support', 'ana')
    expect(await writes(id, 'Please stop, I found the refund')).toMatchObject({ state: 'decided' })
    expect(await person.getHandoff(id)).toMatchObject({ customerWrote: { text: 'Please stop, I found the refund' } })
    expect((await person.openConversation(id)).messages).toMatchObject([{ text: 'Please stop, I found the refund' }])
    expect(await toldLast(id)).toEqual([{ person: 'ana', about: 'customer_wrote' }])
  })

  test('after the end: it is offered again to whoever had it, and the agent hears that', async () => {
    const { id, person } = await closed('support', 'ana')
    expect(await writes(id, 'It was taken twice again')).toMatchObject({
      state: 'offered',
      owner: { id: 'ana' },
      reopened: { reason: 'The customer wrote again.' },
      customerWrote: { text: 'It was taken twice again' },
    })
    expect((await person.listHandoffs({ view: 'mine' })).rows.map((row) => row.id)).toContain(id)
    expect((await person.history(id)).intact).toBe(true)
  })

  test('after the end in a lane that only tells: it stays closed, and whoever had it is told', async () => {
    const { id, person } = await closed('sales', 'ben')
    expect(await writes(id, 'One more thing')).toMatchObject({ state: 'closed' })
    expect(await person.getHandoff(id)).toMatchObject({ customerWrote: { text: 'One more thing' } })
    expect(await toldLast(id)).toEqual([{ person: 'ben', about: 'customer_wrote' }])
  })

  test('two open handoffs of one customer know of each other, and nobody else’s do', async () => {
    const customer = 'C-7 / Müller'
    const { handoff: first } = await desk.handOff({ customer })
    const { handoff: second } = await desk.handOff({
      customer,
      lane: 'sales',
      note: { ...goodNote, ask: 'Offer a rebate' },
    })
    const other = await desk.handOff({ customer: 'C-8' })
    expect(second.alsoOpen).toEqual([
      { id: first.id, ask: first.note.ask, lane: { id: 'support', name: 'Support' }, owner: first.owner },
    ])
    expect((await (await desk.person('ana')).getHandoff(first.id)).alsoOpen).toMatchObject([{ id: second.id }])
    expect(other.handoff.alsoOpen).toBeUndefined()
    await desk.agent.client.withdraw(second.id, { reason: 'Not needed' })
    expect((await (await desk.person('ana')).getHandoff(first.id)).alsoOpen).toBeUndefined()
  })

  test('another agent’s open handoff of that customer is shown to people, not to this agent', async () => {
    const sam = await desk.person('sam')
    const { key } = await sam.createAgent({ id: `nina-${kind}`, name: 'Nina' })
    const body = JSON.stringify({ lane: 'support', customer: 'C-9', note: goodNote })
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
    const sent = await fetch(`${desk.url}/v1/handoffs`, { method: 'POST', headers, body })
    const { handoff: hers } = (await sent.json()) as { handoff: { id: string } }
    const { handoff: ours } = await desk.handOff({ customer: 'C-9' })
    expect(ours.alsoOpen).toBeUndefined()
    expect((await sam.getHandoff(ours.id)).alsoOpen).toMatchObject([{ id: hers.id }])
  })

  describe('an agent that sends the same twice without a reference', () => {
    const note = { ...goodNote, who: { name: 'Mia Frey' }, action: { tool: 'refund', arguments: { amount: 180 } } }
    const send = (changed: object = {}) =>
      desk.agent.client.handOff({ lane: 'support', customer: 'C-10', note, ...changed })

    test('is offered the open one, and both are kept', async () => {
      const first = await send()
      const second = await send()
      expect(second).toMatchObject({ existed: false, maybeSameAs: first.handoff.id })
      expect(second.handoff.findings).toContainEqual(
        expect.objectContaining({ rule: 'maybe-duplicate', message: expect.stringContaining(first.handoff.id) }),
      )
      expect(first.maybeSameAs).toBeUndefined()
    })

    test.each([
      ['with another action', { note: { ...note, action: { tool: 'refund', arguments: { amount: 190 } } } }],
      ['for another customer', { customer: 'C-11' }],
      ['in another lane', { lane: 'sales' }],
      ['under a reference', { reference: 'run-of-its-own' }],
    ])('%s is not', async (_, changed) => {
      await send()
      expect((await send(changed)).maybeSameAs).toBeUndefined()
    })

    test('after some minutes is not', async () => {
      await send({ customer: 'C-12' })
      desk.shiftClock(11 * 60_000)
      expect((await send({ customer: 'C-12' })).maybeSameAs).toBeUndefined()
    })

    test('about nobody it knows is, where the conversation is the same', async () => {
      const nobody = (text: string) =>
        desk.agent.client.handOff({ lane: 'support', conversation: [{ role: 'customer', text }] })
      const { handoff } = await nobody('Is somebody there?')
      expect((await nobody('Is somebody there?')).maybeSameAs).toBe(handoff.id)
      expect((await nobody('Hello? Anybody?')).maybeSameAs).toBeUndefined()
    })
  })
})
