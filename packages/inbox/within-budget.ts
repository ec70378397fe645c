/** What the built inbox weighs, gzipped. A build over its budget, or with a part missing, fails before anything is written. */
import { gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

/**
 * In kB of 1,000 bytes; files are counted. First load: index.html and what it names; lazy: any one part that is loaded later.
 */
const BUDGET = { 'first load, JS': 160, 'first load, CSS': 12, 'largest lazy part': 60, 'first load, files': 8 }

export const withinBudget = (): Plugin => ({
  name: 'within-budget',
  apply: 'build',
  enforce: 'post',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      const files = Object.entries(bundle).map(([name, file]) => ({
        name,
        content: file.type === 'chunk' ? file.code : file.source,
      }))
      const page = String(files.find(({ name }) => name === 'index.html')?.content)
      const isFirst = (name: string): boolean => page.includes(`/${name}`)
      const weighed = files
        .filter(({ name }) => /\.(js|css)$/.test(name))
        .map(({ name, content }) => ({ name, kB: gzipSync(content, { level: 9 }).length / 1_000 }))
      const first = (ending: string): number =>
        weighed.filter(({ name }) => name.endsWith(ending) && isFirst(name)).reduce((sum, { kB }) => sum + kB, 0)
      const sizes = {
        'first load, JS': first('.js'),
        'first load, CSS': first('.css'),
        'largest lazy part': Math.max(0, ...weighed.filter(({ name }) => !isFirst(name)).map(({ kB }) => kB)),
        'first load, files': 1 + new Set(page.match(/(?:src|href)="\/[^"]+"/g)).size,
      }
      const said = Object.entries(BUDGET).map(([part, budget]) => {
        const size = sizes[part as keyof typeof BUDGET]
        const holds = size > 0 && size <= budget
        return {
          holds,
          words: `${holds ? 'ok  ' : 'FAIL'} ${part.padEnd(18)} ${size.toFixed(1).padStart(6)} of ${budget}${part.endsWith('files') ? '' : ' kB'}`,
        }
      })
      for (const { words } of said) console.log(words)
      // 15 kB at least: a shape that the build cannot see to be nothing but a shape keeps it.
      if (files.some(({ name }) => /\bzod-/.test(name) && isFirst(name)))
        this.error(
          'zod is in the first load: a module that the first page needs uses a shape, or makes one by more than calls on `z` and shapes.',
        )
      if (!said.every(({ holds }) => holds)) this.error('The inbox weighs more than it may, or a part is missing.')
    },
  },
})
