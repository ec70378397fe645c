import type { WrittenPlaybook } from '@baton-desk/core'
import { BatonError } from '@baton-desk/sdk'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDesk, playbook, stores, type TestDesk } from './desk.ts'
import { type Mailbox, openMailbox, signInByMail } from './mailbox.ts'

const { sales, support } = playbook.lanes
const { ana: _, ...others } = playbook.people
if (!sales || !support) throw new Error('expected the lanes of the desk')
const withoutAna: WrittenPlaybook = {
  ...playbook,
  people: others,
  lanes: { sales, support: { ...support, owners: { people: ['cara'] }, escalation: [] } },
}

describe.each(stores)('a person who leaves while owning handoffs, on %s', (kind) => {
  let desk: TestDesk
  let mailbox: Mailbox
  beforeAll(async () => {
    mailbox = await openMailbox()
    desk = await openDesk(kind, { config: { smtpUrl: mailbox.smtpUrl } })
    await signInByMail(desk, mailbox, 'sam@example.com')
  })
  afterAll(async () => {
    await desk.stop()
    await mailbox.close()
  })

  test('has them passed on at once, by the steps they were judged by, and new owners and last resort are told', async () => {
    const sam = await desk.person('sam')
    const ana = await desk.person('ana')
    const ben = await desk.person('ben')
    const handOff = async () => (await desk.handOff()).handoff
    const offered = await handOff()
    const accepted = await handOff()
    await ana.accept(accepted.id, {})
    const asked = await handOff()
    await ana.accept(asked.id, {})
    await ana.ask(asked.id, { question: 'Which card?' })
    const decided = await handOff()
    await ana.decide(decided.id, { kind: 'approve', noteVersion: 1 })
    const movedToHer = (await desk.handOff({ lane: 'sales' })).handoff
    await ben.accept(movedToHer.id, {})
    await ben.move(movedToHer.id, { to: { person: 'ana' }, reason: 'Knows them.' })

    const { version } = await sam.getPlaybook()
    await sam.putPlaybook({ document: withoutAna, basedOn: version })
    // After the link by which he has shown that he is told there.
    await mailbox.until('sam@example.com', 2)

    for (const { id } of [offered, accepted, asked]) {
      const view = await sam.getHandoff(id)
      expect(view).toMatchObject({ state: 'offered', owner: { id: 'ben' }, playbook: version })
      const { events, intact } = await sam.history(id)
      expect(intact).toBe(true)
      expect(events.findLast(({ type }) => type !== 'told')).toMatchObject({
        type: 'escalated',
        by: { kind: 'desk' },
        sentence: 'The owner is no longer in the playbook: passed from Ana Pohl to Ben Katz.',
        data: {
          because: 'owner_left',
          told: [
            { person: 'ben', about: 'offered' },
            { person: 'ana', about: 'taken_from_you' },
            { person: 'sam', about: 'owner_left' },
          ],
        },
      })
    }
    expect(await sam.getHandoff(decided.id)).toMatchObject({
      state: 'decided',
      owner: { id: 'ben' },
      decision: { byName: 'Ana Pohl' },
    })
    expect(await sam.getHandoff(movedToHer.id)).toMatchObject({ state: 'accepted', owner: { id: 'ben' } })

    const { items } = await sam.listNotices()
    expect(items).toMatchObject([
      { subject: 'Ana Pohl has left the playbook; 4 handoffs of theirs went to somebody else', seenAt: null },
    ])
    expect(items[0]?.body).toContain('Who has them now: Ben Katz 4.')
    await sam.seeNotice(items[0]?.id ?? '')
    expect((await sam.listNotices()).items).toMatchObject([{ seenAt: expect.any(String) }])
    expect((await ben.listNotices()).items).toEqual([])

    // What she could do before is refused, and nothing is given to her again, whatever version it was judged by.
    await expect(ana.accept(offered.id, {})).rejects.toMatchObject({ code: 'not-allowed' })
    await ben.decline(offered.id, { reason: 'Not mine.' })
    expect((await sam.getHandoff(offered.id)).owner.id).toBe('cara')
  })

  test('is taken out of the workspace only once the playbook does without them, and then opens nothing', async () => {
    const sam = await desk.person('sam')
    const ana = await desk.person('ana')
    await expect(sam.removeMember('ben')).rejects.toMatchObject({ code: 'wrong-state' })
    expect((await ana.desk()).me.id).toBe('ana')
    await sam.removeMember('ana')
    const refused = await ana.desk().catch((error) => error)
    expect(refused).toBeInstanceOf(BatonError)
    expect(refused.problem.status).toBe(401)
    await expect(sam.removeMember('ana')).rejects.toMatchObject({ code: 'not-found' })
    const { rows } = await sam.listHandoffs({ view: 'all' })
    expect(rows.map(({ owner }) => owner.id)).not.toContain('ana')
  })
})
