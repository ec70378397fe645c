import { BatonError, type Client } from '@baton-desk/sdk'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { goodNote, openDesk, stores, type TestDesk } from './desk.ts'

const card = '4111111111111111'
const charge = { tool: 'charge', arguments: { card, amount: 40 } }
const masked = { tool: 'charge', arguments: { card: '••••1111', amount: 40 } }

describe.each(stores)('a card number among the arguments of an action, on %s', (kind) => {
  let desk: TestDesk
  let ana: Client
  let ben: Client
  beforeAll(async () => {
    desk = await openDesk(kind)
    ana = await desk.person('ana')
    ben = await desk.person('ben')
  })
  afterAll(() => desk.stop())

  const handOff = async () =>
    (
      await desk.handOff({
        note: { ...goodNote, ask: 'Charge $40', draft: undefined, action: charge },
        conversation: [{ role: 'customer', text: 'I am Amir Haddad, C-2041. Please charge $40 for order 4471.' }],
      })
    ).handoff
  const codeOf = (call: Promise<unknown>) =>
    call.then(
      () => 'done',
      (error) => (error instanceof BatonError ? error.problem.code : error),
    )

  test('is masked for people until they have it shown, which is recorded; the agent gets it exactly', async () => {
    const handoff = await handOff()
    expect(handoff.note.action).toMatchObject(charge)
    const seen = await ana.getHandoff(handoff.id)
    expect(seen).toMatchObject({ masked: ['/card'], note: { action: masked } })
    expect(seen.note.action?.hash).toBe(handoff.note.action?.hash)
    const yes = { kind: 'approve' as const, noteVersion: 1, actionHash: seen.note.action?.hash }
    expect(await codeOf(ana.decide(handoff.id, yes))).toBe('reveal-first')

    const shown = await ana.reveal(handoff.id)
    expect(shown.note.action).toMatchObject(charge)
    expect(shown.masked).toBeUndefined()
    expect((await ana.getHandoff(handoff.id)).note.action).toMatchObject(charge)
    expect((await ben.getHandoff(handoff.id)).note.action).toMatchObject(masked)
    const { events, intact } = await ben.history(handoff.id)
    expect(intact).toBe(true)
    expect(events.map(({ sentence }) => sentence)).toContain('Ana Pohl had the hidden values of the action shown.')

    const edits = { arguments: { card: '5555555555554444', amount: 30 } }
    await ana.decide(handoff.id, { ...yes, kind: 'approve_with_edits', edits })
    const { decision } = await desk.agent.waitForDecision(handoff)
    expect(decision?.edits?.arguments).toEqual(edits.arguments)
    const told = JSON.stringify([await ben.getHandoff(handoff.id), await ben.history(handoff.id)])
    expect(told).toContain('••••4444')
    expect(told).not.toMatch(/55555555|41111111/)
  })

  test('is told to nobody by what is found in the note, nor by a refusal', async () => {
    const handoff = await handOff()
    expect(JSON.stringify(handoff.findings)).toContain('4111')
    const looks = JSON.stringify(await ben.getHandoff(handoff.id))
    expect(looks).not.toMatch(/41111111/)
    const seen = await ana.reveal(handoff.id)
    const edits = { arguments: { card: '5555555555554444', amount: 30 } }
    const yes = { kind: 'approve_with_edits' as const, edits, noteVersion: 1, actionHash: seen.note.action?.hash }
    await ana.decide(handoff.id, yes)
    const refused = await ben.accept(handoff.id, { readBack: 'I do it.' }).catch((error) => error)
    expect(refused.problem.code).toBe('already-decided')
    expect(JSON.stringify(refused.problem)).toContain('••••4444')
    expect(JSON.stringify(refused.problem)).not.toContain('55555555')
  })

  test('stands covered in what is exported of its customer, by whoever may export and not decide', async () => {
    const { handoff } = await desk.handOff({
      customer: 'cust-88',
      note: { ...goodNote, ask: 'Charge $40', draft: undefined, action: charge },
    })
    await ana.reveal(handoff.id)
    const edits = { arguments: { card: '5555555555554444', amount: 30 } }
    const yes = { kind: 'approve_with_edits' as const, edits, noteVersion: 1, actionHash: handoff.note.action?.hash }
    await ana.decide(handoff.id, yes)
    const exported = JSON.stringify(await (await desk.person('sam')).exportCustomer({ customer: 'cust-88' }))
    expect(exported).toContain('••••1111')
    expect(exported).toContain('••••4444')
    expect(exported).not.toMatch(/41111111|55555555/)
  })

  test('stays in no body that was refused', async () => {
    const body = JSON.stringify({
      lane: 'no such lane',
      note: { what: `Paid with ${card}`, login: 'password: hunter22' },
    })
    const headers = { authorization: `Bearer ${desk.agentKey}`, 'content-type': 'application/json' }
    const answer = await fetch(`${desk.url}/v1/handoffs`, { method: 'POST', headers, body })
    expect(answer.status).toBe(422)
    const sam = await desk.person('sam')
    const refused = JSON.stringify(await sam.listRefusedSubmissions())
    expect(refused).toContain('no such lane')
    expect(refused).not.toMatch(/41111111|hunter22/)
  })
})
