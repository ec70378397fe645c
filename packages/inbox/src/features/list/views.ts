/** The views of the list, in the order of the rail, each with its key. */

import type { Counts, View } from '@baton-desk/core'
import { t } from '@lingui/core/macro'
import { locale } from '../../language/language.tsx'

export type ListedView = {
  view: View
  label: string
  icon: string
  key: string
  /** Which of the desk's counts says how many there are. */
  counted?: Exclude<keyof Counts, 'lanes'>
}

export const VIEWS: ListedView[] = [
  { view: 'mine', label: t`Mine`, icon: 'inbox', key: '1', counted: 'mine' },
  { view: 'my_work', label: t`My work`, icon: 'briefcase', key: '5' },
  { view: 'not_accepted', label: t`Not accepted`, icon: 'circle-dashed', key: '2', counted: 'not_accepted' },
  { view: 'overdue', label: t`Overdue`, icon: 'alarm-clock', key: '3', counted: 'overdue' },
  { view: 'waiting', label: t`Waiting`, icon: 'circle-pause', key: '6', counted: 'waiting' },
  { view: 'all', label: t`All open`, icon: 'layers', key: '4', counted: 'all' },
  { view: 'closed', label: t`Decided`, icon: 'circle-check', key: '7' },
]

export const labelOf = (view: View): string => VIEWS.find((one) => one.view === view)?.label ?? ''

/** The desk counts no further than this. */
const COUNTED_TO = 1_000
export const sayCount = (count: number): string =>
  count >= COUNTED_TO ? `${COUNTED_TO.toLocaleString(locale)}+` : String(count)
