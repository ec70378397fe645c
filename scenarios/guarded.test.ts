/** One tool call of any loop: what the playbook lets go on runs, what it does not is asked, held, refused or done once. */
import type { WrittenPlaybook } from '@baton-desk/core'
import { type Client, type GuardedOptions, guarded } from '@baton-desk/sdk'
import { type Script, scriptedPerson } from '@baton-desk/sdk/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { goodNote, openDesk, playbook, stores, type TestDesk } from './desk.ts'

const reviewed: WrittenPlaybook = {
  ...playbook,
  triggers: [
    {
      id: 'refund-over-limit',
      when: 'action.tool == "refund" && action.amount > 100.0',
      then: 'review',
      lane: 'support',
      reason: 'authority_limit',
      why: 'Refunds over $100 need a person.',
    },
  ],
  never: [
    {
      id: 'pay-out',
      what: 'Pay out cash',
      when: 'action.tool == "pay_out"',
      instead: 'Say that the office calls.',
      lane: 'support',
    },
  ],
}

describe.each(stores)('a guarded tool call, at a desk on %s', (kind) => {
  let desk: TestDesk
  let ana: Client
  let calls = 0
  const ran: Record<string, unknown>[] = []
  beforeAll(async () => {
    desk = await openDesk(kind, { playbook: reviewed })
    ana = await desk.person('ana')
  })
  afterAll(() => desk.stop())

  const refund = (amount: number, options: Partial<GuardedOptions<string>> = {}, tool = 'refund') => {
    calls += 1
    const { action: _, why: __, ...note } = { ...goodNote, action: undefined }
    return guarded(desk.agent, { reference: `call-${calls}`, note, ...options }, tool, { amount }, (args) => {
      ran.push(args)
      return `Refunded $${args.amount}.`
    })
  }
  type Answer = Omit<Parameters<Client['decide']>[1], 'noteVersion' | 'actionHash'>
  /** With Ana at the desk, who answers so to whatever is offered to her. */
  async function answering<T>(answer: Answer, work: () => Promise<T>): Promise<T> {
    const script: Script = ({ state }) => (state === 'offered' ? { do: 'decide', ...answer } : undefined)
    const person = scriptedPerson({ baseUrl: desk.url, key: await desk.personKey('ana'), script })
    try {
      return await work()
    } finally {
      await person.stop()
    }
  }

  test('runs at once where the gate lets it go on, and never where it must not', async () => {
    expect(await refund(40)).toEqual({ happened: 'proceeded', value: 'Refunded $40.', text: 'Refunded $40.' })
    const before = ran.length
    expect(await refund(40, {}, 'pay_out')).toEqual({
      happened: 'never',
      text: 'The agent must not pay out cash. Say that the office calls. Do not call pay_out again for this.',
    })
    expect(ran).toHaveLength(before)
  })

  test('waits for a person with the trigger’s reason, and runs what they approved', async () => {
    const edited = { kind: 'approve_with_edits' as const, edits: { arguments: { amount: 120 } } }
    const done = await answering(edited, () => refund(180, { reference: 'edited-call' }))
    expect(done).toMatchObject({ happened: 'done', value: 'Refunded $120.' })
    expect(done.text).toContain('Ana Pohl changed amount from 180 to 120.')
    expect(ran.at(-1)).toEqual({ amount: 120 })
    const { rows } = await ana.listHandoffs({ reference: 'edited-call' })
    expect(await ana.getHandoff(rows[0]?.id ?? '')).toMatchObject({
      state: 'closed',
      note: { why: { trigger: 'refund-over-limit', code: 'authority_limit' } },
      effect: { outcome: 'done', text: 'Refunded $120.' },
    })
  })

  test('runs nothing that was refused, and tells the model why', async () => {
    const refusal = { kind: 'reject' as const, text: 'Already paid back.' }
    expect(await answering(refusal, () => refund(190))).toEqual({
      happened: 'not_run',
      text: 'Ana Pohl refused it: Already paid back. It was not done. Do not call refund again for this.',
    })
  })

  test('called again under its reference, after a restart too, does nothing twice', async () => {
    await answering({ kind: 'approve' }, () => refund(200, { reference: 'same-call' }))
    const before = ran.length
    expect(await refund(200, { reference: 'same-call' })).toMatchObject({ happened: 'before', outcome: 'done' })
    expect(ran).toHaveLength(before)
  })

  test('comes back to the model while the note lacks something, and goes on with what it mends', async () => {
    const poor = { ...goodNote, what: 'Amir was charged twice for order 4471. The issue has been resolved.' }
    const held = await refund(210, { reference: 'held-call', note: poor })
    if (held.happened !== 'held') return expect.unreachable(held.happened)
    expect(held.text).toContain('call refund again with the same arguments.')
    for (const { level, message } of held.held.handoff.findings)
      if (level === 'must') expect(held.text).toContain(message)
    const { action: _, why: __, ...note } = { ...goodNote, action: undefined }
    const mended = await answering({ kind: 'approve' }, () => refund(210, { reference: 'held-call', note }))
    expect(mended).toMatchObject({ happened: 'done', value: 'Refunded $210.' })
  })

  test('stops where the playbook was changed while the person thought', async () => {
    const seen = Promise.withResolvers<string>()
    const script: Script = ({ id, state }) => {
      if (state === 'offered') seen.resolve(id)
      return undefined
    }
    const person = scriptedPerson({ baseUrl: desk.url, key: await desk.personKey('ana'), script })
    const waiting = refund(220)
    const id = await seen.promise
    await person.stop()
    const sam = await desk.person('sam')
    const { version, document } = await sam.getPlaybook()
    const never = [{ id: 'no-refunds', what: 'Refund anything', when: 'action.tool == "refund"', lane: 'support' }]
    await sam.putPlaybook({ basedOn: version, document: { ...(document as object), never } })
    const { noteVersion, note } = await ana.getHandoff(id)
    const before = ran.length
    await ana.decide(id, { kind: 'approve', noteVersion, actionHash: note.action?.hash })
    expect(await waiting).toMatchObject({
      happened: 'not_applied',
      text: expect.stringContaining('The agent must not refund anything.'),
    })
    expect(ran).toHaveLength(before)
  })
})
