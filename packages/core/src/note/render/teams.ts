import type { Words } from '../../words/words.ts'
import type { Note } from '../note.ts'
import { type NoteRow, unfolded } from '../rows.ts'
import { type Card, type CardLink, linkWithHost, type RenderContext, toCard } from './card.ts'
import { type CardLimits, fitToBytes } from './fit-card.ts'
import { asSentence, rowWords } from './line-words.ts'

/** Adaptive Cards as far as a note needs them: https://adaptivecards.io/explorer */
type OpenUrl = { type: 'Action.OpenUrl'; title?: string; url: string }
type TextRun = {
  type: 'TextRun'
  text: string
  weight?: 'Bolder'
  size?: 'Large'
  isSubtle?: true
  italic?: true
  fontType?: 'Monospace'
  selectAction?: OpenUrl
}
type RichTextBlock = { type: 'RichTextBlock'; inlines: TextRun[]; separator?: true; spacing?: 'Small' | 'Medium' }
type Container = { type: 'Container'; style: 'emphasis'; items: RichTextBlock[] }

export type AdaptiveCard = {
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json'
  type: 'AdaptiveCard'
  version: '1.5'
  fallbackText: string
  msteams: { width: 'Full' }
  body: (RichTextBlock | Container)[]
  actions: OpenUrl[]
}

/** Teams takes 28 kB per message through a webhook, and shows six actions. */
export const TEAMS_LIMITS = { bytes: 27_000, actions: 6 } as const
const LIMITS: CardLimits = { text: 600, rows: 24, linesInARow: 5, draft: 6_000, arguments: 12 }

/**
 * The note as an Adaptive Card for Teams. Every word stands in a TextRun: Teams reads Markdown in text blocks and fact
 * sets, and in text runs it does not.
 */
export const toTeams = (note: Note, context: RenderContext): AdaptiveCard =>
  fitToBytes(
    toCard(note, context),
    { limits: LIMITS, bytes: TEAMS_LIMITS.bytes, words: context.words },
    cardAsAdaptiveCard,
  )

function cardAsAdaptiveCard(card: Card, said: Words['media']): AdaptiveCard {
  const { header, ask, act, whoAndWhat } = card
  return {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.5',
    fallbackText: `${header.word}: ${asSentence(ask)} ${act.text}`,
    msteams: { width: 'Full' },
    body: [
      block([
        {
          ...run([`${header.shape} ${header.word}`, header.lane, header.state].filter(Boolean).join(' · ')),
          isSubtle: true,
        },
      ]),
      block([{ ...bold(ask), size: 'Large' }]),
      block([bold(act.text)]),
      ...(whoAndWhat ? [block([run(whoAndWhat)])] : []),
      ...unfolded(card.rows).above.map((row) => block(rowRuns(row, said))),
      ...rows(card, said).map(
        (inlines, n): RichTextBlock =>
          n === 0 ? { ...block(inlines), separator: true, spacing: 'Medium' } : block(inlines),
      ),
      ...draft(card, said),
      ...action(card),
      ...[...(card.lacks ? [card.lacks] : []), ...card.remarks].map((remark) =>
        block([{ ...run(remark), italic: true }]),
      ),
    ],
    actions: card.links
      .slice(0, TEAMS_LIMITS.actions)
      .map(({ label, url }) => ({ type: 'Action.OpenUrl', title: label, url })),
  }
}

function rows({ rows: shown, openFirst, artifacts, conversation, header }: Card, said: Words['media']): TextRun[][] {
  return [
    ...unfolded(shown).below.map((row) => rowRuns(row, said)),
    ...(openFirst ? [[bold(`${openFirst.label}: `), linked(openFirst)]] : []),
    ...(artifacts.length > 0
      ? [
          [
            bold(`${said.records}: `),
            ...artifacts.flatMap((artifact, n) => [...(n > 0 ? [run(', ')] : []), linked(artifact)]),
          ],
        ]
      : []),
    ...(conversation.url ? [[bold(`${said.conversation}: `), linked({ ...conversation, text: said.open })]] : []),
    ...(header.owner.name ? [[bold(`${header.owner.label}: `), run(header.owner.name)]] : []),
  ]
}

const rowRuns = (row: NoteRow, said: Words['media']): TextRun[] => [
  bold(`${row.label}: `),
  run(rowWords(row, said).join(' · ')),
]

function draft({ draft: shown }: Card, said: Words['media']): (RichTextBlock | Container)[] {
  if (!shown) return []
  const { channel, to, subject, body } = shown.draft
  const address = said.address(channel, to)
  return [
    block([bold(shown.label), run(address ? ` (${address})` : ' ')]),
    {
      type: 'Container',
      style: 'emphasis',
      items: [
        ...(subject ? [block([bold(`${said.subject}: ${subject}`)])] : []),
        // A text run knows no line breaks.
        ...body.split('\n').map((line) => block([run(line)])),
      ],
    },
  ]
}

const action = ({ action: shown }: Card): RichTextBlock[] =>
  shown
    ? [
        block([bold(`${shown.label}: `), code(shown.tool)]),
        ...shown.arguments.map(({ name, value }) => block([run(`${name} = `), code(value)])),
      ]
    : []

const block = (inlines: TextRun[]): RichTextBlock => ({ type: 'RichTextBlock', spacing: 'Small', inlines })
const run = (text: string): TextRun => ({ type: 'TextRun', text: text || ' ' })
const bold = (text: string): TextRun => ({ ...run(text), weight: 'Bolder' })
const code = (text: string): TextRun => ({ ...run(text), fontType: 'Monospace' })
const linked = ({ text, url, host }: Pick<CardLink, 'text' | 'url' | 'host'>): TextRun =>
  url ? { ...run(linkWithHost({ text, host })), selectAction: { type: 'Action.OpenUrl', url } } : run(text)
