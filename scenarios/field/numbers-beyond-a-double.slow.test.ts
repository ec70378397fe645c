import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { goodNote, openDesk, playbook, stores, type TestDesk } from '../desk.ts'
import { openJourney, randomAction } from './exact-actions.ts'

const reviewed = {
  id: 'paying',
  when: 'action.tool == "pay"',
  then: 'review' as const,
  lane: 'support',
  reason: 'authority_limit' as const,
  why: 'A person approves what is paid.',
}
const overLimit = { ...reviewed, id: 'over-limit', when: 'has(action.amount) && action.amount > 100' }

describe.each(stores)('numbers beyond a double, on %s', (kind) => {
  let desk: TestDesk
  beforeAll(async () => {
    desk = await openDesk(kind, { playbook: { ...playbook, triggers: [reviewed, overLimit] } })
  })
  afterAll(() => desk.stop())

  const send = async (path: string, body: string) => {
    const response = await fetch(`${desk.url}${path}`, {
      method: 'POST',
      body,
      headers: { authorization: `Bearer ${desk.agentKey}`, 'content-type': 'application/json' },
    })
    return { status: response.status, text: await response.text() }
  }
  const noteWith = (args: string): string =>
    JSON.stringify({ lane: 'support', note: { ...goodNote, action: { tool: 'pay', arguments: 'HERE' } } }).replace(
      '"HERE"',
      args,
    )

  test('any action goes through every door and comes back to the digit; with one digit changed it is another', async () => {
    const { journey, close } = await openJourney(desk)
    await fc.assert(
      fc.asyncProperty(randomAction, async (action) => {
        expect(await journey(action)).toEqual([])
      }),
      { numRuns: 25 },
    )
    await close()
  })

  test('a number is answered, over plain HTTP too, as it was written', async () => {
    const { status, text } = await send(
      '/v1/handoffs',
      noteWith('{"account": 9007199254740993, "rate": 0.10000000000000000001, "count": 1.0}'),
    )
    expect(status).toBe(201)
    expect(text).toContain('"account":9007199254740993')
    expect(text).toContain('"rate":0.10000000000000000001')
  })

  test('a body with a key that stands twice is refused with its place, and kept for a person', async () => {
    const { status, text } = await send('/v1/handoffs', noteWith('{"amount": 10, "amount": 9000}'))
    expect({ status, problem: JSON.parse(text) }).toMatchObject({
      status: 400,
      problem: {
        code: 'malformed-json',
        detail: expect.stringContaining('“amount” stands twice in /note/action/arguments (line 1, column'),
      },
    })
    const { items } = await (await desk.person('sam')).listRefusedSubmissions()
    expect(items[0]?.body).toContain('"amount": 9000')
  })

  test('NaN and Infinity, which Python writes, are refused by their names', async () => {
    for (const written of ['NaN', '-Infinity']) {
      const { status, text } = await send(
        '/v1/gate',
        `{"event": {"action": {"tool": "pay", "arguments": {"amount": ${written}}}}}`,
      )
      expect({ status, detail: JSON.parse(text).detail }).toMatchObject({
        status: 400,
        detail: expect.stringContaining(`which has no ${written}`),
      })
    }
  })

  test('a condition that would reckon with a rounded number is left to a person', async () => {
    const amount = '100.00000000000000001'
    const { text } = await send(
      '/v1/gate',
      `{"event": {"action": {"tool": "refund", "arguments": {"amount": ${amount}}}}}`,
    )
    expect(JSON.parse(text)).toMatchObject({
      verdict: 'review',
      reason: 'missing_information',
      failed: [{ id: 'over-limit', because: expect.stringContaining('more digits') }],
    })
  })

  test.each([
    ['U+0000', '{"iban": "DE89\\u0000 3704"}'],
    ['half a character', '{"text": "\\ud83d"}'],
    ['a number of 10,001 digits', `{"account": ${'7'.repeat(10_001)}}`],
    ['a number that is longer still when written out', '{"account": 1e200000}'],
    ['lists 40 deep', `{"list": ${'['.repeat(40)}1${']'.repeat(40)}}`],
  ])(
    'an action that holds %s is left out, owned all the same, and approved only once it can be read',
    async (_, args) => {
      const { status, text } = await send('/v1/handoffs', noteWith(args))
      expect(status).toBe(201)
      const { handoff } = JSON.parse(text)
      expect(handoff).toMatchObject({ state: 'held', owner: { id: 'ana' } })
      expect(handoff.note.action).toBeUndefined()
      expect(handoff.findings[0]).toMatchObject({ rule: 'action-not-kept', level: 'must', pointer: '/action' })
      await desk.passTime(31_000)
      const ana = await desk.person('ana')
      await expect(ana.decide(handoff.id, { kind: 'approve', noteVersion: 1 })).rejects.toMatchObject({
        code: 'action-unreadable',
        problem: { next: expect.stringContaining('Ask the agent to send the action again') },
      })
      const { note, noteVersion } = await desk.agent.mend(handoff, {
        ...goodNote,
        action: { tool: 'pay', arguments: { iban: 'DE89 3704', account: 9_007_199_254_740_993n } },
      })
      await ana.reveal(handoff.id)
      const { decision } = await ana.decide(handoff.id, { kind: 'approve', noteVersion, actionHash: note.action?.hash })
      expect(decision?.kind).toBe('approve')
    },
  )

  test('what stands elsewhere in a body and no database holds is kept as a text', async () => {
    const conversation = `[{"role": "agent", "text": "", "toolCall": {"name": "look_up", "arguments": {"id": 1e200000}}}]`
    const body = noteWith('{"amount": 5}').replace(/^\{/, `{"conversation": ${conversation},`)
    const { status, text } = await send('/v1/handoffs', body)
    expect(status).toBe(201)
    const { messages } = await (await desk.person('sam')).openConversation(JSON.parse(text).handoff.id)
    expect(messages[0]?.toolCall?.arguments).toEqual({ id: '1e200000' })
  })
})
