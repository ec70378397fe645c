/** What the desk itself has to say, in a steady place above the list: the connection is gone, something waits to be read. */
import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { useConnection } from '../desk/live.ts'
import { sayMoment } from '../desk/times.ts'
import { useWorkspace } from '../desk/workspace.ts'
import { useSetUp } from '../features/profile/needs-set-up.ts'
import { useNow } from '../ui/clock.ts'
import { Icon } from '../ui/icon.tsx'

export function DeskSays() {
  const { refusedSubmissions, unseenNotices, me } = useWorkspace()
  const setUp = useSetUp(me)
  return (
    <>
      <LostConnection />
      {setUp.isWanted && (
        <Says onDismiss={setUp.dismiss}>
          <Trans>
            You signed in with a link and have no password yet. <SaysLink to="/profile">Finish setting up</SaysLink>
          </Trans>
        </Says>
      )}
      {unseenNotices > 0 && (
        <Says>
          {unseenNotices === 1 ? t`The desk has a notice for you.` : t`The desk has ${unseenNotices} notices for you.`}{' '}
          <SaysLink to="/notices">
            <Trans>Read</Trans>
          </SaysLink>
        </Says>
      )}
      {refusedSubmissions > 0 && (
        <Says>
          <Trans>
            {refusedSubmissions === 1 ? t`One submission of an agent` : t`${refusedSubmissions} submissions of agents`}{' '}
            could not be taken. <SaysLink to="/refused">Look</SaysLink>
          </Trans>
        </Says>
      )}
    </>
  )
}

export function Connection() {
  const { live } = useConnection()
  return (
    <span role="status" className="row-x">
      <span aria-hidden="true" className={`dot ${live ? 'acc' : 'amb'}`} />
      {live ? t`Live` : t`Connecting …`}
    </span>
  )
}

function LostConnection() {
  const { live, lostAt } = useConnection()
  const now = useNow('ten seconds')
  if (live || lostAt === undefined) return null
  return (
    <Says>
      <Trans>
        No connection to the desk. What you see is from {sayMoment(new Date(lostAt).toISOString(), now)}; deciding is
        off until it is back.
      </Trans>
    </Says>
  )
}

const Says = ({ children, onDismiss }: { children: ReactNode; onDismiss?: () => void }) => (
  <div role="status" className="says">
    <p>{children}</p>
    {onDismiss && (
      <button type="button" className="btn quiet ico" aria-label={t`Not now`} onClick={onDismiss}>
        <Icon name="x" size="s" />
      </button>
    )}
  </div>
)

const SaysLink = ({ to, children }: { to: string; children: ReactNode }) => (
  <Link to={to} className="link nw">
    {children}
  </Link>
)
