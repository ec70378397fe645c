import type { Difference, Instant, Playbook, RehearsalCase, Score } from '@baton-desk/core'
import { h } from 'hastscript'
import { CHANGE_WORDS, sayOutcome } from '../rehearsal/say-difference.ts'
import { dataTable, figures, type Page, section } from './page.ts'
import { timeWords } from './rehearsal-page.ts'

/** Two playbooks on the same conversations. */
export type Comparison = {
  before: Playbook
  after: Playbook
  cases: readonly RehearsalCase[]
  now: Instant
  differences: readonly Difference[]
  /** Ids of cases that came out as expected and no longer do, and the other way round. */
  worse: readonly string[]
  better: readonly string[]
  scores: { before: Score; after: Score }
}

export function backtestPage({ before, after, cases, now, differences, worse, better, scores }: Comparison): Page {
  const groups = Map.groupBy(differences, ({ change }) => change)
  const judged = scores.after.expected.cases > 0
  const turned = worse.length + better.length > 0
  return {
    title: `Backtest of ${after.name}`,
    subtitle: `${cases.length} conversations through two playbooks, as of ${timeWords(now)}.`,
    sections: [
      figures([
        { label: 'Come out the same', value: `${cases.length - differences.length} of ${cases.length}` },
        { label: 'To a person before', value: String(scores.before.handedOff) },
        { label: 'To a person after', value: String(scores.after.handedOff) },
        ...(judged
          ? [
              {
                label: 'No longer as expected',
                value: String(worse.length),
                tone: worse.length > 0 ? ('bad' as const) : undefined,
              },
              {
                label: 'Now as expected',
                value: String(better.length),
                tone: better.length > 0 ? ('good' as const) : undefined,
              },
            ]
          : []),
      ]),
      ...[...groups].map(([change, alike]) =>
        section(`${CHANGE_WORDS[change]}: ${alike.length}`, [
          dataTable(
            ['Conversation', 'Before', 'After', ...(turned ? ['As expected'] : [])],
            alike.map((difference) => [
              difference.id,
              sayOutcome(difference.before, before),
              sayOutcome(difference.after, after),
              ...(turned ? [verdictOn(difference.id)] : []),
            ]),
          ),
        ]),
      ),
      ...(differences.length === 0 ? [h('p', 'Nothing comes out otherwise.')] : []),
    ],
  }

  function verdictOn(id: string) {
    if (worse.includes(id)) return h('span.bad', 'no longer')
    return better.includes(id) ? h('span.good', 'now') : ''
  }
}
