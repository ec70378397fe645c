/**
 * The weekly digest of one person, from the same report as the page of measures: what went how, what to fix, and to each what
 * they decided themselves. Null where nothing happened: nobody is written to about nothing.
 */
import { digest as english } from '../words/en/digest.ts'
import type { Words } from '../words/words.ts'
import type { Figure } from './figures.ts'
import type { Fix, FixTarget } from './fixes.ts'
import { measureOf } from './measures.ts'
import type { MeasuresReport } from './report.ts'

export type Digest = { subject: string; body: string }

export type DigestOf = {
  role: 'admin' | 'member' | 'viewer'
  workspace: string
  /** Of everybody. */
  report: MeasuresReport
  fixes: readonly Fix[]
  /** What this person decided; for nobody else. */
  own: MeasuresReport
  /** Of the desk, without a path. */
  origin: string
  said?: Words['digest']
}

const OF_ALL = [
  'handoffs',
  'from_note',
  'time_to_accept',
  'time_to_decide',
  'on_time',
  'ownerless',
  'asked_again',
  'said_again',
  'promises_kept',
  'not_needed',
] as const
const OWN = ['decisions', 'from_note', 'time_to_decide', 'on_time', 'not_needed'] as const

export function digestOf({ role, workspace, report, fixes, own, origin, said = english }: DigestOf): Digest | null {
  const figureIn = (of: MeasuresReport, id: string) => of.measures.find(({ figure }) => figure.id === id)
  const handoffs = figureIn(report, 'handoffs')?.figure.count ?? 0
  if (report.measures.every(({ figure }) => figure.n === 0)) return null
  const days = sayDays(report)
  const lines = (of: MeasuresReport, ids: readonly string[]) =>
    ids.flatMap((id) => {
      const measured = figureIn(of, id)
      if (!measured || measured.figure.n === 0) return []
      const { figure, before } = measured
      const title = measureOf(id)?.title ?? id
      return [
        said.line({
          title,
          value: sayFigure(figure, said),
          before: before.n > 0 ? sayFigure(before, said) : undefined,
        }),
      ]
    })
  const ownLines = lines(own, OWN)
  // Whoever only reads changes nothing.
  const toFix =
    role === 'viewer'
      ? []
      : fixes.length === 0
        ? [said.nothingToFix()]
        : [
            said.fix(),
            ...fixes.map(({ title, says, brings, target }, n) =>
              said.fixLine({ n: n + 1, title, says, brings, url: `${origin}${PLACES[target.kind]}` }),
            ),
          ]
  const paragraphs = [
    [said.team({ workspace, days }), ...lines(report, OF_ALL)],
    toFix,
    ownLines.length > 0 ? [said.own(), ...ownLines] : [],
    [said.see({ url: `${origin}/measures` }), said.stop({ url: `${origin}/profile` })],
  ]
  return {
    subject: said.subject({ handoffs, days }),
    body: paragraphs
      .filter((each) => each.length > 0)
      .map((each) => each.join('\n'))
      .join('\n\n'),
  }
}

/** The id under which somebody is told of one week, once. */
export const digestId = (report: Pick<MeasuresReport, 'from'>): string => `digest-${report.from}`

function sayFigure({ kind, unit, n, count, share, p50 }: Figure, said: Words['digest']): string {
  switch (kind) {
    case 'share':
      return said.share({ share, count, n })
    case 'spread':
      return said.spread({ p50: unit === 'ms' ? said.length({ ms: p50 ?? 0 }) : `${p50} ${unit}`, n })
    case 'sum':
      return count === 0 ? said.none() : said.length({ ms: count })
    default:
      return String(kind === 'mix' ? n : count)
  }
}

const PLACES: Record<FixTarget['kind'], string> = {
  template: '/setup/templates',
  cover: '/setup/cover',
  trigger: '/setup/triggers',
  agent: '/setup/agents',
  channels: '/setup/channels',
}

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })
const sayDays = ({ from, to }: Pick<MeasuresReport, 'from' | 'to'>): string =>
  `${DAY.format(new Date(`${from}T00:00:00Z`))} to ${DAY.format(new Date(`${to}T00:00:00Z`))}`
