import { minutes, type WrittenPlaybook } from '@baton-desk/core'
import { BatonError, type Client } from '@baton-desk/sdk'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDesk, playbook, stores, type TestDesk } from './desk.ts'

const { sales, support } = playbook.lanes
if (!sales || !support) throw new Error('expected the lanes of the desk')

/** Support by Ben alone, with more time. */
const benAlone: WrittenPlaybook = {
  ...playbook,
  lanes: { sales, support: { ...support, owners: { people: ['ben'] }, escalation: [], accept: hours(2) } },
}
/** Somebody else has sales. */
const caraSells: WrittenPlaybook = {
  ...playbook,
  lanes: { support, sales: { ...sales, owners: { people: ['cara'] } } },
}

function hours(n: number) {
  return { now: `${n}h`, today: `${n}h`, this_week: `${n}h`, fyi: `${n}h` }
}

describe.each(stores)('a playbook and its versions, on %s', (kind) => {
  let desk: TestDesk
  let sam: Client
  let cara: Client
  beforeAll(async () => {
    desk = await openDesk(kind)
    sam = await desk.person('sam')
    await sam.changeMember('cara', { role: 'admin' })
    cara = await desk.person('cara')
  })
  afterAll(() => desk.stop())

  const newest = async () => (await sam.getPlaybook()).version
  const refusedBy = async (call: Promise<unknown>) => {
    const error = await call.then(
      () => undefined,
      (thrown) => thrown,
    )
    if (!(error instanceof BatonError)) throw new Error('expected a refusal')
    return error.problem
  }

  test('of two who edit the same version the second is told what the first changed, and nothing is lost', async () => {
    const basedOn = await newest()
    const first = await sam.putPlaybook({ document: benAlone, basedOn, why: 'Ana is on leave.' })
    expect(first).toMatchObject({ version: basedOn + 1, writtenBy: { name: 'Sam Okafor' }, why: 'Ana is on leave.' })

    const problem = await refusedBy(cara.putPlaybook({ document: caraSells, basedOn }))
    expect(problem).toMatchObject({ code: 'playbook-changed', status: 409, newest: basedOn + 1, writtenBy: 'sam' })
    expect((problem.changed as { words: string }[]).map(({ words }) => words)).toEqual(
      expect.arrayContaining(['Ana Pohl no longer takes handoffs of Support.']),
    )
    expect((await sam.getPlaybook()).version).toBe(basedOn + 1)

    const both = { ...benAlone, lanes: { ...benAlone.lanes, sales: caraSells.lanes.sales } } as WrittenPlaybook
    const merged = await cara.putPlaybook({ document: both, basedOn: basedOn + 1, why: 'Sales to Cara.' })
    expect(merged.version).toBe(basedOn + 2)
    expect((await sam.comparePlaybooks(`${merged.version}`)).changes.map(({ words }) => words)).toEqual([
      'Cara Lund takes handoffs of Sales now.',
      'Ben Katz no longer takes handoffs of Sales.',
      'Sales, owners, people was Ben Katz and is Cara Lund.',
    ])
    const { items, inForce } = await sam.listPlaybooks({ limit: 2 })
    expect(inForce).toBe(merged.version)
    expect(items).toMatchObject([
      { version: merged.version, writtenBy: { id: 'cara', name: 'Cara Lund' }, why: 'Sales to Cara.' },
      { version: merged.version - 1, writtenBy: { id: 'sam' }, why: 'Ana is on leave.' },
    ])
  })

  test('of two who write at the same moment one is first', async () => {
    const basedOn = await newest()
    const results = await Promise.allSettled([
      sam.putPlaybook({ document: benAlone, basedOn }),
      cara.putPlaybook({ document: caraSells, basedOn }),
    ])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'playbook-changed' } })
    expect(await newest()).toBe(basedOn + 1)
  })

  test('a version whose answer was lost is sent again and is still one version', async () => {
    const basedOn = await newest()
    const change = { document: { ...playbook, name: 'Sent twice' }, basedOn }
    const first = await sam.putPlaybook(change)
    expect(await sam.putPlaybook(change)).toEqual(first)
    expect(await newest()).toBe(basedOn + 1)
    expect((await refusedBy(cara.putPlaybook(change))).code).toBe('playbook-changed')
  })

  test('a new version changes nothing that is already running', async () => {
    await sam.putPlaybook({ document: playbook, basedOn: await newest() })
    const judgedBy = await newest()
    const { handoff } = await desk.handOff()
    expect(handoff).toMatchObject({ owner: { id: 'ana' }, playbook: judgedBy })

    await sam.putPlaybook({ document: benAlone, basedOn: judgedBy })
    expect(await desk.agent.read(handoff)).toMatchObject({ owner: { id: 'ana' }, due: handoff.due, playbook: judgedBy })
    await desk.passTime(minutes(11))
    // Ben alone has no step behind him; by the version it was judged by, Ben and then Cara stand behind Ana.
    expect(await desk.agent.read(handoff)).toMatchObject({ owner: { id: 'ben' }, playbook: judgedBy })
    await desk.passTime(minutes(11))
    expect(await desk.agent.read(handoff)).toMatchObject({ owner: { id: 'cara' }, playbook: judgedBy })

    const { handoff: later } = await desk.handOff()
    expect(later).toMatchObject({ owner: { id: 'ben' }, playbook: judgedBy + 1 })
  })

  test('rolling back makes a new version of the old one, as it was written', async () => {
    const text = `# Ours since the spring\n${JSON.stringify(playbook)}`
    const written = await sam.putPlaybook({ document: text, basedOn: await newest() })
    await sam.putPlaybook({ document: benAlone, basedOn: written.version })
    const back = await sam.rollBackPlaybook(`${written.version}`, { basedOn: written.version + 1 })
    expect(back).toMatchObject({ version: written.version + 2, why: `Back to version ${written.version}.`, text })
    expect(back.document).toEqual(written.document)
    const { changes } = await sam.comparePlaybooks(`${back.version}`, { since: written.version })
    expect(changes).toEqual([])
    const problem = await refusedBy(sam.rollBackPlaybook(`${written.version}`, { basedOn: written.version }))
    expect(problem.code).toBe('playbook-changed')
    expect((await refusedBy(sam.rollBackPlaybook('9999', { basedOn: back.version }))).code).toBe('not-found')
  })

  test('a version whose last resort nobody has ever seen does not load', async () => {
    const people = { ...playbook.people, dora: { name: 'Dora Lind', email: 'dora@example.com' } }
    const basedOn = await newest()
    const problem = await refusedBy(sam.putPlaybook({ document: { ...playbook, people, lastResort: 'dora' }, basedOn }))
    expect(problem.code).toBe('playbook-refused')
    expect(problem.detail).toContain('Dora Lind is the last resort of Support and cannot be reached')
    expect(await newest()).toBe(basedOn)
  })

  test('a lane that asks for a skill goes to who has it, and the history says who was passed over for it', async () => {
    const people = {
      ...playbook.people,
      ben: { name: 'Ben Katz', email: 'ben@example.com', skills: ['german'] },
      // Somebody has it, and has nothing to do with this lane.
      dora: { name: 'Dora Nowak', skills: ['polish'] },
    }
    const document = { ...playbook, people, lanes: { sales, support: { ...support, skills: ['german'] } } }
    const taken = await sam.putPlaybook({ document, basedOn: await newest() })
    expect(taken.remarks).toContain(
      'Ana Pohl is named in Support and lacks what it asks for (german). They are passed over there.',
    )
    const { handoff } = await desk.handOff()
    expect(handoff).toMatchObject({ owner: { id: 'ben' }, skipped: [{ person: 'ana', reason: 'lacks_skill' }] })
    const { handoff: rarer } = await desk.handOff({ skills: ['polish'] })
    expect(rarer.owner.id).toBe('sam')
    const { events } = await sam.history(rarer.id)
    expect(events.find(({ type }) => type === 'offered')?.sentence).toContain('Ana Pohl (lacks a skill this needs)')
  })
})
