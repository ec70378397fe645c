import type { AnswerOf, BodyOf } from '@baton-desk/core/contract'
import { expect, test } from 'vitest'
import { refused } from '../made-for-tests/problem.ts'
import { connect } from './baton.ts'
import { BatonError } from './baton-error.ts'
import { handoffView } from './testing/handoff-view.ts'

type Answer = { status?: number; body: unknown } | Error
type Awaited = AnswerOf<'awaitDecision'>

/** A desk that gives these answers in turn, and says what it was asked. */
function desk(...answers: Answer[]) {
  const asked: string[] = []
  const fetch = async (url: string | URL | Request, init?: RequestInit) => {
    asked.push(`${init?.method} ${String(url).replace('http://desk.test', '')}${init?.body ? ` ${init.body}` : ''}`)
    const answer = answers[asked.length - 1] ?? new Error('the script of this desk is over')
    if (answer instanceof Error) throw answer
    return Response.json(answer.body, { status: answer.status ?? 200 })
  }
  return { asked, baton: connect({ url: 'http://desk.test', key: 'bk_1', fetch }) }
}

const awaited = (part: Partial<Awaited>): Answer => ({
  body: { handoff: 'h1', state: 'offered', status: 'With Ana.', decision: null, question: null, findings: [], ...part },
})
const decision = {
  id: 'd1',
  kind: 'approve',
  by: 'ana',
  byName: 'Ana',
  at: '2026-11-05T14:00:00.000Z',
  noteVersion: 1,
  fromNote: true,
} as const
const decided = awaited({ state: 'decided', decision })
const down = new TypeError('fetch failed')
const POLL = 'GET /v1/handoffs/h1/decision?wait=50'

test('waiting polls until a person has decided', async () => {
  const { baton, asked } = desk(awaited({}), awaited({ state: 'accepted' }), decided)
  await expect(baton.waitForDecision('h1')).resolves.toEqual({ state: 'decided', decision, status: 'With Ana.' })
  expect(asked).toEqual([POLL, POLL, POLL])
})

test('waiting outlasts a desk that is away', async () => {
  const unavailable = { status: 503, body: 'starting' }
  const { baton, asked } = desk(awaited({}), down, unavailable, down, decided)
  await expect(baton.waitForDecision({ id: 'h1' })).resolves.toMatchObject({ decision: { id: 'd1' } })
  expect(asked).toHaveLength(5)
})

test.each([
  ['withdrawn', null],
  ['expired', null],
  ['closed', null],
  ['closed', decision],
] as const)('waiting ends when the handoff is %s, with the decision where there is one', async (state, made) => {
  const { baton } = desk(awaited({ state, decision: made }))
  await expect(baton.waitForDecision('h1')).resolves.toMatchObject({ state, decision: made })
})

test('the owner’s question is answered, and the wait goes on', async () => {
  const replied = { body: handoffView({ state: 'accepted' }) }
  const { baton, asked } = desk(awaited({ state: 'waiting', question: 'Which order?' }), replied, decided)
  const answer = await baton.waitForDecision('h1', { onQuestion: async (question) => `You asked: ${question}` })
  expect(answer.decision?.id).toBe('d1')
  expect(asked[1]).toBe('POST /v1/handoffs/h1/reply {"text":"You asked: Which order?"}')
})

test('a question that somebody else has answered meanwhile is no fault', async () => {
  const late = refused('wrong-state')
  const { baton } = desk(awaited({ state: 'waiting', question: 'Which order?' }), late, decided)
  await expect(baton.waitForDecision('h1', { onQuestion: () => '4471' })).resolves.toMatchObject({ decision })
})

test('a key that is revoked while waiting ends the wait with its code', async () => {
  const { baton } = desk(awaited({}), refused('revoked-key'))
  const error = await baton.waitForDecision('h1').catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(BatonError)
  expect(error).toMatchObject({ code: 'revoked-key' })
})

test('the signal ends the wait, also while the desk is away', async () => {
  const { baton } = desk(down, down, down, down)
  const leaving = new AbortController()
  const waiting = baton.waitForDecision('h1', { signal: leaving.signal })
  leaving.abort(new Error('the customer hung up'))
  await expect(waiting).rejects.toThrow('the customer hung up')
})

test('an effect names its decision', async () => {
  const { baton, asked } = desk({ body: handoffView({ state: 'closed' }) })
  await baton.reportEffect('h1', { decision, outcome: 'done', text: 'Refunded.' })
  const body: BodyOf<'reportEffect'> = { decisionId: 'd1', outcome: 'done', text: 'Refunded.' }
  expect(asked).toEqual([`POST /v1/handoffs/h1/effect ${JSON.stringify(body)}`])
})
