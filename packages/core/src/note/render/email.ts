import type { Element, ElementContent, Root } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { cutText } from '../../text.ts'
import { labels } from '../../words/en/labels.ts'
import { media } from '../../words/en/media.ts'
import { telling } from '../../words/en/telling.ts'
import type { Words } from '../../words/words.ts'
import type { Note, Urgency } from '../note.ts'
import { URGENCY_SHAPES } from '../parts.ts'
import { type NoteRow, unfolded } from '../rows.ts'
import { type Card, type CardLink, linkWithHost, type RenderContext, toCard } from './card.ts'
import { type CardLimits, fitToBytes } from './fit-card.ts'
import { rowWords } from './line-words.ts'
import { cardAsPlainText, footerAsText } from './plain-text.ts'
import { titleOfMany } from './title-of-many.ts'

export type Email = { subject: string; html: string; text: string }

/** Mail programs cut longer messages off ("message clipped" at 102 kB). */
const BYTES = 95_000
const LIMITS: CardLimits = { text: 1_000, rows: 40, linesInARow: 16, draft: 8_000, arguments: 30 }
/** What lists of mails show of a subject. */
const SUBJECT_CHARACTERS = 120

/**
 * The note as an e-mail. The HTML is built as a tree and written by hast-util-to-html, so that every word of the note is
 * text; it loads nothing from anywhere. Whole without its style sheet, which some programs take out: that holds only the
 * colours of the dark. No wider than its window whatever stands in it.
 */
export function toEmail(note: Note, context: RenderContext): Email {
  const card = toCard(note, context)
  const size = { limits: LIMITS, bytes: BYTES, words: context.words }
  return {
    subject: cutText(`[${card.header.word}] ${card.ask || card.act.text}`.replace(/\s+/g, ' '), SUBJECT_CHARACTERS),
    html: fitToBytes(card, size, cardAsHtml),
    text: fitToBytes(card, size, cardAsPlainText),
  }
}

/** A handoff as a line of a mail that tells of several. */
export type EmailLine = { urgency: Urgency; ask: string; who: string; lane: string; headline: string; url: string }

export type ManyInEmail = {
  lines: readonly EmailLine[]
  /** How many others wait. */
  more: number
  /** What the desk tells outside of any handoff; shown whole. */
  notices?: readonly { subject: string; body: string }[]
  /** Where all of them are. */
  inbox: CardLink['url'] & string
  footer: NonNullable<RenderContext['footer']>
  words?: Words
}

/** Several handoffs as one e-mail: the first of them each with its link, the others counted. */
export function toEmailOfMany({ lines, more, notices = [], inbox, footer, words: language }: ManyInEmail): Email {
  const said = language?.telling ?? telling
  const { urgency: urgencies } = language?.labels ?? labels
  const waiting = lines.length + more
  const isAlone = waiting === 0 && notices.length === 1
  const title = titleOfMany({ waiting, notices }, said)
  const rest = more > 0 ? said.more({ more }) : null
  const headOf = ({ urgency, lane, who }: EmailLine) =>
    [`${URGENCY_SHAPES[urgency]} ${urgencies[urgency]}`, lane, who].filter(Boolean).join(' · ')
  const [first] = lines
  const html = page(language?.media.language ?? media.language, title, [
    tag('h1', { class: 'ink', style: TITLE }, [words(title)]),
    ...lines.map((line) =>
      stack('div', { class: 'edge', style: LINE }, [
        paragraph([words(headOf(line))], MUTED, 'muted'),
        tag('p', { style: 'margin:0 0 2px;font-size:17px;font-weight:600', dir: 'auto' }, [
          tag('a', { href: line.url, class: 'link', style: `color:${ACCENT}` }, [words(line.ask)]),
        ]),
        paragraph([words(line.headline)], 'margin:0'),
      ]),
    ),
    ...(rest ? [paragraph([words(rest)], 'margin:16px 0 0')] : []),
    ...notices.map(({ subject, body }) =>
      stack('div', { class: 'edge', style: LINE }, [
        ...(isAlone ? [] : [tag('p', { style: 'margin:0 0 2px;font-weight:600', dir: 'auto' }, [words(subject)])]),
        tag('p', { style: 'margin:0;white-space:pre-line', dir: 'auto' }, [words(body)]),
      ]),
    ),
    paragraph([button({ label: said.inbox, url: inbox }, true)], 'margin:16px 0'),
    ...footerOf(footer),
  ])
  return {
    subject: cutText(first ? `[${urgencies[first.urgency]}] ${title}` : title, SUBJECT_CHARACTERS),
    html,
    text: [
      title,
      ...lines.flatMap((line) => ['', headOf(line), line.ask, line.headline, line.url]),
      ...(rest ? ['', rest] : []),
      ...notices.flatMap(({ subject, body }) => ['', ...(isAlone ? [] : [subject]), body]),
      '',
      `${said.inbox}: ${inbox}`,
      ...footerAsText(footer),
    ].join('\n'),
  }
}

function cardAsHtml(card: Card, said: Words['media']): string {
  const { header, ask, act, whoAndWhat } = card
  return page(said.language, ask, [
    paragraph([words([`${header.shape} ${header.word}`, header.lane].filter(Boolean).join(' · '))], MUTED, 'muted'),
    tag('h1', { class: 'ink', style: TITLE, dir: 'auto' }, [words(ask)]),
    ...(whoAndWhat ? [paragraph([words(whoAndWhat)], 'margin:0 0 14px;font-size:16px')] : []),
    stack('div', { class: 'hold', style: HOLD }, [
      ...(header.state ? [tag('p', { style: HELD, class: 'accent', dir: 'auto' }, [words(header.state)])] : []),
      paragraph([words(act.text)], 'margin:0'),
    ]),
    ...openRows(card, said),
    ...draft(card, said),
    ...action(card),
    ...buttons(card),
    tag('hr', { class: 'edge', style: `border:0;border-top:1px solid ${LINE_COLOUR};margin:18px 0 8px` }, []),
    table(rows(card, said)),
    ...[...(card.lacks ? [card.lacks] : []), ...card.remarks].map((remark) =>
      paragraph([tag('em', {}, [words(remark)])], MUTED, 'muted'),
    ),
    ...footerOf(card.footer ?? []),
  ])
}

function page(language: string, title: string, content: ElementContent[]): string {
  const tree: Root = {
    type: 'root',
    children: [
      { type: 'doctype' },
      words('\n'),
      stack('html', { lang: language }, [
        stack('head', {}, [
          tag('meta', { charSet: 'utf-8' }, []),
          tag('meta', { name: 'viewport', content: 'width=device-width' }, []),
          tag('meta', { name: 'color-scheme', content: 'light dark' }, []),
          tag('meta', { name: 'supported-color-schemes', content: 'light dark' }, []),
          tag('title', {}, [words(title)]),
          tag('style', {}, [words(IN_THE_DARK)]),
        ]),
        stack('body', { class: 'ground ink', style: BODY }, [
          stack('div', { class: 'sheet', role: 'main', style: SHEET }, content),
        ]),
      ]),
    ],
  }
  return toHtml(tree)
}

const INK = '#1b1a17'
const ACCENT = '#0b6a5b'
const LINE_COLOUR = '#d6d2c8'
const BODY = `margin:0;padding:12px;font:15px/1.5 system-ui,-apple-system,'Segoe UI',sans-serif;background:#f5f4f0;color:${INK};overflow-wrap:anywhere`
const SHEET = `max-width:600px;margin:0 auto;padding:20px;box-sizing:border-box;background:#ffffff;border-radius:10px`
const TITLE = `margin:0 0 6px;font-size:22px;line-height:1.25;letter-spacing:-0.01em;color:${INK}`
const HOLD = `margin:0 0 14px;padding:10px 14px;background:#e3f1ed;border-radius:8px`
const HELD = `margin:0 0 2px;font-weight:600;color:${ACCENT}`
const LINE = `margin:14px 0 0;padding:12px 0 0;border-top:1px solid ${LINE_COLOUR}`
const MUTED = 'margin:0 0 6px;color:#55524a;font-size:13px'
const QUOTE = `margin:0;padding:8px 14px;border-left:3px solid ${LINE_COLOUR};white-space:pre-wrap`

/** A program that knows no dark shows the colours that stand with each part. */
const IN_THE_DARK = `@media (prefers-color-scheme: dark){
.ground{background:#10100e !important}.sheet{background:#181816 !important}.ink{color:#eeece7 !important}
.muted{color:#b8b5ac !important}.accent,.link{color:#43c0a7 !important}.hold{background:#173029 !important}
.edge{border-color:#3b3b36 !important}.first{background:#43c0a7 !important;color:#10100e !important;border-color:#43c0a7 !important}
.other{color:#43c0a7 !important;border-color:#7d7b72 !important}}
`

const buttons = ({ links }: Card): ElementContent[] =>
  links.length === 0
    ? []
    : [
        paragraph(
          links.flatMap((link, n): ElementContent[] => [...(n > 0 ? [words(' ')] : []), button(link, n === 0)]),
          'margin:18px 0 0',
        ),
      ]

const button = ({ label, url }: { label: string; url: string }, isFirst: boolean): Element =>
  tag(
    'a',
    {
      href: url,
      class: isFirst ? 'first' : 'other',
      style: isFirst
        ? `${BUTTON};border-color:${ACCENT};background:${ACCENT};color:#ffffff`
        : `${BUTTON};border-color:#88847a;color:${ACCENT}`,
    },
    [words(label)],
  )

const BUTTON =
  'display:inline-block;margin:0 4px 8px 0;padding:10px 18px;border:1px solid;border-radius:7px;font-weight:600;text-decoration:none'

function footerOf(lines: NonNullable<Card['footer']>): ElementContent[] {
  if (lines.length === 0) return []
  return [
    stack('div', { class: 'edge', style: LINE }, [
      ...lines.map((line) =>
        typeof line === 'string'
          ? paragraph([words(line)], MUTED, 'muted')
          : paragraph(
              [tag('a', { href: line.url, class: 'link', style: `color:${ACCENT}` }, [words(line.text)])],
              MUTED,
              'muted',
            ),
      ),
    ]),
  ]
}

function rows({ rows: shown, openFirst, artifacts, conversation, header }: Card, said: Words['media']): Element[] {
  return [
    ...unfolded(shown).below.map((each) => rowOf(each, said)),
    ...(openFirst ? [row(openFirst.label, [[linked(openFirst)]])] : []),
    ...(artifacts.length > 0
      ? [
          row(
            said.records,
            artifacts.map((artifact) => [linked(artifact)]),
          ),
        ]
      : []),
    ...(conversation.url
      ? [
          row(said.conversation, [
            [anchor(conversation.url, linkWithHost({ text: said.open, host: conversation.host }))],
          ]),
        ]
      : []),
    ...(header.owner.name ? [row(header.owner.label, [[words(header.owner.name)]])] : []),
  ]
}

function openRows({ rows: shown }: Card, said: Words['media']): Element[] {
  const { above } = unfolded(shown)
  return above.length === 0 ? [] : [table(above.map((each) => rowOf(each, said)))]
}

const table = (all: Element[]): Element =>
  stack('table', { style: 'border-collapse:collapse;table-layout:fixed;width:100%' }, [tag('tbody', {}, all)])

const rowOf = (each: NoteRow, said: Words['media']): Element =>
  row(
    each.label,
    rowWords(each, said).map((line) => [words(line)]),
  )

const row = (label: string, lines: ElementContent[][]): Element =>
  stack('tr', {}, [
    tag('th', { scope: 'row', class: 'muted', style: LABEL }, [words(label)]),
    tag(
      'td',
      { style: 'padding:4px 0;vertical-align:top;white-space:pre-wrap', dir: 'auto' },
      lines.map((line) => tag('div', {}, line)),
    ),
  ])

const LABEL =
  'padding:4px 12px 4px 0;text-align:start;vertical-align:top;width:92px;color:#55524a;font-weight:400;font-size:13px;line-height:22px'

function draft({ draft: shown }: Card, said: Words['media']): ElementContent[] {
  if (!shown) return []
  const { channel, to, subject, body } = shown.draft
  const address = said.address(channel, to)
  return [
    paragraph([words(`${shown.label}${address ? ` (${address})` : ''}`)], `${MUTED};margin-top:14px`, 'muted'),
    ...(subject
      ? [tag('div', { class: 'edge', style: QUOTE, dir: 'auto' }, [strong(`${said.subject}: ${subject}`)])]
      : []),
    tag('div', { class: 'edge', style: QUOTE, dir: 'auto' }, [words(body)]),
  ]
}

const action = ({ action: shown }: Card): ElementContent[] =>
  shown
    ? [
        paragraph(
          [words(`${shown.label}: `), tag('code', {}, [words(shown.tool)])],
          `${MUTED};margin-top:14px`,
          'muted',
        ),
        ...(shown.arguments.length > 0
          ? [
              tag(
                'ul',
                { style: 'margin:0;padding-inline-start:20px;white-space:pre-wrap' },
                shown.arguments.map(({ name, value }) =>
                  tag('li', {}, [
                    tag('bdi', {}, [words(name)]),
                    words(' = '),
                    tag('code', { dir: 'auto' }, [words(value)]),
                  ]),
                ),
              ),
            ]
          : []),
      ]
    : []

/** Each child on a line of its own, for whoever reads the source. */
const stack = (tagName: string, properties: Element['properties'], children: ElementContent[]): Element =>
  tag(tagName, properties, [...children.flatMap((child) => [words('\n'), child]), words('\n')])

const linked = (link: CardLink): ElementContent => (link.url ? anchor(link.url, linkWithHost(link)) : words(link.text))
const anchor = (url: string, text: string): Element =>
  tag('a', { href: url, class: 'link', style: `color:${ACCENT}` }, [words(text)])
const paragraph = (children: ElementContent[], style = 'margin:0 0 8px', name?: string): Element =>
  tag('p', { ...(name !== undefined && { class: name }), style, dir: 'auto' }, children)
const strong = (text: string): Element => tag('strong', {}, [words(text)])
const words = (value: string): ElementContent => ({ type: 'text', value })
const tag = (tagName: string, properties: Element['properties'], children: ElementContent[]): Element => ({
  type: 'element',
  tagName,
  properties,
  children,
})
