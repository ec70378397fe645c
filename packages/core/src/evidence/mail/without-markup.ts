/** The words of a text that is HTML, a line for each block, quoted blocks behind ">". The only file that knows the HTML parser. */
import { Parser } from 'htmlparser2'
import { headOf } from '../../text.ts'

/** As much of one text as is read elsewhere. */
const LONGEST = 200_000

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))
const BLOCKS = words(
  'address article blockquote body br center dd div dl dt fieldset footer form h1 h2 h3 h4 h5 h6 header hr html li main ol p pre section table tbody tfoot thead tr ul',
)
const SILENT = words('head iframe noscript object script style svg template title')
const INLINE = words(
  'a abbr b bdi bdo big cite code col colgroup del em font i img input ins kbd label link mark meta q s samp small span strike strong sub sup td th time tt u wbr',
)
const MARKS = new RegExp(`</?(?:${[...BLOCKS, ...SILENT, ...INLINE].join('|')})(?:\\s[^<>]*)?/?>`, 'i')

/** Undefined where it is no HTML: a "<" alone makes none. */
export function withoutMarkup(text: string): string | undefined {
  if (!text.includes('<') || !MARKS.test(text)) return undefined
  const lines: string[] = []
  let line = ''
  let quotes = 0
  let silent = 0
  const endLine = (): void => {
    const said = line.trim()
    if (said !== '') lines.push('> '.repeat(quotes) + said)
    line = ''
  }
  const parser = new Parser({
    onopentagname(name) {
      if (SILENT.has(name)) silent += 1
      if (BLOCKS.has(name)) endLine()
      if (name === 'blockquote') quotes += 1
      if (name === 'td' || name === 'th') line += ' '
      // An address in angle brackets, and what else is no tag, are words.
      if (!isTag(name) && silent === 0) line += `<${name}>`
    },
    onclosetag(name, isImplied) {
      if (SILENT.has(name)) silent = Math.max(0, silent - 1)
      if (BLOCKS.has(name)) endLine()
      if (name === 'blockquote') quotes = Math.max(0, quotes - 1)
      if (!isTag(name) && !isImplied && silent === 0) line += `</${name}>`
    },
    ontext(said) {
      if (silent === 0) line += said.replace(/\s+/g, ' ')
    },
  })
  parser.end(headOf(text, LONGEST))
  endLine()
  return lines.join('\n')
}

/** HTML's own, and those of a namespace or of a page's own making. */
const isTag = (name: string): boolean =>
  BLOCKS.has(name) || SILENT.has(name) || INLINE.has(name) || /^[a-z][\w.]*[:-][\w.:-]+$/.test(name)
