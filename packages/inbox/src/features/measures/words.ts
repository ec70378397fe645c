/** Numbers as they stand on the page. Under 20 cases a count, never a rate. */

import type { AnswerOf } from '@baton-desk/core'
import { t } from '@lingui/core/macro'

import { locale, words } from '../../language/language.tsx'

export type Measures = AnswerOf<'measures'>
export type Measured = Measures['measures'][number]
export type Figure = Measured['figure']
export type Fix = Measures['fixes'][number]

/** With its title, and what it says and cannot see, in the language of the page. */
export function inOwnWords(measured: Measured): Measured {
  const [title, says, cannotSee] = words.measures?.[measured.figure.id] ?? []
  return { ...measured, ...(title && says && cannotSee && { title, says, cannotSee }) }
}

export function sayLength(ms: number): string {
  const seconds = Math.round(ms / 1000)
  if (seconds < 100) return `${seconds} s`
  const minutes = Math.round(seconds / 60)
  if (minutes < 100) return t`${minutes} min`
  const hours = Math.round(minutes / 60)
  return hours < 48 ? `${hours} h` : t`${Math.round(hours / 24)} days`
}

const saySize = (value: number, unit: Figure['unit']): string => {
  if (unit === 'ms') return sayLength(value)
  return unit === 'percent' ? `${value} %` : `${value} ${unit}`
}

const percent = (share: number): string => `${Math.round(share * 100)} %`

/** The number itself, and of how many it is. */
export function sayFigure({ kind, unit, n, count, share, p50, p90 }: Figure): { value: string; of: string } {
  switch (kind) {
    case 'share':
      return share === null
        ? { value: n === 0 ? '–' : t`${count} of ${n}`, of: '' }
        : { value: percent(share), of: t`${count} of ${n}` }
    case 'spread':
      return p50 === null
        ? { value: '–', of: '' }
        : { value: saySize(p50, unit), of: p90 === null ? `n ${n}` : `p90 ${saySize(p90, unit)}` }
    case 'sum':
      return { value: saySize(count, unit), of: t`in ${n}` }
    case 'count':
    case 'mix':
      return { value: String(count), of: '' }
  }
}

/** What changed since the period before, where that is clear; else what is wanted of it, or of how many it is. */
export function sayChange({ figure, before, difference, better, goal }: Measured): { words: string; isWorse: boolean } {
  if (figure.n === 0) return { words: t`none in these days`, isWorse: false }
  if (difference?.isClear) {
    const isMore = difference.by > 0
    const by =
      figure.kind === 'share'
        ? t`${Math.round(Math.abs(difference.by) * 100)} points ${isMore ? t`more` : t`less`}`
        : `${saySize(Math.abs(difference.by), figure.unit)} ${isMore ? t`more` : t`less`}`
    return { words: t`${by} than before`, isWorse: better !== null && isMore !== (better === 'more') }
  }
  if (goal !== undefined) return { words: t`goal ${percent(goal)}`, isWorse: false }
  if (figure.id === 'ownerless')
    return {
      words: figure.count === 0 ? t`every second had an owner` : t`somebody was missing`,
      isWorse: figure.count > 0,
    }
  if (figure.kind === 'spread') return { words: t`half are faster; n ${figure.n}`, isWorse: false }
  return { words: before && before.n > 0 ? t`no clear change` : t`nothing before to compare`, isWorse: false }
}

/** What one step of a trend is drawn at; null where there was nothing. */
export const trendValue = ({ kind }: Figure, step: Measured['trend'][number]): number | null => {
  if (step.n === 0) return null
  if (kind === 'share') return step.count / step.n
  return kind === 'spread' ? step.p50 : step.count
}

const DAY = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' })
export const sayDays = (from: string, to: string): string =>
  DAY.formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`))
