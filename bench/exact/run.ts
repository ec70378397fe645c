/**
 * Random actions through every door and back on each store: SDK, HTTP, database, gate, edit, webhook. What comes out has
 * to have the bytes of what went in, in the published form, and any changed digit another hash.
 * `npm run bench -- exact [--times 10000] [--seed 1] [--store embedded|postgres]`; the times are parted between the stores.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { STORE_KINDS, type StoreKind } from '@baton-desk/server/testing'
import fc from 'fast-check'
import { openDesk, playbook } from '../../scenarios/desk.ts'
import { openJourney, randomAction } from '../../scenarios/field/exact-actions.ts'

type ExactCounts = { store: StoreKind; actions: number; exact: number; wrong: Record<string, number> }

/** Most of a journey is waiting for the webhook; with many more, a slow machine lets calls wait for over 30 s. */
const AT_ONCE = 40

const { values } = parseArgs({
  options: {
    times: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '20261130' },
    store: { type: 'string' },
  },
})
const kinds = STORE_KINDS.filter((kind) => kind === (values.store ?? kind))
const results: ExactCounts[] = []
for (const [index, store] of kinds.entries())
  results.push(await sendThrough(store, Math.ceil(Number(values.times) / kinds.length), Number(values.seed) + index))
const file = new URL('../results/exact.json', import.meta.url)
// A store that was not asked for keeps what its own last run gave.
const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as ExactCounts[]) : []
const kept = before.filter(({ store }) => !kinds.includes(store))
writeFileSync(file, `${JSON.stringify([...results, ...kept], null, 2)}\n`)
console.log(JSON.stringify(results, null, 2))
if (results.some(({ actions, exact }) => exact < actions)) process.exitCode = 1

async function sendThrough(store: StoreKind, actions: number, seed: number): Promise<ExactCounts> {
  const paying = {
    id: 'paying',
    when: 'action.tool == "pay"',
    // biome-ignore lint/suspicious/noThenProperty: a trigger's own word; it is data and never awaited
    then: 'review' as const,
    lane: 'support',
    reason: 'authority_limit' as const,
    why: 'A person approves what is paid.',
  }
  const desk = await openDesk(store, {
    playbook: { ...playbook, triggers: [paying] },
    config: { rateLimit: 10_000_000 },
  })
  const counts: ExactCounts = { store, actions, exact: 0, wrong: {} }
  const { journey, close } = await openJourney(desk)
  const waiting = fc.sample(randomAction, { numRuns: actions, seed })
  try {
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (let action = waiting.pop(); action; action = waiting.pop()) {
          const wrong = await journey(action).catch((error: Error) => [error.message])
          if (wrong.length === 0) counts.exact += 1
          for (const what of wrong) counts.wrong[what] = (counts.wrong[what] ?? 0) + 1
        }
      }),
    )
    return counts
  } finally {
    await close()
    await desk.stop()
  }
}
