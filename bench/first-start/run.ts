/**
 * How long a desk takes from nothing to its link: `baton start` on a folder that is not there yet, beside a bare PGlite
 * that creates its database in a process of its own, in turns; with the template that is built beforehand and without.
 * `npm run bench -- first-start [--rounds 3]`. Ratios count, and processor time; the clock on the wall is the machine's.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { templateFile } from '@baton-desk/server/testing'
import { median, rounded } from '../figures.ts'
import { installFromTarballs } from './install-from-tarballs.ts'

type Took = { seconds: number; cpuSeconds: number; firstWordSeconds: number }

const root = join(import.meta.dirname, '../..')
const BARE = `const { PGlite } = await import('@electric-sql/pglite'); const lite = await PGlite.create(process.argv[1] + '/bare'); await lite.query('select 1'); console.log('Stop')`

const bare = () => took((folder) => ['--input-type=module', '-e', BARE, folder])
const start = (folder: string) => ['start', '--port', '0', '--data', join(folder, 'data')]
const desk = () => took((folder) => ['--conditions=baton-dev', 'packages/cli/src/main.ts', ...start(folder)])
const installed = (project: string) => () =>
  took((folder) => [join(project, 'node_modules/@baton-desk/cli/bin/baton.js'), ...start(folder)])

async function withoutTemplate(): Promise<Took> {
  const [file, aside] = [templateFile(), `${templateFile()}.aside`]
  renameSync(file, aside)
  try {
    return await desk()
  } finally {
    renameSync(aside, file)
  }
}

/** Until it has said the line that begins with `Stop`, the last one before it serves. */
async function took(argumentsIn: (folder: string) => string[]): Promise<Took> {
  const folder = mkdtempSync(join(tmpdir(), 'baton-first-start-'))
  const began = performance.now()
  const seconds = () => (performance.now() - began) / 1000
  const child = spawn(process.execPath, argumentsIn(folder), { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = once(child, 'exit')
  let firstWordSeconds: number | undefined
  const heard = () => {
    firstWordSeconds ??= seconds()
  }
  child.stderr.on('data', heard)
  child.stdout.on('data', heard)
  try {
    for await (const line of createInterface({ input: child.stdout }))
      if (line.startsWith('Stop'))
        return { seconds: seconds(), cpuSeconds: cpuOf(child), firstWordSeconds: firstWordSeconds ?? Number.NaN }
    throw new Error('It ended before it served.')
  } finally {
    child.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Of the process and those of its children that have ended; Linux only, in hundredths of a second. */
function cpuOf({ pid }: ChildProcess): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return [11, 12, 13, 14].reduce((sum, field) => sum + Number(fields[field]), 0) / 100
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { rounds: { type: 'string', default: '3' } } })
  const elsewhere = mkdtempSync(join(tmpdir(), 'baton-installed-'))
  const fromTarballs = installed(installFromTarballs(elsewhere).project)
  const all = { bare: [] as Took[], desk: [] as Took[], withoutTemplate: [] as Took[], installed: [] as Took[] }
  await desk()
  await fromTarballs()
  for (let round = 0; round < Number(values.rounds); round += 1) {
    all.bare.push(await bare())
    all.desk.push(await desk())
    all.withoutTemplate.push(await withoutTemplate())
    all.installed.push(await fromTarballs())
    console.error(`first-start: round ${round + 1} of ${values.rounds}`)
  }
  const middle = (times: Took[], of: keyof Took) => rounded(median(times.map((one) => one[of])))
  const row = (times: Took[]) => ({
    seconds: middle(times, 'seconds'),
    cpuSeconds: middle(times, 'cpuSeconds'),
    firstWordSeconds: middle(times, 'firstWordSeconds'),
    ratio: rounded(median(times.map(({ seconds }, round) => seconds / (all.bare[round]?.seconds ?? Number.NaN)))),
    cpuRatio: rounded(
      median(times.map(({ cpuSeconds }, round) => cpuSeconds / (all.bare[round]?.cpuSeconds ?? Number.NaN))),
    ),
  })
  const report = {
    rounds: Number(values.rounds),
    loadOfTheMachine: rounded(loadavg()[0] ?? 0),
    bare: row(all.bare),
    desk: row(all.desk),
    withoutTemplate: row(all.withoutTemplate),
    installed: row(all.installed),
  }
  rmSync(elsewhere, { recursive: true, force: true })
  const { rounds, loadOfTheMachine, ...rows } = report
  console.table(rows)
  console.log(JSON.stringify(report))
}
