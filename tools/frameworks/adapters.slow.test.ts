/**
 * What every adapter has to get right, with the framework's own package, a scripted model, a real desk and processes that are
 * really killed. The same rows are played for the frameworks alone by `npm run bench -- frameworks`.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDesk, type TestDesk } from '../../scenarios/desk.ts'
import { frameworksAreThere } from './install.ts'
import { FRAMEWORKS, type Framework } from './table/frameworks.ts'
import { rows } from './table/rows.ts'
import { played, type Setting, stage, troupe } from './table/stage.ts'

frameworksAreThere()

const frameworks = Object.keys(FRAMEWORKS) as Framework[]
const troupes = Object.fromEntries(frameworks.map((framework) => [framework, troupe()]))
let desk: TestDesk
let setting: Omit<Setting, 'framework' | 'troupe'>

beforeAll(async () => {
  desk = await openDesk('embedded')
  setting = { way: 'with-baton', desk, person: await desk.person('ana'), clock: { shift: 0 } }
})
afterAll(async () => {
  for (const each of Object.values(troupes)) await each.killAll()
  await desk?.stop()
})

const settingOf = (framework: Framework): Setting => ({
  ...setting,
  framework,
  troupe: troupes[framework] as Setting['troupe'],
})

describe.each(frameworks)('%s with Baton', (framework) => {
  test.each(rows.filter(({ id }) => id !== 'desk-restarted'))('$title: $means', async ({ play }) => {
    const { right, seen } = await played(play, settingOf(framework))
    expect(right, seen).toBe(true)
  })
})

test('what a client resumes a run with decides nothing, and only the desk does', async () => {
  // This client says yes to every interrupt.
  const run = stage(settingOf('ag-ui'))
  const call = { id: 'call_1', order: '4471', amount: 180 }
  await run.start([[call]])
  expect(await run.resume()).toMatchObject({ state: 'waiting' })
  expect(run.effects()).toEqual([])
  await run.decide(call, { kind: 'approve' })
  await run.resume()
  expect(run.effects()).toEqual([{ order: '4471', amount: 180 }])
})

test('a desk that is stopped and started while calls of all frameworks wait loses none of them', async () => {
  const restarted = rows.find(({ id }) => id === 'desk-restarted')
  if (!restarted) throw new Error('The row is gone.')
  const restartDesk = together(frameworks.length, () => desk.restart())
  const cells = frameworks.map(async (framework) => {
    const cell = await played(restarted.play, { ...settingOf(framework), restartDesk })
    return { framework, ...cell }
  })
  for (const { framework, right, seen } of await Promise.all(cells)) expect(right, `${framework}: ${seen}`).toBe(true)
})

/** What is done once for all of so many, as soon as all have asked for it; and again for the next time they ask. */
function together(count: number, run: () => Promise<void>): () => Promise<void> {
  let waiting: PromiseWithResolvers<void>[] = []
  return () => {
    const mine = Promise.withResolvers<void>()
    waiting.push(mine)
    if (waiting.length === count) {
      const all = waiting
      waiting = []
      run().then(
        () => {
          for (const { resolve } of all) resolve()
        },
        (error) => {
          for (const { reject } of all) reject(error)
        },
      )
    }
    return mine.promise
  }
}
