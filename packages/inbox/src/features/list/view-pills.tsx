/** The views on a phone, where there is no rail. */

import type { Counts, View } from '@baton-desk/core'
import { t } from '@lingui/core/macro'
import { Link } from 'wouter'
import { useSavedViews } from '../../desk/saved-views.ts'
import { sayCount, VIEWS } from './views.ts'

type Props = { view: View; counts: Counts | undefined; onPick: (view: View) => void }

export const ViewPills = ({ view, counts, onPick }: Props) => {
  const saved = useSavedViews()
  return (
    <nav aria-label={t`Views`} className="views">
      {VIEWS.map(({ view: one, label, counted }) => (
        <a
          key={one}
          href={one === 'mine' ? '/' : `/?view=${one}`}
          aria-current={one === view ? 'page' : undefined}
          onClick={(event) => {
            event.preventDefault()
            onPick(one)
          }}
        >
          {label}
          {counted && counts && <span className="num">{sayCount(counts[counted])}</span>}
        </a>
      ))}
      {saved.map(({ name, to }) => (
        <Link key={to} href={to}>
          {name}
        </Link>
      ))}
    </nav>
  )
}
