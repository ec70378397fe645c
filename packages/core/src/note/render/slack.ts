import { cutText, headOf } from '../../text.ts'
import type { Words } from '../../words/words.ts'
import type { Note } from '../note.ts'
import { type NoteRow, unfolded } from '../rows.ts'
import { type Card, type CardLink, linkWithHost, type RenderContext, toCard } from './card.ts'
import { type CardLimits, fitToBytes } from './fit-card.ts'
import { asSentence, rowWords } from './line-words.ts'

/** Block Kit as far as a note needs it: https://docs.slack.dev/reference/block-kit */
type TextElement = { type: 'text'; text: string; style?: { bold?: true; italic?: true; code?: true } }
type LinkElement = { type: 'link'; url: string; text: string }
type Inline = TextElement | LinkElement
type RichElement = { type: 'rich_text_section' | 'rich_text_quote'; elements: Inline[] }
type Plain = { type: 'plain_text'; text: string; emoji: false }

export type SlackBlock =
  | { type: 'header'; text: Plain }
  | { type: 'context'; elements: Plain[] }
  | { type: 'divider' }
  | { type: 'rich_text'; elements: RichElement[] }
  | { type: 'actions'; elements: { type: 'button'; text: Plain; url: string; action_id: string; style?: 'primary' }[] }

export type SlackMessage = {
  /** What notifications and screen readers say. Slack reads markup in it, so it is escaped. */
  text: string
  blocks: SlackBlock[]
}

/** Slack's own limits. */
export const SLACK_LIMITS = {
  blocks: 50,
  header: 150,
  contextText: 2_000,
  button: 75,
  buttons: 25,
  url: 3_000,
  text: 3_000,
  fallback: 4_000,
} as const

const BYTES = 12_000
const LIMITS: CardLimits = { text: 600, rows: 24, linesInARow: 5, draft: 2_800, arguments: 12 }

/**
 * The note as a Slack message. Words of the note stand in rich text and plain text only, where Slack reads no markup: no
 * mention, no link and no formatting can come out of them.
 */
export const toSlack = (note: Note, context: RenderContext): SlackMessage =>
  fitToBytes(toCard(note, context), { limits: LIMITS, bytes: BYTES, words: context.words }, cardAsSlack)

function cardAsSlack(card: Card, said: Words['media']): SlackMessage {
  const { header, ask, act, whoAndWhat } = card
  const remarks = [...(card.lacks ? [card.lacks] : []), ...card.remarks]
  const open = sections(unfolded(card.rows).above.map((row) => rowInline(row, said)))
  const body = sections(rows(card, said))
  return {
    text: cutText(escaped(`${header.word}: ${asSentence(ask)} ${act.text}`), SLACK_LIMITS.fallback),
    blocks: [
      { type: 'header', text: plain(ask || act.text, SLACK_LIMITS.header) },
      {
        type: 'context',
        elements: [
          plain(
            [`${header.shape} ${header.word}`, header.lane, header.state].filter(Boolean).join(' · '),
            SLACK_LIMITS.contextText,
          ),
        ],
      },
      rich([
        { type: 'rich_text_section', elements: [bold(act.text), ...(whoAndWhat ? [text(`\n${whoAndWhat}`)] : [])] },
      ]),
      ...(open.length > 0 ? [rich(open)] : []),
      { type: 'divider' },
      ...(body.length > 0 ? [rich(body)] : []),
      ...draft(card, said),
      ...action(card),
      ...(remarks.length > 0
        ? [
            rich(
              remarks.map((remark) => ({
                type: 'rich_text_section',
                elements: [{ type: 'text', text: `${remark}\n`, style: { italic: true } }],
              })),
            ),
          ]
        : []),
      ...buttons(card),
    ],
  }
}

function rows({ rows: shown, openFirst, artifacts, conversation, header }: Card, said: Words['media']): Inline[][] {
  return [
    ...unfolded(shown).below.map((row) => rowInline(row, said)),
    ...(openFirst ? [labelled(openFirst.label, [linked(openFirst)])] : []),
    ...(artifacts.length > 0
      ? [
          labelled(
            said.records,
            artifacts.flatMap((artifact, n) => [...(n > 0 ? [text(', ')] : []), linked(artifact)]),
          ),
        ]
      : []),
    ...(conversation.url
      ? [
          labelled(said.conversation, [
            {
              type: 'link' as const,
              url: conversation.url,
              text: linkWithHost({ text: said.open, host: conversation.host }),
            },
          ]),
        ]
      : []),
    ...(header.owner.name ? [labelled(header.owner.label, [text(header.owner.name)])] : []),
  ]
}

function rowInline(row: NoteRow, said: Words['media']): Inline[] {
  const lines = rowWords(row, said)
  const inOne = lines.length === 1 ? lines.join() : lines.map((line) => `\n    ${line}`).join('')
  return labelled(row.label, texts(inOne))
}

const sections = (all: Inline[][]): RichElement[] =>
  all.map((elements) => ({ type: 'rich_text_section' as const, elements }))

const labelled = (label: string, elements: Inline[]): Inline[] => [bold(`${label}: `), ...elements, text('\n')]

function draft({ draft: shown }: Card, said: Words['media']): SlackBlock[] {
  if (!shown) return []
  const { channel, to, subject, body } = shown.draft
  const address = said.address(channel, to)
  return [
    rich([
      { type: 'rich_text_section', elements: [bold(shown.label), ...(address ? [text(` (${address})`)] : [])] },
      {
        type: 'rich_text_quote',
        elements: [...(subject ? [bold(`${said.subject}: ${subject}\n`)] : []), ...texts(body)],
      },
    ]),
  ]
}

const action = ({ action: shown }: Card): SlackBlock[] =>
  shown
    ? [
        rich([
          {
            type: 'rich_text_section',
            elements: [bold(`${shown.label}: `), { type: 'text', text: shown.tool || ' ', style: { code: true } }],
          },
          ...shown.arguments.map(
            ({ name, value }): RichElement => ({
              type: 'rich_text_section',
              elements: [text(`\n${name} = `), { type: 'text', text: value || ' ', style: { code: true } }],
            }),
          ),
        ]),
      ]
    : []

const buttons = ({ links }: Card): SlackBlock[] => {
  const usable = links.filter(({ url }) => url.length <= SLACK_LIMITS.url).slice(0, SLACK_LIMITS.buttons)
  if (usable.length === 0) return []
  return [
    {
      type: 'actions',
      elements: usable.map(({ label, url }, n) => ({
        type: 'button',
        text: plain(label, SLACK_LIMITS.button),
        url,
        action_id: `open-${n}`,
        ...(n === 0 ? { style: 'primary' as const } : {}),
      })),
    },
  ]
}

const rich = (elements: RichElement[]): SlackBlock => ({ type: 'rich_text', elements })
// Slack refuses elements without text.
const text = (words: string): TextElement => ({ type: 'text', text: words || ' ' })
/** As many elements as it takes: Slack's limit is of one, and it counts UTF-16 units. */
function texts(words: string): TextElement[] {
  const head = headOf(words, SLACK_LIMITS.text)
  return head === words ? [text(words)] : [text(head), ...texts(words.slice(head.length))]
}
const bold = (words: string): TextElement => ({ type: 'text', text: words || ' ', style: { bold: true } })
const plain = (words: string, max: number): Plain => ({
  type: 'plain_text',
  text: cutText(words || ' ', max),
  emoji: false,
})
const linked = ({ text: words, url, host }: CardLink): Inline =>
  url && url.length <= SLACK_LIMITS.url ? { type: 'link', url, text: linkWithHost({ text: words, host }) } : text(words)

/** The three characters that Slack asks to be escaped in text with markup. */
const escaped = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
