/**
 * Each channel of whoever is asked dead in turn, alone and together, in every way in which one dies: what is `now` reaches
 * somebody within the time that the playbook promises, on both stores, and somebody has it at every moment.
 */
import type { Client } from '@baton-desk/sdk'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { goodNote, minutes, openDesk, playbook, signedIn, stores, type TestDesk } from './desk.ts'
import { addressOf, codeIn, type Mailbox, messageOf, openMailbox, readableOf, signInByMail } from './mailbox.ts'
import { byMail, WAYS, type Way } from './ways-to-be-told.ts'

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

describe.each(stores)('channels of every kind, on %s', (kind) => {
  /** Calls go through the webhook of text messages: they live and die with it. */
  const KINDS = Object.keys(WAYS).filter((name) => name !== 'phone')
  const ways = new Map<string, Way>()
  let mailbox: Mailbox
  let desk: TestDesk
  let sam: Client
  let ana: Client
  /** Of her channels. */
  const ids = new Map<string, string>()
  beforeAll(async () => {
    mailbox = await openMailbox()
    for (const name of KINDS)
      ways.set(name, name === 'mail' ? await byMail(mailbox) : await (WAYS[name] as () => Promise<Way>)())
    desk = await openDesk(kind, {
      playbook: { ...playbook, lanes: { support: { ...support, escalation: [{ to: { people: ['ben'] } }] } } },
      config: {
        smtpUrl: mailbox.smtpUrl,
        channelSettings: Object.assign({}, ...[...ways.values()].map(({ config }) => config.channelSettings)),
      },
      sweepEveryMs: 3_600_000,
    })
    sam = await desk.person('sam')
    ana = await signedIn(desk, 'ana')
    for (const [name, way] of ways) {
      await way.prove(desk, ana)
      const added = (await ana.listMyChannels()).items.find(({ id }) => ![...ids.values()].includes(id))
      expect([name, added?.provenAt]).toEqual([name, expect.any(String)])
      ids.set(name, added?.id ?? '')
    }
    await signInByMail(desk, mailbox, addressOf('ben'))
  })
  afterAll(async () => {
    await desk?.stop()
    for (const way of ways.values()) await way.close()
  })

  /** Who heard of it, by what, and after how long in milliseconds of the desk. */
  async function heardOf(handoff: string, ask: string) {
    let ownerless = 0
    for (let at = 0; at <= 2 * ACCEPT; at += 5_000) {
      await desk.passTime(at === 0 ? 0 : 5_000)
      if (!(await sam.getHandoff(handoff)).owner.id) ownerless += 5
      const by = KINDS.find((name) =>
        ways
          .get(name)
          ?.came()
          .some((words) => words.includes(ask)),
      )
      const isBen = mailbox.mails.some((mail) => mail.to.includes(addressOf('ben')) && readableOf(mail).includes(ask))
      if (by || isBen) return { at, by: isBen ? 'ben' : by, ownerless }
    }
    return { at: Number.NaN, by: 'nobody', ownerless }
  }
  const LISTS = [
    ...KINDS.map((one) => ({ dead: [one] })),
    ...KINDS.map((one) => ({ dead: KINDS.filter((other) => other !== one) })),
    { dead: KINDS },
  ]
  const counted = { told: 0, unheard: 0, ownerlessSeconds: 0, slowestSeconds: 0 }

  test.each(LISTS.flatMap(({ dead }) => (['away', 'rude'] as const).map((how) => ({ dead, how }))))(
    'dead ($how): $dead; somebody hears in the time that the playbook promises, and somebody has it at every moment',
    async ({ dead, how }) => {
      // Of hers a dead one comes first.
      await ana.changeChannel(ids.get(dead[0] ?? '') ?? '', { place: 1 })
      for (const name of dead) await ways.get(name)?.dies(how)
      const ask = `Refund $${++counted.told}80 for a double charge`
      const { handoff } = await desk.handOff({ urgency: 'now', note: { ...goodNote, ask } })
      const { at, by, ownerless } = await heardOf(handoff.id, ask)
      for (const name of dead) await ways.get(name)?.lives()
      counted.ownerlessSeconds += ownerless
      if (Number.isNaN(at)) counted.unheard += 1
      counted.slowestSeconds = Math.max(counted.slowestSeconds, at / 1000)
      // A service that answers “yes” to anything is believed: it is over when the time to accept is.
      const promised = dead.length === KINDS.length && how === 'rude' ? ACCEPT + minutes(1) : ACCEPT
      const alive = KINDS.filter((name) => !dead.includes(name))
      expect([by, at <= promised]).toEqual([alive.length === 0 ? 'ben' : expect.toBeOneOf(alive), true])
      await desk.agent.withdraw(handoff, 'Enough seen.')
      // What broke is tried again, and what waits is told, before the next.
      for (let rounds = 0; rounds < 2; rounds += 1) await desk.passTime(minutes(3))
    },
  )

  test('counted: nobody unheard, and no second without an owner', () => {
    console.log(`${kind}: ${JSON.stringify(counted)}`)
    expect(counted).toMatchObject({ told: LISTS.length * 2, unheard: 0, ownerlessSeconds: 0 })
  })
})
