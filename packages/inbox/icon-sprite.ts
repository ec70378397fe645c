/**
 * Puts the icons that the pages name (Lucide) into index.html as one sprite, and has the font loaded with the page. An icon is
 * named by `<Icon name="…">` or `icon: '…'`; nothing else has to be written down.
 */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'

const icons = join(dirname(createRequire(import.meta.url).resolve('lucide-static/package.json')), 'icons')

export const iconSprite = (pages: string): Plugin => ({
  name: 'icon-sprite',
  transformIndexHtml: {
    order: 'post',
    handler(html, { bundle }) {
      const symbols = namedIn(pages).map(symbolOf).join('')
      const font = Object.keys(bundle ?? {}).find((name) => /inter-latin.*\.woff2$/.test(name))
      return {
        html: html.replace('<div id="root">', `<svg width="0" height="0" hidden>${symbols}</svg><div id="root">`),
        tags: font
          ? [
              {
                tag: 'link',
                attrs: { rel: 'preload', href: `/${font}`, as: 'font', type: 'font/woff2', crossorigin: true },
                injectTo: 'head',
              },
            ]
          : [],
      }
    },
  },
})

/** Of the files that draw icons, every quoted word that is one: a word too many costs a symbol. */
function namedIn(pages: string): string[] {
  const files = globSync('**/*.{ts,tsx}', { cwd: pages }).filter((file) => !/\.test\.tsx?$/.test(file))
  const texts = files.map((file) => readFileSync(join(pages, file), 'utf8')).filter((text) => /icon/i.test(text))
  const words = texts.flatMap((text) =>
    [...text.matchAll(/["']([a-z][a-z0-9-]*)["']/g)].map(([, word]) => String(word)),
  )
  return [...new Set(words)].filter((word) => existsSync(join(icons, `${word}.svg`))).sort()
}

/** Only the shapes: size, stroke and colour come from the place where it is used. */
function symbolOf(name: string): string {
  const svg = readFileSync(join(icons, `${name}.svg`), 'utf8')
  const shapes = /<svg[^>]*>([\s\S]*)<\/svg>/.exec(svg)?.[1]?.replace(/\s+/g, ' ').replaceAll(' />', '/>').trim() ?? ''
  return `<symbol id="i-${name}" viewBox="0 0 24 24">${shapes.replaceAll('> <', '><')}</symbol>`
}
