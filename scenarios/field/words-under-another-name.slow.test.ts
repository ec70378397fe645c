/** Each framework has a name of its own for what was said. It is read, or refused with the name to use; never lost. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDesk, stores, type TestDesk } from '../desk.ts'

describe.each(stores)('words under another name, on %s', (kind) => {
  let desk: TestDesk
  beforeAll(async () => {
    desk = await openDesk(kind)
  })
  afterAll(() => desk.stop())

  const post = async (path: string, body: unknown) => {
    const response = await fetch(`${desk.url}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${desk.agentKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return { status: response.status, answer: await response.json() }
  }
  const opened = async (id: string) => (await (await desk.person('ana')).openConversation(id)).messages

  test('a chat as a model has it is read whole, with its calls and answers', async () => {
    const conversation = [
      { role: 'system', content: 'You book visits for a plumber.' },
      { role: 'user', content: [{ type: 'text', text: 'Cancel visit V-81 please' }], timestamp: 1_795_424_400 },
      {
        role: 'assistant',
        content: null,
        refusal: null,
        tool_calls: [{ id: 'c1', type: 'function', function: { name: 'cancel_visit', arguments: '{"id":"V-81"}' } }],
      },
      { role: 'tool', tool_call_id: 'c1', content: '{"error":"locked"}' },
    ]
    const { status, answer } = await post('/v1/handoffs', { lane: 'support', conversation })
    expect(status).toBe(201)
    expect(answer.handoff.note.tried).toMatchObject([
      { outcome: 'refused', step: expect.stringMatching(/cancel visit/i) },
    ])
    expect(await opened(answer.handoff.id)).toEqual([
      { role: 'system', text: 'You book visits for a plumber.' },
      { role: 'customer', text: 'Cancel visit V-81 please', at: '2026-11-23T09:00:00.000Z' },
      { role: 'agent', text: '', toolCall: { id: 'c1', name: 'cancel_visit', arguments: { id: 'V-81' } } },
      { role: 'tool', text: '{"error":"locked"}', name: 'cancel_visit', callId: 'c1' },
    ])
  })

  test.each([
    ['/conversation/0/message', { lane: 'support', conversation: [{ role: 'customer', message: 'My tap drips' }] }],
    ['/conversation/0/speaker', { lane: 'support', conversation: [{ speaker: 'customer', text: 'My tap drips' }] }],
    ['/messages/0', { lane: 'support', messages: [{ role: 'customer', tells: 'My tap drips' }] }],
    ['/summary', { lane: 'support', summary: 'Her tap drips' }],
    ['/reference', { lane: 'support', reference: 'run\u0000-1' }],
    ['/customer', { lane: 'support', customer: 'C-\ud800' }],
  ])('what stands at %s is refused with its place, and kept for a person', async (pointer, body) => {
    const { status, answer } = await post('/v1/handoffs', body)
    expect([status, answer.errors.map((error: { pointer: string }) => error.pointer)]).toEqual([
      422,
      expect.arrayContaining([pointer]),
    ])
    expect(answer.detail).toContain('Expected')
    expect((await (await desk.person('sam')).listRefusedSubmissions()).items[0]).toMatchObject({
      body: JSON.stringify(body),
    })
  })

  test('later messages come by the same rule', async () => {
    const { handoff } = await desk.handOff()
    const path = `/v1/handoffs/${handoff.id}/messages`
    expect((await post(path, { messages: [{ role: 'user', content: 'Still dripping' }] })).status).toBe(200)
    expect(await opened(handoff.id)).toEqual([{ role: 'customer', text: 'Still dripping' }])
    expect((await post(path, { messages: [{ role: 'customer', tells: 'And now it rains' }] })).status).toBe(422)
  })

  test('an id with NUL in the address is refused', async () => {
    const headers = { authorization: `Bearer ${desk.agentKey}` }
    expect((await fetch(`${desk.url}/v1/handoffs/%00`, { headers })).status).toBe(422)
  })

  test('a name that an agent gives is kept to the last sign', async () => {
    const reference = ' run/7 %2F 🧾 Zoë '
    const customer = 'tel:+49 30/1234 ✆'
    const { handoff } = await desk.handOff({ reference, customer })
    expect(handoff).toMatchObject({ reference, customer })
    expect(await desk.agent.client.listHandoffs({ reference })).toMatchObject({ rows: [{ id: handoff.id }] })
    expect(await desk.agent.client.listHandoffs({ reference: reference.trim() })).toMatchObject({ rows: [] })
  })
})
