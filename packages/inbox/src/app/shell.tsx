/** Around every page of a signed-in person: reads who they are, follows the event stream, says what must be heard. */
import type { HandoffRow, StreamEvent } from '@baton-desk/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useCallback, useRef } from 'react'
import { Link, Route, Switch, useLocation } from 'wouter'
import { isInboxPath } from '../desk/address.ts'
import { isSignedOut, sayError } from '../desk/desk.ts'
import { belongs, useEventStream } from '../desk/live.ts'
import { type DeskView, deskQuery, queryClient } from '../desk/queries.ts'
import { Announcer, announce } from '../ui/announcer.tsx'
import { AfterAWhile, Failed } from '../ui/waiting-and-failed.tsx'
import { InboxPage } from './inbox-page.tsx'

const SignInPage = lazy(() => import('../features/sign-in/sign-in-page.tsx'))
const LinkPage = lazy(() => import('../features/sign-in/link-page.tsx'))
const ProfilePage = lazy(() => import('../features/profile/profile-page.tsx'))
const NoticesPage = lazy(() => import('../features/notices/notices-page.tsx'))
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
    return <Failed what="The desk could not be read." why={sayError(error)} onRetry={() => void refetch()} />
  if (!data)
    return (
      <AfterAWhile>
        <p className="p-6 text-muted">Opening the desk …</p>
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
    if (isNew && belongs(row, { view: 'mine', search: '', me: me.current })) announce(`New for you: ${row.ask}`)
  }, [])
  useEventStream(onRow)
  const [path] = useLocation()
  return (
    <>
      {isInboxPath(path) ? <InboxPage /> : <OtherPage workspace={workspace} />}
      <Announcer />
    </>
  )
}

const OtherPage = ({ workspace }: { workspace: DeskView }) => (
  <>
    <nav aria-label="Back" className="border-b border-line bg-surface px-2">
      <Link to="/" className="inline-flex min-h-11 items-center px-3 font-semibold text-accent-ink">
        ‹ Inbox
      </Link>
    </nav>
    <Switch>
      <Route path="/profile">
        <ProfilePage workspace={workspace} onLeft={startAfresh} />
      </Route>
      <Route path="/notices">
        <NoticesPage />
      </Route>
      <Route path="/refused">
        <RefusedSubmissionsPage maySee={workspace.me.role !== 'viewer'} />
      </Route>
      <Route>
        <p className="p-6">There is no such page.</p>
      </Route>
    </Switch>
  </>
)

/** The next person, or workspace, may be another one: forgets everything that was read for the last one. */
function startAfresh(to = '/'): void {
  queryClient.clear()
  location.assign(to)
}
