/**
 * The owner of a handoff is told where they are, and acts there: by mail, from a fresh desk, on both stores. The mail server
 * is a real one on the loopback; time is the desk's own.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { goodNote, minutes, openDesk, playbook, stores, type TestDesk } from './desk.ts'
import {
  actsIn,
  codeIn,
  type Mail,
  type Mailbox,
  openActBrowser,
  openMailbox,
  readableOf,
  signInByMail,
} from './mailbox.ts'

const ANA = 'ana@example.com'
const BEN = 'ben@example.com'

describe.each(stores)('told by mail, on %s', (kind) => {
  let mailbox: Mailbox
  let desk: TestDesk
  beforeAll(async () => {
    mailbox = await openMailbox()
    const refunds = { name: 'Refunds', owners: { people: ['ana'] }, signedIn: 'action.amount > 100' }
    const lanes = { ...playbook.lanes, refunds }
    desk = await openDesk(kind, {
      playbook: { ...playbook, lanes },
      config: { smtpUrl: mailbox.smtpUrl },
      sweepEveryMs: 100,
    })
  })
  afterAll(async () => {
    await desk?.stop()
    await mailbox?.close()
  })

  /** Ana's, who reads her mail. */
  const { open, press } = openActBrowser(() => codeIn(mailsTo(ANA).at(-1)))
  const mailsTo = (address: string) => mailbox.mails.filter(({ to }) => to.includes(address))
  /** Until all that waits was told: after a message of a moment ago what comes next is told together. */
  async function quiet() {
    for (let rounds = 0; rounds < 2; ) {
      const before = mailbox.mails.length
      await desk.passTime(minutes(3))
      rounds = mailbox.mails.length === before ? rounds + 1 : 0
    }
  }
  let asks = 0
  /** One that is told of by a mail of its own, with an ask of its own. */
  async function told(to: string, { note = {}, ...handing }: Partial<Parameters<TestDesk['handOff']>[0]> = {}) {
    asks += 1
    const ask = `Refund $180 for a double charge ${asks}`
    await quiet()
    const { handoff } = await desk.handOff({ urgency: 'now', ...handing, note: { ...goodNote, ...note, ask } })
    const find = () => mailsTo(to).find((mail) => readableOf(mail).includes(ask))
    while (!find()) await mailbox.until(to, mailsTo(to).length + 1)
    return { handoff, acts: actsIn(find() as Mail) }
  }

  let ana: Awaited<ReturnType<typeof signInByMail>>
  let ben: Awaited<ReturnType<typeof signInByMail>>
  test('who has signed in by a mailed link is told there from then on, and sees it in their profile', async () => {
    ana = await signInByMail(desk, mailbox, ANA)
    ben = await signInByMail(desk, mailbox, BEN)
    expect((await ana.client.listMyChannels()).items).toMatchObject([
      { kind: 'email', label: ANA, provenAt: expect.any(String), failingSince: null, use: { hours: null } },
    ])
  })

  test('a handoff that is `now` is in the mailbox at once; accepted and approved with an edit on its page, the agent goes on', async () => {
    const { handoff } = await desk.handOff({ urgency: 'now' })
    await mailbox.until(ANA, 2)
    const mail = mailsTo(ANA)[1] as Mail
    expect(readableOf(mail)).toContain('Auto-Submitted: auto-generated')
    expect(readableOf(mail)).toMatch(/^References: <handoff\.[0-9a-f]{32}@/m)
    const acts = actsIn(mail)
    expect(Object.keys(acts)).toEqual(['Accept', 'Approve', 'Reject'])

    const page = await open(acts.Accept ?? '')
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('Refund $180 for a double charge')
    expect((await press(acts.Accept ?? '', { text: 'I refund it now.' })).status).toBe(200)
    expect(await ana.client.getHandoff(handoff.id)).toMatchObject({
      state: 'accepted',
      owner: { id: 'ana' },
      readBack: { text: 'I refund it now.' },
    })
    const approve = await (await open(acts.Approve ?? '')).text()
    expect(approve).toContain(goodNote.draft.body)
    const deciding = desk.agent.waitForDecision(handoff)
    expect((await press(acts.Approve ?? '', { body: 'Hi Amir, the second charge is on its way back.' })).status).toBe(
      200,
    )
    const { decision, state } = await deciding
    expect({ decision, state }).toMatchObject({
      state: 'decided',
      decision: {
        kind: 'approve_with_edits',
        by: 'ana',
        edits: { draft: { body: 'Hi Amir, the second charge is on its way back.' } },
      },
    })
    const { events, intact } = await ana.client.history(handoff.id)
    expect(intact).toBe(true)
    expect(events.map(({ sentence }) => sentence)).toContain('Ana Pohl was told by e-mail.')
    expect(events.find(({ type }) => type === 'decided')?.by).toMatchObject({
      kind: 'person',
      id: 'ana',
      via: { kind: 'channel' },
    })
  })

  test('a link works once, and says so afterwards', async () => {
    const { handoff, acts } = await told(ANA)
    const presses = await Promise.all([1, 2, 3].map(() => press(acts.Accept ?? '')))
    expect(presses.map(({ status }) => status).toSorted()).toEqual([200, 410, 410])
    const again = await press(acts.Accept ?? '')
    expect(again.status).toBe(410)
    expect(await again.text()).toContain('used already')
    expect((await ana.client.history(handoff.id)).events.filter(({ type }) => type === 'accepted')).toHaveLength(1)
  })

  test('whoever is signed in as somebody else is told whose it was, and sees no note', async () => {
    const { handoff, acts } = await told(ANA)
    for (const answer of [
      await open(acts.Accept ?? '', 'GET', { cookie: ben.cookie }),
      await open(acts.Accept ?? '', 'POST', { cookie: ben.cookie }),
    ]) {
      expect(answer.status).toBe(403)
      const words = await answer.text()
      expect(words).toContain('sent to somebody else')
      expect(words).not.toContain(handoff.note.ask)
    }
    expect(await ana.client.getHandoff(handoff.id)).toMatchObject({ state: 'offered' })
  })

  test('money beyond what the lane lets a message decide, however its arguments write it, is decided signed in', async () => {
    for (const args of [
      { amount: 180 },
      { amount: '$180.00' },
      { amount_cents: 18_000 },
      { amount: 80, cents: 18_000 },
    ]) {
      const note = { ...goodNote, action: { tool: 'refund', arguments: { order: '4471', ...args } } }
      const { handoff, acts } = await told(ANA, { lane: 'refunds', note })
      for (const answer of [await open(acts.Approve ?? ''), await press(acts.Approve ?? '')])
        expect([answer.status, await answer.text()]).toEqual([403, expect.stringContaining('is decided signed in')])
      expect((await ana.client.getHandoff(handoff.id)).state).toBe('offered')
      const link = await fetch(acts.Approve ?? '', { method: 'POST', headers: { cookie: ana.cookie } })
      expect(link.status).toBe(403)
      await ana.client.decide(handoff.id, {
        kind: 'reject',
        text: 'No.',
        noteVersion: 1,
        actionHash: handoff.note.action?.hash,
      })
    }
    const { handoff, acts } = await told(ANA, {
      lane: 'refunds',
      note: { ...goodNote, action: { tool: 'refund', arguments: { amount_cents: 8_000 } } },
    })
    expect((await press(acts.Approve ?? '')).status).toBe(200)
    await desk.passTime(6_000)
    expect((await ana.client.getHandoff(handoff.id)).state).toBe('decided')
  })

  test('a link whose time is over, whose note has changed, or whose handoff somebody else has or decided, does nothing', async () => {
    const mended = await told(ANA)
    await desk.agent.client.mend(mended.handoff.id, { note: { ...goodNote, ask: 'Refund $18 for a double charge' } })
    const changed = await press(mended.acts.Approve ?? '')
    expect([changed.status, await changed.text()]).toEqual([409, expect.stringContaining('note has changed')])

    const moved = await told(ANA)
    await ben.client.accept(moved.handoff.id, {})
    const taken = await press(moved.acts.Approve ?? '')
    expect([taken.status, await taken.text()]).toEqual([409, expect.stringContaining('Ben Katz has it')])
    await ben.client.decide(moved.handoff.id, { kind: 'reject', text: 'No.', noteVersion: 1 })
    expect((await press(moved.acts.Accept ?? '')).status).toBe(410)

    const old = await told(ANA, { urgency: 'fyi' })
    await desk.passTime(minutes(60 * 24 * 4))
    const late = await press(old.acts.Accept ?? '')
    expect([late.status, await late.text()]).toEqual([410, expect.stringContaining('time of this link is over')])
    expect(await ana.client.getHandoff(old.handoff.id)).not.toMatchObject({ state: 'accepted' })
  })

  test('whatever looks at the links of a hundred messages, three times and in every way, decides nothing and spends nothing', async () => {
    const messages: { id: string; acts: Record<string, string> }[] = []
    const count = async () => (await ana.client.listHandoffs({ view: 'closed' })).rows.length
    const decided = await count()
    await quiet()
    for (let n = 0; n < 100; n += 1) {
      const ask = `Look at message ${n} of a hundred`
      const { handoff } = await desk.handOff({ urgency: 'fyi', note: { ...goodNote, ask } })
      const find = () => mailsTo(ANA).find((mail) => readableOf(mail).includes(`${ask}\r\n`))
      // So much later each is told by a message of its own.
      await desk.passTime(91_000)
      while (!find()) await mailbox.until(ANA, mailsTo(ANA).length + 1)
      messages.push({ id: handoff.id, acts: actsIn(find() as Mail) })
    }
    for (const { acts } of messages) {
      const links = Object.values(acts)
      expect(links.length).toBe(3)
      for (let scan = 0; scan < 3; scan += 1)
        for (const link of links) {
          const looks = [
            open(link, 'HEAD'),
            open(link),
            open(link, 'GET', { 'sec-purpose': 'prefetch', purpose: 'prefetch' }),
          ]
          expect((await Promise.all(looks)).map(({ status }) => status)).toEqual([200, 200, 200])
        }
    }
    expect(await count()).toBe(decided)
    for (const { id } of messages) {
      expect(await ana.client.getHandoff(id)).toMatchObject({ state: 'offered', owner: { id: 'ana' } })
      const { events } = await ana.client.history(id)
      expect(events.map(({ type }) => type)).toEqual(['submitted', 'offered', 'told'])
    }
    // Nothing was spent: each link still does what it says.
    const last = messages.at(-1)
    expect((await press(last?.acts.Approve ?? '')).status).toBe(200)
    await desk.passTime(6_000)
    expect(await count()).toBe(decided + 1)
  })

  test('ten thousand links with something changed do nothing, and each says so', async () => {
    const { handoff, acts } = await told(ANA)
    const { origin, pathname } = new URL(acts.Approve ?? '')
    const token = pathname.slice('/a/'.length)
    const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    const mutated = Array.from({ length: 10_300 }, (_, n) => {
      const place = n % token.length
      const sign = SIGNS[(SIGNS.indexOf(token[place] ?? 'A') + 1 + Math.floor(n / token.length)) % SIGNS.length] ?? 'A'
      if (n % 100 === 0) return token.slice(0, place)
      return n % 101 === 0 ? token + sign : token.slice(0, place) + sign + token.slice(place + 1)
    })
      .filter((one) => one !== token && one !== '')
      .slice(0, 10_000)
    const answered = new Map<string, number>()
    for (let from = 0; from < mutated.length; from += 50)
      await Promise.all(
        mutated.slice(from, from + 50).map(async (one) => {
          const answer = await press(`${origin}/a/${one}`)
          const saysSo = (await answer.text()).includes('no link of this desk')
          const key = `${answer.status} ${saysSo}`
          answered.set(key, (answered.get(key) ?? 0) + 1)
        }),
      )
    expect([...answered]).toEqual([['404 true', 10_000]])
    expect(await ana.client.getHandoff(handoff.id)).toMatchObject({ state: 'offered' })
    expect((await press(acts.Approve ?? '')).status).toBe(200)
  })

  test('a link in a mailbox that its person took away does nothing', async () => {
    const { acts, handoff } = await told(BEN, { excluded: ['ana'] })
    const [channel] = (await ben.client.listMyChannels()).items
    await ben.client.removeChannel(channel?.id ?? '')
    const pressed = await press(acts.Approve ?? '')
    expect(pressed.status).toBe(410)
    expect(await pressed.text()).toContain('no longer one by which this person is told')
    expect((await ben.client.getHandoff(handoff.id)).state).toBe('offered')
  })
})
