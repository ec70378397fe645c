/**
 * What the decision rests on, in the order of the question: why you, disputed, known, not known, tried, not tried, and the
 * rest. The labels are the team's own. Who says a thing its glyph tells, in which words its source does.
 */

import type { Card, HandoffView, NoteLine, NoteRow } from '@baton-desk/core'
import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { type ReactNode, useState } from 'react'
import { Icon } from '../../ui/icon.tsx'
import { Copy } from './reach.tsx'

type Props = { handoff: HandoffView; card: Card }

export function Ledger({ handoff, card }: Props) {
  const groups = groupsOf(card.rows)
  const linesOf = (...ids: string[]) => groups.filter(({ id }) => ids.includes(id)).flatMap(({ lines }) => lines)
  const known = linesOf('known')
  const counts = {
    checked: known.filter(({ mark }) => mark === 'checked').length,
    said: known.filter(({ mark }) => mark === 'said').length,
    unknown: linesOf('unknown').length,
    disputed: linesOf('against').length,
  }
  return (
    <section className="led" aria-labelledby="ledger">
      <header className="led-h">
        <h2 id="ledger">
          <Trans>What it rests on</Trans>
        </h2>
        <span className="sp" />
        <Count icon="badge-check" colour="acc" count={counts.checked} word={t`checked`} />
        <Count icon="quote" count={counts.said} word={t`said`} />
        <Count icon="circle-question-mark" colour="amb" count={counts.unknown} word={t`not known`} />
        <Count icon="equal-not" colour="amb" count={counts.disputed} word={t`disputed`} />
      </header>
      {groups.map((group) => (
        <Group key={group.id} group={group} handoff={handoff} />
      ))}
      <Records card={card} />
    </section>
  )
}

/** Of what there is none, nothing is said. */
const Count = ({ icon, colour = '', count, word }: { icon: string; colour?: string; count: number; word: string }) =>
  count > 0 && (
    <span className={colour}>
      <Icon name={icon} size="s" />
      {count} {word}
    </span>
  )

type Grouped = { id: string; label: string; lines: NoteLine[]; folded: NoteLine[]; isMissing: boolean }

/** Parts that stand elsewhere on the card: hold, decision and customer strip. */
const ELSEWHERE = new Set(['next', 'silence', 'wishes', 'promise', 'contingencies', 'sensitivity', 'where'])
/** Parts that are read under another one. */
const UNDER: Partial<Record<string, string>> = { theirDeadline: 'why', care: 'why', decides: 'known', context: 'known' }
const ORDER = ['customerSaid', 'why', 'against', 'known', 'unknown', 'tried', 'notTried', 'ownErrors', 'open', 'told']

function groupsOf(rows: NoteRow[]): Grouped[] {
  const groups = new Map<string, Grouped>()
  for (const { id, label, lines, band, isMissing } of rows) {
    if (ELSEWHERE.has(id)) continue
    const at = UNDER[id] ?? id
    const group = groups.get(at) ?? { id: at, label, lines: [], folded: [], isMissing: false }
    // The part that the group is named after names it.
    if (at === id) group.label = label
    const own = lines.filter(({ pointer }) => !/^\/who\/(name|organisation|reach\/|identifiers\/[01]$)/.test(pointer))
    if (band === 'folded') group.folded.push(...own)
    else group.lines.push(...own)
    group.isMissing ||= isMissing
    groups.set(at, group)
  }
  const place = (id: string) => (ORDER.includes(id) ? ORDER.indexOf(id) : ORDER.length)
  return [...groups.values()]
    .filter(({ lines, folded, isMissing }) => lines.length + folded.length > 0 || isMissing)
    .toSorted((a, b) => place(a.id) - place(b.id))
}

function Group({ group, handoff }: { group: Grouped; handoff: HandoffView }) {
  const [isOpen, setIsOpen] = useState(group.lines.length === 0 && group.folded.length < 3 && group.id !== 'talk')
  const lines = isOpen ? [...group.lines, ...group.folded] : group.lines
  const hidden = group.lines.length + group.folded.length - lines.length
  return (
    <div className="g">
      <h3>{group.label}</h3>
      <ul>
        {group.isMissing && lines.length === 0 && (
          <Statement glyph={{ icon: 'circle-question-mark', colour: 'amb', means: t`not known` }}>
            <Trans>Not given</Trans>
          </Statement>
        )}
        {lines.map((line) => {
          const sides = group.id === 'against' ? sidesOf(line) : undefined
          return sides ? (
            <Clash key={line.pointer + line.text} text={line.text} sides={sides} />
          ) : (
            <Line key={line.pointer + line.text} group={group.id} line={line} handoff={handoff} />
          )
        })}
        {hidden > 0 && (
          <li className="f">
            <span />
            <button type="button" className="src justify-self-start" onClick={() => setIsOpen(true)}>
              <Trans>{hidden} more</Trans>
            </button>
          </li>
        )}
      </ul>
    </div>
  )
}

type Glyph = { icon: string; colour: string; means: string }

const GLYPHS: Record<NoteLine['mark'], Glyph> = {
  checked: { icon: 'badge-check', colour: 'acc', means: t`checked` },
  said: { icon: 'quote', colour: '', means: t`the customer said` },
  inferred: { icon: 'sparkles', colour: 'dim', means: t`the agent says` },
  open: { icon: 'circle-question-mark', colour: 'amb', means: t`not known` },
  done: { icon: 'circle-check', colour: 'acc', means: t`worked` },
  failed: { icon: 'circle-x', colour: 'red', means: t`did not work` },
  plain: { icon: 'dot', colour: 'dim', means: '' },
}
const OF_GROUP: Partial<Record<string, Glyph>> = {
  why: { icon: 'scale', colour: '', means: '' },
  against: { icon: 'equal-not', colour: 'amb', means: t`disputed` },
  notTried: { icon: 'circle-minus', colour: 'dim', means: t`not tried` },
  ownErrors: { icon: 'triangle-alert', colour: 'amb', means: '' },
}
const CARE: Glyph = { icon: 'triangle-alert', colour: 'red', means: t`careful` }

const glyphOf = (group: string, { pointer, mark }: NoteLine): Glyph =>
  pointer.startsWith('/brief/care') ? CARE : (OF_GROUP[group] ?? GLYPHS[mark])

function Line({ group, line, handoff }: { group: string; line: NoteLine; handoff: HandoffView }) {
  const [isOpen, setIsOpen] = useState(false)
  const trigger = group === 'why' && line.pointer === '/why/sentence' ? handoff.note.why.trigger : undefined
  const [first] = line.sources
  const from = first
    ? sayFrom(first, handoff) + (line.sources.length > 1 ? ` +${line.sources.length - 1}` : '')
    : (trigger ?? (line.filledIn ? t`the desk` : ''))
  return (
    <Statement
      glyph={glyphOf(group, line)}
      source={
        first ? (
          <button type="button" className="src" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
            {from}
          </button>
        ) : (
          <span className="src">{from}</span>
        )
      }
      below={
        isOpen &&
        line.sources.map(({ kind, message, words }) => (
          <p key={`${kind} ${message} ${words}`} className="quote" dir="auto">
            {sayFrom({ kind, message }, handoff)}: “{words}”
          </p>
        ))
      }
    >
      {line.text}
    </Statement>
  )
}

type StatementProps = { glyph: Glyph; children: ReactNode; source?: ReactNode; below?: ReactNode }

const Statement = ({ glyph, children, source, below }: StatementProps) => (
  <li className="f">
    <Icon name={glyph.icon} className={glyph.colour} />
    <span dir="auto" className="min-w-0 [overflow-wrap:anywhere]">
      {glyph.means && <span className="sr-only">{glyph.means}: </span>}
      {children}
    </span>
    {source}
    {below}
  </li>
)

type From = Pick<NoteLine['sources'][number], 'kind' | 'message'>

/** "Amir, message 1". */
function sayFrom({ kind, message }: From, { agent, note }: HandoffView): string {
  const who =
    kind === 'tool' ? t`a tool` : kind === 'agent' ? agent.name : (note.who.name?.split(' ')[0] ?? t`customer`)
  return message === undefined ? who : t`${who}, message ${message + 1}`
}

type Side = { says: string; words: string }

/** What contradicts what: where customer and record each have their words, they stand side by side. */
function sidesOf({ sources }: NoteLine): [Side, Side] | undefined {
  const said = sources.find(({ kind }) => kind === 'customer')
  const record = sources.find(({ kind }) => kind === 'tool')
  return said && record
    ? [
        { says: t`The customer says`, words: said.words },
        { says: t`The record says`, words: record.words },
      ]
    : undefined
}

const Clash = ({ text, sides: [one, other] }: { text: string; sides: [Side, Side] }) => (
  <li>
    <p className="f">
      <Icon name="equal-not" className="amb" />
      <span dir="auto">
        <span className="sr-only">
          <Trans>disputed:</Trans>{' '}
        </span>
        {text}
      </span>
    </p>
    <div className="clash">
      <div dir="auto">
        <small>{one.says}</small>
        {one.words}
      </div>
      <span className="vs">
        <Icon name="equal-not" />
        <span className="sr-only">
          <Trans>but</Trans>
        </span>
      </span>
      <div dir="auto">
        <small>{other.says}</small>
        {other.words}
      </div>
    </div>
  </li>
)

/** Records to open: the first of them stands at the head of the note too, where there is room. */
function Records({ card: { openFirst, artifacts, conversation } }: { card: Card }) {
  if (!openFirst && artifacts.length === 0 && !conversation.url) return null
  return (
    <div className={`g ${openFirst?.url && artifacts.length === 0 && !conversation.url ? 'ph-only' : ''}`}>
      <h3>{openFirst ? openFirst.label : t`Records`}</h3>
      <div className="row-x wrap">
        {[...(openFirst ? [openFirst] : []), ...artifacts].map((link) =>
          link.url ? (
            <a
              key={link.url}
              href={link.url}
              target="_blank"
              rel="noopener noreferrer"
              className={link === openFirst ? 'btn ph-only' : 'link'}
            >
              {link.text}
              {link.host && <span className="dim"> ({link.host})</span>}
            </a>
          ) : (
            <span key={link.text} className="row-x">
              <bdi>{link.text}</bdi>
              {link.id && <Copy text={link.id} />}
            </span>
          ),
        )}
        {conversation.url && (
          <a href={conversation.url} target="_blank" rel="noopener noreferrer" className="link">
            <Trans>Where it happened</Trans>
            {conversation.host && <span className="dim"> ({conversation.host})</span>}
          </a>
        )}
      </div>
    </div>
  )
}
