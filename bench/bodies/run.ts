/**
 * Thousands of request bodies changed at random: what the desk answers, and whether it took one of them in part without a
 * word. `npm run bench -- bodies [--count 10000] [--store embedded|postgres] [--seed 1]`
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { StoreKind } from '@baton-desk/server/testing'
import fc from 'fast-check'
import { openDesk } from '../../scenarios/desk.ts'
import { mutatedBody, send } from '../../scenarios/field/mutated-bodies.ts'

/** As many as a desk of ten connections can still serve. */
const AT_ONCE = 10
/** A conversation holds 10,000 messages; with this many of them another handoff is written to. */
const WRITTEN_TO = 1_000
const SHOWN = 5

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '10000' },
    store: { type: 'string', default: 'embedded' },
    seed: { type: 'string', default: '1' },
  },
})
const count = Number(values.count)
const desk = await openDesk(values.store as StoreKind, { config: { rateLimit: 1_000_000 } })
const answers: Record<string, number> = {}
const faults: string[] = []
let [failed, inPart] = [0, 0]
try {
  const bodies = fc.sample(mutatedBody, { numRuns: count, seed: Number(values.seed) })
  let to = ''
  for (let at = 0; at < count; at += AT_ONCE) {
    if (at % WRITTEN_TO === 0) to = (await desk.handOff()).handoff.id
    await Promise.all(
      bodies.slice(at, at + AT_ONCE).map(async (body) => {
        const { status, code, lost } = await send(desk, to, body)
        const answer = `${status}${code ? ` ${code}` : ''}`
        answers[answer] = (answers[answer] ?? 0) + 1
        if (status >= 500) failed += 1
        if (lost.length > 0) inPart += 1
        if (status >= 500 || lost.length > 0)
          faults.push(
            `${answer} ${body.door}, lost ${lost.join(' ') || 'nothing'}: ${Buffer.from(body.bytes).toString()}`,
          )
      }),
    )
  }
} finally {
  await desk.stop()
}
const sorted = Object.fromEntries(Object.entries(answers).sort(([, a], [, b]) => b - a))
const result = {
  store: values.store,
  bodies: count,
  seed: Number(values.seed),
  failed,
  takenInPart: inPart,
  answers: sorted,
}
console.log(JSON.stringify(result, null, 2))
for (const fault of faults.slice(0, SHOWN)) console.log(fault)
if (count >= 10_000)
  writeFileSync(new URL('../results/bodies.json', import.meta.url), `${JSON.stringify(result, null, 2)}\n`)
if (failed + inPart > 0) process.exitCode = 1
