/** What is kept goes when its time is over, kind by kind; what somebody still has to act on stays whole. */
import { days } from '@baton-desk/core'
import { expect, onTestFinished, test } from 'vitest'
import { goodNote, openDesk, stores } from './desk.ts'

test.each(stores)(
  'on %s, what has been kept long enough goes, and the trail of the workspace says so',
  async (kind) => {
    const desk = await openDesk(kind)
    onTestFinished(() => desk.stop())
    const [ana, sam] = [await desk.person('ana'), await desk.person('sam')]
    const conversation = [{ role: 'customer' as const, text: 'I was charged twice.' }]
    const over = (await desk.handOff({ customer: 'C-1', conversation })).handoff
    const open = (await desk.handOff({ customer: 'C-2', conversation })).handoff
    const { decision } = await ana.decide(over.id, { kind: 'reject', text: 'Paid once.', noteVersion: 1 })
    if (!decision) throw new Error('expected a decision')
    await desk.agent.acknowledge(over, decision)
    await desk.agent.client.askGate({ event: { kind: 'message', text: 'Hello' } })
    await fetch(`${desk.url}/v1/handoffs`, {
      method: 'POST',
      headers: { authorization: `Bearer ${desk.agentKey}`, 'content-type': 'application/json' },
      body: '{"surprise":1}',
    })
    const state = async () => ({
      said: (await sam.openConversation(over.id)).messages.length,
      ask: (await sam.getHandoff(over.id)).note.ask,
      text: (await sam.getHandoff(over.id)).decision?.text,
      verdicts: (await sam.listVerdicts({})).items.length,
      refused: (await sam.listRefusedSubmissions()).items.length,
    })
    let day = 0
    const after = async (count: number) => {
      desk.shiftClock(days(count - day))
      day = count
      await desk.watch()
      return state()
    }
    const whole = { said: 1, ask: over.note.ask, text: 'Paid once.', verdicts: 1, refused: 1 }

    expect(await sam.retention()).toMatchObject({ conversations: 180, words: 365, verdicts: 365, refusedBodies: 90 })
    expect(await after(89)).toEqual(whole)
    expect(await after(91)).toEqual({ ...whole, refused: 0 })
    // It was looked at meanwhile, which makes it no younger.
    expect(await after(181)).toEqual({ ...whole, refused: 0, said: 0 })
    expect(await after(366)).toEqual({ said: 0, ask: 'Erased', text: undefined, verdicts: 0, refused: 0 })
    expect((await sam.getHandoff(over.id)).erasedAt).toMatch(/Z$/)
    expect(await sam.history(over.id)).toMatchObject({ intact: true })
    // Nobody has decided the other one: as old as it is, it is all there.
    expect(await sam.getHandoff(open.id)).toMatchObject({ customer: 'C-2', note: { ask: open.note.ask } })
    expect((await sam.openConversation(open.id)).messages).toHaveLength(1)
    const { items, intact } = await sam.workspaceTrail()
    expect(intact).toBe(true)
    const purged = items.filter(({ type }) => type === 'purged')
    // A round by itself may have been faster with a part of it.
    const counts = purged.map(({ data }) => data.counts)
    expect(counts).toContainEqual(expect.objectContaining({ refusedBodies: 1 }))
    expect(counts).toContainEqual(expect.objectContaining({ conversations: 1 }))
    expect(counts).toContainEqual(expect.objectContaining({ words: 1 }))
    expect(purged.map(({ sentence }) => sentence).join()).toMatch(/words 1/)
  },
)

test.each(stores)(
  'on %s, an admin says how long, a member does not, and what is shorter counts at once',
  async (kind) => {
    const desk = await openDesk(kind)
    onTestFinished(() => desk.stop())
    const [ana, sam] = [await desk.person('ana'), await desk.person('sam')]
    await expect(ana.setRetention({ words: 7 })).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(sam.setRetention({ words: 0 })).rejects.toMatchObject({ code: 'invalid-request' })
    const { handoff } = await desk.handOff({})
    await desk.agent.withdraw(handoff, 'Solved.')
    desk.shiftClock(days(8))
    await desk.watch()
    expect((await sam.getHandoff(handoff.id)).note.ask).toBe(goodNote.ask)
    expect(await sam.setRetention({ words: 7 })).toMatchObject({ words: 7, conversations: 180 })
    await desk.watch()
    expect((await sam.getHandoff(handoff.id)).note.ask).toBe('Erased')
    await expect(sam.reopen(handoff.id, { reason: 'Not over.' })).rejects.toMatchObject({ code: 'wrong-state' })
    const { items } = await ana.workspaceTrail()
    expect(items.find(({ type }) => type === 'retention_set')).toMatchObject({
      by: { id: 'sam' },
      data: { kept: { words: 7 } },
    })
  },
)
