import { expect, onTestFinished, test } from 'vitest'
import { handoff, workspace } from '../../../made-for-tests/handoffs.ts'
import { isAway, refuses, says, scriptDesk } from '../../../made-for-tests/scripted-desk.ts'
import { desk } from '../../desk/desk.ts'
import { deskQuery, queryClient } from '../../desk/queries.ts'
import { attempt, attemptFor, forgetAttempt } from './attempts.ts'

type Answer = () => Response

/** Sends a decision on h1; `settled` resolves once it is sent or has failed. */
function send(answers: Answer[]) {
  const heard: string[] = []
  const sent = scriptDesk(() => (answers.shift() ?? isAway)())
  onTestFinished(() => forgetAttempt('h1'))
  attempt(
    'h1',
    (options) => desk.decide('h1', { kind: 'approve', noteVersion: 1 }, { ...options, retries: 0 }),
    ({ state }) => heard.push(state),
  )
  const settled = () => expect.poll(() => attemptFor('h1')?.state).not.toBe('sending')
  return { sent, heard, settled }
}
const taken: Answer = () => says(handoff({ state: 'decided' }))

test('what is being sent is known, and what the desk took is told once', async () => {
  const { sent, heard, settled } = send([taken])
  expect(attemptFor('h1')?.state).toBe('sending')
  await settled()
  expect(attemptFor('h1')).toBeUndefined()
  expect(heard).toEqual(['decided'])
  expect(sent).toHaveLength(1)
})

test('a second answer while the first is on its way is not sent', async () => {
  const { sent, settled } = send([taken])
  attempt(
    'h1',
    () => desk.withdraw('h1', { reason: 'no' }),
    () => {},
  )
  await settled()
  expect(sent.map(({ path }) => path)).toEqual(['/v1/handoffs/h1/decide'])
})

test('another handoff is not kept waiting', async () => {
  const { settled } = send([taken])
  expect(attemptFor('h2')).toBeUndefined()
  await settled()
})

test('sent again after a failure it has the same key, so that the desk acts on it once', async () => {
  const { sent, heard, settled } = send([isAway, taken])
  await settled()
  const failed = attemptFor('h1')
  if (failed?.state !== 'failed') throw new Error(`expected a failure, got ${failed?.state}`)
  expect(heard).toEqual([])
  failed.retry()
  await expect.poll(() => heard).toEqual(['decided'])
  expect(sent).toHaveLength(2)
  expect(sent[0]?.key).toMatch(/^[0-9a-f]{32}$/)
  expect(sent[1]?.key).toBe(sent[0]?.key)
  expect(attemptFor('h1')).toBeUndefined()
})

test('a failure that was read can be put away', async () => {
  const { settled } = send([isAway])
  await settled()
  forgetAttempt('h1')
  expect(attemptFor('h1')).toBeUndefined()
})

test('an answer refused because the session has ended asks who is there', async () => {
  queryClient.setQueryData(deskQuery.queryKey, workspace())
  const { settled } = send([() => refuses('not-signed-in', 'Sign in to go on.')])
  await settled()
  expect(queryClient.getQueryState(deskQuery.queryKey)?.isInvalidated).toBe(true)
})
