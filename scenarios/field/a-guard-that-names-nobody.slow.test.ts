import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDesk, playbook, stores, type TestDesk } from '../desk.ts'

const { ben } = playbook.people
const skilled = { ...playbook, people: { ...playbook.people, ben: { ...ben, name: 'Ben Katz', skills: ['dutch'] } } }

describe.each(stores)('a guard that names nobody, on %s', (kind) => {
  let desk: TestDesk
  beforeAll(async () => {
    desk = await openDesk(kind, { playbook: skilled })
    for (const person of ['ana', 'ben', 'cara']) await desk.person(person)
  })
  afterAll(() => desk.stop())

  test('is refused with the people there are, and what was sent is kept for a person to see', async () => {
    for (const nobody of ['Anna Pohl', 'ana pohl jr', 'anja']) {
      await expect(desk.handOff({ excluded: ['ben', nobody] }), nobody).rejects.toMatchObject({
        code: 'unknown-person',
        problem: { status: 422, people: ['ana', 'ben', 'cara', 'sam'], said: { facts: { person: nobody } } },
      })
    }
    const { items } = await (await desk.person('sam')).listRefusedSubmissions()
    expect(items[0]).toMatchObject({ code: 'unknown-person', body: expect.stringContaining('anja') })
  })

  test('bites when it names somebody, by id, name or address', async () => {
    for (const who of ['ana', 'Ana Pohl', ' ana  POHL', 'ana@example.com']) {
      const { handoff } = await desk.handOff({ excluded: [who] })
      expect(handoff.owner.id, who).toBe('ben')
      const ana = await desk.person('ana')
      await expect(ana.decide(handoff.id, { kind: 'approve', noteVersion: 1 }), who).rejects.toMatchObject({
        code: 'not-allowed',
      })
    }
  })

  test('of a skill that nobody has is refused with the skills there are', async () => {
    await expect(desk.handOff({ skills: ['duch'] })).rejects.toMatchObject({
      code: 'unknown-skill',
      problem: { status: 422, skills: ['dutch'] },
    })
    expect((await desk.handOff({ skills: ['Dutch'] })).handoff.owner.id).toBe('ben')
  })

  test('of a move is refused, and a name that only one person has is understood', async () => {
    const { handoff } = await desk.handOff()
    const ana = await desk.person('ana')
    await expect(ana.move(handoff.id, { to: { person: 'Cara' }, reason: 'She knows them.' })).resolves.toMatchObject({
      offeredTo: { id: 'cara' },
    })
    await expect(ana.move(handoff.id, { to: { person: 'Clara Lund' }, reason: 'She does.' })).rejects.toMatchObject({
      code: 'unknown-person',
    })
  })

  test('of a webhook is refused: it would hear of nothing for ever', async () => {
    const sam = await desk.person('sam')
    await expect(sam.createWebhook({ url: 'http://127.0.0.1:61999/', agent: 'robbin' })).rejects.toMatchObject({
      code: 'invalid-request',
      problem: { agents: ['robin'], errors: [{ pointer: '/agent' }] },
    })
  })
})
