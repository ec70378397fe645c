/** Prints how big the files of each package are: a mirror, not a fence. Comparable projects: median 50-110 lines, p90 about 300. */
import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { quantile } from '@baton-desk/core/testing'

const root = join(import.meta.dirname, '..')
const areas = [...globSync('packages/*', { cwd: root }), 'scenarios', 'bench', 'examples', 'tools'].sort()

for (const area of areas) {
  const files = globSync(`${area}/**/*.{ts,tsx}`, {
    cwd: root,
    exclude: (path) => ['node_modules', 'dist', 'fixture'].includes(basename(path)),
  })
    .filter((file) => !file.endsWith('.d.ts'))
    .map((file) => ({ file, lines: readFileSync(join(root, file), 'utf8').split('\n').length - 1 }))
    .sort((a, b) => b.lines - a.lines)
  if (files.length === 0) continue

  const code = files.filter(({ file }) => !/\.(test|case)\.tsx?$/.test(file))
  const lines = code.map((file) => file.lines).toReversed()
  const tests = files.filter((file) => !code.includes(file)).reduce((sum, file) => sum + file.lines, 0)
  const total = lines.reduce((sum, count) => sum + count, 0)
  console.log(
    `${area}: ${code.length} files, ${total} lines (median ${quantile(lines, 0.5) ?? 0}, p90 ${quantile(lines, 0.9) ?? 0}, max ${lines.at(-1) ?? 0}); ${tests} lines of tests`,
  )
  for (const { file, lines } of code.slice(0, 5)) console.log(`  ${String(lines).padStart(5)}  ${file}`)
}
