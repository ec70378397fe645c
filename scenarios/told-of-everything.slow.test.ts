/**
 * Everything that a person is to be told goes out by their channel and stands in the history: one story for each reason, and
 * notices of the desk by the same way.
 */
import type { TellReason } from '@baton-desk/core/telling'
import type { Client } from '@baton-desk/sdk'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freePort, goodNote, minutes, openDesk, playbook, stores, type TestDesk } from './desk.ts'
import { addressOf, type Mail, type Mailbox, messageOf, openMailbox, readableOf, signInByMail } from './mailbox.ts'

const { support: usual } = playbook.lanes
if (!usual) throw new Error('expected the lane of the desk')
/** Nothing goes on by itself while another story is told. */
const support: typeof usual = {
  ...usual,
  accept: { now: '5m', today: '10m', this_week: '7d', fyi: '7d' },
}
const written = {
  ...playbook,
  lanes: {
    support,
    sales: playbook.lanes.sales ?? support,
    pair: { ...support, name: 'Pair', escalation: [{ to: { people: ['ben'] } }], twoMustAgree: true },
    alone: { ...usual, name: 'Alone', owners: { people: ['sam'] }, escalation: [] },
    caras: { ...support, name: 'Caras', owners: { people: ['cara'] }, escalation: [{ to: { people: ['ben'] } }] },
  },
}
const ACTION = { tool: 'refund', arguments: { order: '4471' } }
const HOUR = minutes(60)

type Reason = TellReason
type At = { desk: TestDesk; ana: Client; ben: Client; cara: Client; sam: Client }
/** Leads to it; gives the handoff, who is told, and what the mail says. */
type Story = (at: At) => Promise<{ id: string; to: string; says: string }>

const offered = async ({ desk }: At, lane = 'support') =>
  (await desk.handOff({ lane, urgency: 'this_week', note: { ...goodNote, action: ACTION } })).handoff
const accepted = async (at: At) => {
  const { id } = await offered(at)
  await at.ana.accept(id, {})
  return id
}
const approve = async (client: Client, id: string) => {
  const { note, noteVersion } = await client.getHandoff(id)
  const view = await client.decide(id, {
    kind: 'approve',
    noteVersion,
    ...(note.action?.hash && { actionHash: note.action.hash }),
  })
  return view.decision?.id ?? ''
}
const approved = async (at: At) => {
  const { id } = await offered(at)
  return { id, decisionId: await approve(at.ana, id) }
}
const mend = ({ desk }: At, id: string) =>
  desk.agent.client.mend(id, { note: { ...goodNote, action: ACTION, ask: 'Refund $18 for a double charge' } })

const STORIES: Record<Exclude<Reason, 'owner_left'>, Story> = {
  offered: async (at) => ({ id: (await offered(at)).id, to: 'ana', says: 'Yours to accept' }),
  still_offered: async (at) => {
    const { id } = await offered(at, 'alone')
    await at.desk.passTime(HOUR + 1_000)
    return { id, to: 'sam', says: 'Still yours to accept' }
  },
  taken_from_you: async (at) => {
    const { id } = await offered(at)
    await at.sam.escalate(id, { reason: 'She is away.' })
    return { id, to: 'ana', says: 'passed to somebody else' }
  },
  taken_over: async (at) => {
    const { id } = await offered(at)
    await at.ben.accept(id, {})
    return { id, to: 'ana', says: 'taken it over' }
  },
  moved_to_you: async (at) => {
    const id = await accepted(at)
    await at.ana.move(id, { to: { person: 'ben' }, reason: 'He knows them.' })
    return { id, to: 'ben', says: 'Moved to you' }
  },
  moved_on: async (at) => {
    const id = await accepted(at)
    await at.sam.move(id, { to: { person: 'cara' }, reason: 'She knows them.' })
    return { id, to: 'ana', says: 'It was moved on' }
  },
  move_came_back: async (at) => {
    const id = await accepted(at)
    await at.ana.move(id, { to: { person: 'ben' }, reason: 'He knows them.' })
    await at.ben.decline(id, { reason: 'I do not.' })
    return { id, to: 'ana', says: 'The move was not accepted' }
  },
  move_over: async (at) => {
    const id = await accepted(at)
    await at.ana.move(id, { to: { person: 'ben' }, reason: 'He knows them.' })
    await at.ana.move(id, { to: { person: 'cara' }, reason: 'She knows them better.' })
    return { id, to: 'ben', says: 'went another way' }
  },
  second_asked: async (at) => {
    const { id } = await offered(at, 'pair')
    await approve(at.ana, id)
    return { id, to: 'ben', says: 'the second of two' }
  },
  approval_void: async (at) => {
    const { id } = await offered(at, 'pair')
    await approve(at.ana, id)
    await mend(at, id)
    return { id, to: 'ana', says: 'counts no more' }
  },
  decision_undone: async (at) => {
    const id = await accepted(at)
    const { note, noteVersion } = await at.ana.getHandoff(id)
    await at.ana.decide(id, { kind: 'approve', noteVersion, actionHash: note.action?.hash, holdSeconds: 5 })
    await mend(at, id)
    return { id, to: 'ana', says: 'does not stand' }
  },
  note_changed: async (at) => {
    const id = await accepted(at)
    await mend(at, id)
    return { id, to: 'ana', says: 'The note has changed' }
  },
  replied: async (at) => {
    const id = await accepted(at)
    await at.ana.ask(id, { question: 'Which card?' })
    await at.desk.agent.client.reply(id, { text: 'The one that ends on 4242.' })
    return { id, to: 'ana', says: 'Your question was answered' }
  },
  caller_gone: async (at) => {
    const handoff = await offered(at)
    await at.desk.agent.reportTransfer(handoff, { outcome: 'caller_gone' })
    return { id: handoff.id, to: 'ana', says: 'The caller has hung up' }
  },
  customer_said: async (at) => {
    const { id } = await offered(at)
    const { customerUrl = '' } = await at.desk.agent.client.getHandoff(id)
    const body = new URLSearchParams({ text: 'It was the blue one.' })
    await fetch(customerUrl, { method: 'POST', body, redirect: 'manual' })
    return { id, to: 'ana', says: 'The customer corrected or added something' }
  },
  customer_wrote: async (at) => {
    const { id } = await approved(at)
    await at.desk.agent.client.addMessages(id, { messages: [{ role: 'customer', text: 'Never mind.' }] })
    return { id, to: 'ana', says: 'The customer wrote again' }
  },
  resumed: async (at) => {
    const id = await accepted(at)
    const { changedAt } = await at.ana.getHandoff(id)
    await at.ana.snooze(id, { until: new Date(Date.parse(changedAt) + minutes(10)).toISOString() })
    await at.desk.passTime(minutes(11))
    return { id, to: 'ana', says: 'What it waited for is over' }
  },
  withdrawn: async (at) => {
    const id = await accepted(at)
    await at.desk.agent.client.withdraw(id, { reason: 'Paid back by the bank.' })
    return { id, to: 'ana', says: 'It was withdrawn' }
  },
  expired: async (at) => {
    const { changedAt } = await offered(at)
    const usefulUntil = new Date(Date.parse(changedAt) + minutes(20)).toISOString()
    const { handoff } = await at.desk.handOff({ urgency: 'this_week', usefulUntil })
    await at.ana.accept(handoff.id, {})
    await at.desk.passTime(minutes(21))
    return { id: handoff.id, to: 'ana', says: 'Its time passed without a decision' }
  },
  agent_silent: async (at) => {
    const { id } = await approved(at)
    await at.desk.passTime(5 * HOUR)
    return { id, to: 'ana', says: 'has not said what became' }
  },
  undelivered: async (at) => {
    const hook = await at.desk.agent.client.createWebhook({ url: `http://127.0.0.1:${await freePort()}/gone` })
    const { id } = await approved(at)
    await expect
      .poll(async () => (await at.sam.history(id)).events.some(({ type }) => type === 'delivery_failed'))
      .toBe(true)
    await at.desk.agent.client.removeWebhook(hook.id)
    return { id, to: 'ana', says: 'could not be delivered' }
  },
  effect_failed: async (at) => {
    const { id, decisionId } = await approved(at)
    await at.desk.agent.client.reportEffect(id, { decisionId, outcome: 'failed', text: 'The card is closed.' })
    return { id, to: 'ana', says: 'The agent could not do' }
  },
  effect_contradicted: async (at) => {
    const { id, decisionId } = await approved(at)
    await at.desk.agent.client.reportEffect(id, { decisionId, outcome: 'done' })
    await at.desk.agent.client.reportEffect(id, { decisionId, outcome: 'failed' }).catch(() => undefined)
    return { id, to: 'ana', says: 'contradicts' }
  },
  in_doubt: async (at) => {
    const { id, decisionId } = await approved(at)
    await at.desk.agent.client.claim(id, { decisionId, runner: 'pod 1', seconds: 1 })
    await at.desk.passTime(5_000)
    return { id, to: 'ana', says: 'look before it is done again' }
  },
  doubt_over: async (at) => {
    const { id, decisionId } = await approved(at)
    const got = await at.desk.agent.client.claim(id, { decisionId, runner: 'pod 1', seconds: 1 })
    await at.desk.passTime(5_000)
    const claim = 'claim' in got ? String(got.claim) : ''
    await at.desk.agent.client.reportEffect(id, { decisionId, claim, outcome: 'done' })
    return { id, to: 'ana', says: 'said after all' }
  },
  deadline_near: async (at) => {
    const id = await accepted(at)
    // A quarter of the time to decide is left: 6 of 24 hours.
    await at.desk.passTime(17 * HOUR)
    const told = (await at.sam.history(id)).events.filter(({ type }) => type === 'told')
    expect(told.map(({ data }) => data.about)).not.toContain('deadline_near')
    await at.desk.passTime(HOUR + 1_000)
    return { id, to: 'ana', says: 'its time runs out' }
  },
}

describe.each(stores)('told of everything, on %s', (kind) => {
  let mailbox: Mailbox
  let at: At
  beforeAll(async () => {
    mailbox = await openMailbox()
    const config = { smtpUrl: mailbox.smtpUrl }
    const desk = await openDesk(kind, { playbook: written, config, sweepEveryMs: 3_600_000 })
    const people = []
    for (const id of ['ana', 'ben', 'cara', 'sam'])
      people.push((await signInByMail(desk, mailbox, addressOf(id))).client)
    const [ana, ben, cara, sam] = people as [Client, Client, Client, Client]
    at = { desk, ana, ben, cara, sam }
  })
  afterAll(async () => {
    await at?.desk.stop()
    await mailbox?.close()
  })

  /** The mail by which somebody was told of it, once there is one: after a mail of a moment ago it waits a little. */
  async function mailOf(id: string, about: Reason, to: string) {
    for (let looks = 0; looks < 8; looks += 1) {
      await at.desk.passTime(looks === 0 ? 0 : 31_000)
      const { events } = await at.sam.history(id)
      const told = events.findLast(({ type, data }) => type === 'told' && data.about === about && data.to === to)
      if (told)
        return mailbox.mails.find((mail) => mail.to.includes(addressOf(to)) && messageOf(mail) === told.data.message)
    }
    return undefined
  }

  test.each(Object.entries(STORIES) as [Reason, Story][])('%s', async (about, story) => {
    const { id, to, says } = await story(at)
    const mail = await mailOf(id, about, to)
    expect(textOf(mail)).toContain(says)
  })

  test('owner_left, and a notice of it, in mails to whoever answers for the playbook', async () => {
    const { id } = await offered(at, 'caras')
    const { version } = await at.sam.getPlaybook()
    const { cara: _, ...people } = written.people
    const lanes = {
      support: { ...support, escalation: [{ to: { people: ['ben'] } }] },
      caras: { ...written.lanes.caras, owners: { people: ['ben'] } },
    }
    await at.sam.putPlaybook({ document: { ...written, people, lanes }, basedOn: version })
    await expect.poll(async () => (await at.sam.getHandoff(id)).owner.id).toBe('ben')
    const mail = await mailOf(id, 'owner_left', 'sam')
    expect(textOf(mail)).toContain('Its owner has left')
    const [notice] = (await at.sam.listNotices()).items
    for (let looks = 0; looks < 4; looks += 1) await at.desk.passTime(31_000)
    expect(
      mailbox.mails.some(
        (one) => one.to.includes(addressOf('sam')) && readableOf(one).includes(notice?.subject ?? '?'),
      ),
    ).toBe(true)
  })

  test('a notice that one address does not take goes to the next, one that was read goes nowhere, and nothing goes twice', async () => {
    const other = addressOf('ana.other')
    const channel = await at.ana.addChannel({ kind: 'email', address: other })
    const code = mailbox.mails.findLast(({ to }) => to.includes(other))?.text.match(/^Subject: (\d{6}) /m)?.[1]
    await at.ana.changeChannel(channel.id, { code: code ?? '' })
    for (let looks = 0; looks < 4; looks += 1) await at.desk.passTime(31_000)
    const before = mailbox.mails.length
    mailbox.refuse(addressOf('ana'), 550)
    await at.ana.addChannel({ kind: 'email', address: addressOf('ana.third') })
    const subject = 'A channel was added to your profile'
    for (let looks = 0; looks < 6; looks += 1) await at.desk.passTime(31_000)
    const told = mailbox.mails.slice(before).filter((mail) => readableOf(mail).includes(subject))
    expect(told.map(({ to }) => to)).toEqual([[other]])
    mailbox.take(addressOf('ana'))
  })
})

/** The part of it that is read without HTML. */
const textOf = (mail: Mail | undefined): string => (mail ? (readableOf(mail).split('<!doctype html>')[0] ?? '') : '')
