import { cutText, type Instant, type Playbook, type Played, type RehearsalCase, type Score } from '@baton-desk/core'
import type { Element } from 'hast'
import { h } from 'hastscript'
import { laneName, ownerName, sayMiss, sayShare, sayVerdict } from '../rehearsal/say-played.ts'
import { notePart } from './note-part.ts'
import { bar, dataTable, type Figure, figures, type Page, section } from './page.ts'

export type Rehearsal = {
  playbook: Playbook
  cases: readonly RehearsalCase[]
  played: readonly Played[]
  score: Score
  now: Instant
}

export function rehearsalPage(rehearsal: Rehearsal): Page {
  const { playbook, played, score, now } = rehearsal
  const misses = played.flatMap((one) => {
    const miss = sayMiss(one, playbook)
    return miss ? [h('li', [h('a', { href: `#${anchorOf(one)}` }, one.id), ` ${miss}`])] : []
  })
  return {
    title: `Rehearsal of ${playbook.name}`,
    subtitle: `${score.cases} conversations, as of ${timeWords(now)}. ${score.handedOff} go to a person, ${score.cases - score.handedOff} stay with the agent.`,
    sections: [
      figures(figuresOf(score)),
      section('Not as expected', misses.length > 0 ? [h('ul', misses)] : []),
      section('Where they go', wentTo(score, playbook)),
      section('What decides', triggers(score, playbook)),
      section(
        'Every conversation',
        played.map((one, index) => caseDetails(one, rehearsal.cases[index], rehearsal)),
      ),
    ],
  }
}

function figuresOf({ expected, notes, missed }: Score): Figure[] {
  const { right, wrong, cases } = expected
  const people = right.handedOff + wrong.kept
  const handed = right.handedOff + wrong.handedOff
  const judged: Figure[] =
    cases === 0
      ? [{ label: 'As expected', value: 'nothing was expected' }]
      : [
          {
            label: 'As expected',
            value: sayShare((cases - missed.length) / cases, cases),
            tone: missed.length === 0 ? 'good' : 'bad',
          },
          { label: 'Recall: needed and called', value: sayShare(expected.recall, people) },
          { label: 'Precision: called and needed', value: sayShare(expected.precision, handed) },
        ]
  return notes.count === 0
    ? judged
    : [
        ...judged,
        { label: 'Time to read, half of them', value: `up to ${notes.secondsP50} s` },
        { label: 'Nine of ten', value: `up to ${notes.secondsP90} s` },
        { label: 'Notes that pass the check', value: sayShare(notes.clean, notes.count) },
      ]
}

const wentTo = ({ byLane, handedOff }: Score, playbook: Playbook): Element[] =>
  handedOff === 0
    ? []
    : [
        dataTable(
          ['Lane', 'Conversations'],
          Object.entries(byLane)
            .sort(([, a], [, b]) => b - a)
            .map(([lane, count]) => [laneName(playbook, lane), bar(count / handedOff, String(count))]),
        ),
      ]

/** Those that never decided are told too: nothing here shows that they work. */
function triggers({ byTrigger }: Score, playbook: Playbook): Element[] {
  const all = [...playbook.never.filter(({ when }) => when !== undefined), ...playbook.triggers].map(({ id }) => id)
  if (all.length === 0) return []
  const idle = all.filter((id) => byTrigger[id] === undefined)
  const decided = Object.entries(byTrigger).sort(([, a], [, b]) => b - a)
  return [
    ...(decided.length > 0
      ? [
          dataTable(
            ['Trigger', 'Decided'],
            decided.map(([id, count]) => [id, String(count)]),
          ),
        ]
      : []),
    ...(idle.length > 0 ? [h('p.muted', `Decided none of these: ${idle.join(', ')}.`)] : []),
  ]
}

function caseDetails(one: Played, source: RehearsalCase | undefined, { playbook, now }: Rehearsal): Element {
  const { id, verdict, handoff, expected } = one
  const miss = sayMiss(one, playbook)
  const owner = handoff ? `, ${ownerName(playbook, handoff.owner)}` : ''
  const sign = miss ? h('strong.bad', '✗ not as expected: ') : expected ? h('span.good', '✓ as expected: ') : ''
  return h('details', { id: anchorOf(one), open: miss !== undefined }, [
    h('summary', [sign, h('strong', id), `, ${sayVerdict(verdict, playbook)}${owner}`]),
    h('div', [
      ...(miss ? [h('p.bad', miss)] : []),
      h('p', verdict.why),
      ...(handoff ? trigger(handoff.after, source) : []),
      ...verdict.failed.map((failed) => h('p.bad', `Could not be judged: ${failed.id}, ${failed.because}.`)),
      ...(handoff?.note && verdict.verdict !== 'proceed'
        ? [
            notePart(handoff.note, verdict.lane, playbook, {
              now: source?.at ?? now,
              timeZone: playbook.timeZone,
              ownerName: ownerName(playbook, handoff.owner),
              laneName: laneName(playbook, verdict.lane),
              stateLine: 'Rehearsed',
            }),
            h('p.muted', readingWords(handoff)),
          ]
        : []),
      ...(handoff?.findings ?? []).map(({ rule, level, message }) =>
        h('p', [h('strong', `${level} `), `${message} (${rule})`]),
      ),
    ]),
  ])
}

const readingWords = ({ reading, findings = [] }: NonNullable<Played['handoff']>): string =>
  reading
    ? `${reading.all} words, ${reading.allSeconds} s to read. ${findings.some(({ level }) => level === 'must') ? 'It would be held until it is mended.' : 'It would go to the person as it is.'}`
    : ''

/** What was said or about to be done when a person was needed. */
function trigger(after: number, source: RehearsalCase | undefined): Element[] {
  const spoken = source?.conversation[after - 1]
  const next = source?.conversation[after]
  if (spoken?.role === 'customer' || !next?.toolCall)
    return spoken ? [h('p.muted', `After message ${after}:`), quote(spoken.text)] : []
  return [
    h('p.muted', `Before message ${after + 1}, in which the agent calls ${next.toolCall.name}:`),
    quote(JSON.stringify(next.toolCall.arguments)),
  ]
}

const quote = (text: string): Element => h('blockquote', { dir: 'auto' }, cutText(text, LONGEST_QUOTE))
const LONGEST_QUOTE = 600

const anchorOf = ({ id }: Played): string => `case-${encodeURIComponent(id)}`

export const timeWords = (at: Instant): string => `${at.slice(0, 16).replace('T', ' ')} UTC`
