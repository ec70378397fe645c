/**
 * A report as one HTML page that stands alone: no script, nothing loaded from anywhere, light and dark, printable, readable
 * on a telephone. It is built as a tree, so that every word of a conversation is text and never markup.
 */
import type { Element, ElementContent } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { h } from 'hastscript'
import { writeText } from '../terminal/write-text.ts'

export type Page = { title: string; subtitle: string; sections: (Element | undefined)[] }

export async function writePage(file: string, page: Page, options: { onlyMine?: boolean } = {}): Promise<void> {
  await writeText(file, pageAsHtml(page), options)
}

function pageAsHtml({ title, subtitle, sections }: Page): string {
  const head = h('head', [
    h('meta', { charSet: 'utf-8' }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('meta', { name: 'color-scheme', content: 'light dark' }),
    h('meta', { httpEquiv: 'Content-Security-Policy', content: "default-src 'none'; style-src 'unsafe-inline'" }),
    h('title', title),
    h('style', STYLE),
  ])
  const main = h('main', [h('h1', title), h('p.muted', subtitle), ...sections])
  return `${toHtml({ type: 'root', children: [{ type: 'doctype' }, h('html', { lang: 'en' }, [head, h('body', [main])])] })}\n`
}

/** Undefined where there is nothing to show. */
export const section = (title: string, content: (ElementContent | string | undefined)[]): Element | undefined =>
  content.length === 0 ? undefined : h('section', [h('h2', title), ...content])

export type Figure = { label: string; value: string; tone?: 'good' | 'bad' | undefined }
export const figures = (list: readonly Figure[]): Element =>
  h(
    'dl.figures',
    list.map(({ label, value, tone }) => h('div', { className: tone }, [h('dt', label), h('dd', value)])),
  )

export type Cell = string | ElementContent
/** On a narrow screen each row of more than two cells stands as a block, with the heading before each cell. */
export const dataTable = (headings: readonly string[], rows: readonly (readonly Cell[])[]): Element =>
  h('table', { className: headings.length > 2 ? 'wide' : undefined }, [
    h(
      'thead',
      h(
        'tr',
        headings.map((heading) => h('th', { scope: 'col' }, heading)),
      ),
    ),
    h(
      'tbody',
      rows.map((cells) =>
        h(
          'tr',
          cells.map((cell, column) => h('td', { 'data-label': headings[column] ?? '' }, cell)),
        ),
      ),
    ),
  ])

/** A share of 0 to 1 as a bar, with its words beside it: colour and length are never the only sign. */
export const bar = (share: number, words: string, tone?: 'bad'): Element =>
  h('span.bar', { className: tone, style: `--share:${Math.round(Math.min(Math.max(share, 0), 1) * 100)}%` }, words)

const STYLE = `
:root { color-scheme: light dark; --ink: #1b2430; --muted: #5a6370; --line: #d4d9e0; --paper: #fff; --raised: #f5f7f9;
  --good: #1a6b3c; --bad: #a3261c; --bar: #cfe0f5; --bar-bad: #f6cfca; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6eaf0; --muted: #a2acb9; --line: #3a424d; --paper: #14181d;
  --raised: #1d232a; --good: #6fce95; --bad: #ff9a8d; --bar: #27405f; --bar-bad: #5e2a25; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
main { max-width: 64rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0; }
h2 { font-size: 1.15rem; margin: 2.25rem 0 .75rem; }
h3 { font-size: 1rem; margin: 1rem 0 .25rem; }
p { margin: .4rem 0; }
.muted { color: var(--muted); }
.good { color: var(--good); } .bad { color: var(--bad); }
a { color: inherit; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: .75rem; margin: 1.5rem 0 0; }
.figures div { background: var(--raised); border: 1px solid var(--line); border-radius: 8px; padding: .6rem .8rem; }
.figures dt { color: var(--muted); font-size: .875rem; }
.figures dd { margin: 0; font-size: 1.25rem; font-weight: 600; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; vertical-align: top; padding: .4rem .75rem .4rem 0; border-bottom: 1px solid var(--line); }
th { color: var(--muted); font-weight: 500; font-size: .875rem; overflow-wrap: normal; }
td { font-variant-numeric: tabular-nums; }
.bar { display: block; min-width: 6rem; padding: 0 .4rem; border-radius: 3px;
  background: linear-gradient(90deg, var(--bar) var(--share), transparent var(--share)); }
.bar.bad { color: inherit; background: linear-gradient(90deg, var(--bar-bad) var(--share), transparent var(--share)); }
details { border-bottom: 1px solid var(--line); }
summary { padding: .5rem 0; cursor: pointer; }
summary:focus-visible, a:focus-visible { outline: 2px solid currentColor; outline-offset: 2px; }
details > div { padding: 0 0 1rem 1.1rem; }
blockquote { margin: .5rem 0; padding: .1rem .9rem; border-inline-start: 3px solid var(--line); white-space: pre-wrap; }
.note { background: var(--raised); border: 1px solid var(--line); border-radius: 8px; padding: .75rem 1rem; margin: .75rem 0; }
.note h3 { margin: 0 0 .25rem; }
.note dl { display: grid; grid-template-columns: 9rem 1fr; gap: .25rem .75rem; margin: .6rem 0 0; }
.note dt { color: var(--muted); }
.note dd { margin: 0; }
.note dd p { margin: 0; }
@media (min-width: 40rem) { .wide td { overflow-wrap: break-word; } section { overflow-x: auto; } }
@media (max-width: 40rem) {
  .wide thead { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
  .wide tr { display: block; padding: .5rem 0; border-bottom: 1px solid var(--line); }
  .wide td { display: grid; grid-template-columns: 7rem 1fr; gap: .75rem; border: 0; padding: .1rem 0; }
  .wide td::before { content: attr(data-label); color: var(--muted); }
  .note dl { grid-template-columns: 1fr; gap: 0; }
  .note dd { margin-bottom: .4rem; }
}
@media print {
  body { font-size: 11pt; }
  main { max-width: none; padding: 0; }
  details, .note, tr { break-inside: avoid; }
  details::details-content { content-visibility: visible; block-size: auto; }
}
`
