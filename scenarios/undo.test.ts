/**
 * What was decided can be taken back for as long as its door asked for, on either store and across a restart. The agent never
 * acts on what was taken back, and hears of nothing before it stands.
 */
import { type Client, connect } from '@baton-desk/sdk'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { goodNote, openDesk, signedIn, stores, type TestDesk } from './desk.ts'

const action = { tool: 'refund', arguments: { payment: 'pay_2', amount: 180 } }

describe.each(stores)('a decision that can be taken back for 5 s, at a desk on %s', (kind) => {
  let desk: TestDesk
  let ana: Client
  let sam: Client
  let moved = 0
  beforeAll(async () => {
    const began = Date.now()
    // The clock stands still but where a test moves it: how long a machine takes changes nothing.
    desk = await openDesk(kind, { clockShift: () => moved - (Date.now() - began) })
    ana = await desk.person('ana')
    sam = await desk.person('sam')
  })
  afterAll(() => desk.stop())

  const passes = (ms: number) => {
    moved += ms
  }
  const deadlinesAct = () => desk.passTime(0)

  async function decided() {
    const { handoff } = await desk.handOff({ note: { ...goodNote, action } })
    const { id, noteVersion, note } = handoff
    const view = await ana.decide(id, { kind: 'approve', noteVersion, actionHash: note.action?.hash, holdSeconds: 5 })
    return { id, decisionId: view.undoable?.id ?? '', view }
  }
  const undo = (who: Client, { id, decisionId }: { id: string; decisionId: string }) => who.undo(id, { decisionId })
  const typesOf = async (id: string) => (await ana.history(id)).events.map(({ type }) => type)
  /** What the agent is shown by any door of its own. */
  const asTheAgentSees = async (id: string) => ({
    view: await desk.agent.client.getHandoff(id),
    awaited: await desk.agent.client.awaitDecision(id, { wait: 0 }),
    row: (await desk.agent.client.listHandoffs({ view: 'all' })).rows.find((row) => row.id === id),
  })

  test('to people it is decided until when; to the agent it is not decided, and it can claim nothing', async () => {
    const { id, decisionId, view } = await decided()
    expect(view).toMatchObject({ state: 'offered', undoable: { kind: 'approve', by: { id: 'ana' } } })
    const { rows } = await ana.listHandoffs({ view: 'mine' })
    expect(rows.find((row) => row.id === id)).toMatchObject({ undoable: { kind: 'approve', by: { id: 'ana' } } })
    const seen = await asTheAgentSees(id)
    expect(seen).toMatchObject({ view: { state: 'offered' }, awaited: { state: 'offered', decision: null } })
    expect(JSON.stringify(seen)).not.toContain('undoable')
    await expect(desk.agent.client.claim(id, { decisionId, runner: 'pod 1' })).rejects.toMatchObject({
      code: 'wrong-state',
    })
  })

  test('taken back at 4.9 s nothing was decided; at 5.1 s it stands, and the agent does it once', async () => {
    const early = await decided()
    passes(4_900)
    expect(await undo(ana, early)).toMatchObject({ state: 'offered', owner: { id: 'ana' } })
    passes(60_000)
    await deadlinesAct()
    expect((await asTheAgentSees(early.id)).awaited.decision).toBeNull()
    expect(await typesOf(early.id)).not.toContain('decided')

    for (const hasLooked of [false, true]) {
      const late = await decided()
      passes(5_100)
      if (hasLooked) await deadlinesAct()
      await expect(undo(ana, late)).rejects.toMatchObject({ code: 'already-decided' })
      const { awaited } = await asTheAgentSees(late.id)
      expect(awaited.decision).toMatchObject({ id: late.decisionId, kind: 'approve', by: 'ana' })
      const pod = connect({ url: desk.url, key: desk.agentKey, runner: 'pod 1' })
      if (!awaited.decision) throw new Error('not decided')
      expect(await pod.once(late.id, awaited.decision, () => 'Refunded $180.')).toMatchObject({ happened: 'done' })
    }
  })

  test('twice, and by two people at once, it is taken back once; whoever is no admin takes back only what is theirs', async () => {
    const made = await decided()
    const ben = await desk.person('ben')
    await expect(undo(ben, made)).rejects.toMatchObject({ code: 'not-the-owner' })
    const came = await Promise.allSettled([undo(ana, made), undo(sam, made), undo(ana, made), undo(sam, made)])
    expect(came.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'fulfilled'])
    expect((await typesOf(made.id)).filter((type) => type === 'undone')).toHaveLength(1)
    expect((await ana.history(made.id)).intact).toBe(true)
  })

  test('of two who decide at once one does, and the other is told who and until when they can take it back', async () => {
    const { handoff } = await desk.handOff({ note: { ...goodNote, action } })
    const { id, noteVersion, note } = handoff
    const answer = { kind: 'approve' as const, noteVersion, actionHash: note.action?.hash, holdSeconds: 5 }
    const came = await Promise.allSettled([ana.decide(id, answer), sam.decide(id, answer)])
    const refused = came.find((one) => one.status === 'rejected')
    expect(came.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(refused?.reason).toMatchObject({ code: 'already-decided', problem: { undoable: { kind: 'approve' } } })
  })

  test('a desk that stops in between goes on where it was: taken back afterwards, or standing when its time is over', async () => {
    const back = await decided()
    const stands = await decided()
    await desk.restart()
    passes(4_000)
    expect(await undo(ana, back)).toMatchObject({ state: 'offered' })
    passes(2_000)
    await desk.restart()
    await deadlinesAct()
    expect((await asTheAgentSees(stands.id)).awaited.decision).toMatchObject({ id: stands.decisionId })
    expect((await asTheAgentSees(back.id)).awaited.decision).toBeNull()
  })

  test('what somebody decided at the desk stands in their name and by how they came in, though the clock made it stand', async () => {
    const { handoff } = await desk.handOff({ note: goodNote })
    const atDesk = await signedIn(desk, 'ana')
    await atDesk.decide(handoff.id, { kind: 'approve', noteVersion: 1, holdSeconds: 5 })
    passes(6_000)
    await deadlinesAct()
    const { events } = await ana.history(handoff.id)
    expect(events.find(({ type }) => type === 'decided')).toMatchObject({
      by: { kind: 'person', id: 'ana', via: { kind: 'session' } },
      data: { saidAt: expect.any(String) },
    })
  })

  test('what is in nobody’s way to undo is decided at once: a door that asks for no time gets none', async () => {
    const { handoff } = await desk.handOff({ note: goodNote })
    expect(await ana.decide(handoff.id, { kind: 'approve', noteVersion: 1 })).toMatchObject({ state: 'decided' })
  })
})
