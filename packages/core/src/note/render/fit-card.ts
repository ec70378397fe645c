/** Narrows a card for media with limits: fewer lines, each shorter. What was left out is said, never silently gone. */

import { cutText } from '../../text.ts'
import { media } from '../../words/en/media.ts'
import type { Words } from '../../words/words.ts'
import type { NoteLine } from '../parts.ts'
import type { Card } from './card.ts'

export type CardLimits = {
  /** Characters of any one text. */
  text: number
  rows: number
  linesInARow: number
  draft: number
  arguments: number
}

function fitCard(card: Card, limits: CardLimits, said: Words['media']): Card {
  const short = (text: string) => cutText(text, limits.text)
  const lines = (all: NoteLine[]) => all.map((line) => ({ ...line, text: short(line.text) }))
  const rows = card.rows.slice(0, limits.rows).map((row) => ({
    ...row,
    lines: lines(row.lines.slice(0, limits.linesInARow)),
    leftOut: Math.max(0, row.lines.length - limits.linesInARow),
  }))
  const leftOut = card.rows.length - rows.length
  return {
    ...card,
    ask: short(card.ask),
    whoAndWhat: short(card.whoAndWhat),
    rows,
    artifacts: card.artifacts.slice(0, limits.linesInARow),
    draft: card.draft && {
      ...card.draft,
      draft: { ...card.draft.draft, body: cutWithNotice(card.draft.draft.body, limits.draft, said) },
    },
    action: card.action && {
      ...card.action,
      arguments: card.action.arguments
        .slice(0, limits.arguments)
        .map(({ name, value }) => ({ name: short(name), value: short(value) })),
    },
    remarks: [
      ...card.remarks,
      ...(leftOut > 0 ? [said.rowsLeftOut(leftOut)] : []),
      ...(card.action &&
      (card.action.arguments.length > limits.arguments ||
        card.action.arguments.some(({ name, value }) => short(name) !== name || short(value) !== value))
        ? [said.argumentsCut]
        : []),
    ],
  }
}

/** The first of ever narrower cards whose written form is small enough; the narrowest when none is. */
export function fitToBytes<T>(
  card: Card,
  { limits, bytes, words }: { limits: CardLimits; bytes: number; words: Partial<Words> | undefined },
  write: (card: Card, said: Words['media']) => T,
): T {
  const said = words?.media ?? media
  let written = write(fitCard(card, limits, said), said)
  for (const share of [0.6, 0.35, 0.2, 0.1, 0.05]) {
    if (utf8Bytes(typeof written === 'string' ? written : JSON.stringify(written)) <= bytes) break
    written = write(fitCard(card, scaled(limits, share), said), said)
  }
  return written
}

const scaled = (limits: CardLimits, share: number): CardLimits => ({
  text: Math.max(40, Math.floor(limits.text * share)),
  rows: Math.max(6, Math.floor(limits.rows * share)),
  linesInARow: Math.max(1, Math.floor(limits.linesInARow * share)),
  draft: Math.max(200, Math.floor(limits.draft * share)),
  arguments: Math.max(3, Math.floor(limits.arguments * share)),
})

/** Bytes in UTF-8, without the TextEncoder that only some hosts have. */
export function utf8Bytes(text: string): number {
  let bytes = text.length
  for (let n = 0; n < text.length; n++) {
    const unit = text.charCodeAt(n)
    // A pair of surrogates is four bytes: two for each of its units.
    if (unit > 0x7f) bytes += unit > 0x7ff && (unit < 0xd800 || unit > 0xdfff) ? 2 : 1
  }
  return bytes
}

const cutWithNotice = (text: string, max: number, said: Words['media']): string =>
  [...text].length <= max ? text : `${cutText(text, max)}\n${said.draftCut}`
