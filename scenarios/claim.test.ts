/**
 * What was decided is carried out once: whoever claims it first, on either store, and whatever becomes of that runner. Where
 * nobody can tell whether it happened, a person looks.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hours, type WrittenPlaybook } from '@baton-desk/core'
import { type Baton, type Client, connect, type DecisionMade, InDoubt, NotApplied } from '@baton-desk/sdk'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { goodNote, openDesk, playbook, stores, type TestDesk } from './desk.ts'
import { runInProcess } from './runner.ts'

const seconds = (n: number) => n * 1_000
const guarded: WrittenPlaybook = {
  ...playbook,
  triggers: [
    {
      id: 'refund',
      when: 'action.tool == "refund"',
      then: 'review',
      lane: 'support',
      reason: 'authority_limit',
      why: 'Refunds need a person.',
    },
  ],
}

describe.each(stores)('what was decided, at a desk on %s', (kind) => {
  let desk: TestDesk
  let ana: Client
  beforeAll(async () => {
    desk = await openDesk(kind, { playbook: guarded })
    ana = await desk.person('ana')
  })
  afterAll(() => desk.stop())

  const action = { tool: 'refund', arguments: { payment: 'pay_2', amount: 180 } }

  async function decided(answer: Partial<Parameters<Client['decide']>[1]> = {}) {
    const { handoff } = await desk.handOff({ note: { ...goodNote, action } })
    const { noteVersion, note } = handoff
    await ana.decide(handoff.id, { kind: 'approve', noteVersion, actionHash: note.action?.hash, ...answer })
    const { decision } = await desk.agent.waitForDecision(handoff)
    return { id: handoff.id, decision: decision as DecisionMade }
  }
  const runner = (name: string, url = desk.url): Baton => connect({ url, key: desk.agentKey, runner: name })
  const typesOf = async (id: string) => (await ana.history(id)).events.map(({ type }) => type)

  /** A runner that claims it and is heard of no more; the time of its claim passes. */
  async function inDoubt() {
    const made = await decided()
    const claim = await runner('pod 1').claim(made.id, made.decision, { seconds: 30 })
    await desk.passTime(seconds(30))
    return { ...made, claim: claim.run ? claim.claim : '' }
  }

  test('of five runners at once one carries it out, and the others are told who has it', async () => {
    for (let race = 0; race < 5; race += 1) {
      const { id, decision } = await decided()
      let effects = 0
      const came = await Promise.all(
        [1, 2, 3, 4, 5].map((n) =>
          runner(`pod ${n}`).once(id, decision, () => {
            effects += 1
            return 'Refunded $180.'
          }),
        ),
      )
      expect(effects).toBe(1)
      expect(came.filter(({ happened }) => happened === 'done')).toHaveLength(1)
      for (const { happened } of came) expect(['done', 'elsewhere', 'before']).toContain(happened)
      expect(await ana.getHandoff(id)).toMatchObject({
        state: 'closed',
        effect: { outcome: 'done', text: 'Refunded $180.' },
      })
    }
  })

  test('it runs with the arguments as they were decided, and the model is told what was changed and by whom', async () => {
    const edits = { arguments: { ...action.arguments, amount: 120 } }
    const { id, decision } = await decided({ kind: 'approve_with_edits', edits })
    const once = await desk.agent.once(id, decision, ({ amount }) => `Refunded $${amount}.`, { asked: action })
    expect(once).toMatchObject({ happened: 'done', value: 'Refunded $120.' })
    expect(once.text).toBe(
      'Ana Pohl approved it, and it was done: Refunded $120. Ana Pohl changed amount from 180 to 120. Do not call refund again for this.',
    )
  })

  test('a claim that is over without a report is in doubt: nobody runs it, and a person is told to look', async () => {
    const { id, decision } = await inDoubt()
    expect(await ana.getHandoff(id)).toMatchObject({
      state: 'in_doubt',
      owner: { id: 'ana' },
      claim: { runner: 'pod 1' },
      status: 'Ana Pohl has decided; Ana Pohl is looking whether it was done.',
    })
    expect((await ana.listHandoffs({ view: 'mine' })).rows).toContainEqual(
      expect.objectContaining({ id, state: 'in_doubt' }),
    )
    expect((await ana.history(id)).events.at(-1)).toMatchObject({
      type: 'in_doubt',
      data: { told: [{ person: 'ana', about: 'in_doubt' }] },
    })
    const run = () => expect.unreachable('nobody has looked')
    // Its own name does not make it the runner that began.
    for (const name of ['pod 1', 'pod 2'])
      expect(await runner(name).once(id, decision, run)).toMatchObject({ happened: 'in_doubt', by: 'pod 1' })
  })

  test('a runner that is killed after the effect and before its report does not lead to a second one', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'baton-runner-'))
    onTestFinished(() => rm(folder, { recursive: true, force: true }))
    const effects = join(folder, 'effects')
    const { id, decision } = await decided()
    const job = { url: desk.url, key: desk.agentKey, handoff: id, decision, effects }
    expect(await runInProcess({ ...job, hangs: true })).toBe('effect')
    expect(await runInProcess({ ...job, hangs: false })).toBe('elsewhere')
    await desk.passTime(seconds(60))
    expect(await runInProcess({ ...job, hangs: false })).toBe('in_doubt')
    expect(await readFile(effects, 'utf8')).toBe(`${id}\n`)
    await ana.doItNow(id, { text: 'Nothing at the bank.' })
    expect(await runInProcess({ ...job, hangs: false })).toBe('done')
    expect(await readFile(effects, 'utf8')).toBe(`${id}\n${id}\n`)
  })

  test('“it happened” closes it on that person’s word, and no runner does it again', async () => {
    const { id, decision } = await inDoubt()
    await ana.itHappened(id, { text: 'The bank shows it.' })
    expect(await ana.getHandoff(id)).toMatchObject({
      state: 'closed',
      effect: { outcome: 'done', text: 'The bank shows it.', by: { id: 'ana' } },
    })
    const once = await desk.agent.once(id, decision, () => expect.unreachable('it happened'))
    expect(once).toMatchObject({
      happened: 'before',
      outcome: 'done',
      text: expect.stringContaining('The bank shows it.'),
    })
  })

  test('“do it now” lets one runner claim it again, and the agent that waits hears of it', async () => {
    const { id, decision } = await inDoubt()
    const waiting = desk.agent.waitForDecision(id)
    await ana.doItNow(id, { text: 'Nothing at the bank.' })
    expect(await waiting).toMatchObject({ state: 'decided', decision: { id: decision.id } })
    expect(await runner('pod 2').once(id, decision, () => 'Refunded.')).toMatchObject({ happened: 'done' })
    expect(await runner('pod 3').once(id, decision, () => expect.unreachable('done'))).toMatchObject({
      happened: 'before',
    })
    expect((await typesOf(id)).slice(-5)).toEqual(['do_it_now', 'acknowledged', 'claimed', 'effect_reported', 'closed'])
  })

  test('a late report of the runner that had it settles the doubt, and the person is told', async () => {
    const { id, decision, claim } = await inDoubt()
    await runner('pod 1').reportEffect(id, { decision, claim, outcome: 'done', text: 'Refunded, and slow to say so.' })
    expect(await ana.getHandoff(id)).toMatchObject({ state: 'closed', effect: { outcome: 'done' } })
    expect((await ana.history(id)).events.at(-1)).toMatchObject({
      data: { told: [{ person: 'ana', about: 'doubt_over' }] },
    })
  })

  test('a late report while another runner is at it is refused, and the person is told to look', async () => {
    const { id, decision, claim } = await inDoubt()
    await ana.doItNow(id, {})
    await runner('pod 2').claim(id, decision)
    await expect(
      runner('pod 1').reportEffect(id, { decision, claim, outcome: 'done', text: 'I did it.' }),
    ).rejects.toMatchObject({ code: 'effect-on-record' })
    expect(await ana.getHandoff(id)).toMatchObject({
      state: 'decided',
      contradicted: { outcome: 'done', onRecord: 'claimed', text: 'I did it.' },
    })
  })

  test('what did not happen and shall not is decided anew, and a report that it did is a contradiction', async () => {
    const { id, decision, claim } = await inDoubt()
    await ana.reopen(id, { reason: 'Not at the bank, and the customer has changed her mind.' })
    expect(await ana.getHandoff(id)).toMatchObject({ state: 'offered', owner: { id: 'ana' } })
    await expect(runner('pod 1').reportEffect(id, { decision, claim, outcome: 'done' })).rejects.toMatchObject({
      code: 'effect-on-record',
    })
  })

  test('a doubt that nobody looks into goes up the lane like everything else', async () => {
    const { id } = await inDoubt()
    await desk.passTime(seconds(601))
    expect(await ana.getHandoff(id)).toMatchObject({ state: 'in_doubt', owner: { id: 'ben' } })
    await ana.itHappened(id, {})
    expect(await ana.getHandoff(id)).toMatchObject({ state: 'closed', owner: { id: 'ana' } })
  })

  test('whoever may not decide it may not say what became of it either', async () => {
    const { id } = await inDoubt()
    for (const say of [() => desk.agent.client.itHappened(id, {}), () => desk.agent.client.doItNow(id, {})])
      await expect(say()).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(desk.agent.client.reopen(id, { reason: 'Again.' })).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(ana.decide(id, { kind: 'approve', noteVersion: 1 })).rejects.toMatchObject({ code: 'already-decided' })
  })

  test('a claim is made longer by its own id only, and four hours in all at most', async () => {
    const { id, decision } = await decided()
    const first = await runner('pod 1').claim(id, decision, { seconds: 30 })
    if (!first.run) return expect.unreachable('nobody else has it')
    const { claim, since } = first
    expect(await runner('pod 1').claim(id, decision)).toEqual({ run: false, by: 'pod 1', since })
    const later = await runner('pod 1').claim(id, decision, { seconds: 3600, claim })
    expect(later).toMatchObject({ run: true, claim, since })
    for (let hour = 0; hour < 5; hour += 1) {
      await desk.passTime(hours(0.8))
      const held = await runner('pod 1').claim(id, decision, { seconds: 3600, claim })
      if (held.run) expect(Date.parse(held.until) - Date.parse(since)).toBeLessThanOrEqual(hours(4))
      else expect([hour, held]).toMatchObject([4, { doubt: true }])
    }
    expect(await ana.getHandoff(id)).toMatchObject({ state: 'in_doubt' })
  })

  test('the same request under its key is the same claim, and none of it once that is over', async () => {
    const { id, decision } = await decided()
    const ask = { decisionId: decision.id, runner: 'pod 1', seconds: 30 }
    const again = () => desk.agent.client.claim(id, ask, { idempotencyKey: 'claim-once' })
    const first = await again()
    expect(first.run).toBe(true)
    expect(await again()).toEqual(first)
    await desk.passTime(seconds(31))
    expect(await again()).toMatchObject({ run: false, doubt: true })
    await ana.doItNow(id, {})
    await expect(again()).rejects.toMatchObject({ code: 'wrong-state' })
  })

  test('only the decision in force can be claimed, and what is over cannot', async () => {
    const { handoff } = await desk.handOff()
    await expect(desk.agent.claim(handoff, { id: 'none' })).rejects.toMatchObject({ code: 'wrong-state' })
    const { id, decision } = await decided()
    await expect(desk.agent.claim(id, { id: 'other' })).rejects.toMatchObject({ code: 'decision-mismatch' })
    await desk.agent.reportEffect(id, { decision, outcome: 'done' })
    await expect(desk.agent.claim(id, decision)).rejects.toMatchObject({ code: 'wrong-state' })
    const gone = await desk.handOff()
    await desk.agent.withdraw(gone.handoff, 'Solved.')
    await expect(desk.agent.claim(gone.handoff, { id: 'none' })).rejects.toMatchObject({ code: 'wrong-state' })
  })

  test('an approval that was of use until a time is not claimed after it', async () => {
    const usefulUntil = new Date(Date.now() + hours(20)).toISOString()
    const { handoff } = await desk.handOff({ note: { ...goodNote, action }, usefulUntil })
    await ana.decide(handoff.id, { kind: 'approve', noteVersion: 1, actionHash: handoff.note.action?.hash })
    const { decision } = await desk.agent.waitForDecision(handoff)
    await desk.passTime(hours(24))
    await expect(desk.agent.claim(handoff, decision as DecisionMade)).rejects.toMatchObject({ code: 'wrong-state' })
  })

  test('what fails is asked anew, what is of no use any more ends, and what was broken off is in doubt', async () => {
    const failing = await decided()
    const failed = await desk.agent.once(failing.id, failing.decision, () => {
      throw new Error('Card declined.')
    })
    expect(failed).toMatchObject({ happened: 'failed', text: expect.stringContaining('Card declined.') })
    expect(await ana.getHandoff(failing.id)).toMatchObject({ state: 'offered' })

    const useless = await decided()
    const notApplied = await desk.agent.once(useless.id, useless.decision, () => {
      throw new NotApplied('The order was cancelled.')
    })
    expect(notApplied).toMatchObject({ happened: 'not_applied' })
    expect(await ana.getHandoff(useless.id)).toMatchObject({ state: 'closed', effect: { outcome: 'not_applied' } })

    const unsure = await decided()
    const broken = await desk.agent.once(unsure.id, unsure.decision, () => {
      throw new InDoubt('The bank did not answer.')
    })
    expect(broken).toMatchObject({ happened: 'in_doubt' })
    await desk.passTime(seconds(2))
    expect(await ana.getHandoff(unsure.id)).toMatchObject({ state: 'in_doubt' })
  })

  test('a refusal runs nothing, and the model is told by whom, why, and not to ask again', async () => {
    const { id, decision } = await decided({ kind: 'reject', text: 'Only one charge has cleared.' })
    const once = await desk.agent.once(id, decision, () => expect.unreachable('it was refused'), { asked: action })
    expect(once).toEqual({
      happened: 'not_run',
      text: 'Ana Pohl refused it: Only one charge has cleared. It was not done. Do not call refund again for this.',
    })
    expect(await ana.getHandoff(id)).toMatchObject({ state: 'closed' })
  })

  test('of five workers that ask the gate under one approval one goes on', async () => {
    const { id, decision } = await decided()
    const event = { kind: 'action', action }
    const asked = (claim?: string) => desk.agent.client.askGate({ event, approved: { handoff: id, claim } })
    expect((await asked()).why).toContain('nobody has claimed it')
    const verdicts = await Promise.all(
      [1, 2, 3, 4, 5].map(async (n) => {
        const claim = await runner(`pod ${n}`).claim(id, decision)
        return asked(claim.run ? claim.claim : undefined)
      }),
    )
    const proceeds = verdicts.filter(({ verdict }) => verdict === 'proceed')
    expect(proceeds).toHaveLength(1)
    expect(verdicts.filter(({ verdict }) => verdict === 'review')).toHaveLength(4)
    for (const { verdict, why } of verdicts)
      if (verdict === 'review')
        expect(why).toMatch(/^It is approved, and pod \d has carried it out or is carrying it out/)
    await desk.passTime(seconds(61))
    expect((await asked()).why).toMatch(/^It may have happened: pod \d claimed it/)
  })
})
