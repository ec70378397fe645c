/** Around every page of a signed-in person: reads who they are, follows the event stream, says what must be heard. */

import type { HandoffRow, StreamEvent } from '@baton-desk/core'
import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useRef } from 'react'
import { Route, Switch, useLocation } from 'wouter'
import { isInboxPath } from '../desk/address.ts'
import { isSignedOut, sayError } from '../desk/desk.ts'
import { belongs, useEventStream } from '../desk/live.ts'
import { type DeskView, deskQuery, queryClient, useCounts } from '../desk/queries.ts'
import { forgetKept, startWorker } from '../desk/worker.ts'
import { Announcer, announce } from '../ui/announcer.tsx'
import { useKeys } from '../ui/keys.ts'
import { AfterAWhile, Failed } from '../ui/waiting-and-failed.tsx'
import { InboxPage } from './inbox-page.tsx'
import { openPalette, usePaletteIsOpen } from './palette-door.ts'
import { Rail } from './rail.tsx'
import { ringFor, useUnseen } from './ring.ts'
import { TabBar } from './tab-bar.tsx'
import { useTitle } from './title.ts'

const SignInPage = lazy(() => import('../features/sign-in/sign-in-page.tsx'))
const LinkPage = lazy(() => import('../features/sign-in/link-page.tsx'))
const ProfilePage = lazy(() => import('../features/profile/profile-page.tsx'))
const NoticesPage = lazy(() => import('../features/notices/notices-page.tsx'))
const SetupPages = lazy(() => import('../features/setup/setup-pages.tsx'))
const MeasuresPage = lazy(() => import('../features/measures/measures-page.tsx'))
const PagePalette = lazy(() => import('./page-palette.tsx'))
const RefusedSubmissionsPage = lazy(() => import('../features/refused-submissions/refused-submissions-page.tsx'))

export function Shell() {
  return (
    <Suspense>
      <Switch>
        <Route path="/sign-in">
          <SignInPage onSignedIn={startAfresh} />
        </Route>
        <Route path="/link">
          <LinkPage onSignedIn={startAfresh} />
        </Route>
        <Route>
          <SignedInOnly />
        </Route>
      </Switch>
    </Suspense>
  )
}

function SignedInOnly() {
  const { data, error, refetch } = useQuery(deskQuery)
  // The address stays, so that somebody who followed a link to a handoff sees it after signing in.
  if (error && isSignedOut(error)) return <SignInPage onSignedIn={() => location.reload()} />
  if (error && !data)
    return <Failed what={t`The desk could not be read.`} why={sayError(error)} onRetry={() => void refetch()} />
  if (!data)
    return (
      <AfterAWhile>
        <p className="p-6 text-muted">
          <Trans>Opening the desk …</Trans>
        </p>
      </AfterAWhile>
    )
  return <SignedIn workspace={data} />
}

function SignedIn({ workspace }: { workspace: DeskView }) {
  const me = useRef(workspace.me.id)
  me.current = workspace.me.id
  // The same function on every render, so that the stream is opened only once.
  const onRow = useCallback((row: HandoffRow, event: StreamEvent) => {
    const isNew = event.type === 'offered' || event.type === 'moved' || event.type === 'escalated'
    if (isNew && belongs(row, { view: 'mine', search: '', me: me.current })) announce(t`New for you: ${row.ask}`)
    ringFor(row, event, me.current)
  }, [])
  useEventStream(`${workspace.workspace.id} ${workspace.me.id}`, onRow)
  useEffect(() => void startWorker(), [])
  const counts = useCounts()
  useTitle({ overdue: counts?.overdue ?? 0, mine: counts?.mine ?? 0, unseen: useUnseen() })
  useKeys({ '$mod+k': openPalette })
  const [path] = useLocation()
  return (
    <>
      <div className="app">
        {path.startsWith('/setup') ? (
          <Suspense fallback={<main className="panel" />}>
            <SetupPages />
          </Suspense>
        ) : (
          <>
            <Rail />
            <Suspense fallback={<main className="panel" />}>
              {isInboxPath(path) ? <InboxPage /> : <OtherPage workspace={workspace} />}
            </Suspense>
          </>
        )}
        <TabBar />
      </div>
      {usePaletteIsOpen() && (
        <Suspense>
          <PagePalette />
        </Suspense>
      )}
      <Announcer />
    </>
  )
}

const OtherPage = ({ workspace }: { workspace: DeskView }) => (
  <Switch>
    <Route path="/measures/*?">
      <MeasuresPage />
    </Route>
    <Route path="/profile">
      <Plain>
        <ProfilePage workspace={workspace} onLeft={() => void startAfresh()} />
      </Plain>
    </Route>
    <Route path="/notices">
      <Plain>
        <NoticesPage />
      </Plain>
    </Route>
    <Route path="/refused">
      <Plain>
        <RefusedSubmissionsPage maySee={workspace.me.role !== 'viewer'} />
      </Plain>
    </Route>
    <Route>
      <Plain>
        <p className="p-6">
          <Trans>There is no such page.</Trans>
        </p>
      </Plain>
    </Route>
  </Switch>
)

/** A page that scrolls in the panel. */
const Plain = ({ children }: { children: ReactNode }) => <div className="panel overflow-y-auto">{children}</div>

/** The next person, or workspace, may be another one: forgets everything that was read for the last one. */
async function startAfresh(to = '/'): Promise<void> {
  queryClient.clear()
  await forgetKept()
  location.assign(to)
}
