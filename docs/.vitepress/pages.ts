/** What stands in docs/, in the order in which it is read: for the side bar and for llms.txt. */
import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

const docs = join(import.meta.dirname, '..')

/** `path`: from docs/, with its ending. `about`: the first paragraph, on one line. */
export type Page = { path: string; title: string; about: string }

export type Section = { title: string; folder: string; isFolded: boolean; pages: Page[] }

const FOLDERS: { title: string; folder: string; isFolded?: true }[] = [
  { title: 'Start', folder: 'tutorials' },
  { title: 'How to', folder: 'how-to' },
  { title: 'Reference', folder: 'reference' },
  { title: 'Explanation', folder: 'explanation' },
  { title: 'The rules of the note check', folder: 'reference/check', isFolded: true },
  { title: 'Exported names', folder: 'reference/api', isFolded: true },
  { title: 'Decisions', folder: 'decisions', isFolded: true },
]

export const sections = (): Section[] =>
  FOLDERS.map(({ title, folder, isFolded = false }) => ({ title, folder, isFolded, pages: pagesIn(folder) }))

const pagesIn = (folder: string): Page[] =>
  globSync(`${folder}/**/*.md`, { cwd: docs })
    .filter((path) => FOLDERS.every((other) => other.folder === folder || !isDeeper(other.folder, folder, path)))
    .sort()
    .map(pageAt)

const isDeeper = (inner: string, outer: string, path: string): boolean =>
  inner.startsWith(`${outer}/`) && dirname(path).startsWith(inner)

function pageAt(path: string): Page {
  const text = readFileSync(join(docs, path), 'utf8')
  const title = /^# (.+)$/m.exec(text)?.[1] ?? basename(path, '.md')
  const about = text
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.replace(/^# .+\n?/m, '').trim())
    .find((paragraph) => paragraph !== '' && !/^[#`|<!-]/.test(paragraph))
  return { path, title: title.replaceAll('`', ''), about: plain(about ?? '') }
}

const plain = (text: string): string => text.replace(/\[([^\]]+)\]\([^)]+\)/g, '$1').replace(/\s+/g, ' ')
