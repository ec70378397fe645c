/**
 * One agent sends bodies of 7 MB that are made to be slow, twenty others work: how long `/healthz` waits meanwhile, beside
 * how long a process that does nothing waits on this machine at the same time.
 * `npm run bench -- hostile-body [--store embedded|postgres] [--times 2]`
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { createClient } from '@baton-desk/sdk'
import { type StoreKind, startDatabases } from '@baton-desk/server/testing'
import { startDeskProcess } from '../desk-process/start.ts'
import { shareOf } from '../figures.ts'

const OTHERS = 20
const MEGABYTE = 1_000_000
const LOOK_EVERY_MS = 20

const { values } = parseArgs({
  options: { store: { type: 'string' }, times: { type: 'string', default: '2' } },
})
const talk = (texts: string[]): string =>
  JSON.stringify({
    lane: 'support',
    note: { ask: 'Look at it' },
    conversation: texts.map((text) => ({ role: 'customer', text })),
  })
const seven = (text: string): string => talk(Array.from({ length: 7 }, () => text))
const HOSTILE: Record<string, string> = {
  'digits without a blank': seven('7'.repeat(MEGABYTE - 10)),
  'one row of groups': seven('eyJ.'.repeat(MEGABYTE / 4 - 10)),
  'digits with blanks': seven('7 '.repeat(MEGABYTE / 2 - 10)),
  sentences: seven('I want my money back. '.repeat(MEGABYTE / 22 - 10)),
  ids: seven(
    Array.from({ length: 100_000 }, (_, n) => `KX-${n}`)
      .join(', ')
      .slice(0, MEGABYTE - 10),
  ),
  '10,000 messages': talk(Array.from({ length: 10_000 }, (_, n) => `I want order KX-${n} sent again. `.repeat(18))),
  'a number of 7,000,000 digits': `{"lane":"support","note":{"action":{"tool":"t","arguments":{"a":${'7'.repeat(7 * MEGABYTE)}}}}}`,
  '3,000,000 numbers': `{"lane":"support","note":{"action":{"tool":"t","arguments":{"a":[${'7,'.repeat(3 * MEGABYTE)}7]}}}}`,
  '100,000 lists in one another': '['.repeat(100_000) + ']'.repeat(100_000),
  'no JSON': 'x'.repeat(7 * MEGABYTE),
}

async function hostileBodies(store: StoreKind) {
  const folder = mkdtempSync(join(tmpdir(), 'baton-hostile-'))
  const databases = store === 'postgres' ? await startDatabases('postgres') : undefined
  const address = databases ? await databases.createAddress() : { dataDir: join(folder, 'data') }
  const desk = await startDeskProcess({ port: 0, ...address })
  try {
    const agent = createClient({ baseUrl: desk.url, key: desk.agentKey, retries: 0 })
    let over = false
    const waits: number[] = []
    const looking = (async () => {
      while (!over) {
        const asked = performance.now()
        await (await fetch(`${desk.url}/healthz`)).text()
        waits.push(performance.now() - asked)
        await pause(LOOK_EVERY_MS)
      }
    })()
    let answered = 0
    const slowest: number[] = []
    const others = Array.from({ length: OTHERS }, async () => {
      while (!over) {
        const asked = performance.now()
        await agent.handOff({ lane: 'support', note: { ask: 'Refund $180 for a double charge' } })
        slowest.push(performance.now() - asked)
        answered += 1
        await pause(200)
      }
    })
    await pause(3_000)
    const quiet = worst(waits.splice(0))
    const idle = monitorEventLoopDelay({ resolution: 5 })
    idle.enable()
    const bodies: Record<string, { status: string; seconds: number; worstWaitMs: number }> = {}
    for (const [name, body] of Object.entries(HOSTILE)) {
      waits.length = 0
      const begun = performance.now()
      const answers = []
      for (let n = 0; n < Number(values.times); n += 1)
        answers.push(
          (
            await fetch(`${desk.url}/v1/handoffs`, {
              method: 'POST',
              headers: { authorization: `Bearer ${desk.agentKey}`, 'content-type': 'application/json' },
              body,
            })
          ).status,
        )
      const seconds = Math.round(performance.now() - begun) / 1000
      bodies[name] = { status: answers.join(' '), seconds, worstWaitMs: worst(waits) }
    }
    idle.disable()
    over = true
    await Promise.all([looking, ...others])
    return {
      store,
      agents: OTHERS,
      answeredMeanwhile: answered,
      worstOfTheOthersMs: worst(slowest),
      othersP99Ms: Math.round(shareOf(slowest, 0.99)),
      withoutHostileMs: quiet,
      worstWaitMs: Math.max(...Object.values(bodies).map(({ worstWaitMs }) => worstWaitMs)),
      idleProcessBesideMs: Math.round(idle.max / 1e6),
      bodies,
    }
  } finally {
    await desk.stop().catch(() => {})
    await databases?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

const worst = (waits: number[]): number => Math.round(Math.max(0, ...waits))

const stores: StoreKind[] =
  values.store === 'embedded' || values.store === 'postgres' ? [values.store] : ['embedded', 'postgres']
const results = []
for (const store of stores) {
  const result = await hostileBodies(store)
  console.log(JSON.stringify(result, null, 2))
  results.push(result)
}
if (stores.length === 2)
  writeFileSync(new URL('../results/hostile-body.json', import.meta.url), `${JSON.stringify(results, null, 2)}\n`)
