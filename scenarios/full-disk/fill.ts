/** Run in a file system of its own: a desk on a small disk that is filled, and emptied again. Prints what it answered. */
import fs from 'node:fs'
import path from 'node:path'
import { startDesk } from '@baton-desk/server'

const disk = process.argv[2] ?? ''
const filler = path.join(disk, 'filler')
const desk = await startDesk({ dataDir: path.join(disk, 'data'), port: 0, demo: false })
const handOff = () => ask('/v1/handoffs', { lane: 'support', note: { ask: 'Refund $180', what: 'w'.repeat(300_000) } })

const before = await handOff()
const { bavail, bsize } = fs.statfsSync(disk)
fs.writeFileSync(filler, Buffer.alloc(bavail * bsize))
let full = await handOff()
for (let tries = 0; full.status === 201 && tries < 100; tries += 1) full = await handOff()
const [ready, alive] = [await ask('/readyz'), await ask('/healthz')]
fs.rmSync(filler)
const after = await handOff()
await desk.stop()
process.stdout.write(JSON.stringify({ before: before.status, full, ready, alive, after: after.status }))
process.exit(0)

async function ask(at: string, body?: object) {
  const answer = await fetch(`${desk.url}${at}`, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${desk.agentKey}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  })
  const { code, detail } = (await answer.json()) as { code?: string; detail?: string }
  return { status: answer.status, retryAfter: answer.headers.get('retry-after'), code, detail }
}
