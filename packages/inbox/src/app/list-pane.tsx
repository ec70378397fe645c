/** The list of one view: how many there are, what waits to be shown, and the rows. */
import type { AnswerOf, HandoffRow, View } from '@baton-desk/core'
import type { Ref } from 'react'
import type { useWaiting } from '../desk/live.ts'
import { WhileReading } from '../desk/while-reading.tsx'
import { EmptyList } from '../features/list/empty-list.tsx'
import { HandoffList, type ListHandle } from '../features/list/handoff-list.tsx'
import { ListSkeleton } from '../features/list/list-skeleton.tsx'
import { sayCount, VIEWS } from '../features/list/view-tabs.tsx'

type Counts = AnswerOf<'countHandoffs'>
type Listed = { view: View; search: string }

type Props = Listed & {
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
  me: string
  handle: Ref<ListHandle>
  inert: boolean
  onSelect: (id: string) => void
  onOpen: (id: string) => void
  onPick: (view: View) => void
  onSearch: (search: string) => void
  onShowNew: () => void
}

export function ListPane({ view, search, list, rows, isEmpty, counts, waiting, selected, ...rest }: Props) {
  const { me, handle, inert, ...on } = rest
  const total = list.hasNextPage ? countOfView(counts, { view, search }) : rows.length
  const label = view === 'closed' ? 'Closed' : (VIEWS.find((one) => one.view === view)?.label ?? '')
  return (
    <section aria-label="Handoffs" inert={inert} className="flex min-h-0 flex-col border-line bg-surface wide:border-r">
      <div className="flex items-baseline justify-between gap-2 border-b border-line px-3.5 py-1.5 text-[13px] text-muted">
        <span>{view === 'closed' ? 'Closed handoffs' : 'Most urgent, then soonest due'}</span>
        <span>{total === undefined ? `${rows.length}+` : sayCount(total)}</span>
      </div>
      {(waiting.arrived > 0 || waiting.displaced > 0) && (
        <button
          type="button"
          onClick={on.onShowNew}
          aria-keyshortcuts="N"
          className="min-h-11 border-b border-line bg-selected px-3.5 text-left text-sm font-semibold text-accent-ink wide:min-h-8"
        >
          {waiting.arrived > 0 ? `${waiting.arrived} new` : 'The order has changed'} · show{' '}
          <span className="hidden wide:inline">(N)</span>
        </button>
      )}
      <div className="min-h-0 flex-1">
        <WhileReading query={list} waiting={<ListSkeleton />} failed="The list could not be read." />
        {isEmpty && (
          <EmptyList
            view={view}
            search={search}
            label={label}
            counts={counts}
            onPick={on.onPick}
            onSearch={on.onSearch}
          />
        )}
        {rows.length > 0 && (
          <HandoffList
            key={view}
            ref={handle}
            rows={rows}
            total={total}
            selected={selected}
            me={me}
            label={`${label}, ${total ?? 'many'} handoffs`}
            onSelect={on.onSelect}
            onOpen={on.onOpen}
            onNearEnd={() => list.hasNextPage && !list.isFetchingNextPage && void list.fetchNextPage()}
          />
        )}
      </div>
    </section>
  )
}

/** The count of the whole view, where the desk counts it: not for a search and not for closed handoffs. */
const countOfView = (counts: Counts | undefined, { view, search }: Listed): number | undefined =>
  search || !counts || view === 'closed' ? undefined : counts[view]
