import { existsSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { filesOf, type Gate, lineAt, textOf, type Violation } from '../gate.ts'

export const links: Gate = {
  name: 'links',
  holds: 'each relative link, heading and file that a page names is there',
  inspect(root) {
    const pages = filesOf(root, '{*.md,{docs,packages,packs,scenarios,bench,examples,tools}/**/*.md}')
    return {
      read: pages.length,
      violations: pages.flatMap((page) => [...brokenLinks(root, page), ...missingFiles(root, page)]),
    }
  },
}

function brokenLinks(root: string, page: string): Violation[] {
  const text = withoutCode(textOf(root, page))
  return [...text.matchAll(/\[[^\]]*\]\((?!\w+:|\/\/)([^)\s]+)[^)]*\)/g)].flatMap((link) => {
    const [path = '', heading] = String(link[1]).split('#')
    const target = path ? normalize(join(dirname(page), decodeURI(path))) : page
    const line = lineAt(text, link.index)
    if (!existsSync(join(root, target))) return [{ file: page, line, says: `links to ${path}, which is not there.` }]
    if (!heading || !target.endsWith('.md') || headingsOf(root, target).has(heading)) return []
    return [{ file: page, line, says: `links to #${heading}, which is no heading of ${target}.` }]
  })
}

const FOLDERS = new Set(['packages', 'packs', 'scenarios', 'bench', 'examples', 'tools', 'docs'])

/** Files named in running text: `packages/server/src/main.ts`. */
function missingFiles(root: string, page: string): Violation[] {
  const text = textOf(root, page)
  return [...text.matchAll(/`(\w+\/[\w./-]+\.(?:ts|tsx|js|json|jsonl|md|yaml))`/g)]
    .filter(([, file]) => FOLDERS.has(String(file).split('/')[0] ?? ''))
    .filter(([, file]) => !existsSync(join(root, String(file))))
    .map((hit) => ({ file: page, line: lineAt(text, hit.index), says: `names ${hit[1]}, which is not there.` }))
}

/** Keeps the lines, so that a place can be told. */
const withoutCode = (text: string): string =>
  text.replace(/```[\s\S]*?```|`[^`\n]*`/g, (code) => code.replace(/[^\n]/g, ' '))

/** A heading's address, as forges make it. */
function headingsOf(root: string, page: string): Set<string> {
  const headings = withoutFences(textOf(root, page)).matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)
  return new Set([...headings].map(([, heading]) => slug(String(heading))))
}

const withoutFences = (text: string): string => text.replace(/```[\s\S]*?```/g, '')
const slug = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-')
