/** How a handoff stands, as a mark of 16 px with its word; the same in every view. */

import type { HandoffRow } from '@baton-desk/core'
import { t } from '@lingui/core/macro'

type Props = { row: HandoffRow; now: number }

export function StateMark({ row, now }: Props) {
  const { word, picture } = markOf(row, now)
  return (
    <svg className="st" viewBox="0 0 16 16" role="img" aria-label={word}>
      {picture}
    </svg>
  )
}

/** Length of the circle that the wedge of time left is drawn on. */
const ROUND = 14.14

function markOf(row: HandoffRow, now: number) {
  const colour = row.urgency === 'now' ? 'var(--now)' : 'var(--accent)'
  switch (row.undoable ? 'decided' : row.state) {
    case 'held':
    case 'offered':
      if (row.lacks > 0)
        return {
          word: t`Not accepted, the note lacks something`,
          picture: (
            <>
              <Ring colour="var(--today)" isDashed />
              <path d="M8 5v3.4M8 10.6v.1" stroke="var(--today)" strokeWidth="1.7" strokeLinecap="round" />
            </>
          ),
        }
      return { word: t`Not accepted`, picture: <Ring colour={colour} isDashed /> }
    case 'accepted':
      return {
        word: t`Accepted`,
        picture: (
          <>
            <Ring colour={colour} />
            <circle
              cx="8"
              cy="8"
              r="2.25"
              fill="none"
              stroke={colour}
              strokeWidth="4.5"
              strokeDasharray={`${(leftOf(row, now) * ROUND).toFixed(2)} ${ROUND}`}
              transform="rotate(-90 8 8)"
            />
          </>
        ),
      }
    case 'waiting':
      return {
        word: t`Waiting`,
        picture: (
          <>
            <Ring colour="var(--ink-3)" />
            <path d="M6.4 5.6v4.8M9.6 5.6v4.8" stroke="var(--ink-3)" strokeWidth="1.6" strokeLinecap="round" />
          </>
        ),
      }
    case 'in_doubt':
      return {
        word: t`In doubt`,
        picture: (
          <>
            <Ring colour="var(--today)" />
            <path d="M8 5v3.4M8 10.6v.1" stroke="var(--today)" strokeWidth="1.7" strokeLinecap="round" />
          </>
        ),
      }
    case 'decided':
      return {
        word: t`On its way`,
        picture: (
          <>
            <Ring colour="var(--accent)" />
            <path
              d="M5 8h5.6M8.4 5.6 10.8 8l-2.4 2.4"
              fill="none"
              stroke="var(--accent)"
              strokeWidth="1.6"
              strokeLinecap="round"
              strokeLinejoin="round"
            />
          </>
        ),
      }
    case 'closed':
      return {
        word: t`Closed`,
        picture: (
          <>
            <circle cx="8" cy="8" r="7.2" fill="var(--accent)" />
            <path
              d="m4.9 8.2 2.1 2.1 4.1-4.5"
              fill="none"
              stroke="var(--on-accent)"
              strokeWidth="1.7"
              strokeLinecap="round"
              strokeLinejoin="round"
            />
          </>
        ),
      }
    case 'withdrawn':
    case 'expired':
      return {
        word: row.state === 'expired' ? t`Expired` : t`Withdrawn`,
        picture: (
          <>
            <Ring colour="var(--ink-3)" />
            <path d="M5.4 8h5.2" stroke="var(--ink-3)" strokeWidth="1.6" strokeLinecap="round" />
          </>
        ),
      }
  }
}

const Ring = ({ colour, isDashed }: { colour: string; isDashed?: boolean }) =>
  isDashed ? (
    <circle cx="8" cy="8" r="6" fill="none" stroke={colour} strokeWidth="2" strokeDasharray="2.7 2.01" />
  ) : (
    <circle cx="8" cy="8" r="6.5" fill="none" stroke={colour} strokeWidth="1.5" />
  )

/** How much of the time to act is left, from 1 to 0; all of it where there is no deadline, and over it. */
function leftOf({ createdAt, by }: HandoffRow, now: number): number {
  if (!by || Date.parse(by) <= now) return 1
  const whole = Date.parse(by) - Date.parse(createdAt)
  return whole > 0 ? Math.min(1, (Date.parse(by) - now) / whole) : 1
}
