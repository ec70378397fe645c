import { minutes } from '@baton-desk/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDesk, stores, type TestDesk } from './desk.ts'

describe.each(stores)('a handoff, from agent to person and back, on %s', (kind) => {
  let desk: TestDesk
  beforeAll(async () => {
    desk = await openDesk(kind)
  })
  afterAll(() => desk.stop())

  test('the agent hands off, a named person reads back and decides, the agent carries on and says what it did', async () => {
    const ana = await desk.person('ana')
    const { handoff } = await desk.handOff()
    expect(handoff).toMatchObject({
      state: 'offered',
      owner: { id: 'ana', name: 'Ana Pohl' },
      status: 'It is with Ana Pohl, who has not accepted it yet.',
      statusSaid: { code: 'notAccepted', facts: { owner: 'Ana Pohl' } },
      tellCustomer: 'I am passing this to a person. Nothing is decided yet.',
    })

    const answer = desk.agent.waitForDecision(handoff)
    const accepted = await ana.accept(handoff.id, { readBack: 'I refund the second charge by noon.' })
    expect(accepted.readBack).toMatchObject({ text: 'I refund the second charge by noon.', by: { name: 'Ana Pohl' } })
    await ana.decide(handoff.id, { kind: 'approve', noteVersion: accepted.noteVersion })

    const { decision } = await answer
    expect(decision).toMatchObject({ kind: 'approve', byName: 'Ana Pohl', fromNote: true })
    if (!decision) return
    await desk.agent.acknowledge(handoff, decision)
    const closed = await desk.agent.reportEffect(handoff, {
      decision,
      outcome: 'done',
      text: 'Refunded $180, reply sent.',
    })
    expect(closed).toMatchObject({ state: 'closed', effect: { outcome: 'done' }, due: null })
    expect(closed.tellCustomer).toBeUndefined()

    const trail = await ana.history(handoff.id)
    expect(trail.intact).toBe(true)
    expect(trail.events.map(({ type }) => type)).toEqual([
      'submitted',
      'offered',
      'accepted',
      'decided',
      'acknowledged',
      'effect_reported',
      'closed',
    ])
  })

  test('an unanswered handoff goes to the next person when its time is up, and always has an owner', async () => {
    const { handoff } = await desk.handOff()
    const owners: string[] = []
    for (let step = 0; step < 5; step += 1) {
      owners.push((await desk.agent.read(handoff)).owner.id)
      await desk.passTime(minutes(11))
    }
    // Cara is the last step; Sam, the last resort, is asked again and again.
    expect(owners).toEqual(['ana', 'ben', 'cara', 'sam', 'sam'])
  })

  test('an accepted handoff that goes quiet passes on at its decide deadline, and both are told', async () => {
    const ana = await desk.person('ana')
    const { handoff } = await desk.handOff()
    await ana.accept(handoff.id, {})
    await desk.passTime(minutes(61))
    expect(await desk.agent.read(handoff)).toMatchObject({ state: 'offered', owner: { id: 'ben' } })
    const { events } = await ana.history(handoff.id)
    expect(events.at(-1)).toMatchObject({
      type: 'escalated',
      data: {
        because: 'undecided',
        told: [
          { person: 'ben', about: 'offered' },
          { person: 'ana', about: 'taken_from_you' },
        ],
      },
    })
  })

  test('a moved handoff stays with its mover until it is accepted, and comes back when it is not', async () => {
    const [ana, ben] = [await desk.person('ana'), await desk.person('ben')]
    const { handoff } = await desk.handOff()
    await ana.accept(handoff.id, {})
    const moved = await ana.move(handoff.id, { to: { person: 'ben' }, reason: 'Ben knows this customer.' })
    expect(moved).toMatchObject({ state: 'offered', owner: { id: 'ana' }, offeredTo: { id: 'ben' } })
    await desk.passTime(minutes(11))
    expect(await desk.agent.read(handoff)).toMatchObject({ state: 'accepted', owner: { id: 'ana' } })

    await ana.move(handoff.id, { to: { person: 'ben' }, reason: 'He is back now.' })
    expect(await ben.accept(handoff.id, {})).toMatchObject({ state: 'accepted', owner: { id: 'ben' } })
  })

  test('a question goes to the agent, its answer comes back to the owner', async () => {
    const ana = await desk.person('ana')
    const { handoff } = await desk.handOff()
    await ana.accept(handoff.id, {})
    const answered = desk.agent.waitForDecision(handoff, {
      onQuestion: (question) => (question.includes('card') ? 'The card ending 4417.' : undefined),
    })
    await ana.ask(handoff.id, { of: 'agent', question: 'Which card?' })
    for await (const { type } of ana.events({ after: 0 })) if (type === 'replied') break
    const replied = await ana.getHandoff(handoff.id)
    expect(replied).toMatchObject({ state: 'accepted', owner: { id: 'ana' } })
    await ana.decide(handoff.id, { kind: 'approve', noteVersion: replied.noteVersion })
    expect((await answered).decision).toMatchObject({ kind: 'approve', fromNote: false })
  })

  test('a note that fails the check is held for the agent to mend, and goes to a person all the same when its grace ends', async () => {
    const poor = { ask: 'Help', what: 'I have approved the refund.' }
    const { handoff } = await desk.handOff({ note: poor })
    expect(handoff.state).toBe('held')
    expect(handoff.findings.filter(({ level }) => level === 'must').map(({ rule }) => rule)).toContain(
      'decision-taken-for-the-person',
    )
    await desk.passTime(31_000)
    expect(await desk.agent.read(handoff)).toMatchObject({ state: 'offered', owner: { id: 'ana' } })

    const urgent = await desk.handOff({ note: poor, urgency: 'now' })
    expect(urgent.handoff.state).toBe('offered')
  })

  test('a brief stands in the note as the agent wrote it, and what it mends later is put together with it', async () => {
    const brief = {
      ask: 'Send a second parcel for order 5521 or pay $64 back',
      why_you: 'Lost parcels are sent again by a person.',
      open: { text: 'A new lamp by Sunday', otherwise: 'the $64 back', m: [0] },
      decides: ['The carrier lost parcel P-771.'],
    }
    const conversation = [
      { role: 'customer' as const, text: 'Order 5521, parcel P-771 is lost. A new lamp by Sunday, else my $64 back.' },
      { role: 'agent' as const, text: 'I pass it on.' },
    ]
    const { handoff } = await desk.handOff({ note: undefined, brief, conversation })
    expect(handoff.note).toMatchObject({
      ask: brief.ask,
      why: { sentence: brief.why_you },
      brief: { open: [{ otherwise: 'the $64 back' }], decides: [{ text: 'The carrier lost parcel P-771.' }] },
    })
    const draft = { channel: 'email', to: 'lamp@example.com', body: 'We look into order 5521.' }
    const drafted = await desk.agent.mend(handoff, { draft })
    expect(drafted.note).toMatchObject({ ask: brief.ask, draft: { body: draft.body } })
    const mended = await desk.agent.mend(handoff, undefined, {
      brief: { ...brief, ask: 'Pay $64 back for order 5521' },
    })
    expect(mended.note).toMatchObject({ ask: 'Pay $64 back for order 5521', draft: { body: draft.body } })
    const composed = await desk.agent.client.compose({ brief, conversation })
    expect(composed.note.ask).toBe(brief.ask)
  })

  test('a question about the brief is asked while the handoff is held and owned, and answered by mending', async () => {
    const told = {
      note: undefined,
      brief: { ask: 'Decide on the cleaning fee of $35', decides: ['The fee is $35.'] },
      conversation: [
        { role: 'customer' as const, text: 'Take the cleaning fee of $35 off my bill.' },
        { role: 'agent' as const, text: 'I pass it on.' },
      ],
    }
    const { handoff, questions } = await desk.handOff(told)
    expect(handoff).toMatchObject({ state: 'held', owner: { id: 'ana' } })
    expect(questions).toMatchObject([{ id: 'rule', about: '/why_you' }])
    expect(handoff.note.unknown).toContainEqual(expect.objectContaining({ about: 'why' }))
    const answered = await desk.agent.mend(handoff, undefined, { answers: { rule: 'Fees over $30 need a person.' } })
    expect(answered).toMatchObject({ state: 'offered', note: { why: { sentence: 'Fees over $30 need a person.' } } })
    expect(answered.questions).toBeUndefined()
    const drafted = await desk.agent.mend(handoff, {
      draft: { channel: 'email', body: 'We look into the fee of $35.' },
    })
    expect(drafted.note.why.sentence).toBe('Fees over $30 need a person.')

    const silent = await desk.handOff(told)
    await desk.passTime(31_000)
    expect(await desk.agent.read(silent.handoff)).toMatchObject({ state: 'offered', questions: [{ id: 'rule' }] })
    const urgent = await desk.handOff({ ...told, urgency: 'now' })
    expect(urgent.handoff.state).toBe('offered')
    const whole = await desk.handOff({ ...told, brief: { ...told.brief, why_you: 'Fees over $30 need a person.' } })
    expect(whole).toMatchObject({ questions: [], handoff: { state: 'offered' } })
    const empty = await desk.agent.client.handOff({ lane: 'support', reference: 'empty-1' })
    expect(empty).toMatchObject({ handoff: { state: 'held' }, questions: [{ id: 'about' }] })
    await expect(desk.agent.client.mend(empty.handoff.id, {})).rejects.toThrow('answers')
  })

  test('the same reference is the same handoff', async () => {
    const first = await desk.handOff({ reference: 'thread-9' })
    const again = await desk.handOff({ reference: 'thread-9' })
    expect([first.existed, again.existed, again.handoff.id]).toEqual([false, true, first.handoff.id])
  })

  test('waiting and handing off survive a restart of the desk', async () => {
    const ana = await desk.person('ana')
    const { handoff } = await desk.handOff()
    const answer = desk.agent.waitForDecision(handoff)
    await desk.restart()
    await ana.decide(handoff.id, { kind: 'reject', text: 'It was no double charge.', noteVersion: 1 })
    expect((await answer).decision).toMatchObject({ kind: 'reject', text: 'It was no double charge.' })
  })

  test('an effect that failed brings the handoff back to a person', async () => {
    const ana = await desk.person('ana')
    const { handoff } = await desk.handOff()
    const { decision } = await ana.decide(handoff.id, { kind: 'approve', noteVersion: 1 })
    if (!decision) throw new Error('no decision')
    const failed = await desk.agent.reportEffect(handoff, {
      decision,
      outcome: 'failed',
      text: 'The payment provider refused.',
    })
    expect(failed).toMatchObject({
      state: 'offered',
      owner: { id: 'ana' },
      reopened: { reason: 'The agent could not do it: The payment provider refused.' },
    })
  })

  test('an agent that says nothing after a decision is reported to the person who decided', async () => {
    const ana = await desk.person('ana')
    const { handoff } = await desk.handOff()
    await ana.decide(handoff.id, { kind: 'approve', noteVersion: 1 })
    await desk.passTime(minutes(16))
    const { events } = await ana.history(handoff.id)
    expect(events.at(-1)).toMatchObject({
      type: 'agent_silent',
      data: { told: [{ person: 'ana', about: 'agent_silent' }] },
    })
  })
})
