/** `npm run size`: what the built inbox weighs, gzipped. Fails when a part is over its budget, or missing. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** kB of 1,000 bytes. First load: what index.html names; lazy: any one part that is loaded later. */
const BUDGET = { 'first load, JS': 160, 'first load, CSS': 12, 'largest lazy part': 60 }

const dist = join(import.meta.dirname, 'dist')
const page = readFileSync(join(dist, 'index.html'), 'utf8')
const files = readdirSync(join(dist, 'assets'))
const weigh = (file: string): number => gzipSync(readFileSync(join(dist, 'assets', file)), { level: 9 }).length / 1_000
const isFirst = (file: string): boolean => page.includes(`/assets/${file}`)
const sum = (ending: string): number =>
  files.filter((file) => file.endsWith(ending) && isFirst(file)).reduce((total, file) => total + weigh(file), 0)

const sizes = {
  'first load, JS': sum('.js'),
  'first load, CSS': sum('.css'),
  'largest lazy part': Math.max(...files.filter((file) => !isFirst(file)).map(weigh)),
}
for (const [part, budget] of Object.entries(BUDGET)) {
  const size = sizes[part as keyof typeof BUDGET]
  const holds = size > 0 && size <= budget
  console.log(`${holds ? 'ok  ' : 'FAIL'} ${part.padEnd(18)} ${size.toFixed(1).padStart(6)} of ${budget} kB`)
  if (!holds) process.exitCode = 1
}
