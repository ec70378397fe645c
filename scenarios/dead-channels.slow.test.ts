/**
 * Each channel of whoever is asked dead in turn, alone and together, in every way in which one dies: what is `now` reaches
 * somebody within the time that the playbook promises, on both stores, and somebody has it at every moment.
 */
import type { Client } from '@baton-desk/sdk'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { goodNote, minutes, openDesk, playbook, stores, type TestDesk } from './desk.ts'
import { addressOf, codeIn, type Mailbox, messageOf, openMailbox, signInByMail } from './mailbox.ts'

/** `gone`: nobody is there; `away`: not now, each time; `rude`: hangs up in the middle; `unread`: taken, and nobody looks. */
const DEATHS = ['alive', 'gone', 'away', 'rude', 'unread'] as const
type Death = (typeof DEATHS)[number]
const EACH = DEATHS.flatMap((first) => DEATHS.map((second) => ({ first, second, id: `${first}-${second}` })))

const { support } = playbook.lanes
if (!support) throw new Error('expected the lane of the desk')
const ACCEPT = minutes(5)

/** Each pair of deaths has a lane and an owner of its own; Ben stands behind them, and behind him Cara. */
const written = {
  ...playbook,
  people: {
    ...playbook.people,
    ...Object.fromEntries(EACH.map(({ id }) => [id, { name: `Owner ${id}`, email: addressOf(id) }])),
  },
  lanes: Object.fromEntries(
    EACH.map(({ id }) => [
      id,
      {
        ...support,
        name: id,
        owners: { people: [id] },
        escalation: [{ to: { people: ['ben'] } }, { to: { people: ['cara'] } }],
      },
    ]),
  ),
}

describe.each(stores)('dead channels, on %s', (kind) => {
  let mailbox: Mailbox
  let desk: TestDesk
  let sam: Client
  beforeAll(async () => {
    mailbox = await openMailbox()
    desk = await openDesk(kind, { playbook: written, config: { smtpUrl: mailbox.smtpUrl }, sweepEveryMs: 3_600_000 })
    sam = await desk.person('sam')
    for (const id of [...EACH.map((each) => each.id), 'ben', 'cara']) {
      const { client } = await signInByMail(desk, mailbox, addressOf(id))
      const other = addressOf(`${id}.other`)
      const { id: channel } = await client.addChannel({ kind: 'email', address: other })
      await client.changeChannel(channel, { code: codeIn(mailbox.mails.find(({ to }) => to.includes(other))) })
    }
  })
  afterAll(async () => {
    await desk?.stop()
    await mailbox?.close()
  })

  const dies = (address: string, death: Death) => {
    if (death === 'gone') mailbox.refuse(address, 550)
    else if (death === 'away') mailbox.refuse(address, 451)
    else if (death === 'rude') mailbox.hangUpOn(address)
    else mailbox.take(address)
  }
  /** When each was first told of in a mailbox that somebody looks into, in milliseconds of the desk from now on. */
  async function whenHeard(handoffs: string[], unread: ReadonlySet<string>) {
    const heard = new Map<string, { at: number; to: string }>()
    let ownerless = 0
    for (let at = 0; at <= 3 * ACCEPT && heard.size < handoffs.length; at += 10_000) {
      await desk.passTime(at === 0 ? 0 : 10_000)
      const arrived = mailbox.mails.filter(({ to }) => !unread.has(to[0] ?? ''))
      for (const id of handoffs.filter((one) => !heard.has(one))) {
        const { owner, events } = await sam
          .getHandoff(id)
          .then(async ({ owner }) => ({ owner, ...(await sam.history(id)) }))
        if (!owner.id) ownerless += 10
        const told = events.filter(({ type }) => type === 'told').map(({ data }) => data.message)
        const found = arrived.find((mail) => told.includes(messageOf(mail)))
        if (found) heard.set(id, { at, to: found.to[0] ?? '' })
      }
    }
    return { heard, ownerless }
  }
  const handOff = async (lane: string, ask: string) =>
    (await desk.handOff({ lane, urgency: 'now', note: { ...goodNote, ask } })).handoff.id

  test('of an owner, alone and together: somebody hears within the owner’s time to accept, or when it is over where nobody looks', async () => {
    for (const { id, first, second } of EACH) {
      dies(addressOf(id), first)
      dies(addressOf(`${id}.other`), second)
    }
    const unread = new Set(
      EACH.flatMap(({ id, first, second }) => [
        ...(first === 'unread' ? [addressOf(id)] : []),
        ...(second === 'unread' ? [addressOf(`${id}.other`)] : []),
      ]),
    )
    await desk.passTime(minutes(3))
    const handed = []
    for (const { id } of EACH) handed.push(await handOff(id, `Refund what ${id} was charged`))
    const { heard, ownerless } = await whenHeard(handed, unread)

    expect(heard.size).toBe(EACH.length)
    expect(ownerless).toBe(0)
    for (const [n, { id, first, second }] of EACH.entries()) {
      const { at, to } = heard.get(handed[n] ?? '') ?? { at: Number.NaN, to: '' }
      const alive = [first, second].includes('alive')
      // Told and unread by every channel that took it, it waits for as long as the playbook gives its owner.
      expect([id, at <= (alive || ![first, second].includes('unread') ? ACCEPT : ACCEPT + minutes(1))]).toEqual([
        id,
        true,
      ])
      expect([id, to]).toEqual([
        id,
        first === 'alive'
          ? addressOf(id)
          : second === 'alive'
            ? addressOf(`${id}.other`)
            : expect.stringMatching(/^ben/),
      ])
    }
  })

  test('of an owner and of whoever stands behind them: the third hears of it, and the history tells each step', async () => {
    for (const address of [addressOf('ben'), addressOf('ben.other')]) dies(address, 'gone')
    const both = EACH.filter(({ first, second }) => first === second && first !== 'alive')
    await desk.passTime(minutes(3))
    const handed = []
    for (const { id } of both)
      handed.push({ id, handoff: await handOff(id, `Refund once more what ${id} was charged`) })
    const unread = new Set([addressOf('unread-unread'), addressOf('unread-unread.other')])
    const { heard, ownerless } = await whenHeard(
      handed.map(({ handoff }) => handoff),
      unread,
    )
    expect(ownerless).toBe(0)
    for (const { id, handoff } of handed) {
      expect([id, heard.get(handoff)?.to]).toEqual([id, expect.stringMatching(/^cara/)])
      const { events, intact } = await sam.history(handoff)
      expect(intact).toBe(true)
      const steps = events.filter(({ type }) => ['offered', 'escalated'].includes(type))
      expect([id, steps.slice(0, 3).map(({ type, data }) => [type, data.because, data.to])]).toEqual([
        id,
        [
          ['offered', 'lane', id],
          ['escalated', 'unheard', 'ben'],
          ['escalated', 'unheard', 'cara'],
        ],
      ])
    }
  })
})
