/** The rail of a phone: four places at the thumb. While a note is read its own bar stands there instead. */
import { t } from '@lingui/core/macro'
import { Link, useLocation } from 'wouter'
import { isInboxPath } from '../desk/address.ts'
import { Icon } from '../ui/icon.tsx'

const TABS = [
  { to: '/', icon: 'inbox', label: t`Handoffs` },
  { to: '/measures', icon: 'chart-no-axes-column', label: t`Measures` },
  { to: '/setup', icon: 'sliders-horizontal', label: t`Set-up` },
  { to: '/profile', icon: 'circle-user-round', label: t`You` },
]

export function TabBar() {
  const [path] = useLocation()
  const isCurrent = (to: string) => (to === '/' ? isInboxPath(path) : path.startsWith(to))
  return (
    <nav className="tabs" aria-label={t`Pages`}>
      {TABS.map(({ to, icon, label }) => (
        <Link key={to} to={to} aria-current={isCurrent(to) ? 'page' : undefined}>
          <Icon name={icon} size="l" />
          {label}
        </Link>
      ))}
    </nav>
  )
}
