/** A lane may take decisions only from whoever sits at the desk; and each event says with what its author came in. */
import { DECISION_KINDS, type HandoffView, type WrittenPlaybook } from '@baton-desk/core'
import { createClient } from '@baton-desk/sdk'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cookieOf, goodNote, openDesk, playbook, stores, type TestDesk, useLink } from './desk.ts'

const withPayments: WrittenPlaybook = {
  ...playbook,
  lanes: {
    ...playbook.lanes,
    payments: {
      name: 'Payments',
      owners: { people: ['ana'] },
      escalation: [{ to: { people: ['ben'] } }],
      signedIn: true,
      twoMustAgree: 'action.amount > 500.0',
    },
  },
}

describe.each(stores)('signed in, not by key, on %s', (kind) => {
  let desk: TestDesk
  beforeAll(async () => {
    desk = await openDesk(kind, { playbook: withPayments })
  })
  afterAll(() => desk?.stop())

  /** By the cookie of somebody who has signed in. */
  const signedIn = async (person: string) => {
    const cookie = cookieOf(await useLink(await desk.signInLink(person)))
    return createClient({
      baseUrl: desk.url,
      fetch: (url, init) => fetch(url, { ...init, headers: { ...init?.headers, cookie, origin: desk.url } }),
    })
  }
  const payment = async (amount: number) => {
    const note = { ...goodNote, draft: undefined, action: { tool: 'refund', arguments: { order: '4471', amount } } }
    return (await desk.handOff({ lane: 'payments', note })).handoff
  }
  const seen = ({ noteVersion, note }: HandoffView) => ({ noteVersion, actionHash: note.action?.hash })

  test('a key reads and accepts there, and decides nothing, whatever it answers; its owner does once signed in', async () => {
    const ana = await desk.person('ana')
    const handoff = await ana.accept((await payment(40)).id, { readBack: 'I look into it.' })
    const edited = { edits: { arguments: { order: '4471', amount: 30 } } }
    for (const kind of DECISION_KINDS)
      await expect(
        ana.decide(handoff.id, {
          kind,
          text: 'Because.',
          ...(kind === 'approve_with_edits' && edited),
          ...seen(handoff),
        }),
      ).rejects.toMatchObject({
        code: 'not-allowed',
        message: expect.stringContaining('signed in'),
      })
    expect(await ana.getHandoff(handoff.id)).toMatchObject({ state: 'accepted' })
    const decided = await (await signedIn('ana')).decide(handoff.id, { kind: 'approve', ...seen(handoff) })
    expect(decided).toMatchObject({ state: 'decided', decision: { by: 'ana' } })
  })

  test('an admin who steps in by a key decides no more than anybody with one', async () => {
    const sam = await desk.person('sam')
    const handoff = await sam.stepIn((await payment(40)).id, { reason: 'Ana is ill.' })
    const no = { kind: 'reject' as const, text: 'No.', noteVersion: handoff.noteVersion }
    await expect(sam.decide(handoff.id, no)).rejects.toMatchObject({ code: 'not-allowed' })
    expect(await (await signedIn('sam')).decide(handoff.id, no)).toMatchObject({ state: 'decided' })
  })

  test('where two must agree, both have signed in', async () => {
    const handoff = await payment(600)
    const yes = { kind: 'approve' as const, ...seen(handoff) }
    await expect((await desk.person('ana')).decide(handoff.id, yes)).rejects.toMatchObject({ code: 'not-allowed' })
    await (await signedIn('ana')).decide(handoff.id, yes)
    await expect((await desk.person('ben')).decide(handoff.id, yes)).rejects.toMatchObject({ code: 'not-allowed' })
    expect(await (await signedIn('ben')).decide(handoff.id, yes)).toMatchObject({ state: 'decided' })
  })

  test('what was decided there no key takes back, neither its owner’s nor an admin’s', async () => {
    const handoff = await payment(40)
    const ana = await signedIn('ana')
    await ana.decide(handoff.id, { kind: 'approve', ...seen(handoff), holdSeconds: 30 })
    const { undoable } = await ana.getHandoff(handoff.id)
    const decision = { decisionId: undoable?.id ?? '' }
    for (const person of ['ana', 'sam'])
      await expect((await desk.person(person)).undo(handoff.id, decision)).rejects.toMatchObject({
        code: 'not-allowed',
        message: expect.stringContaining('signed in'),
      })
    await expect(desk.agent.client.undo(handoff.id, decision)).rejects.toMatchObject({ code: 'not-allowed' })
    expect(await ana.undo(handoff.id, decision)).not.toHaveProperty('undoable')
  })

  test('elsewhere a key decides as before', async () => {
    const { handoff } = await desk.handOff()
    const decided = await (await desk.person('ana')).decide(handoff.id, { kind: 'approve', ...seen(handoff) })
    expect(decided).toMatchObject({ state: 'decided' })
  })

  test('every event of a long story says by which key or session it came, save what the desk did by itself', async () => {
    const [byKey, bySession] = [await desk.person('ana'), await signedIn('ana')]
    const { id } = await payment(40)
    await byKey.accept(id, { readBack: 'I look into it.' })
    await bySession.comment(id, { text: 'Amir called again.' })
    await byKey.openConversation(id)
    await byKey.ask(id, { question: 'Which card?' })
    await desk.agent.client.reply(id, { text: 'The blue one.' })
    await desk.agent.client.addMessages(id, { messages: [{ role: 'customer', text: 'Hello?' }] })
    await byKey.move(id, { to: { person: 'ben' }, reason: 'He knows Amir.' })
    await (await desk.person('ben')).accept(id, { readBack: 'Mine.' })
    await (await desk.person('sam')).escalate(id, { reason: 'Now, please.' })
    await (await desk.person('sam')).stepIn(id, { reason: 'Nobody is there.' })
    const decided = await (await signedIn('sam')).decide(id, { kind: 'approve', ...seen(await byKey.getHandoff(id)) })
    const decision = { decisionId: decided.decision?.id ?? '' }
    await desk.agent.client.acknowledge(id, decision)
    await desk.agent.client.reportEffect(id, { ...decision, outcome: 'failed', text: 'The bank is closed.' })
    const { events, intact } = await byKey.history(id)
    expect(intact).toBe(true)
    expect(events.length).toBeGreaterThan(12)
    for (const { by, type } of events)
      if (by.kind !== 'desk')
        expect(by, type).toMatchObject({
          via: { kind: expect.stringMatching(/^(key|session)$/), id: expect.any(String) },
        })
    expect(new Set(events.map(({ by }) => by.via?.kind))).toEqual(new Set(['key', 'session', undefined]))
  })
})
