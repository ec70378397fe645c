/** The list of one view: its name and count, what the desk has to say, what waits to be shown, and the rows. */

import type { Counts, HandoffRow, View } from '@baton-desk/core'
import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { type ReactNode, type Ref, useEffect, useRef, useState } from 'react'
import type { useWaiting } from '../desk/live.ts'
import { addressOfView, toggleView, useSavedViews } from '../desk/saved-views.ts'
import { WhileReading } from '../desk/while-reading.tsx'
import { useWorkspace } from '../desk/workspace.ts'
import { EmptyList } from '../features/list/empty-list.tsx'
import { HandoffList, type ListHandle } from '../features/list/handoff-list.tsx'
import { ListSkeleton } from '../features/list/list-skeleton.tsx'
import { labelOf, sayCount, VIEWS } from '../features/list/views.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { KeyHint } from '../ui/key-hint.tsx'
import { Connection, DeskSays } from './desk-says.tsx'
import { openPalette } from './palette-door.ts'

type Listed = { view: View; lane: string | undefined; search: string }

type Props = Listed & {
  isSearching: boolean
  /** The list as it is read, page by page. */
  list: {
    isPending: boolean
    error: Error | null
    refetch: () => unknown
    hasNextPage: boolean
    isFetchingNextPage: boolean
    fetchNextPage: () => unknown
  }
  rows: HandoffRow[]
  /** The list was read and has no rows. */
  isEmpty: boolean
  counts: Counts | undefined
  waiting: ReturnType<typeof useWaiting>
  selected: string | undefined
  picked: ReadonlySet<string> | undefined
  me: string
  handle: Ref<ListHandle>
  inert: boolean
  /** The views, for a screen without a rail. */
  pills: ReactNode
  /** What can be taken back, where no note is before them. */
  undo: ReactNode
  onSelect: (id: string) => void
  onOpen: (id: string) => void
  onPickOne: (id: string) => void
  /** Begins picking several, or ends it. */
  onPicking: () => void
  onPick: (view: View) => void
  onSearch: (search: string) => void
  onSearching: (isSearching: boolean) => void
  onShowNew: () => void
  onKeys: () => void
}

export function ListPane({
  view,
  lane,
  search,
  list,
  rows,
  isEmpty,
  counts,
  waiting,
  selected,
  picked,
  ...rest
}: Props) {
  const { me, handle, inert, isSearching, pills, undo, ...on } = rest
  const { lanes } = useWorkspace()
  const total = list.hasNextPage ? countOfView(counts, { view, lane, search }) : rows.length
  const label = lanes.find(({ id }) => id === lane)?.name ?? labelOf(view)
  const here = addressOfView({ view, lane, search })
  const isSaved = useSavedViews().some(({ to }) => to === here)
  const count = list.isPending ? undefined : total === undefined ? `${rows.length}+` : sayCount(total)
  return (
    <section aria-label={t`Handoffs`} inert={inert} className="list">
      <header className="top">
        <h1>{label}</h1>
        <span className="dim num">{count}</span>
        {!isSearching && !search && <span className="sp" />}
        {isSearching || search ? (
          <Search search={search} isWanted={isSearching} onSearch={on.onSearch} onDone={() => on.onSearching(false)} />
        ) : (
          <button
            type="button"
            className="btn quiet ico"
            aria-label={t`Search`}
            aria-keyshortcuts="/"
            onClick={() => on.onSearching(true)}
          >
            <Icon name="search" />
          </button>
        )}
        {(search || lane) && (
          <button
            type="button"
            className="btn quiet ico"
            aria-label={isSaved ? t`Forget this view` : t`Save this view`}
            aria-pressed={isSaved}
            onClick={() => toggleView({ name: search ? `${label}: “${search}”` : label, to: here })}
          >
            <Icon name="bookmark" className={isSaved ? 'acc' : ''} />
          </button>
        )}
        {rows.length > 0 && (
          <button
            type="button"
            className="btn quiet ico"
            aria-label={t`Pick several`}
            aria-pressed={picked !== undefined}
            onClick={on.onPicking}
          >
            <Icon name="list-checks" className={picked ? 'acc' : ''} />
          </button>
        )}
        <button type="button" className="btn quiet ico ph-only" aria-label={t`Search or do`} onClick={openPalette}>
          <Icon name="command" />
        </button>
        <span className="small dim dk nw" title={ORDER[view] ?? t`Most urgent, then soonest due`}>
          {ORDER[view] ? t`Latest` : t`Due`}
        </span>
      </header>
      {pills}
      <DeskSays />
      {(waiting.arrived > 0 || waiting.displaced > 0) && !isEmpty && (
        <button type="button" onClick={on.onShowNew} aria-keyshortcuts="N" className="newline">
          <Icon name="arrow-up" size="s" />
          {sayNew(waiting)} <KeyHint>N</KeyHint>
        </button>
      )}
      <div className="min-h-0 flex-1">
        <WhileReading query={list} waiting={<ListSkeleton />} failed={t`The list could not be read.`} />
        {isEmpty && (
          <EmptyList
            view={view}
            search={search}
            label={label}
            counts={counts}
            onPick={on.onPick}
            onSearch={(text) => {
              on.onSearch(text)
              on.onSearching(false)
            }}
          />
        )}
        {rows.length > 0 && (
          <HandoffList
            key={`${view} ${lane}`}
            ref={handle}
            rows={rows}
            total={total}
            selected={selected}
            picked={picked}
            onPickOne={on.onPickOne}
            me={me}
            view={view}
            namesOwner={view !== 'mine' && view !== 'my_work'}
            label={t`${label}, ${total ?? t`many`} handoffs`}
            onSelect={on.onSelect}
            onOpen={on.onOpen}
            onNearEnd={() => list.hasNextPage && !list.isFetchingNextPage && void list.fetchNextPage()}
          />
        )}
      </div>
      {undo}
      <footer className="list-foot dk">
        <Connection />
        <span className="sp" />
        <KeyHint>J</KeyHint>
        <KeyHint>K</KeyHint> <Trans context="to another row">move</Trans>
        <Button look="plain" className="tiny" aria-keyshortcuts="?" onClick={on.onKeys}>
          <KeyHint>?</KeyHint> <Trans>all keys</Trans>
        </Button>
      </footer>
    </section>
  )
}

const ORDER: Partial<Record<View, string>> = { my_work: t`The latest first`, closed: t`The latest first` }

function sayNew({ arrived, urgent }: ReturnType<typeof useWaiting>): string {
  if (arrived === 0) return t`The order has changed: show`
  const which = urgent === 0 ? '' : urgent === arrived ? t`, now` : t`, ${urgent === 1 ? t`one` : urgent} of them now`
  return t`${arrived} new${which}: show`
}

/** The search is sent after a pause of this many milliseconds in the typing. */
const TYPING_PAUSE = 250

type SearchProps = { search: string; isWanted: boolean; onSearch: (search: string) => void; onDone: () => void }

function Search({ search, isWanted, onSearch, onDone }: SearchProps) {
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(search)
  const [last, setLast] = useState(search)
  if (search !== last) {
    setLast(search)
    setTyped(search)
  }
  useEffect(() => {
    if (isWanted) field.current?.focus()
  }, [isWanted])
  useEffect(() => {
    if (typed === search) return
    const timer = setTimeout(() => onSearch(typed), TYPING_PAUSE)
    return () => clearTimeout(timer)
  }, [typed, search, onSearch])
  return (
    <search className="min-w-0 flex-1">
      <input
        ref={field}
        type="search"
        aria-label={t`Search`}
        placeholder={t`Search`}
        value={typed}
        maxLength={200}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={onDone}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur()
        }}
        className="field"
      />
    </search>
  )
}

/** The count of the whole view, where the desk counts it: not for a search, and not where nothing bounds it. */
function countOfView(counts: Counts | undefined, { view, lane, search }: Listed): number | undefined {
  if (search || !counts) return undefined
  if (lane) return counts.lanes[lane]
  const counted = VIEWS.find((one) => one.view === view)?.counted
  return counted && counts[counted]
}
