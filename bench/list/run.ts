/**
 * How long `baton list` takes from its call to its end, beside a Node that does nothing and one that only loads the client, in turns;
 * the command as it is built, at a desk in a process of its own. `npx tsc -b`, then `npm run bench -- list [--rounds 15]`.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startDeskProcess } from '../desk-process/start.ts'
import { median, rounded } from '../figures.ts'

const cli = join(import.meta.dirname, '../../packages/cli')
const CLIENT = `(await import('node:module')).enableCompileCache(); await import('@baton-desk/sdk')`

/** Milliseconds until it has ended. */
function took(args: string[], env: Record<string, string | undefined> = {}): number {
  const began = performance.now()
  const { status, stderr } = spawnSync(process.execPath, args, {
    cwd: cli,
    env: { ...process.env, NODE_OPTIONS: '', ...env },
    encoding: 'utf8',
  })
  const ms = performance.now() - began
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`)
  return ms
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { rounds: { type: 'string', default: '15' } } })
  const rounds = Number(values.rounds)
  const folder = mkdtempSync(join(tmpdir(), 'baton-list-'))
  const desk = await startDeskProcess({ port: 0, dataDir: folder })
  try {
    const kinds = {
      bare: () => took(['-e', '0']),
      client: () => took(['--input-type=module', '-e', CLIENT]),
      list: () => took(['dist/main.js', 'list'], { BATON_URL: desk.url, BATON_KEY: desk.personKey }),
    }
    const names = Object.keys(kinds) as (keyof typeof kinds)[]
    const ms: Record<keyof typeof kinds, number[]> = { bare: [], client: [], list: [] }
    // The first ones fill the caches of the disk and of compiled code.
    for (const name of names) kinds[name]()
    for (let round = 0; round < rounds; round += 1) for (const name of names) ms[name].push(kinds[name]())
    const row = (times: number[]) => ({
      medianMs: rounded(median(times)),
      leastMs: rounded(Math.min(...times)),
      ratio: rounded(median(times.map((time, round) => time / (ms.bare[round] ?? Number.NaN)))),
    })
    const rows = { bare: row(ms.bare), client: row(ms.client), list: row(ms.list) }
    console.table(rows)
    console.log(JSON.stringify({ rounds, loadOfTheMachine: rounded(loadavg()[0] ?? 0), ...rows }))
  } finally {
    await desk.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
