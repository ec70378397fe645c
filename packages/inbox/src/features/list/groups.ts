/** Into which groups the rows of a view fall: by urgency where the most urgent stand first, by what became of it in one's own work. */

import type { HandoffRow, View } from '@baton-desk/core'
import { t } from '@lingui/core/macro'
import { labels } from '../../desk/words.ts'

export type Group = { id: string; label: string; icon: string; colour: string }

const BY_URGENCY: Record<HandoffRow['urgency'], Group> = {
  now: { id: 'now', label: labels.urgency.now, icon: 'chevrons-up', colour: 'red' },
  today: { id: 'today', label: labels.urgency.today, icon: 'chevron-up', colour: 'amb' },
  this_week: { id: 'this_week', label: labels.urgency.this_week, icon: 'minus', colour: '' },
  fyi: { id: 'fyi', label: labels.urgency.fyi, icon: 'dot', colour: '' },
}

/** In this order: what is still to be done by its person stands first. */
const BY_WORK = [
  { id: 'taken_over', label: t`Taken over`, icon: 'hand', colour: '' },
  { id: 'promised', label: t`Promised`, icon: 'clock', colour: '' },
  { id: 'asked', label: t`Asked`, icon: 'message-circle-question-mark', colour: '' },
  { id: 'aside', label: t`Put aside`, icon: 'alarm-clock', colour: '' },
  { id: 'done', label: t`Just done`, icon: 'check', colour: '' },
] as const satisfies Group[]

/** Undefined where rows stand in no groups. */
export function groupOf(view: View, row: HandoffRow): Group | undefined {
  switch (view) {
    case 'mine':
    case 'not_accepted':
    case 'waiting':
    case 'all':
      return BY_URGENCY[row.urgency]
    case 'my_work':
      return BY_WORK.find(({ id }) => id === workOf(row))
    case 'overdue':
    case 'closed':
      return undefined
  }
}

/** The rows as the view shows them; those of one group keep their order. */
export function inGroups(view: View, rows: HandoffRow[]): HandoffRow[] {
  if (view !== 'my_work') return rows
  const place = (row: HandoffRow) => BY_WORK.findIndex(({ id }) => id === workOf(row))
  return rows.toSorted((a, b) => place(a) - place(b))
}

function workOf({ waits, decided }: HandoffRow): (typeof BY_WORK)[number]['id'] {
  if (waits) return waits.for === 'time' ? 'aside' : 'asked'
  if (decided?.kind === 'take_over') return 'taken_over'
  return decided?.promised ? 'promised' : 'done'
}
