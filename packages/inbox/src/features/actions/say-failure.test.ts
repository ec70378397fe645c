import { toProblem } from '@baton-desk/core'
import { BatonError, BatonUnreachable } from '@baton-desk/sdk'
import { expect, test } from 'vitest'
import { at, NOW } from '../../../made-for-tests/handoffs.ts'
import { sayFailure } from './say-failure.ts'

type Code = ConstructorParameters<typeof BatonError>[0]['code']
const refused = (code: Code, facts: Record<string, unknown> = {}) =>
  sayFailure(new BatonError(toProblem({ refused: code, detail: 'It was refused.', facts })), NOW)

test('who decided second is told who was first, and when', () => {
  const decision = { byName: 'Ben Katz', kind: 'approve', at: at('14:28') }
  expect(refused('already-decided', { decision })).toEqual({
    text: 'Ben Katz approved this 2 min ago. Yours was not recorded.',
    next: 'none',
  })
})

test('who answers for what somebody else has taken is told who has it', () => {
  const owner = { id: 'ben', name: 'Ben Katz' }
  expect(refused('not-the-owner', { owner, since: at('14:20') }).text).toBe(
    'Ben Katz accepted this 10 min ago. Yours was not recorded.',
  )
  expect(refused('not-the-owner', { owner }).text).toBe('Ben Katz has this. Yours was not recorded.')
})

test.each(['note-changed', 'action-changed'] as const)('%s offers what is new, and keeps the text', (code) => {
  const { text, next } = refused(code)
  expect(next).toBe('show-new-note')
  expect(text).toMatch(/changed while you were reading.*your text is kept\.$/)
})

test('a refusal without the facts that belong to it is said in the desk’s words', () => {
  expect(refused('already-decided')).toEqual({ text: 'It was refused.', next: 'none' })
  expect(refused('not-the-owner', { owner: 'ben' })).toEqual({ text: 'It was refused.', next: 'none' })
})

test('only what may come out otherwise is offered again', () => {
  expect(refused('rate-limited').next).toBe('retry')
  expect(refused('not-allowed').next).toBe('none')
})

test('a desk that is away can be tried again, and the text is kept', () => {
  expect(sayFailure(new BatonUnreachable('/v1', 'no answer'), NOW)).toEqual({
    text: 'The desk did not answer. Check your connection. Your text is kept.',
    next: 'retry',
  })
})
