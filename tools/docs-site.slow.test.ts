/** The pages as a site: built as for whoever reads them elsewhere than in the repository. */
import { execFile } from 'node:child_process'
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const site = mkdtempSync(join(tmpdir(), 'baton-docs-'))

// Ends with an error where a page links to one that is not there.
beforeAll(async () => {
  const vitepress = join(root, 'node_modules/vitepress/bin/vitepress.js')
  await promisify(execFile)(process.execPath, [vitepress, 'build', 'docs', '--outDir', site], { cwd: root })
}, 600_000)
afterAll(() => rmSync(site, { recursive: true, force: true }))

const pages = globSync('**/*.md', { cwd: join(root, 'docs') })

test('holds a page for each page of the repository', () => {
  expect(pages.length).toBeGreaterThan(90)
  const built = new Set(globSync('**/*.html', { cwd: site }))
  expect(pages.filter((page) => !built.has(page.replace(/\.md$/, '.html')))).toEqual([])
})

test('finds a page by a word in it, without asking anybody else', () => {
  const index = globSync('assets/**/*localSearchIndex*.js', { cwd: site }).map((file) =>
    readFileSync(join(site, file), 'utf8'),
  )
  expect(index.join('')).toContain('ownerless')
  const html = globSync('**/*.html', { cwd: site }).map((file) => readFileSync(join(site, file), 'utf8'))
  expect(
    html.flatMap(
      (text) => text.match(/<(?:script|img|iframe)[^>]+src="https?:[^"]*"|<link[^>]+href="https?:[^"]*"/g) ?? [],
    ),
  ).toEqual([])
})

test('says to a model which page is for what', () => {
  const text = readFileSync(join(site, 'llms.txt'), 'utf8')
  const named = [...text.matchAll(/\]\(\/([^)]+)\)/g)].map(([, page]) => `${page}.md`)
  expect(named).toContain('how-to/connect-your-agent.md')
  expect(named.filter((page) => !pages.includes(page))).toEqual([])
})
