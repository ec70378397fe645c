import { connect } from '@baton-desk/sdk'
import { openGate } from '@baton-desk/sdk/gate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { goodNote, openDesk, playbook, stores, type TestDesk } from './desk.ts'
import { type Mailbox, openMailbox, readableOf, signInByMail } from './mailbox.ts'

const triggers = [
  {
    id: 'refund-over-limit',
    when: 'action.tool == "refund" && action.amount > 100',
    then: 'review' as const,
    lane: 'support',
    urgency: 'this_week' as const,
    reason: 'authority_limit' as const,
    why: 'Refunds over $100 need a person’s approval.',
  },
  {
    id: 'wants-a-person',
    when: 'signals.asked_for_person',
    then: 'hand_off' as const,
    lane: 'sales',
    reason: 'customer_asked' as const,
    why: 'The caller asked for a person.',
  },
]
const never = [
  {
    id: 'pay-out',
    what: 'Pay out cash',
    when: 'action.tool == "pay_out"',
    instead: 'Say that the office will call.',
    lane: 'support',
  },
]
const refund = (amount: number) => ({ tool: 'refund', arguments: { order: '4471', amount } })
const about = (action: { tool: string; arguments: Record<string, unknown> }) => ({
  kind: 'action',
  action,
  signals: { asked_for_person: false },
})

describe.each(stores)('the gate of a desk on %s', (kind) => {
  let desk: TestDesk
  let mailbox: Mailbox
  beforeAll(async () => {
    mailbox = await openMailbox()
    desk = await openDesk(kind, { playbook: { ...playbook, triggers, never }, config: { smtpUrl: mailbox.smtpUrl } })
    await signInByMail(desk, mailbox, 'sam@example.com')
  })
  afterAll(async () => {
    await desk.stop()
    await mailbox.close()
  })

  const ask = (event: ReturnType<typeof about>, approved?: { handoff: string; decision?: string; claim?: string }) =>
    desk.agent.client.askGate({ event, approved })

  async function approved(decide: object = { kind: 'approve' }, action: Parameters<typeof about>[0] = refund(180)) {
    const ana = await desk.person('ana')
    const { handoff } = await desk.handOff({ note: { ...goodNote, action } })
    const { decision } = await ana.decide(handoff.id, {
      ...(decide as { kind: 'approve' }),
      noteVersion: 1,
      actionHash: handoff.note.action?.hash,
    })
    if (!decision) throw new Error('expected a decision')
    const claim = await desk.agent.claim(handoff, decision)
    const id = claim.run ? claim.claim : undefined
    return { handoff, decision, claim, shown: { handoff: handoff.id, decision: decision.id, claim: id } }
  }

  test('an action is reviewed, handed off, approved by a person, judged again and then carried out, once', async () => {
    const verdict = await ask(about(refund(180)))
    expect(verdict).toMatchObject({
      verdict: 'review',
      decidedBy: 'refund-over-limit',
      lane: 'support',
      why: 'Refunds over $100 need a person’s approval.',
      playbook: 1,
    })
    if (verdict.verdict === 'proceed') return
    const { why: _, ...note } = goodNote
    const { handoff } = await desk.agent.handOff({
      reference: 'refund-4471',
      trigger: verdict.decidedBy,
      note: { ...note, action: refund(180) },
    })
    expect(handoff).toMatchObject({
      lane: { id: 'support' },
      urgency: 'this_week',
      playbook: 1,
      note: {
        why: {
          code: 'authority_limit',
          sentence: 'Refunds over $100 need a person’s approval.',
          trigger: 'refund-over-limit',
        },
        action: { hash: verdict.actionHash },
      },
    })
    expect(await ask(about(refund(180)), { handoff: handoff.id })).toMatchObject({
      verdict: 'review',
      why: expect.stringContaining('Nobody has decided on it; the handoff is offered.'),
    })

    const ana = await desk.person('ana')
    await ana.decide(handoff.id, { kind: 'approve', noteVersion: 1, actionHash: verdict.actionHash })
    const { decision } = await desk.agent.waitForDecision(handoff)
    if (!decision) throw new Error('expected a decision')
    expect(await ask(about(refund(180)), { handoff: handoff.id })).toMatchObject({
      verdict: 'review',
      why: expect.stringContaining('nobody has claimed it'),
    })
    const claim = await desk.agent.claim(handoff, decision)
    const shown = { handoff: handoff.id, claim: claim.run ? claim.claim : undefined }
    expect(await ask(about(refund(180)), shown)).toMatchObject({
      verdict: 'proceed',
      why: 'A person approved exactly this.',
    })
    expect(await ask(about(refund(1_800)), shown)).toMatchObject({
      verdict: 'review',
      why: expect.stringContaining('The arguments differ from those that were approved.'),
    })

    const { claim: own } = shown
    await desk.agent.reportEffect(handoff, { decision, claim: own, outcome: 'done', text: 'Refunded $180.' })
    expect(await ask(about(refund(180)), shown)).toMatchObject({
      verdict: 'review',
      why: expect.stringContaining('The approval has been used'),
    })
  })

  test('what the agent must not do stays so, whatever a person approved', async () => {
    const payOut = { tool: 'pay_out', arguments: { amount: 20 } }
    const { shown } = await approved({ kind: 'approve' }, payOut)
    expect(await ask(about(payOut), shown)).toMatchObject({
      verdict: 'never',
      decidedBy: 'pay-out',
      instead: 'Say that the office will call.',
    })
  })

  test('with edits the edited arguments are approved, and the first ones are not', async () => {
    const edits = { arguments: { order: '4471', amount: 150 } }
    const { shown } = await approved({ kind: 'approve_with_edits', edits })
    expect(await ask(about(refund(150)), shown)).toMatchObject({ verdict: 'proceed' })
    expect(await ask(about(refund(180)), shown)).toMatchObject({ verdict: 'review' })
  })

  test('an approval is shown by the agent that asked for it, under the decision that was made', async () => {
    const { handoff, shown } = await approved()
    const sam = await desk.person('sam')
    const { key } = await sam.createAgent({ id: `other-${handoff.id.slice(0, 8)}`, name: 'Other' })
    const other = connect({ url: desk.url, key }).client
    await expect(other.askGate({ event: about(refund(180)), approved: shown })).rejects.toMatchObject({
      code: 'not-found',
    })
    await expect(ask(about(refund(180)), { ...shown, decision: 'another' })).rejects.toMatchObject({
      code: 'decision-mismatch',
    })
    await expect(sam.askGate({ event: about(refund(1)) })).rejects.toMatchObject({ code: 'not-allowed' })
  })

  describe('the reason for a handoff', () => {
    const { why: _, ...withoutWhy } = goodNote
    const conversation = [
      {
        role: 'customer' as const,
        text: 'Hi, Amir Haddad here. I was charged twice for order 4471, $180 each time, and I would like one charge back.',
      },
      {
        role: 'agent' as const,
        text: 'I am sorry to hear that. Let me look at order 4471 and at both of the charges.',
      },
      { role: 'customer' as const, text: 'I have told this twice already. Can I talk to a real person please?' },
    ]

    test('is found by the desk’s own gate where the agent gives none, with its lane', async () => {
      const { handoff } = await desk.agent.handOff({ reference: 'own-gate', note: withoutWhy, conversation })
      expect(handoff).toMatchObject({
        lane: { id: 'sales' },
        note: {
          why: { code: 'customer_asked', trigger: 'wants-a-person', sentence: 'The caller asked for a person.' },
        },
      })
      const acting = await desk.handOff({ note: { ...withoutWhy, action: refund(180) } })
      expect(acting.handoff.note.why.trigger).toBe('refund-over-limit')
    })

    test('is the agent’s own where it gives one', async () => {
      const why = { code: 'complaint' as const, sentence: 'Amir was charged twice for order 4471.' }
      const { handoff } = await desk.handOff({ conversation, note: { ...goodNote, why } })
      expect(handoff.note.why).toEqual(why)
    })

    test('stays the trigger’s when the note is mended', async () => {
      const { handoff } = await desk.handOff({ trigger: 'wants-a-person', note: { ask: 'Help' } })
      const mended = await desk.agent.mend(handoff, goodNote)
      expect(mended.note.why).toMatchObject({ code: 'customer_asked', trigger: 'wants-a-person' })
    })

    test('is not lost with a trigger that the playbook does not have', async () => {
      const { handoff } = await desk.handOff({ trigger: 'refund-over-limits', note: goodNote })
      expect(handoff).toMatchObject({ state: 'offered', note: { why: goodNote.why } })
      expect(handoff.findings).toContainEqual({
        rule: 'unknown-trigger',
        level: 'should',
        pointer: '/why/trigger',
        message: expect.stringContaining('“refund-over-limits”'),
        said: { code: 'unknownTrigger', facts: { trigger: 'refund-over-limits' } },
      })
    })

    test('without lane and trigger nobody can be chosen: it is refused, kept, and a person sees it', async () => {
      const lost = desk.agent.handOff({ reference: 'nowhere', note: goodNote, trigger: 'unknown' })
      await expect(lost).rejects.toMatchObject({
        code: 'unknown-lane',
        problem: { lanes: expect.arrayContaining(['support', 'sales']) },
      })
      const { items } = await (await desk.person('ana')).listRefusedSubmissions()
      expect(items[0]).toMatchObject({ code: 'unknown-lane', body: expect.stringContaining('nowhere') })
    })
  })

  describe('a trigger that cannot be judged', () => {
    test('is handed off as that, with an owner, and not as if it held', async () => {
      const event = { ...about(refund(0)), action: { tool: 'refund', arguments: {} } }
      const verdict = await desk.agent.client.askGate({ event })
      if (verdict.verdict === 'proceed') throw new Error('expected a person')
      const { handoff } = await desk.agent.handOff({
        reference: 'unjudged',
        trigger: verdict.decidedBy,
        note: { ...goodNote, action: event.action, why: { code: verdict.reason, sentence: verdict.why } },
      })
      expect(handoff).toMatchObject({
        owner: { id: 'ana' },
        lane: { id: 'support' },
        note: {
          why: {
            code: 'missing_information',
            trigger: 'refund-over-limit',
            sentence: expect.stringContaining('could not be judged: action.amount is missing'),
          },
        },
      })
    })

    const broken = { kind: 'action', action: { tool: 'refund', arguments: { amount: 'a lot' } } }

    test('sends the event to a person, and those who answer for the playbook are told once for each version', async () => {
      const sam = await desk.person('sam')
      const askTwice = async () => {
        for (const _ of [1, 2])
          expect(
            await desk.agent.client.askGate({ event: { ...broken, signals: { asked_for_person: false } } }),
          ).toMatchObject({ verdict: 'review', reason: 'missing_information', failed: [{ id: 'refund-over-limit' }] })
      }
      const mailed = () =>
        mailbox.mails.filter((mail) => readableOf(mail).includes('refund-over-limit')).flatMap(({ to }) => to)
      const told = async () =>
        (await sam.listNotices()).items.filter(({ subject }) => subject.includes('refund-over-limit'))
      await askTwice()
      await expect.poll(mailed).toEqual(['sam@example.com'])
      expect(await told()).toMatchObject([
        { body: expect.stringContaining('when Robin asked: action.amount is missing or of another type.') },
      ])

      const { version, document } = await sam.getPlaybook()
      await sam.putPlaybook({ basedOn: version, document: document as Record<string, unknown> })
      await askTwice()
      await expect.poll(mailed).toHaveLength(2)
      expect(await told()).toHaveLength(2)
    })
  })

  describe('the audit', () => {
    test('holds each verdict, newest first, without a word of the conversation', async () => {
      const secret = 'My mother’s maiden name is Kovacs.'
      await desk.agent.client.askGate({
        event: { kind: 'message', text: secret, conversation: [{ role: 'customer', text: secret }] },
      })
      await ask(about({ tool: 'pay_out', arguments: { to: secret } }))
      const sam = await desk.person('sam')
      const { items } = await sam.listVerdicts({ limit: 2 })
      expect(items).toMatchObject([
        {
          verdict: 'never',
          decidedBy: 'pay-out',
          tool: 'pay_out',
          kind: 'action',
          agent: { name: 'Robin' },
          local: false,
        },
        { verdict: 'proceed', kind: 'message', matched: [], failed: [] },
      ])
      expect(JSON.stringify(items)).not.toContain('Kovacs')
      await expect(desk.agent.client.listVerdicts()).rejects.toMatchObject({ code: 'not-allowed' })
    })

    test('is read page by page, by verdict and by the trigger that decided', async () => {
      const sam = await desk.person('sam')
      for (const amount of [101, 102, 103]) await ask(about(refund(amount)))
      const seen: string[] = []
      let cursor: string | undefined
      do {
        const page = await sam.listVerdicts({ verdict: 'review', trigger: 'refund-over-limit', limit: 2, cursor })
        seen.push(...page.items.map(({ id }) => id))
        cursor = page.nextCursor ?? undefined
        for (const { verdict, decidedBy } of page.items)
          expect({ verdict, decidedBy }).toEqual({ verdict: 'review', decidedBy: 'refund-over-limit' })
      } while (cursor)
      expect(seen.length).toBeGreaterThanOrEqual(3)
      expect(new Set(seen).size).toBe(seen.length)
      expect((await sam.listVerdicts({ trigger: 'nobody' })).items).toEqual([])
      await expect(sam.listVerdicts({ cursor: 'x' })).rejects.toMatchObject({ code: 'invalid-request' })
    })
  })

  test('a gate in the agent’s process judges as the desk does, and its verdicts reach the audit once', async () => {
    const gate = await openGate(desk.agent.client)
    for (const action of [refund(99), refund(180), { tool: 'pay_out', arguments: {} }])
      expect(gate.judge(about(action)).verdict).toBe((await ask(about(action))).verdict)
    const { handoff, claim } = await approved()
    const decided = await desk.agent.read(handoff)
    expect(gate.judgeApproved(about(refund(180)), decided, claim).verdict).toBe('proceed')
    expect(gate.judgeApproved(about(refund(180)), decided).verdict).toBe('review')
    await expect(gate.close()).resolves.toEqual({ unsent: 0 })

    const sam = await desk.person('sam')
    const [last, ...others] = (await sam.listVerdicts({ limit: 100 })).items.filter(({ local }) => local)
    expect(others).toHaveLength(4)
    if (!last) throw new Error('expected a verdict')
    const { agent: _, local: __, at: ___, ...record } = last
    await desk.agent.client.recordVerdicts({ records: [record, { ...record, id: crypto.randomUUID() }] })
    expect((await sam.listVerdicts({ limit: 100 })).items.filter(({ local }) => local)).toHaveLength(6)
  })

  test('what an agent downloads names nobody and nobody’s address', async () => {
    const { playbook: downloaded, version } = await desk.agent.client.gatePlaybook()
    expect(JSON.stringify(downloaded)).not.toMatch(/example\.com|Ana|Ben|Cara|Sam/)
    expect(downloaded?.triggers.map(({ id }) => id)).toEqual(triggers.map(({ id }) => id))
    const known = await desk.agent.client.gatePlaybook({ unless: version })
    expect(known).toEqual({ version, now: expect.any(String) })
  })
})
