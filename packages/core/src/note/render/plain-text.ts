import type { Note } from '../note.ts'
import { type Card, type RenderContext, toCard } from './card.ts'
import { labelledWords, lineWords, MISSING_WORDS, moreWords } from './line-words.ts'

/** The note as text without markup: terminals, logs, the text part of an e-mail. */
export const toPlainText = (note: Note, context: RenderContext): string => cardAsPlainText(toCard(note, context))

export function cardAsPlainText(card: Card): string {
  return [...core(card), RULE, ...below(card), ...draft(card), ...action(card), ...remarks(card), ...links(card)].join(
    '\n',
  )
}

const RULE = '-'.repeat(40)

function core({ header, ask, act, whoAndWhat }: Card): string[] {
  return [
    [header.shape, header.word, '|', header.lane, '|', header.state].join(' '),
    labelledWords(ask),
    labelledWords(act),
    ...whoAndWhat.lines.map(labelledWords),
  ].filter((line) => line !== '')
}

function below({ rows, openFirst, artifacts, conversation, header }: Card): string[] {
  return [
    ...rows.flatMap(({ label, lines, more, isMissing }) =>
      entry(label, [
        ...lines.map(lineWords),
        ...(more.length > 0 ? [moreWords(more.length)] : []),
        ...(isMissing ? [MISSING_WORDS] : []),
      ]),
    ),
    ...(openFirst ? entry(openFirst.label, [linkWords(openFirst)]) : []),
    ...(artifacts.length > 0 ? entry('Records', artifacts.map(linkWords)) : []),
    ...(conversation.url ? entry('Conversation', [conversation.url]) : []),
    ...entry(header.owner.label, header.owner.name ? [header.owner.name] : []),
  ]
}

const draft = ({ draft: shown }: Card): string[] =>
  shown
    ? [
        '',
        `${shown.label} (${[shown.draft.channel, shown.draft.to].filter(Boolean).join(' to ')})`,
        ...(shown.draft.subject ? [`> Subject: ${shown.draft.subject}`] : []),
        ...shown.draft.body.split('\n').map((line) => `> ${line}`.trimEnd()),
      ]
    : []

const action = ({ action: shown }: Card): string[] =>
  shown
    ? ['', `${shown.label}: ${shown.tool}`, ...shown.arguments.map(({ name, value }) => `  ${name} = ${value}`)]
    : []

const remarks = ({ lacks, remarks: said }: Card): string[] => {
  const all = [...(lacks ? [lacks] : []), ...said]
  return all.length > 0 ? ['', ...all] : []
}

const links = ({ links: shown }: Card): string[] =>
  shown.length > 0 ? ['', ...shown.map(({ label, url }) => `${label}: ${url}`)] : []

/** One line beside its label; several below it. */
function entry(label: string, lines: string[]): string[] {
  const parts = lines.flatMap((line) => line.split('\n'))
  if (parts.length === 0) return []
  return parts.length === 1 ? [`${label}: ${parts[0]}`] : [`${label}:`, ...parts.map((part) => `  ${part}`)]
}

const linkWords = ({ text, url }: { text: string; url: string | null }): string =>
  url && url !== text ? `${text} ${url}` : text
