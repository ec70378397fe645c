import type { AnswerOf } from '@baton-desk/core'
import { type ReactNode, type Ref, useEffect, useState } from 'react'
import { Link } from 'wouter'
import { useConnection } from '../desk/live.ts'
import { sayMoment } from '../desk/times.ts'
import { useWorkspace } from '../desk/workspace.ts'
import { useSetUp } from '../features/profile/needs-set-up.ts'
import { useNow } from '../ui/clock.ts'
import { useIsWide } from '../ui/media.ts'

/** A connection that is back within this time (in milliseconds) gets no banner. */
const WORTH_SAYING = 10_000
/** The search is sent after a pause of this many milliseconds in the typing. */
const TYPING_PAUSE = 250

type Props = {
  counts: AnswerOf<'countHandoffs'> | undefined
  tabs: ReactNode
  search: string
  searchField: Ref<HTMLInputElement>
  inert: boolean
  onSearch: (search: string) => void
  onKeys: () => void
}

export function TopBar({ counts, tabs, search, searchField, inert, onSearch, onKeys }: Props) {
  const { workspace, refusedSubmissions, unseenNotices, me } = useWorkspace()
  const needsSetUp = useSetUp(me).isWanted
  useTitle(counts?.overdue ?? 0)
  return (
    <header inert={inert} className="border-b border-line bg-surface">
      <div className="grid grid-cols-[auto_1fr_auto] items-center gap-x-4 gap-y-2 px-3.5 py-2.5 wide:flex">
        <h1 className="text-[17px] font-bold">
          Handoffs
          {workspace.practice && (
            <span className="ml-2 rounded border border-control px-1.5 py-px align-[2px] text-[12px] font-medium text-muted">
              Practice
            </span>
          )}
        </h1>
        <div className="order-last col-span-3 wide:order-none">{tabs}</div>
        <Search search={search} field={searchField} onSearch={onSearch} />
        <div className="flex items-center gap-1 wide:ml-auto">
          <Connection />
          <button
            type="button"
            onClick={onKeys}
            aria-label="Keys"
            aria-keyshortcuts="?"
            className="hidden size-9 items-center justify-center rounded-md border border-control font-semibold hover:bg-hover wide:inline-flex"
          >
            ?
          </button>
          <Link
            to="/profile"
            className="inline-flex min-h-11 items-center rounded-md px-2 text-sm font-semibold text-accent-ink hover:bg-hover wide:min-h-9"
          >
            Profile
          </Link>
        </div>
      </div>
      <LostConnection />
      {needsSetUp && (
        <Banner>
          You signed in with a link and have no password yet. <BannerLink to="/profile">Finish setting up</BannerLink>
        </Banner>
      )}
      {unseenNotices > 0 && (
        <Banner>
          {unseenNotices === 1 ? 'The desk has a notice for you.' : `The desk has ${unseenNotices} notices for you.`}{' '}
          <BannerLink to="/notices">Read</BannerLink>
        </Banner>
      )}
      {refusedSubmissions > 0 && (
        <Banner>
          {refusedSubmissions === 1 ? 'One submission of an agent' : `${refusedSubmissions} submissions of agents`}{' '}
          could not be taken. <BannerLink to="/refused">Look</BannerLink>
        </Banner>
      )}
    </header>
  )
}

function Search({
  search,
  field,
  onSearch,
}: {
  search: string
  field: Ref<HTMLInputElement>
  onSearch: (search: string) => void
}) {
  const isWide = useIsWide()
  const [typed, setTyped] = useState(search)
  const [last, setLast] = useState(search)
  if (search !== last) {
    setLast(search)
    setTyped(search)
  }
  useEffect(() => {
    if (typed === search) return
    const timer = setTimeout(() => onSearch(typed), TYPING_PAUSE)
    return () => clearTimeout(timer)
  }, [typed, search, onSearch])
  return (
    <search className="min-w-0 wide:w-64">
      <input
        ref={field}
        type="search"
        aria-label="Search"
        aria-keyshortcuts="/"
        placeholder={isWide ? 'Search  /' : 'Search'}
        value={typed}
        maxLength={200}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur()
        }}
        className="min-h-11 w-full px-3 text-sm wide:min-h-9"
      />
    </search>
  )
}

function Connection() {
  const { live } = useConnection()
  return (
    <p role="status" className="hidden items-center gap-1.5 px-2 text-[13px] text-muted wide:flex">
      <span aria-hidden="true" className={`size-2 rounded-full ${live ? 'bg-accent' : 'border border-control'}`} />
      {live ? 'Live' : 'Connecting …'}
    </p>
  )
}

function LostConnection() {
  const { live, lostAt } = useConnection()
  const now = useNow('ten seconds')
  if (live || lostAt === undefined || now - lostAt < WORTH_SAYING) return null
  return <Banner>Reconnecting. What you see is from {sayMoment(new Date(lostAt).toISOString(), now)}.</Banner>
}

const Banner = ({ children }: { children: ReactNode }) => (
  <p role="status" className="border-t border-line bg-selected px-3.5 py-1.5 text-sm">
    {children}
  </p>
)

const BannerLink = ({ to, children }: { to: string; children: string }) => (
  <Link to={to} className="inline-flex min-h-6 items-center font-semibold text-accent-ink underline">
    {children}
  </Link>
)

function useTitle(overdue: number): void {
  useEffect(() => {
    document.title = overdue > 0 ? `${overdue} overdue · Handoffs` : 'Handoffs'
  }, [overdue])
}
