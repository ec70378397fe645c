/** A call is passed to a person: what became of it says who has the handoff, and the next one hears of it at once. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDesk, stores, type TestDesk } from './desk.ts'

describe.each(stores)('a call that is passed on, on %s', (kind) => {
  let desk: TestDesk
  beforeAll(async () => {
    desk = await openDesk(kind)
  })
  afterAll(() => desk.stop())

  test('nobody answers: the next has it at once; who takes the call has it, and decides it themselves', async () => {
    const { handoff } = await desk.handOff()
    const next = await desk.agent.reportTransfer(handoff, { outcome: 'no_answer', text: 'Rang for 30 s.' })
    expect(next).toMatchObject({ state: 'offered' })
    expect(next.owner.id).not.toBe(handoff.owner.id)
    const taken = await desk.agent.reportTransfer(handoff, { outcome: 'bridged' })
    expect(taken).toMatchObject({ state: 'accepted', owner: next.owner, readBack: { text: 'Took the call.' } })
    const person = await desk.person(next.owner.id)
    const { noteVersion } = await person.getHandoff(handoff.id)
    const decided = await person.decide(handoff.id, { kind: 'reject', text: 'Not twice.', noteVersion })
    expect(decided.decision?.by).toBe(next.owner.id)
    const trail = await person.history(handoff.id)
    expect(trail.intact).toBe(true)
    expect(trail.events.map(({ sentence }) => sentence).join('\n')).toContain('did not answer the call')
  })

  test('the caller hangs up: it stays with its owner, whose card says to ring back', async () => {
    const { handoff } = await desk.handOff()
    const gone = await desk.agent.reportTransfer(handoff, { outcome: 'caller_gone' })
    expect(gone).toMatchObject({ owner: handoff.owner, callerGone: gone.changedAt })
  })

  test('a person whom nobody knows is refused, and what came twice under one key is done once', async () => {
    const { handoff } = await desk.handOff()
    await expect(desk.agent.reportTransfer(handoff, { outcome: 'busy', person: 'Nobody' })).rejects.toMatchObject({
      code: 'unknown-person',
    })
    const twice = () => desk.agent.client.reportTransfer(handoff.id, { outcome: 'busy' }, { idempotencyKey: 'dial-1' })
    const [first, second] = [await twice(), await twice()]
    expect(second.owner).toEqual(first.owner)
  })
})
