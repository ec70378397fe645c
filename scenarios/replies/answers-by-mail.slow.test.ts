/**
 * Who answers a mail of the desk acts by it, and nobody else: whoever writes in somebody's name, with somebody else's address,
 * twice, or by a machine does nothing, and whom the message was for is told why. What comes back ends the use of its address.
 */
import type { StoppedDesk } from '@baton-desk/server'
import { startDatabases } from '@baton-desk/server/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { goodNote, minutes, openDesk, stores, type TestDesk } from '../desk.ts'
import { dump } from '../dump.ts'
import { actsIn, type Mail, type Mailbox, openMailbox, readableOf, signInByMail } from '../mailbox.ts'
import { ANSWERS, AUTHSERV, answered, asReceived, handOver, headerOf, SECRET, type Sent } from './answering.ts'
import { openImap } from './imap-server.ts'
import type { Answered } from './sixty-replies.ts'

const ANA = 'ana@example.com'
const BEN = 'ben@example.com'

describe.each(stores)('answers by mail, on %s', (kind) => {
  let mailbox: Mailbox
  let imap: Awaited<ReturnType<typeof openImap>>
  let databases: Awaited<ReturnType<typeof startDatabases>>
  let address: StoppedDesk
  let isStopped = false
  let desk: TestDesk
  let ana: Awaited<ReturnType<typeof signInByMail>>
  let ben: Awaited<ReturnType<typeof signInByMail>>
  beforeAll(async () => {
    mailbox = await openMailbox()
    imap = await openImap()
    const replies = { address: ANSWERS, authserv: AUTHSERV, inboundSecret: SECRET, imapUrl: imap.url }
    databases = await startDatabases(kind)
    address = await databases.createAddress()
    desk = await openDesk(kind, { ...address, config: { smtpUrl: mailbox.smtpUrl, replies }, sweepEveryMs: 100 })
    ana = await signInByMail(desk, mailbox, ANA)
    ben = await signInByMail(desk, mailbox, BEN)
  })
  afterAll(async () => {
    if (!isStopped) await desk?.stop()
    await databases?.stop()
    await imap?.close()
    await mailbox?.close()
  })
  const mailsTo = (address: string) => mailbox.mails.filter(({ to }) => to.includes(address))
  async function quiet() {
    for (let before = -1; before !== mailbox.mails.length; ) {
      before = mailbox.mails.length
      await desk.passTime(minutes(3))
    }
  }

  let asks = 0
  async function told(to = ANA, handing: Parameters<TestDesk['handOff']>[0] = {}) {
    asks += 1
    const ask = `Refund $180, number ${asks}`
    await quiet()
    const { handoff } = await desk.handOff({ urgency: 'fyi', ...handing, note: { ...goodNote, ask, ...handing.note } })
    const find = () => mailsTo(to).find((mail) => headerOf(mail, 'Subject').endsWith(ask))
    while (!find()) await mailbox.until(to, mailsTo(to).length + 1)
    const mail = find() as Mail
    return { handoff, mail, asked: answered(mail, to), acts: actsIn(mail) }
  }
  const write = (asked: Answered, text: string, sent: Partial<Sent> = {}) =>
    asReceived({ from: ANA, to: asked.replyTo, inReplyTo: asked.messageId, body: { text }, ...sent })
  /** What the desk wrote to this address after this was done. */
  async function toldAfter(address: string, doing: () => Promise<unknown>) {
    const before = mailsTo(address).length
    await doing()
    await mailbox.until(address, before + 1)
    return mailsTo(address)[before] as Mail
  }
  const stateOf = async (id: string) => (await ana.client.getHandoff(id)).state

  test('the offered word alone decides, as its person and by that channel; the mail says how, and the answer says that it is done', async () => {
    const { handoff, mail, asked } = await told()
    expect(readableOf(mail)).toContain('Or answer this mail with one word: accept, approve, reject.')
    expect(asked.replyTo).toMatch(/^answers\+[a-z2-7]{42}@desk\.example$/)
    const back = await toldAfter(ANA, async () => {
      expect(await handOver(desk, write(asked, 'Approve'))).toMatchObject({ status: 200, outcome: 'acted' })
    })
    expect(readableOf(back)).toContain('Approved.')
    expect(headerOf(back, 'Auto-Submitted')).toBe('auto-replied')
    expect(await ana.client.getHandoff(handoff.id)).toMatchObject({ decision: { kind: 'approve', by: 'ana' } })
    const { events } = await ana.client.history(handoff.id)
    expect(events.find(({ type }) => type === 'decided')?.by).toMatchObject({ id: 'ana', via: { kind: 'channel' } })
  })

  test('read from a mailbox by IMAP, an answer acts as well, and is marked as seen', async () => {
    const { handoff, asked } = await told()
    const back = await toldAfter(ANA, () => imap.deliver(write(asked, 'approve')))
    expect(readableOf(back)).toContain('Approved.')
    expect(await stateOf(handoff.id)).toBe('decided')
    await imap.untilSeen(1)
  })

  test('own words are read back; “yes” to that does it, “no” does nothing, and other words are read anew', async () => {
    const first = await told()
    const readBack = await toldAfter(ANA, () => handOver(desk, write(first.asked, 'Nein, zu spät gemeldet.')))
    expect(readableOf(readBack)).toContain('> Nein, zu spät gemeldet.')
    expect(readableOf(readBack)).toContain('Read as: You reject it')
    expect(await stateOf(first.handoff.id)).toBe('offered')
    const asked = answered(readBack, ANA)
    expect(await handOver(desk, write(asked, 'ja'))).toMatchObject({ outcome: 'acted' })
    expect(await ana.client.getHandoff(first.handoff.id)).toMatchObject({
      decision: { kind: 'reject', text: 'Nein, zu spät gemeldet.' },
    })

    const second = await told()
    const again = answered(await toldAfter(ANA, () => handOver(desk, write(second.asked, 'ok, danke'))), ANA)
    expect(await handOver(desk, write(again, 'no'))).toMatchObject({ outcome: 'left' })
    expect(await stateOf(second.handoff.id)).toBe('offered')
    expect(await handOver(desk, write(again, 'approve'))).toMatchObject({ outcome: 'acted' })
    expect(await stateOf(second.handoff.id)).toBe('decided')
  })

  test('what was read back can be confirmed on its page too, with the words that were written', async () => {
    const { handoff, asked } = await told()
    const back = await toldAfter(ANA, () => handOver(desk, write(asked, 'No, they had two refunds')))
    const url = actsIn(back).Reject ?? ''
    expect(await (await fetch(url)).text()).toContain('No, they had two refunds</textarea>')
    expect(await stateOf(handoff.id)).toBe('offered')
  })

  const NAMES: [string, (asked: Answered) => Partial<Sent>, string][] = [
    [
      'a spoofed sender, which the server says is false',
      () => ({ results: [`${AUTHSERV}; dmarc=fail header.from=example.com`] }),
      'is not really from there',
    ],
    [
      'a spoofed sender of whom the server says nothing',
      () => ({ results: null }),
      'did not say that it is really from there',
    ],
    [
      'a word of another server',
      () => ({ results: ['mx.evil.example; dmarc=pass header.from=example.com'] }),
      'did not say',
    ],
    [
      'a word of the server beneath that of another',
      () => ({ results: ['mx.evil.example; dmarc=none', `${AUTHSERV}; dmarc=pass header.from=example.com`] }),
      'did not say',
    ],
    [
      'a word of the server that came with the mail, beneath what it says itself',
      () => ({
        results: [`${AUTHSERV}; dmarc=fail header.from=example.com`, `${AUTHSERV}; dmarc=pass header.from=example.com`],
      }),
      'is not really from there',
    ],
    [
      'a pass within a comment, or a text in quotes',
      () => ({
        results: [
          `${AUTHSERV} (x; dmarc=pass header.from=example.com); spf=pass reason="a; dmarc=pass header.from=example.com"`,
        ],
      }),
      'did not say',
    ],
    [
      'a pass for another domain',
      () => ({ results: [`${AUTHSERV}; dmarc=pass header.from=evil.example`] }),
      'is not really from there',
    ],
    ['an address of somebody else', () => ({ from: 'eve@example.com' }), 'came from eve@example.com'],
    [
      'the address of another person of the workspace, with the token of this one',
      () => ({ from: BEN }),
      'came from ben@example.com',
    ],
    ['two senders', () => ({ headers: [`From: Eve <eve@evil.example>`] }), 'no sender, or more than one'],
  ]
  test.each(NAMES)('%s: 0 acts, and whom the message was for is told why', async (_name, sent, why) => {
    const { handoff, asked } = await told()
    const back = await toldAfter(ANA, async () => {
      expect(await handOver(desk, write(asked, 'approve', sent(asked)))).toMatchObject({ outcome: 'not_counted' })
    })
    expect(readableOf(back)).toContain(why)
    expect(readableOf(back)).toContain('Nothing was done.')
    expect(await stateOf(handoff.id)).toBe('offered')
  })

  test('somebody else’s answer to their own message does nothing to this one, and a token with a sign changed is no token', async () => {
    const { handoff, asked } = await told()
    const bens = await told(BEN, { excluded: ['ana'] })
    expect(await handOver(desk, write(bens.asked, 'approve', { from: BEN }))).toMatchObject({ outcome: 'acted' })
    expect(await stateOf(handoff.id)).toBe('offered')
    const token = asked.replyTo.match(/\+(\w+)@/)?.[1] ?? ''
    for (let place = 0; place < token.length; place += 1) {
      const sign = token[place] === 'a' ? 'b' : 'a'
      const to = asked.replyTo.replace(token, token.slice(0, place) + sign + token.slice(place + 1))
      const outcome = await handOver(desk, write({ ...asked, replyTo: to }, 'approve', { inReplyTo: undefined }))
      expect(outcome).toMatchObject({ outcome: 'unknown', words: expect.stringContaining('answers no message') })
    }
    expect(await stateOf(handoff.id)).toBe('offered')
  })

  test('without a plus in the address, which some servers do not know, an answer is found by what it refers to', async () => {
    const { handoff, asked } = await told()
    expect(await handOver(desk, write(asked, 'accept', { to: ANSWERS }))).toMatchObject({ outcome: 'acted' })
    expect(await stateOf(handoff.id)).toBe('accepted')
  })

  test('a mail that comes again does nothing, and says so; one that says the same anew finds that it was done', async () => {
    const { handoff, asked } = await told()
    const mail = write(asked, 'accept')
    expect(await handOver(desk, mail)).toMatchObject({ outcome: 'acted' })
    for (let n = 0; n < 3; n += 1)
      expect(await handOver(desk, mail)).toMatchObject({
        outcome: 'seen_before',
        words: expect.stringContaining('came before'),
      })
    const back = await toldAfter(ANA, () => handOver(desk, write(asked, 'accept')))
    expect(readableOf(back)).toContain('used already')
    expect((await ana.client.history(handoff.id)).events.filter(({ type }) => type === 'accepted')).toHaveLength(1)
  })

  test('what machines write decides nothing and gets no answer', async () => {
    const { handoff, asked } = await told()
    const before = mailbox.mails.length
    for (const header of [
      'Auto-Submitted: auto-replied',
      'Precedence: bulk',
      'Precedence: auto_reply',
      'X-Autoreply: yes',
      'X-Auto-Response-Suppress: All',
      'List-Id: <team.example.com>',
      'Return-Path: <>',
    ])
      expect(await handOver(desk, write(asked, 'approve', { headers: [header] }))).toMatchObject({
        outcome: 'automatic',
      })
    for (const subject of ['Automatic reply: Refund', 'Abwesenheitsnotiz: Refund', 'Réponse automatique : Refund'])
      expect(await handOver(desk, write(asked, 'approve', { subject }))).toMatchObject({ outcome: 'automatic' })
    expect(await stateOf(handoff.id)).toBe('offered')
    expect(mailbox.mails.length).toBe(before)
  })

  test('what is kept for the signed-in is answered with the way to it', async () => {
    const { handoff, asked } = await told(ANA, { note: { sensitivity: [{ kind: 'financial' }] } })
    const back = await toldAfter(ANA, () => handOver(desk, write(asked, 'approve')))
    expect(readableOf(back)).toContain('decided signed in')
    expect(readableOf(back)).toContain(`/h/${handoff.id}`)
    expect(await stateOf(handoff.id)).toBe('offered')
  })

  test('a mail that is handed over with another secret, or changed on the way, is not read', async () => {
    const { handoff, asked } = await told()
    const other = `whsec_${Buffer.from('another secret, of somebody else').toString('base64')}`
    expect((await handOver(desk, write(asked, 'approve'), other)).status).toBe(401)
    const unsigned = await fetch(`${desk.url}/mail/inbound`, { method: 'POST', body: JSON.stringify({ message: 'x' }) })
    expect(unsigned.status).toBe(401)
    expect(await stateOf(handoff.id)).toBe('offered')
  })

  test('what comes back hours later ends the use of its address, and what it told of goes on to the next person', async () => {
    const { handoff, asked } = await told(BEN, { excluded: ['ana'] })
    const bounce = (parts: { to?: string; action?: string; status?: string }) => bounceOf(asked, { of: BEN, ...parts })
    for (const harmless of [{ action: 'delayed', status: '4.4.1' }, { to: 'somebody@else.example' }])
      expect(await handOver(desk, bounce(harmless))).toMatchObject({ outcome: 'delayed' })
    expect((await ben.client.listMyChannels()).items).toMatchObject([{ failingSince: null }])
    // To the bare address: found by what the report gives back of the message.
    expect(await handOver(desk, bounce({}))).toMatchObject({ outcome: 'bounced' })
    expect(await handOver(desk, bounce({}))).toMatchObject({ outcome: 'delayed' })
    const [channel] = (await ben.client.listMyChannels()).items
    expect(channel).toMatchObject({
      failingSince: expect.any(String),
      lastError: expect.stringContaining('User unknown'),
    })
    while ((await ana.client.getHandoff(handoff.id)).owner.id === 'ben') await desk.passTime(1_000)
    const { events } = await ana.client.history(handoff.id)
    expect(events.map(({ type }) => type)).toEqual(expect.arrayContaining(['told', 'not_told']))
  })

  test('what was written in an answer is forgotten with the customer it is about', async () => {
    const { handoff, asked } = await told(ANA, { customer: 'C-2041' })
    await toldAfter(ANA, () => handOver(desk, write(asked, 'No, ZqwrittenQz has had two refunds')))
    await desk.agent.client.withdraw(handoff.id, { reason: 'They called.' })
    await (await desk.person('sam')).eraseCustomer({ customer: 'C-2041' })
    await desk.stop()
    isStopped = true
    expect(await dump(address)).not.toContain('ZqwrittenQz')
  })
})

/** A report of a mail server on a message that did not arrive, with the head of what was sent (RFC 3464). */
function bounceOf(
  asked: Answered,
  { of, to = of, action = 'failed', status = '5.1.1' }: { of: string; to?: string; action?: string; status?: string },
): string {
  return [
    'Return-Path: <>',
    'From: Mail Delivery System <MAILER-DAEMON@mail.example.com>',
    `To: ${ANSWERS}`,
    'Subject: Undelivered Mail Returned to Sender',
    `Message-ID: <${Math.random()}@mail.example.com>`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'I am sorry to have to inform you that your message could not be delivered. approve',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mail.example.com',
    '',
    `Final-Recipient: rfc822; ${to}`,
    `Action: ${action}`,
    `Status: ${status}`,
    'Diagnostic-Code: smtp; 550 5.1.1 User unknown',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${asked.messageId}`,
    `To: ${of}`,
    '--b--',
    '',
  ].join('\r\n')
}
