import type { Element, ElementContent, Root } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { cutText } from '../../text.ts'
import type { Words } from '../../words/words.ts'
import type { Note } from '../note.ts'
import { type NoteRow, unfolded } from '../rows.ts'
import { type Card, type CardLink, linkWithHost, type RenderContext, toCard } from './card.ts'
import { type CardLimits, fitToBytes } from './fit-card.ts'
import { rowWords } from './line-words.ts'
import { cardAsPlainText } from './plain-text.ts'

export type Email = { subject: string; html: string; text: string }

/** Mail programs cut longer messages off ("message clipped" at 102 kB). */
const BYTES = 95_000
const LIMITS: CardLimits = { text: 1_000, rows: 40, linesInARow: 16, draft: 8_000, arguments: 30 }
/** What lists of mails show of a subject. */
const SUBJECT_CHARACTERS = 120

/**
 * The note as an e-mail. The HTML is built as a tree and written by hast-util-to-html, so that every word of the note is
 * text; it loads nothing from anywhere and needs no style sheet. Light only, and no wider than its window whatever stands in it.
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

function cardAsHtml(card: Card, said: Words['media']): string {
  const { header, ask, act, whoAndWhat } = card
  const tree: Root = {
    type: 'root',
    children: [
      { type: 'doctype' },
      words('\n'),
      stack('html', { lang: said.language }, [
        stack('head', {}, [
          tag('meta', { charSet: 'utf-8' }, []),
          tag('meta', { name: 'viewport', content: 'width=device-width' }, []),
          tag('meta', { name: 'color-scheme', content: 'light' }, []),
          tag('meta', { name: 'supported-color-schemes', content: 'light' }, []),
          tag('title', {}, [words(ask)]),
        ]),
        stack('body', { style: BODY }, [
          stack('div', { style: 'max-width:40em;margin:0 auto' }, [
            paragraph(
              [words([`${header.shape} ${header.word}`, header.lane, header.state].filter(Boolean).join(' · '))],
              MUTED,
            ),
            tag('h1', { style: 'margin:0 0 4px;font-size:22px', dir: 'auto' }, [words(ask)]),
            paragraph([strong(act.text)]),
            ...(whoAndWhat ? [paragraph([words(whoAndWhat)])] : []),
            ...openRows(card, said),
            ...buttons(card),
            tag('hr', { style: 'border:0;border-top:1px solid #999' }, []),
            table(rows(card, said)),
            ...draft(card, said),
            ...action(card),
            ...[...(card.lacks ? [card.lacks] : []), ...card.remarks].map((remark) =>
              paragraph([tag('em', {}, [words(remark)])]),
            ),
          ]),
        ]),
      ]),
    ],
  }
  return toHtml(tree)
}

// Colours of its own for everything: a program that shows mails in the dark otherwise changes the ground and not the words.
const BODY =
  'margin:0;padding:16px;font:16px/1.45 system-ui,sans-serif;color-scheme:light;background:#ffffff;color:#1b2129;overflow-wrap:anywhere'
const MUTED = 'margin:0 0 4px;color:#5a6370'
const QUOTE = 'margin:0;padding:8px 12px;border-left:3px solid #999;white-space:pre-wrap'

const buttons = ({ links }: Card): ElementContent[] =>
  links.length === 0
    ? []
    : [
        paragraph(
          links.flatMap(({ label, url }, n): ElementContent[] => [
            ...(n > 0 ? [words(' ')] : []),
            tag(
              'a',
              { href: url, style: n === 0 ? `${BUTTON};background:#1d4ed8;color:#fff` : `${BUTTON};color:#1d4ed8` },
              [words(label)],
            ),
          ]),
        ),
      ]

const BUTTON = 'display:inline-block;padding:10px 16px;border:1px solid #1d4ed8;border-radius:6px;text-decoration:none'

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
            [tag('a', { href: conversation.url }, [words(linkWithHost({ text: said.open, host: conversation.host }))])],
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
    tag('th', { scope: 'row', style: 'padding:4px 12px 4px 0;text-align:start;vertical-align:top;width:9em' }, [
      words(label),
    ]),
    tag(
      'td',
      { style: 'padding:4px 0;vertical-align:top;white-space:pre-wrap', dir: 'auto' },
      lines.map((line) => tag('div', {}, line)),
    ),
  ])

function draft({ draft: shown }: Card, said: Words['media']): ElementContent[] {
  if (!shown) return []
  const { channel, to, subject, body } = shown.draft
  const address = said.address(channel, to)
  return [
    paragraph([strong(shown.label), words(address ? ` (${address})` : '')]),
    ...(subject ? [tag('div', { style: QUOTE, dir: 'auto' }, [strong(`${said.subject}: ${subject}`)])] : []),
    tag('div', { style: QUOTE, dir: 'auto' }, [words(body)]),
  ]
}

const action = ({ action: shown }: Card): ElementContent[] =>
  shown
    ? [
        paragraph([strong(`${shown.label}: `), tag('code', {}, [words(shown.tool)])]),
        ...(shown.arguments.length > 0
          ? [
              tag(
                'ul',
                { style: 'white-space:pre-wrap' },
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

const linked = (link: CardLink): ElementContent =>
  link.url ? tag('a', { href: link.url }, [words(linkWithHost(link))]) : words(link.text)
const paragraph = (children: ElementContent[], style = 'margin:0 0 8px'): Element =>
  tag('p', { style, dir: 'auto' }, children)
const strong = (text: string): Element => tag('strong', {}, [words(text)])
const words = (value: string): ElementContent => ({ type: 'text', value })
const tag = (tagName: string, properties: Element['properties'], children: ElementContent[]): Element => ({
  type: 'element',
  tagName,
  properties,
  children,
})
