/** What stands beside every page: the views of the list, the lanes, the desk's other pages, and who is here. */
import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { Link, useLocation } from 'wouter'
import { addressOf, isInboxPath, useAddress } from '../desk/address.ts'
import { useCounts } from '../desk/queries.ts'
import { addressOfView, useSavedViews } from '../desk/saved-views.ts'
import { useWorkspace } from '../desk/workspace.ts'
import { sayCount, VIEWS } from '../features/list/views.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Icon } from '../ui/icon.tsx'
import { Mark } from '../ui/mark.tsx'
import { openPalette } from './palette-door.ts'

/** More lanes than this have no place in the rail; the palette finds them. */
const LANES = 8

export function Rail() {
  const { workspace, lanes, me, people, unseenNotices, refusedSubmissions } = useWorkspace()
  const counts = useCounts()
  const [path] = useLocation()
  const [{ view, lane, search }] = useAddress()
  const saved = useSavedViews()
  const here = addressOfView({ view, lane, search })
  const isList = isInboxPath(path)
  const myself = people.find(({ id }) => id === me.id)
  return (
    <nav className="rail" aria-label={t`Main`}>
      <Link className="ws" to="/">
        <Mark />
        <span className="in-full" title={workspace.name}>
          {workspace.name}
        </span>
        {workspace.practice && (
          <span className="chip line">
            <Trans>Practice</Trans>
          </span>
        )}
      </Link>
      <button type="button" className="nav" aria-keyshortcuts="Control+K Meta+K" onClick={openPalette}>
        <Icon name="search" />
        <span>
          <Trans>Search or do</Trans>
        </span>
        <span className="n" aria-hidden="true">
          <span className="kbd">{t`Ctrl`}</span> <span className="kbd">K</span>
        </span>
      </button>
      <h2>
        <Trans>Handoffs</Trans>
      </h2>
      {VIEWS.map(({ view: one, label, key, icon, counted }) => (
        <Item
          key={one}
          to={addressOf({ view: one, lane: undefined, search: '', id: undefined })}
          icon={icon}
          label={label}
          hotkey={key}
          isCurrent={isList && view === one && !lane && !saved.some(({ to }) => to === here)}
          count={counted && counts ? sayCount(counts[counted]) : undefined}
          isRed={one === 'overdue' && (counts?.overdue ?? 0) > 0}
        />
      ))}
      {lanes.length > 0 && (
        <h2>
          <Trans>Lanes</Trans>
        </h2>
      )}
      {lanes.slice(0, LANES).map(({ id, name }) => (
        <Item
          key={id}
          to={addressOf({ view: 'all', lane: id, search: '', id: undefined })}
          icon="rows-3"
          label={name}
          isCurrent={isList && lane === id}
          count={counts?.lanes?.[id] ? String(counts.lanes[id]) : undefined}
        />
      ))}
      {saved.length > 0 && (
        <h2>
          <Trans>Saved</Trans>
        </h2>
      )}
      {saved.map(({ name, to }) => (
        <Item key={to} to={to} icon="bookmark" label={name} isCurrent={isList && to === here} />
      ))}
      <h2>
        <Trans>Desk</Trans>
      </h2>
      <Item to="/measures" icon="chart-no-axes-column" label={t`Measures`} isCurrent={path.startsWith('/measures')} />
      <Item to="/setup" icon="sliders-horizontal" label={t`Set-up`} isCurrent={path.startsWith('/setup')} />
      <Item
        to="/notices"
        icon="bell"
        label={t`Notices`}
        isCurrent={path === '/notices'}
        count={unseenNotices > 0 ? String(unseenNotices) : undefined}
      />
      <Item
        to="/refused"
        icon="circle-x"
        label={t`Refused`}
        isCurrent={path === '/refused'}
        count={refusedSubmissions > 0 ? String(refusedSubmissions) : undefined}
        isRed={refusedSubmissions > 0}
      />
      <Link to="/profile" className="duty" aria-current={path === '/profile' ? 'page' : undefined}>
        <Avatar name={me.name} kind="you" />
        <b className="in-full">{me.name}</b>
        <span className="sr-only">
          <Trans>, profile</Trans>
        </span>
        <span />
        <span />
        <span className="dim nw">{myself?.onDuty ? t`On duty` : t`Not on duty`}</span>
      </Link>
    </nav>
  )
}

type ItemProps = {
  to: string
  icon: string
  label: string
  isCurrent: boolean
  count?: string | undefined
  isRed?: boolean
  hotkey?: string
}

const Item = ({ to, icon, label, isCurrent, count, isRed, hotkey }: ItemProps) => (
  <Link to={to} className="nav" title={label} aria-current={isCurrent ? 'page' : undefined} aria-keyshortcuts={hotkey}>
    <Icon name={icon} />
    <span className="in-full">{label}</span>
    {count !== undefined && <span className={`n ${isRed ? 'red' : ''}`}>{count}</span>}
  </Link>
)
