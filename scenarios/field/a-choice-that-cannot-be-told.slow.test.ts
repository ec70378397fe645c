import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { goodNote, openDesk, stores, type TestDesk } from '../desk.ts'

const CALL = { id: 'call', label: 'Call them back' }
const WRITE = { id: 'write', label: 'Write to them' }

describe.each(stores)('a choice that cannot be told, on %s', (kind) => {
  let desk: TestDesk
  beforeAll(async () => {
    desk = await openDesk(kind)
  })
  afterAll(() => desk.stop())

  const choice = (options: { id: string; label: string }[], recommended?: string) =>
    desk.handOff({
      note: {
        ...goodNote,
        ask: 'Choose how they are answered',
        next: {
          action: 'Choose how they are answered.',
          decision: { kind: 'choose', question: 'How are they answered?', options, recommended },
        },
      },
    })

  test.each([
    ['without options', []],
    ['of one option', [CALL]],
    ['with one id twice', [CALL, { ...WRITE, id: CALL.id }]],
    ['with one label twice', [CALL, { ...WRITE, label: 'call  them BACK' }]],
    ['with an empty id', [CALL, { ...WRITE, id: ' ' }]],
    ['with an empty label', [CALL, { ...WRITE, label: '' }]],
  ])('%s is held for the agent to mend, and goes to a person marked when it does not', async (_, options) => {
    const { handoff } = await choice(options)
    const found = { rule: 'choice-that-cannot-be-told', level: 'must' }
    expect(handoff).toMatchObject({ state: 'held', findings: expect.arrayContaining([expect.objectContaining(found)]) })
    await desk.passTime(31_000)
    expect(await desk.agent.read(handoff)).toMatchObject({ state: 'offered', owner: { id: 'ana' } })
  })

  test('recommending what is no option is found too', async () => {
    const { handoff } = await choice([CALL, WRITE], 'fax')
    expect(handoff.findings.map(({ rule, pointer }) => `${rule} ${pointer}`)).toContain(
      'choice-that-cannot-be-told /next/decision/recommended',
    )
  })

  test('is not answered by an approval, by words alone or by an id that two options have; it can be given back', async () => {
    const { handoff } = await choice([CALL, WRITE, { ...WRITE, label: 'Write to them by post' }])
    await desk.passTime(31_000)
    const ana = await desk.person('ana')
    const decide = (answer: Omit<Parameters<typeof ana.decide>[1], 'noteVersion'>) =>
      ana.decide(handoff.id, { noteVersion: 1, ...answer })
    for (const [answer, pointer] of [
      [{ kind: 'approve' }, '/kind'],
      [{ kind: 'approve', option: 'call' }, '/kind'],
      [{ kind: 'answer', text: 'Write to them.' }, '/option'],
      [{ kind: 'answer', option: 'fax' }, '/option'],
      [{ kind: 'answer', option: 'write' }, '/option'],
    ] as const)
      await expect(decide(answer), JSON.stringify(answer)).rejects.toMatchObject({
        code: 'invalid-request',
        problem: { errors: [{ pointer }] },
      })
    expect(await decide({ kind: 'return', text: 'Write to them by post.' })).toMatchObject({ state: 'decided' })
  })

  test('that is told well is made by its option', async () => {
    const { handoff } = await choice([CALL, WRITE], 'call')
    expect(handoff).toMatchObject({ state: 'offered', findings: [] })
    const ana = await desk.person('ana')
    const decided = await ana.decide(handoff.id, { kind: 'answer', option: 'write', noteVersion: 1 })
    expect(decided.decision).toMatchObject({ kind: 'answer', option: 'write' })
  })
})
