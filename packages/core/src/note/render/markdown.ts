import type { Blockquote, List, Paragraph, PhrasingContent, Root, RootContent } from 'mdast'
import { type Options, toMarkdown as write } from 'mdast-util-to-markdown'
import { media } from '../../words/en/media.ts'
import type { Words } from '../../words/words.ts'
import type { Note } from '../note.ts'
import { type NoteRow, unfolded } from '../rows.ts'
import { type Card, type CardLink, linkWithHost, type RenderContext, toCard } from './card.ts'
import { rowWords } from './line-words.ts'

/**
 * The note as Markdown. It is built as a syntax tree, so that every word of the note is text and nothing else: the
 * writer escapes whatever would read as markup, a link or HTML.
 */
export const toMarkdown = (note: Note, context: RenderContext): string =>
  cardAsMarkdown(toCard(note, context), context.words?.media)

function cardAsMarkdown(card: Card, said: Words['media'] = media): string {
  const tree: Root = {
    type: 'root',
    children: [
      { type: 'heading', depth: 2, children: [text(inline(card.ask) || card.header.word)] },
      paragraph(strong(card.act.text), text(` · ${headerWords(card)}`)),
      ...(card.whoAndWhat ? [paragraph(text(card.whoAndWhat))] : []),
      ...rowsAsMarkdown(unfolded(card.rows).above, said),
      { type: 'thematicBreak' },
      ...below(card, said),
      ...draft(card, said),
      ...action(card),
      ...remarks(card),
      ...links(card),
    ],
  }
  return write(tree, OPTIONS)
}

// CommonMark leaves these alone, but GitHub's flavour reads ~struck~ and tables in them, and "@name" as a mention.
const OPTIONS: Options = {
  bullet: '-',
  rule: '-',
  emphasis: '_',
  unsafe: [
    { character: '~', inConstruct: 'phrasing' },
    { character: '|', inConstruct: 'phrasing' },
    { character: '@', before: '(?:^|\\W)', inConstruct: 'phrasing' },
  ],
}

const headerWords = ({ header }: Card): string =>
  [`${header.shape} ${header.word}`, header.lane, header.state].filter(Boolean).join(' · ')

function below({ rows, openFirst, artifacts, conversation, header }: Card, said: Words['media']): RootContent[] {
  return [
    ...rowsAsMarkdown(unfolded(rows).below, said),
    ...(openFirst ? entry(openFirst.label, [linked(openFirst)]) : []),
    ...(artifacts.length > 0 ? entry(said.records, artifacts.map(linked)) : []),
    ...(conversation.url
      ? entry(said.conversation, [[link(conversation.url, linkWithHost({ text: said.open, host: conversation.host }))]])
      : []),
    ...entry(header.owner.label, header.owner.name ? [[text(inline(header.owner.name))]] : []),
  ]
}

const rowsAsMarkdown = (rows: readonly NoteRow[], said: Words['media']): RootContent[] =>
  rows.flatMap((row) => entry(row.label, rowWords(row, said).map(multiline)))

function draft({ draft: shown }: Card, said: Words['media']): RootContent[] {
  if (!shown) return []
  const { channel, to, subject, body } = shown.draft
  const address = said.address(channel, to)
  const quoted: Blockquote = {
    type: 'blockquote',
    children: [
      ...(subject ? [paragraph(strong(`${said.subject}:`), text(` ${subject}`))] : []),
      ...body.split(/\n{2,}/).map((block) => paragraph(...multiline(block))),
    ],
  }
  return [paragraph(strong(shown.label), text(address ? ` (${address})` : '')), quoted]
}

function action({ action: shown }: Card): RootContent[] {
  if (!shown) return []
  const items = shown.arguments.map(({ name, value }): PhrasingContent[] => [text(`${name} = `), code(value)])
  return [paragraph(strong(`${shown.label}:`), text(' '), code(shown.tool)), ...(items.length > 0 ? [list(items)] : [])]
}

const remarks = ({ lacks, remarks: all }: Card): RootContent[] =>
  [...(lacks ? [lacks] : []), ...all].map((sentence) => paragraph({ type: 'emphasis', children: [text(sentence)] }))

const links = ({ links: shown }: Card): RootContent[] =>
  shown.length > 0
    ? [paragraph(...shown.flatMap(({ label, url }, n) => [...(n > 0 ? [text(' · ')] : []), link(url, label)]))]
    : []

/** One line beside its label; several as a list below it. */
function entry(label: string, lines: PhrasingContent[][]): RootContent[] {
  const [first] = lines
  if (first === undefined) return []
  if (lines.length === 1) return [paragraph(strong(`${label}:`), text(' '), ...first)]
  return [paragraph(strong(`${label}:`)), list(lines)]
}

const list = (items: PhrasingContent[][]): List => ({
  type: 'list',
  spread: false,
  children: items.map((children) => ({ type: 'listItem', spread: false, children: [paragraph(...children)] })),
})

const multiline = (words: string): PhrasingContent[] =>
  words.split('\n').flatMap((part, n): PhrasingContent[] => (n === 0 ? [text(part)] : [{ type: 'break' }, text(part)]))

const linked = (artifact: CardLink): PhrasingContent[] => [
  artifact.url ? link(artifact.url, inline(linkWithHost(artifact))) : text(inline(artifact.text)),
]
const link = (url: string, words: string): PhrasingContent => ({ type: 'link', url, children: [text(words)] })
const paragraph = (...children: PhrasingContent[]): Paragraph => ({ type: 'paragraph', children })
const strong = (words: string): PhrasingContent => ({ type: 'strong', children: [text(words)] })
const text = (value: string): PhrasingContent => ({ type: 'text', value })
const code = (value: string): PhrasingContent => ({ type: 'inlineCode', value: value || ' ' })
const inline = (words: string): string => words.replace(/\s+/g, ' ').trim()
