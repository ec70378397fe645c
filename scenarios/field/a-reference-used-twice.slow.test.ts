import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { goodNote, type Handing, openDesk, stores, type TestDesk } from '../desk.ts'

const voucher = (value: number) => ({ tool: 'issue_voucher', arguments: { account: 'C-2041', value } })
const asking = (value: number): Handing => ({
  customer: 'C-2041',
  note: { ...goodNote, ask: 'Issue a voucher', action: voucher(value) },
})

describe.each(stores)('a reference that is used twice, on %s', (kind) => {
  let desk: TestDesk
  beforeAll(async () => {
    desk = await openDesk(kind)
  })
  afterAll(() => desk.stop())

  /** Handed off under a reference and approved. */
  async function approved(reference: string) {
    const { handoff } = await desk.handOff({ ...asking(20), reference })
    const ana = await desk.person('ana')
    return ana.decide(handoff.id, { kind: 'approve', noteVersion: 1, actionHash: handoff.note.action?.hash })
  }

  test('for another action it is refused, and the approval of the first is not given to it', async () => {
    const first = await approved('call_0')
    const refused = await desk.handOff({ ...asking(2_000), reference: 'call_0' }).catch((error: unknown) => error)
    expect(refused).toMatchObject({
      code: 'reference-reused',
      retry: false,
      problem: { status: 409, handoff: first.id, state: 'decided', differs: ['action'] },
    })
    expect(JSON.stringify(refused)).not.toContain(first.decision?.id)
    const sam = await desk.person('sam')
    const { items } = await sam.listRefusedSubmissions()
    expect(items[0]).toMatchObject({ code: 'reference-reused', body: expect.stringContaining('2000') })
    const found = await desk.agent.client.listHandoffs({ reference: 'call_0' })
    expect(found.rows.map(({ id }) => id)).toEqual([first.id])
    expect(await desk.agent.read(first.id)).toMatchObject({ note: { action: voucher(20) } })
  })

  test('for another lane or customer it is refused as well, whoever has moved the first one since', async () => {
    const { handoff } = await desk.handOff({ ...asking(20), reference: 'call_1' })
    const ana = await desk.person('ana')
    await ana.move(handoff.id, { to: { lane: 'sales' }, reason: 'They are a customer of sales.' })
    const ben = await desk.person('ben')
    await ben.accept(handoff.id, {})
    const again = await desk.handOff({ ...asking(20), reference: 'call_1' })
    expect(again).toMatchObject({ existed: true, handoff: { id: handoff.id, lane: { id: 'sales' } } })
    await expect(
      desk.handOff({ ...asking(20), lane: 'sales', customer: 'C-7', reference: 'call_1' }),
    ).rejects.toMatchObject({ code: 'reference-reused', problem: { differs: ['lane', 'customer'] } })
  })

  test('for the same it is the same handoff after a restart, with more said and the note in other words', async () => {
    const first = await approved('call_2')
    await desk.restart()
    const again = await desk.handOff({
      ...asking(20),
      note: { ...goodNote, ask: 'Send the voucher of $20', action: voucher(20) },
      conversation: [{ role: 'customer', text: 'Is it on its way?' }],
      reference: 'call_2',
    })
    expect(again).toMatchObject({ existed: true, handoff: { id: first.id, decision: { id: first.decision?.id } } })
  })

  test('of many sent at the same moment all that are alike are one handoff, and all others are refused', async () => {
    const values = [20, 20, 2_000, 20, 2_000, 30]
    const answers = await Promise.allSettled(
      values.map((value) => desk.handOff({ ...asking(value), reference: 'call_3' })),
    )
    const taken = answers.flatMap((one) => (one.status === 'fulfilled' ? [one.value.handoff] : []))
    const refused = answers.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    expect(new Set(taken.map(({ id }) => id)).size).toBe(1)
    const value = taken[0]?.note.action?.arguments.value
    expect(taken).toHaveLength(values.filter((one) => one === value).length)
    for (const error of refused)
      expect(error).toMatchObject({ code: 'reference-reused', problem: { handoff: taken[0]?.id } })
  })
})
