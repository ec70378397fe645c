/**
 * Sixty answers by mail, as people of four languages and eight programs write them: each does what was meant or is read back
 * in words, and none does anything else.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { goodNote, minutes, openDesk, type TestDesk } from '../desk.ts'
import { type Mail, type Mailbox, openMailbox, readableOf, signInByMail } from '../mailbox.ts'
import { ANSWERS, AUTHSERV, answered, asReceived, handOver, headerOf, SECRET } from './answering.ts'
import { bodyOf, type Meant, type Reply, SIXTY } from './sixty-replies.ts'

const ANA = 'ana@example.com'
const NOTES = {
  approve: goodNote,
  answer: {
    ...goodNote,
    draft: undefined,
    next: { decision: { kind: 'answer' as const, question: 'When does the engineer come?' } },
  },
  choose: {
    ...goodNote,
    draft: undefined,
    next: {
      decision: {
        kind: 'choose' as const,
        question: 'When?',
        options: [
          { id: 'today', label: 'Today' },
          { id: 'later', label: 'Later this week' },
        ],
      },
    },
  },
}

describe('sixty answers by mail', () => {
  let mailbox: Mailbox
  let desk: TestDesk
  let ana: Awaited<ReturnType<typeof signInByMail>>
  beforeAll(async () => {
    mailbox = await openMailbox()
    const replies = { address: ANSWERS, authserv: AUTHSERV, inboundSecret: SECRET }
    desk = await openDesk('embedded', { config: { smtpUrl: mailbox.smtpUrl, replies }, sweepEveryMs: 100 })
    ana = await signInByMail(desk, mailbox, ANA)
  })
  afterAll(async () => {
    await desk?.stop()
    await mailbox?.close()
  })
  /** Until all that waits was told: what comes next is then told alone. */
  async function quiet() {
    for (let before = -1; before !== mailbox.mails.length; ) {
      before = mailbox.mails.length
      await desk.passTime(minutes(2))
    }
  }
  const mails = () => mailbox.mails.filter(({ to }) => to.includes(ANA))

  /** What it did to the handoff, and what the mail that came back read it as. */
  async function tryOut(reply: Reply, n: number) {
    await quiet()
    const ask = `Look at answer ${n} of sixty`
    const { handoff } = await desk.handOff({ urgency: 'fyi', note: { ...NOTES[reply.asked], ask } })
    await desk.passTime(minutes(2))
    const find = () => mails().find((mail) => headerOf(mail, 'Subject').endsWith(ask))
    while (!find()) await mailbox.until(ANA, mails().length + 1)
    const asked = answered(find() as Mail, ANA)
    const came = mails().length
    const { outcome } = await handOver(
      desk,
      asReceived({ from: ANA, to: asked.replyTo, inReplyTo: asked.messageId, body: bodyOf(reply, asked) }),
    )
    await mailbox.until(ANA, came + 1)
    const back = readableOf(mails()[came] as Mail)
    const now = await ana.client.getHandoff(handoff.id)
    const { decision } = now
    const did: Meant =
      decision?.kind === 'approve' || decision?.kind === 'reject'
        ? decision.kind
        : decision?.option === 'today'
          ? 'first option'
          : decision?.kind === 'answer'
            ? 'answer'
            : now.state === 'accepted'
              ? 'accept'
              : 'nothing'
    // Over for good, or the next mail tells of this one too.
    if (!decision) await desk.agent.client.withdraw(handoff.id, { reason: 'Enough seen.' })
    else {
      await desk.agent.client.acknowledge(handoff.id, { decisionId: decision.id })
      await desk.agent.client.reportEffect(handoff.id, { decisionId: decision.id, outcome: 'done' })
    }
    const readAs = READ_AS.find(([words]) => back.includes(words))?.[1] ?? 'nothing'
    return { outcome, did, readAs, back, handoff: now }
  }

  const READ_AS: [string, Meant][] = [
    ['Read as: You take it', 'accept'],
    ['Read as: You approve it', 'approve'],
    ['Read as: You reject it', 'reject'],
    ['Read as: The agent gets your words', 'answer'],
  ]
  const counted = new Map<string, number>()
  const count = (what: string) => counted.set(what, (counted.get(what) ?? 0) + 1)

  test.each(SIXTY.map((reply, n) => [n + 1, reply.language, reply.program, reply.words, reply] as const))(
    '%i: %s, %s: %s',
    async (n, _language, _program, _words, reply) => {
      const { outcome, did, readAs, back } = await tryOut(reply, n)
      // Acts only as it was meant; what is read back names what was meant, or no act at all.
      expect([reply.meant, 'nothing'], back).toContain(did)
      expect([reply.meant, 'nothing'], back).toContain(readAs)
      if (did === 'nothing') expect(back).toMatch(/Nothing was done yet/)
      if (outcome === 'read_back') expect(back).toContain('You wrote:')
      count(did !== 'nothing' ? 'acted' : readAs !== 'nothing' ? 'read back as meant' : 'asked which word')
    },
  )

  test('counted: how many acted, were read back as what was meant, and were asked for a word', () => {
    console.log(`Sixty answers: ${JSON.stringify(Object.fromEntries(counted))}`)
    expect([...counted.values()].reduce((sum, one) => sum + one, 0)).toBe(60)
    // Offered words alone act, in whatever program they are written.
    expect(counted.get('acted')).toBe(SIXTY.filter(isOfferedWord).length)
  })
})

const isOfferedWord = ({ words, asked }: Reply): boolean =>
  /^\W*(approve|accept)\W*$/i.test(words) || (asked === 'choose' && words === 'Today')
