import { media } from '../../words/en/media.ts'
import type { Words } from '../../words/words.ts'
import type { Note } from '../note.ts'
import { type NoteRow, unfolded } from '../rows.ts'
import { type Card, type RenderContext, toCard } from './card.ts'
import { rowWords } from './line-words.ts'

/** The note as text without markup: terminals, logs, the text part of an e-mail. */
export const toPlainText = (note: Note, context: RenderContext): string =>
  cardAsPlainText(toCard(note, context), context.words?.media)

export const cardAsPlainText = (card: Card, said: Words['media'] = media): string =>
  [
    ...core(card),
    ...rowsAsText(unfolded(card.rows).above, said),
    RULE,
    ...below(card, said),
    ...draft(card, said),
    ...action(card),
    ...remarks(card),
    ...links(card),
    ...footerAsText(card.footer ?? []),
  ].join('\n')

const RULE = '-'.repeat(40)

function core({ header, ask, act, whoAndWhat }: Card): string[] {
  return [[header.shape, header.word, '|', header.lane, '|', header.state].join(' '), ask, act.text, whoAndWhat].filter(
    (line) => line !== '',
  )
}

function below({ rows, openFirst, artifacts, conversation, header }: Card, said: Words['media']): string[] {
  return [
    ...rowsAsText(unfolded(rows).below, said),
    ...(openFirst ? entry(openFirst.label, [linkWords(openFirst)]) : []),
    ...(artifacts.length > 0 ? entry(said.records, artifacts.map(linkWords)) : []),
    ...(conversation.url ? entry(said.conversation, [conversation.url]) : []),
    ...entry(header.owner.label, header.owner.name ? [header.owner.name] : []),
  ]
}

const rowsAsText = (rows: readonly NoteRow[], said: Words['media']): string[] =>
  rows.flatMap((row) => entry(row.label, rowWords(row, said)))

const draft = ({ draft: shown }: Card, said: Words['media']): string[] =>
  shown
    ? [
        '',
        `${shown.label} (${said.address(shown.draft.channel, shown.draft.to)})`,
        ...(shown.draft.subject ? [`> ${said.subject}: ${shown.draft.subject}`] : []),
        ...shown.draft.body.split('\n').map((line) => `> ${line}`.trimEnd()),
      ]
    : []

const action = ({ action: shown }: Card): string[] =>
  shown
    ? ['', `${shown.label}: ${shown.tool}`, ...shown.arguments.map(({ name, value }) => `  ${name} = ${value}`)]
    : []

const remarks = ({ lacks, remarks: others }: Card): string[] => {
  const all = [...(lacks ? [lacks] : []), ...others]
  return all.length > 0 ? ['', ...all] : []
}

const links = ({ links: shown }: Card): string[] =>
  shown.length > 0 ? ['', ...shown.map(({ label, url }) => `${label}: ${url}`)] : []

export const footerAsText = (footer: NonNullable<Card['footer']>): string[] =>
  footer.length > 0
    ? ['', ...footer.map((line) => (typeof line === 'string' ? line : `${line.text}: ${line.url}`))]
    : []

/** One line beside its label; several below it. */
function entry(label: string, lines: string[]): string[] {
  const parts = lines.flatMap((line) => line.split('\n'))
  if (parts.length === 0) return []
  return parts.length === 1 ? [`${label}: ${parts[0]}`] : [`${label}:`, ...parts.map((part) => `  ${part}`)]
}

const linkWords = ({ text, url }: { text: string; url: string | null }): string =>
  url && url !== text ? `${text} ${url}` : text
