import { type HandOffRequest, isRefusal } from '@baton-desk/core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApp, openTestWorkspace } from '../../testing/app.ts'
import { startDatabases, type TestDatabases } from '../../testing/databases.ts'
import type { App } from '../app.ts'
import { submitHandoff } from './handle-command.ts'

let databases: TestDatabases
let app: App
let workspace: string
beforeAll(async () => {
  databases = await startDatabases('embedded')
  app = createTestApp(await databases.open({ jobs: false }))
  workspace = (await openTestWorkspace(app)).workspace
})
afterAll(() => databases.stop())

const send = async (request: HandOffRequest) => {
  const handled = await submitHandoff(app, {
    caller: { kind: 'agent', workspace, id: 'robin' },
    request: request as Parameters<typeof submitHandoff>[1]['request'],
    body: request,
  })
  return isRefusal(handled) ? handled : { existed: handled.existed, id: handled.stored.handoff.id }
}

const refund = (amount: number) => ({ tool: 'refund', arguments: { order: 'A-7', amount } })
const first = { lane: 'support', customer: 'C-1', note: { ask: 'Refund order A-7', action: refund(150) } }

test.each([
  ['nothing but the reference', {}],
  ['the very same', first],
  [
    'its arguments in another order',
    { note: { action: { tool: 'refund', arguments: { amount: 150, order: 'A-7' } } } },
  ],
  ['a mended note', { ...first, note: { ...first.note, ask: 'Refund the order A-7 in full' } }],
  ['a longer conversation', { ...first, conversation: [{ role: 'customer' as const, text: 'Are you still there?' }] }],
  ['a guard that the playbook no longer knows', { ...first, excluded: ['ben'] }],
])('with %s it is the same handoff', async (what, again) => {
  const reference = `same/${what}`
  const { id } = (await send({ ...first, reference })) as { id: string }
  expect(await send({ ...again, reference })).toEqual({ existed: true, id })
})

test.each([
  ['another amount', { ...first, note: { ...first.note, action: refund(9000) } }, ['action']],
  ['another tool', { ...first, note: { action: { ...refund(150), tool: 'pay_out' } } }, ['action']],
  ['no action', { ...first, note: { ask: 'Call them back' } }, ['action']],
  ['another customer', { ...first, customer: 'C-2' }, ['customer']],
  ['another lane', { ...first, lane: 'sales' }, ['lane']],
  ['all of that', { lane: 'sales', customer: 'C-2', note: {} }, ['action', 'lane', 'customer']],
])('with %s it is refused, and says which handoff it would have been', async (what, again, differs) => {
  const reference = `other/${what}`
  const { id } = (await send({ ...first, reference })) as { id: string }
  const refused = await send({ ...again, reference })
  expect(refused).toMatchObject({ refused: 'reference-reused', facts: { handoff: id, differs } })
  expect((refused as { detail: string }).detail).toContain(`another ${differs.join(' and another ')}`)
  expect(refused).not.toHaveProperty('facts.decision')
})

test('an action or a customer where there was none is another one', async () => {
  await send({ lane: 'support', note: { ask: 'Call them back' }, reference: 'bare' })
  const { note, customer } = first
  expect(await send({ note, customer, reference: 'bare' })).toMatchObject({
    facts: { differs: ['action', 'customer'] },
  })
})

test('of two sent at the same moment one is the handoff, and the other is held against it', async () => {
  const other = { ...first, note: { action: refund(9000) } }
  const both = await Promise.all([first, other].map((sent) => send({ ...sent, reference: 'at-once' })))
  expect(both.filter((one) => 'existed' in one)).toMatchObject([{ existed: false }])
  expect(both.filter(isRefusal)).toMatchObject([{ refused: 'reference-reused', facts: { differs: ['action'] } }])
})
