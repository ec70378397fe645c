import { writeFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { defineConfig } from 'vitepress'
import { llmsText } from './llms.ts'
import { sections } from './pages.ts'

type Markdown = { core: { ruler: { push(name: string, rule: (state: State) => void): void } } }
type State = { env: { relativePath: string }; tokens: { children: Token[] | null }[] }
type Token = { type: string; tag: string; attrs: [string, string][] | null }

const OUTSIDE = /^\.\.\//

export default defineConfig({
  title: 'Baton',
  description: 'The desk where AI employees hand work to people.',
  cleanUrls: true,
  head: [['link', { rel: 'icon', href: 'data:,' }]],
  markdown: {
    config: (markdown) => (markdown as unknown as Markdown).core.ruler.push('into code', textOfLinksIntoCode),
  },
  // What a page says is text: nothing in it is a template.
  vue: { template: { compilerOptions: { delimiters: ['<<<<<', '>>>>>'] } } },
  buildEnd: ({ outDir }) => writeFileSync(join(outDir, 'llms.txt'), llmsText()),
  themeConfig: {
    search: { provider: 'local' },
    outline: [2, 3],
    sidebar: sections().map(({ title, isFolded, pages }) => ({
      text: title,
      collapsed: isFolded,
      items: pages.map((page) => ({ text: page.title, link: `/${page.path.replace(/\.md$/, '')}` })),
    })),
  },
})

/** A page of the repository links to code beside it, which the site does not carry: there the link is its text. */
function textOfLinksIntoCode({ env, tokens }: State): void {
  for (const { children } of tokens) {
    let isInside = false
    for (const token of children ?? []) {
      if (token.type === 'link_open') isInside = leavesDocs(env.relativePath, token)
      if (!isInside || (token.type !== 'link_open' && token.type !== 'link_close')) continue
      token.tag = 'span'
      token.attrs = null
      if (token.type === 'link_close') isInside = false
    }
  }
}

function leavesDocs(page: string, { attrs }: Token): boolean {
  const href = attrs?.find(([name]) => name === 'href')?.[1] ?? ''
  if (/^(\w+:|#|\/)/.test(href)) return false
  return OUTSIDE.test(normalize(join(dirname(page), href)))
}
