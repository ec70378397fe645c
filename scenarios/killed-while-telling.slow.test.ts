/**
 * The desk is killed between a commit and the mail that tells of it, again and again, in a process of its own: whoever is
 * asked gets at least one mail, always under one id, and the history says so once.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, createClient } from '@baton-desk/sdk'
import { startDatabases } from '@baton-desk/server/testing'
import { describe, expect, test } from 'vitest'
import { freePort, goodNote, playbook, stores } from './desk.ts'
import { type DeskProcess, startDeskProcess } from './desk-process.ts'
import { addressOf, type MailPoint, messageOf, openMailbox, readableOf, signInByMail } from './mailbox.ts'

/** All of them are played by `BATON_KILLS=50 npx vitest run scenarios/killed-while-telling.slow.test.ts`. */
const ROUNDS = Number(process.env.BATON_KILLS ?? 4)
/** When it is killed: before anything of the mail, or as the mail server is told of it, has it, or has just said so. */
const POINTS = ['committed', 'addressed', 'taken', 'answered'] as const
/** Of a message that was taken up: another process takes it up after so long. */
const TAKEN_UP_FOR = 91_000

const { support } = playbook.lanes
if (!support) throw new Error('expected the lane of the desk')
const PEOPLE = Array.from({ length: ROUNDS }, (_, n) => `person${n}`)
const patient = { now: '7d', today: '7d', this_week: '7d', fyi: '7d' }
/** Each round is somebody's own, so that no mail of a moment ago makes the next one wait. */
const written = {
  ...playbook,
  people: {
    ...playbook.people,
    ...Object.fromEntries(PEOPLE.map((id) => [id, { name: id, email: addressOf(id) }])),
  },
  lanes: Object.fromEntries(
    PEOPLE.map((id) => [id, { ...support, name: id, owners: { people: [id] }, accept: patient }]),
  ),
}

describe.each(stores)('killed while it tells, on %s', (kind) => {
  test(`${ROUNDS} times: at least one mail for each handoff, under one id, and one line in its history`, async () => {
    let die: (() => Promise<void>) | undefined
    let wanted: { point: MailPoint; to: string } | undefined
    const mailbox = await openMailbox({
      async at(point, to) {
        if (point !== wanted?.point || to !== wanted.to) return
        wanted = undefined
        await die?.()
      },
    })
    const databases = kind === 'postgres' ? await startDatabases(kind) : undefined
    const folder = mkdtempSync(join(tmpdir(), 'baton-telling-'))
    const place = {
      ...(databases ? await databases.createAddress() : { dataDir: join(folder, 'data') }),
      port: await freePort(),
      smtpUrl: mailbox.smtpUrl,
      playbook: written,
      shift: 0,
    }
    let desk: DeskProcess = await startDeskProcess(place)
    try {
      const agent = connect({ url: desk.url, key: desk.agentKey ?? '' })
      const sam = createClient({ baseUrl: desk.url, key: desk.personKey ?? '' })
      for (const id of PEOPLE) await signInByMail(desk, mailbox, addressOf(id))
      await desk.kill()

      const handed: { id: string; ask: string; point: string; person: string }[] = []
      for (const [round, person] of PEOPLE.entries()) {
        const point = POINTS[round % POINTS.length] ?? 'committed'
        desk = await startDeskProcess(place)
        const { kill } = desk
        const killed = new Promise<void>((resolve) => {
          die = () => kill().finally(resolve)
        })
        if (point !== 'committed') wanted = { point, to: addressOf(person) }
        const ask = `Refund what ${person} asks for`
        const { handoff } = await agent.handOff({
          lane: person,
          urgency: 'today',
          note: { ...goodNote, ask },
          reference: `round-${round}`,
        })
        if (point === 'committed') await die?.()
        await killed
        handed.push({ id: handoff.id, ask, point, person })
        place.shift += TAKEN_UP_FOR
      }
      desk = await startDeskProcess(place)
      const mailsOf = (ask: string) => mailbox.mails.filter((mail) => readableOf(mail).includes(ask))
      for (const { person, ask } of handed)
        while (mailsOf(ask).length === 0)
          await mailbox.until(
            addressOf(person),
            mailbox.mails.filter(({ to }) => to.includes(addressOf(person))).length + 1,
          )
      // Written after the mail went out; the last of them may be under way.
      for (const { id } of handed)
        await expect
          .poll(async () => (await sam.history(id)).events.filter(({ type }) => type === 'told').length)
          .toBeGreaterThan(0)
      for (const { id, ask, point } of handed) {
        const ids = new Set(mailsOf(ask).map(messageOf))
        const { events, intact } = await sam.history(id)
        const told = events.filter(({ type }) => type === 'told')
        expect([point, intact, told.length, [...ids]]).toEqual([point, true, 1, [told[0]?.data.message]])
      }
      const mails = handed.map(({ ask }) => mailsOf(ask))
      const ids = new Set(mails.flat().map(messageOf))
      // SMTP has no “you have this already”: whoever reads mail folds by Message-ID, or sees it twice.
      console.log(
        `${kind}: ${ROUNDS} kills, ${mails.flat().length} mails under ${ids.size} ids; ${mails.filter(({ length }) => length > 1).length} came more than once under their one id`,
      )
    } finally {
      await desk.kill()
      await mailbox.close()
      await databases?.stop()
      rmSync(folder, { recursive: true, force: true })
    }
    // A process is started anew in each round; it ends only what would never end by itself.
  }, 3_600_000)
})
