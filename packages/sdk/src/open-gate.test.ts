import type { AnswerOf, BodyOf, ProblemCode } from '@baton-desk/core/contract'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { problem } from '../made-for-tests/problem.ts'
import { createClient } from './client.ts'
import { type GateOptions, openGate } from './open-gate.ts'
import { handoffView } from './testing/handoff-view.ts'

type View = AnswerOf<'gatePlaybook'>
type Record = BodyOf<'recordVerdicts'>['records'][number]

const TRIGGER = {
  id: 'refund-over-limit',
  when: 'action.kind == "refund" && action.amount > 100.0',
  then: 'review' as const,
  lane: 'support',
  reason: 'authority_limit' as const,
  why: 'Refunds over $100 need a person.',
  onFailure: 'person' as const,
}
const playbook: NonNullable<View['playbook']> = {
  timeZone: 'UTC',
  holidays: [],
  people: {},
  lanes: { support: { urgency: 'today', tellCustomer: 'I will ask a colleague.' } },
  fields: { event: {}, action: {}, customer: {} },
  triggers: [TRIGGER],
  never: [],
}

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-23T12:00:00.000Z') })
})
afterEach(() => {
  vi.useRealTimers()
})

/** A desk that can go away and come back, and remembers what it was asked and told. */
async function deskWith(
  options: GateOptions & { away?: boolean; aheadMs?: number; view?: Partial<View>; refuses?: ProblemCode } = {},
) {
  const { away = false, aheadMs = 0, view = {}, refuses, ...gateOptions } = options
  const desk = {
    away,
    /** It takes what it is told, and its answer is lost. */
    loses: false,
    /** Answers nobody before this is over. */
    held: undefined as Promise<void> | undefined,
    refuses,
    view: { version: 7, playbook, now: '2026-11-23T12:00:00.000Z', ...view } as View,
    asked: [] as string[],
    batches: [] as Record[][],
    problems: [] as string[],
  }
  const fetch = async (url: string | URL | Request, init?: RequestInit) => {
    await desk.held
    if (desk.away) throw new TypeError('fetch failed')
    const path = String(url).replace('http://desk.test', '')
    desk.asked.push(`${init?.method} ${path}`)
    if (desk.refuses) {
      const refusal = problem(desk.refuses)
      return Response.json(refusal, { status: refusal.status })
    }
    if (init?.method === 'POST') {
      desk.batches.push(JSON.parse(String(init.body)).records)
      if (desk.loses) throw new TypeError('fetch failed')
      return Response.json({})
    }
    const known = path.includes(`unless=${desk.view.version}`)
    return Response.json({
      ...desk.view,
      now: new Date(Date.now() + aheadMs).toISOString(),
      ...(known && { playbook: undefined }),
    })
  }
  const client = createClient({ baseUrl: 'http://desk.test', key: 'bk_1', fetch, retries: 0 })
  const gate = await openGate(client, { ...gateOptions, onProblem: ({ message }) => desk.problems.push(message) })
  return { desk, gate }
}

const refund = (amount: number) => ({
  kind: 'action',
  action: { tool: 'issue_refund', kind: 'refund', arguments: { amount } },
})
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)
const MINUTE = 60_000

const throwing = () => {
  throw new Error('Looked at')
}
test.each<[string, unknown]>([
  ['nothing', undefined],
  [
    'a getter that throws',
    {
      kind: 'message',
      get text() {
        return throwing()
      },
    },
  ],
  [
    'a getter deep inside that throws',
    {
      action: {
        tool: 'x',
        arguments: {
          amount: 5,
          get to() {
            return throwing()
          },
        },
      },
    },
  ],
  ['a proxy that lets nobody look', new Proxy({}, { get: throwing, has: throwing, ownKeys: throwing })],
  ['a key that is no text', { action: { tool: 'x', arguments: { [Symbol('amount')]: 5 } } }],
  ['arguments that the hash would not cover', { action: { tool: 'x', arguments: JSON.parse('{"__proto__":{}}') } }],
])('an event that cannot be read (%s) goes to a person and is told to the desk', async (_, event) => {
  const { desk, gate } = await deskWith()
  expect(gate.judge(event as never)).toMatchObject({ verdict: 'hand_off', playbook: 7 })
  expect(gate.judgeApproved(event as never, undefined as never)).toMatchObject({ verdict: 'hand_off' })
  await gate.close()
  expect(desk.batches.flat()).toHaveLength(2)
})

test('actions are judged by the downloaded playbook, and the network is not asked for any of them', async () => {
  const { desk, gate } = await deskWith()
  expect(gate.judge(refund(99))).toMatchObject({ verdict: 'proceed', playbook: 7 })
  expect(gate.judge(refund(180))).toMatchObject({
    verdict: 'review',
    decidedBy: 'refund-over-limit',
    lane: 'support',
    urgency: 'today',
    why: 'Refunds over $100 need a person.',
  })
  expect(desk.asked).toEqual(['GET /v1/gate/playbook'])
})

test('a newer playbook is taken up in the background; one that is known is not sent again', async () => {
  const { desk, gate } = await deskWith()
  await pass(30_000)
  expect(desk.asked.at(-1)).toBe('GET /v1/gate/playbook?unless=7')
  desk.view = { ...desk.view, version: 8, playbook: { ...playbook, triggers: [] } }
  expect(gate.judge(refund(180)).verdict).toBe('review')
  await pass(30_000)
  expect(gate.judge(refund(180))).toMatchObject({ verdict: 'proceed', playbook: 8 })
})

test('a desk that was never there sends everything to a person, until it is', async () => {
  const { desk, gate } = await deskWith({ away: true })
  expect(gate.judge(refund(1))).toMatchObject({
    verdict: 'hand_off',
    playbook: null,
    why: 'The desk could not be reached for its playbook.',
  })
  expect(gate.state()).toMatchObject({ playbook: null, isFresh: false })
  expect(desk.problems[0]).toContain('cannot be reached')
  desk.away = false
  await pass(30_000)
  expect(gate.judge(refund(1))).toMatchObject({ verdict: 'proceed', playbook: 7 })
})

test('a playbook that nobody has confirmed for too long lets nothing go on', async () => {
  const { desk, gate } = await deskWith({ view: { playbook: { ...playbook, never: [NEVER] } } })
  desk.away = true
  await pass(10 * MINUTE)
  expect(gate.judge(refund(1)).verdict).toBe('proceed')
  await pass(1)
  expect(gate.state().isFresh).toBe(false)
  expect(gate.judge(refund(1))).toMatchObject({ verdict: 'hand_off', reason: 'tool_error', playbook: 7 })
  expect(gate.judge(refund(180))).toMatchObject({
    verdict: 'hand_off',
    lane: 'support',
    decidedBy: 'refund-over-limit',
    why: expect.stringContaining('could not be reached to confirm'),
  })
  expect(gate.judge({ action: { tool: 'advise' } }).verdict).toBe('never')
  desk.away = false
  await pass(30_000)
  expect(gate.judge(refund(1)).verdict).toBe('proceed')
})

const NEVER = {
  id: 'legal-advice',
  what: 'Give legal advice',
  when: 'action.tool == "advise"',
  lane: 'support',
  reason: 'sensitive' as const,
}

test('a clock that is set back makes a playbook no younger', async () => {
  const { desk, gate } = await deskWith()
  desk.away = true
  await pass(11 * MINUTE)
  vi.setSystemTime(new Date('2026-11-23T11:00:00.000Z'))
  expect(gate.judge(refund(1)).verdict).toBe('hand_off')
})

test('business hours are judged by the desk’s clock, whatever the agent’s says', async () => {
  const atNight = { ...TRIGGER, when: 'clock.after_hours', then: 'hand_off' as const }
  const hours = [{ days: ['mon' as const], from: '09:00', to: '12:30' }]
  const view = { playbook: { ...playbook, hours, triggers: [atNight] } }
  const alike = await deskWith({ view })
  expect(alike.gate.judge({ kind: 'call' }).verdict).toBe('proceed')
  const late = await deskWith({ view, aheadMs: 45 * MINUTE })
  expect(late.gate.judge({ kind: 'call' }).verdict).toBe('hand_off')
})

test('a key that the desk refuses is said at once', async () => {
  await expect(deskWith({ refuses: 'wrong-key' })).rejects.toMatchObject({ code: 'wrong-key' })
})

test('a playbook with something that this SDK does not know judges nothing', async () => {
  const strange = { ...playbook, triggers: [{ ...TRIGGER, except: 'customer.tier == "gold"' }] }
  const { desk, gate } = await deskWith({ view: { playbook: strange } })
  expect(gate.judge(refund(1))).toMatchObject({ verdict: 'hand_off', playbook: null })
  expect(desk.problems[0]).toContain('the playbook holds what this version does not know')
})

test('what cannot be read or judged goes to a person', async () => {
  const { gate } = await deskWith()
  expect(gate.judge({ kind: 'x'.repeat(61) })).toMatchObject({
    verdict: 'hand_off',
    why: 'The event cannot be read: /kind.',
  })
  expect(gate.judge({ kind: 'action', action: { tool: 'issue_refund', kind: 'refund' } })).toMatchObject({
    verdict: 'review',
    reason: 'missing_information',
    failed: [{ id: 'refund-over-limit' }],
  })
})

test('an approval lets exactly what was approved go on', async () => {
  const { gate } = await deskWith()
  const action = { tool: 'issue_refund', arguments: { amount: 180 }, hash: '' }
  const [since, until] = ['2026-11-05T14:00:00.000Z', '2099-11-05T14:01:00.000Z']
  const decision = {
    id: 'd1',
    kind: 'approve',
    by: 'ana',
    byName: 'Ana',
    at: '',
    noteVersion: 1,
    fromNote: true,
  } as const
  const decided = handoffView({
    state: 'decided',
    note: { ...handoffView().note, action },
    decision,
    claim: { runner: 'pod 1', since, until },
  })
  const claim = { run: true, claim: 'c1', by: 'pod 1', since, until, decision } as const
  expect(gate.judgeApproved(refund(180), decided, claim)).toMatchObject({ verdict: 'proceed' })
  expect(gate.judgeApproved(refund(181), decided, claim)).toMatchObject({ verdict: 'review' })
  expect(gate.judgeApproved(refund(180), handoffView(), claim)).toMatchObject({ verdict: 'review' })
  // Whoever does not hold it is told who does.
  for (const other of [undefined, { run: false, by: 'pod 1', since } as const, { ...claim, since: until }])
    expect(gate.judgeApproved(refund(180), decided, other)).toMatchObject({
      verdict: 'review',
      why: expect.stringContaining('pod 1'),
    })
})

test('verdicts are told in batches, without a word of the conversation', async () => {
  const { desk, gate } = await deskWith({ sendAfter: 3 })
  gate.judge({
    kind: 'message',
    text: 'My card is 4111',
    conversation: [{ role: 'customer', text: 'My card is 4111' }],
  })
  gate.judge(refund(180))
  expect(desk.batches).toEqual([])
  await pass(5_000)
  expect(desk.batches).toMatchObject([
    [
      { verdict: 'proceed', kind: 'message', playbook: 7, matched: [], failed: [], lostBefore: 0 },
      { verdict: 'review', kind: 'action', tool: 'issue_refund', decidedBy: 'refund-over-limit' },
    ],
  ])
  expect(JSON.stringify(desk.batches)).not.toContain('4111')
  for (let count = 0; count < 3; count += 1) gate.judge(refund(1))
  await pass(0)
  expect(desk.batches[1]).toHaveLength(3)
  expect(gate.state().unsent).toBe(0)
})

test('verdicts wait for a desk that is away, and come under the same ids', async () => {
  const { desk, gate } = await deskWith()
  gate.judge(refund(1))
  desk.away = true
  await pass(5_000)
  expect(desk.problems.at(-1)).toContain('cannot be reached')
  expect(gate.state().unsent).toBe(1)
  gate.judge(refund(180))
  Object.assign(desk, { away: false, loses: true })
  await pass(5_000)
  desk.loses = false
  await pass(5_000)
  const [first, again] = desk.batches
  expect(first).toMatchObject([{ verdict: 'proceed' }, { verdict: 'review' }])
  expect(again).toEqual(first)
  expect(gate.state()).toMatchObject({ unsent: 0, dropped: 0 })
})

test('what there is no room for is dropped, counted, and missed in the audit', async () => {
  const { desk, gate } = await deskWith({ keep: 2 })
  desk.away = true
  for (const amount of [1, 2, 3, 180, 4]) gate.judge(refund(amount))
  expect(gate.state()).toMatchObject({ unsent: 2, dropped: 3 })
  desk.away = false
  await gate.flush()
  expect(desk.batches).toMatchObject([
    [
      { verdict: 'review', lostBefore: 3 },
      { verdict: 'proceed', lostBefore: 0 },
    ],
  ])
})

test('verdicts that the desk refuses do not keep the later ones waiting', async () => {
  const { desk, gate } = await deskWith()
  gate.judge(refund(1))
  desk.refuses = 'invalid-request'
  await gate.flush()
  expect(desk.problems).toEqual(['1 verdicts were refused by the desk and are dropped.'])
  desk.refuses = undefined
  gate.judge(refund(180))
  await gate.flush()
  expect(desk.batches).toMatchObject([[{ verdict: 'review', lostBefore: 1 }]])
})

test('closing sends what is left, asks for nothing more, and says what could not be sent', async () => {
  const { desk, gate } = await deskWith()
  gate.judge(refund(1))
  await expect(gate.close()).resolves.toEqual({ unsent: 0 })
  expect(desk.batches).toHaveLength(1)
  const asked = desk.asked.length
  await pass(MINUTE)
  expect(desk.asked).toHaveLength(asked)

  const lost = await deskWith()
  lost.gate.judge(refund(1))
  lost.desk.away = true
  await expect(lost.gate.close()).resolves.toEqual({ unsent: 1 })
})

test('verdicts on their way count as unsent until the desk has them, and closing waits to see whether it does', async () => {
  const { desk, gate } = await deskWith({ sendAfter: 2, sendEveryMs: 100 })
  const answers = Promise.withResolvers<void>()
  desk.held = answers.promise
  for (const amount of [1, 2, 3, 4]) gate.judge(refund(amount))
  await pass(1_000)
  expect(gate.state().unsent).toBe(4)
  gate.judge(refund(5))
  const closing = gate.close()
  desk.away = true
  answers.resolve()
  await expect(closing).resolves.toEqual({ unsent: 5 })
  await pass(MINUTE)
  expect(gate.state().unsent).toBe(5)
  expect(desk.batches).toEqual([])
})
