/** The digest of the week: on Monday at 8 by the clock of the workspace, once, with the numbers of the page, to who wants it. */
import { type HandoffView, isRefusal, type Role, starterPlaybook } from '@baton-desk/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApp, openTestWorkspace } from '../testing/app.ts'
import { STORE_KINDS, startDatabases, type TestDatabases } from '../testing/databases.ts'
import { answerCall } from './answer-call.ts'
import type { App } from './app.ts'
import type { Caller } from './caller.ts'
import { openWorkspace } from './open-workspace.ts'
import { sendDigests } from './weekly-digest.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

describe.each(STORE_KINDS)('the digest of the week, on %s', (kind) => {
  let databases: TestDatabases
  let shift = 0
  let desks: App[]
  beforeAll(async () => {
    databases = await startDatabases(kind)
    const options = { ...(await databases.createAddress()), clockShift: () => shift, jobs: false }
    // Two desks on one PostgreSQL; of an embedded one there is one, twice at once.
    const first = await databases.open(options)
    const second = kind === 'postgres' ? await databases.open(options) : first
    desks = [createTestApp(first), createTestApp(second)]
  })
  afterAll(() => databases.stop())

  const round = async () => {
    const made = await Promise.all(
      desks.map(async (desk) => {
        const due = await desk.store.claimDigests()
        for (const one of due) await sendDigests(desk, one)
        return due.length
      }),
    )
    return made.reduce((sum, one) => sum + one, 0)
  }
  /** Monday of the week after next, midnight. */
  const monday = () => {
    const day = new Date(Date.now() + 14 * DAY).setUTCHours(0, 0, 0, 0)
    return day - ((new Date(day).getUTCDay() + 6) % 7) * DAY
  }
  const goTo = (at: number) => {
    shift = at - Date.now()
  }

  test('comes once, to whoever wants it, of last week, and never of practice', async () => {
    const [desk] = desks
    if (!desk) throw new Error('expected a desk')
    const { workspace } = await openTestWorkspace(desk)
    await openWorkspace(desk, {
      ...{ name: 'Practice', practice: true, admin: 'sam', agent: { id: 'robin', name: 'Robin' } },
      people: [{ person: 'sam', name: 'Sam', role: 'admin', practice: true }],
      playbook: starterPlaybook({ person: { id: 'sam', name: 'Sam' }, timeZone: 'UTC' }),
    })
    const call = async <T>(
      caller: Caller,
      endpoint: Parameters<typeof answerCall>[1]['endpoint'],
      more: object = {},
    ) => {
      const answer = await answerCall(desk, {
        ...{ endpoint, caller, address: '10.0.0.1', signal: new AbortController().signal },
        ...more,
      } as never)
      if (isRefusal(answer)) throw new Error((answer as { detail: string }).detail)
      return answer as T
    }
    const person = (id: string, role: Role): Caller => ({ kind: 'person', workspace, id, role })
    const robin: Caller = { kind: 'agent', workspace, id: 'robin' }
    const [ana, sam] = [person('ana', 'member'), person('sam', 'admin')]
    const noticesOf = async (who: Caller) =>
      (await call<{ items: { id: string; subject: string; body: string }[] }>(who, 'listNotices')).items.filter(
        ({ id }) => id.startsWith('digest-'),
      )

    goTo(monday() + 2 * DAY)
    // Nobody hears of weeks before there was a digest.
    expect(await round()).toBe(1)
    expect(await noticesOf(sam)).toEqual([])
    for (let n = 0; n < 3; n += 1) {
      const { handoff } = await call<{ handoff: HandoffView }>(robin, 'handOff', {
        body: { json: { lane: 'support', urgency: 'now', note: { ask: `Call back ${n}` } } },
      })
      await call(ana, 'decide', { id: handoff.id, body: { json: { kind: 'done', noteVersion: 1 } } })
    }

    goTo(monday() + 7 * DAY + 8 * HOUR - 60_000)
    expect(await round()).toBe(0)
    goTo(monday() + 7 * DAY + 8 * HOUR + 60_000)
    expect(await round()).toBe(1)
    expect(await round()).toBe(0)
    const [mine, theirs] = [await noticesOf(ana), await noticesOf(sam)]
    expect([mine.length, theirs.length]).toEqual([1, 1])
    expect(mine[0]?.subject).toMatch(/^Week of .*: 3 handoffs$/)

    // The same numbers as the page shows of these days.
    const from = new Date(monday()).toISOString().slice(0, 10)
    const to = new Date(monday() + 6 * DAY).toISOString().slice(0, 10)
    const { measures } = await call<{
      measures: { title: string; figure: { id: string; n: number; count: number } }[]
    }>(sam, 'measures', { query: { from, to } })
    for (const id of ['from_note', 'on_time']) {
      const found = measures.find(({ figure }) => figure.id === id)
      expect(theirs[0]?.body).toContain(`${found?.title}: ${found?.figure.count} of ${found?.figure.n}`)
    }
    expect(theirs[0]?.body).not.toMatch(/\d %/)
    // What Ana decided is told to her alone.
    expect(mine[0]?.body).toContain('What you decided yourself')
    expect(theirs[0]?.body).not.toContain('What you decided yourself')

    await desk.store.transaction(workspace, (records) => records.people.change('ana', { wantsDigest: false }))
    for (const one of desks) await one.factsChanged(workspace)
    await call(robin, 'handOff', { body: { json: { lane: 'support', urgency: 'now', note: { ask: 'Call back' } } } })
    goTo(monday() + 14 * DAY + 9 * HOUR)
    expect(await round()).toBe(1)
    expect([(await noticesOf(ana)).length, (await noticesOf(sam)).length]).toEqual([1, 2])
  })
})
