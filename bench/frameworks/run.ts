/**
 * `npm run bench -- frameworks [--only langchain,mastra] [--rows edited] [--into file]`: plays each row with each framework, alone and with its adapter, and
 * writes what was seen. What is not played anew stays as it was.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openDesk } from '../../scenarios/desk.ts'
import { installFrameworks } from '../../tools/frameworks/install.ts'
import { FRAMEWORKS, type Framework } from '../../tools/frameworks/table/frameworks.ts'
import { rows } from '../../tools/frameworks/table/rows.ts'
import { type Cell, played, troupe, type Way } from '../../tools/frameworks/table/stage.ts'

const PACKAGES = join(import.meta.dirname, '../../tools/frameworks/node_modules')

const { values } = parseArgs({
  options: { only: { type: 'string' }, rows: { type: 'string' }, into: { type: 'string' } },
})
const RESULTS = values.into ?? join(import.meta.dirname, '../results/frameworks.json')
const missing = await installFrameworks()
if (missing) throw new Error(missing)

type Results = {
  rows: { id: string; title: string; means: string }[]
  frameworks: Record<string, { name: string; versions: string[]; cells: Record<string, Record<Way, Cell>> }>
}

const before: Results = existsSync(RESULTS) ? JSON.parse(readFileSync(RESULTS, 'utf8')) : { rows: [], frameworks: {} }
const results: Results = { rows: rows.map(({ id, title, means }) => ({ id, title, means })), frameworks: {} }
for (const [framework, { name, packages }] of Object.entries(FRAMEWORKS))
  results.frameworks[framework] = {
    name,
    versions: packages.map(versionOf),
    cells: before.frameworks[framework]?.cells ?? {},
  }

const desk = await openDesk('embedded')
const setting = { desk, person: await desk.person('ana'), clock: { shift: 0 } }
const wanted = rows.filter(({ id }) => values.rows?.split(',').includes(id) ?? true)
for (const framework of (values.only?.split(',') ?? Object.keys(FRAMEWORKS)) as Framework[]) {
  const actors = troupe()
  for (const { id, play } of wanted) {
    const cell = (way: Way) => played(play, { ...setting, framework, way, troupe: actors })
    const both = { alone: await cell('alone'), 'with-baton': await cell('with-baton') }
    Object.assign(results.frameworks[framework]?.cells ?? {}, { [id]: both })
    console.log(framework, id, JSON.stringify(both))
  }
  await actors.killAll()
  writeFileSync(RESULTS, `${JSON.stringify(results, null, 2)}\n`)
}
await desk.stop()
process.exit(0)

function versionOf(name: string): string {
  const { name: real, version } = JSON.parse(readFileSync(join(PACKAGES, name, 'package.json'), 'utf8'))
  return `${real} ${version}`
}
