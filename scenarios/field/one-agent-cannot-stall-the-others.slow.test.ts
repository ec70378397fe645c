import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { goodNote, openDesk, stores, type TestDesk } from '../desk.ts'

/** Megabytes whose reading takes seconds. */
const long = Array.from({ length: 4 }, () => ({ role: 'customer' as const, text: '7 '.repeat(400_000) }))

describe.each(stores)('one agent and the others, on %s', (kind) => {
  let desk: TestDesk
  beforeAll(async () => {
    desk = await openDesk(kind)
  })
  afterAll(() => desk.stop())

  test('what is short is taken while something long is read', async () => {
    const order: string[] = []
    const slow = desk.handOff({ conversation: long }).then(() => order.push('long'))
    for (let n = 0; n < 5; n += 1) {
      await desk.handOff()
      order.push('short')
    }
    await slow
    expect(order).toEqual([...Array.from({ length: 5 }, () => 'short'), 'long'])
  })

  test('a text that takes long to read is read in turns too: who sends many waits for itself', async () => {
    const messages = `role,text\nnobody,"${'a"'.repeat(150_000)}${' '.repeat(300_000)},\nnobody,ok\n`
    const send = async () => {
      const answer = await fetch(`${desk.url}/v1/handoffs`, {
        method: 'POST',
        headers: { authorization: `Bearer ${desk.agentKey}`, 'content-type': 'application/json' },
        body: JSON.stringify({ lane: 'support', messages }),
      })
      return { status: answer.status, ...(await answer.json()) }
    }
    const answers = await Promise.all(Array.from({ length: 8 }, send))
    expect(answers).toContainEqual(expect.objectContaining({ status: 429, code: 'rate-limited' }))
    expect(answers).toContainEqual(
      expect.objectContaining({ status: 422, detail: expect.stringContaining('at least one speaker') }),
    )
  })

  test('a note is the same whether its conversation was read aside or not, to the last digit of its action', async () => {
    const action = { tool: 'refund', arguments: { account: 9_007_199_254_740_993n, amount: 180 } }
    const text = 'I was charged twice for order 4471. I want my money back, please.'
    const handed = async (filling: string) => {
      const { handoff } = await desk.handOff({
        note: { ...goodNote, ask: undefined, action },
        conversation: [
          { role: 'customer', text },
          { role: 'system', text: filling },
        ],
      })
      const { note } = await desk.agent.read(handoff)
      return { ...note, when: undefined }
    }
    const [aside, here] = [await handed('-'.repeat(100_000)), await handed('-')]
    expect(aside).toEqual(here)
    expect(String(aside.action?.arguments.account)).toBe('9007199254740993')
  })

  test('a held note of a long conversation is mended like any other', async () => {
    const { handoff } = await desk.handOff({
      note: { ask: 'Help', what: 'I have approved the refund.' },
      conversation: long.slice(0, 1),
    })
    expect(handoff.state).toBe('held')
    const mended = await desk.agent.client.mend(handoff.id, { note: goodNote })
    expect(mended).toMatchObject({ noteVersion: 2, state: 'offered' })
  })

  test('a body of more values than can be read soon is refused, and a person sees that it came', async () => {
    const body = `{"lane":"support","note":{"action":{"tool":"t","arguments":{"a":[${'7,'.repeat(300_000)}7]}}}}`
    const answer = await fetch(`${desk.url}/v1/handoffs`, {
      method: 'POST',
      headers: { authorization: `Bearer ${desk.agentKey}`, 'content-type': 'application/json' },
      body,
    })
    expect([answer.status, await answer.json()]).toMatchObject([413, { code: 'too-large' }])
    const [kept] = (await (await desk.person('sam')).listRefusedSubmissions()).items
    expect(kept).toMatchObject({ code: 'too-large', agent: 'robin' })
  })
})

test('a caller who sends much waits for itself: bytes count, not only requests', async () => {
  const desk = await openDesk('embedded', { config: { rateLimit: 1 } })
  const answers = []
  for (let n = 0; n < 3; n += 1)
    answers.push(
      await fetch(`${desk.url}/v1/handoffs`, {
        method: 'POST',
        headers: { authorization: `Bearer ${desk.agentKey}` },
        body: 'x'.repeat(7_000_000),
      }),
    )
  expect(answers.map(({ status }) => status)).toEqual([400, 400, 429])
  const { detail } = (await answers[2]?.json()) ?? {}
  expect(detail).toContain('Expected at most 16777216 bytes in 10 s')
  expect(Number(answers[2]?.headers.get('retry-after'))).toBeGreaterThan(0)
  await desk.stop()
})
