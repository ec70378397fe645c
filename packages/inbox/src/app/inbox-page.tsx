/** List and note side by side, or one over the other on a narrow screen; which handoff is shown stands in the address. */
import type { HandoffRow, HandoffView, View } from '@baton-desk/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { useAddress } from '../desk/address.ts'
import { sayError } from '../desk/desk.ts'
import { showWaiting, useWaiting } from '../desk/live.ts'
import { countsQuery, handoffQuery, listQuery, queryClient, removeRow, showChanged } from '../desk/queries.ts'
import { isOver } from '../desk/times.ts'
import { useWorkspace } from '../desk/workspace.ts'
import type { OpenStep } from '../features/actions/action-bar.tsx'
import { offeredActions, offersFor } from '../features/actions/offers.ts'
import { EmptyList } from '../features/list/empty-list.tsx'
import { HandoffList, type ListHandle } from '../features/list/handoff-list.tsx'
import { ListSkeleton } from '../features/list/list-skeleton.tsx'
import { sayCount, VIEWS, ViewTabs } from '../features/list/view-tabs.tsx'
import { alertNow, announce } from '../ui/announcer.tsx'
import { Button } from '../ui/button.tsx'
import { useNow } from '../ui/clock.ts'
import { useKeys } from '../ui/keys.ts'
import { useIsWide } from '../ui/media.ts'
import { AfterAWhile, Failed } from '../ui/waiting-and-failed.tsx'
import { NotePane } from './note-pane.tsx'
import { TopBar } from './top-bar.tsx'

const HistorySheet = lazy(() => import('../features/history/history-sheet.tsx'))
const ConversationSheet = lazy(() => import('../features/conversation/conversation-sheet.tsx'))
const KeysSheet = lazy(() => import('./keys-sheet.tsx'))
const Palette = lazy(() => import('../ui/palette.tsx'))

const LEAVES_THE_LIST = new Set<HandoffView['state']>(['decided', 'closed', 'withdrawn', 'expired'])
const NO_ROWS: HandoffRow[] = []

export function InboxPage() {
  const workspace = useWorkspace()
  const me = workspace.me.id
  const isWide = useIsWide()
  const [{ view, search, id }, go] = useAddress()
  const [, navigate] = useLocation()
  const list = useInfiniteQuery(listQuery({ view, search }))
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.rows) ?? NO_ROWS, [list.data])
  const counts = useQuery(countsQuery).data
  const waiting = useWaiting({ view, search, me })
  const [opened, setOpened] = useState<{ id: string; step: OpenStep }>()
  const [result, setResult] = useState<{ id: string | undefined; text: string }>()
  const [sheet, setSheet] = useState<'history' | 'conversation' | 'keys' | 'palette'>()
  const listHandle = useRef<ListHandle>(null)
  const searchField = useRef<HTMLInputElement>(null)
  useOverdueAlert(rows, me)

  const step = opened && opened.id === id ? opened.step : undefined
  const setStep = (next: OpenStep) => setOpened(id && next ? { id, step: next } : undefined)
  const select = useCallback((next: string, { push = false } = {}) => go({ id: next }, { replace: !push }), [go])
  const open = useCallback(
    (next: string) => {
      select(next, { push: !isWide })
      if (isWide) return
      // The note comes over the list: the reader, and a screen reader, go with it.
      requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-note]')?.focus())
    },
    [select, isWide],
  )
  const toList = () => {
    go({ id: undefined })
    requestAnimationFrame(() => listHandle.current?.focus())
  }
  const pick = (next: View) => go({ view: next, id: undefined })
  const find = (text: string) => go({ search: text, id: undefined }, { replace: true })

  const isEmpty = list.data !== undefined && rows.length === 0
  useEffect(() => {
    // In an empty list nothing can move under the hand.
    if (isEmpty && waiting.arrived > 0) void showWaiting()
  }, [isEmpty, waiting.arrived])

  const first = rows[0]?.id
  useEffect(() => {
    if (isWide && !id && first) select(first)
  }, [isWide, id, first, select])

  const at = rows.findIndex((row) => row.id === id)
  const step1 = (by: 1 | -1) => {
    const next = rows[at < 0 ? 0 : Math.max(0, Math.min(rows.length - 1, at + by))]
    if (!next || next.id === id) return
    select(next.id)
    announce(next.ask)
  }
  const following = rows[at + 1] ?? rows[at - 1]
  useEffect(() => {
    if (following) void queryClient.prefetchQuery(handoffQuery(following.id))
  }, [following])

  const onTaken = ({ before, after, said }: { before: HandoffView; after: HandoffView; said: string }) => {
    setOpened(undefined)
    showChanged(after)
    void queryClient.invalidateQueries({ queryKey: countsQuery.queryKey })
    void queryClient.invalidateQueries({ queryKey: ['history', after.id] })
    if (!LEAVES_THE_LIST.has(after.state)) {
      setResult({ id: after.id, text: said })
      announce(said)
      return
    }
    removeRow(after.id)
    const next = id === before.id ? following : undefined
    const text = `${said} “${before.note.ask}”`
    setResult({ id: next?.id ?? id, text })
    announce(next ? `${text} Next: ${next.ask}` : text)
    if (next) select(next.id)
    else if (id === before.id && !isWide) toList()
  }

  const say = (text: string) => {
    setResult({ id, text })
    announce(text)
  }
  const openFirst = () => {
    const link = document.querySelector<HTMLAnchorElement>('[data-open-first]')
    if (link) link.click()
    else say('This note names no record with a link.')
  }
  const possible = () => {
    const handoff = id && queryClient.getQueryData(handoffQuery(id).queryKey)
    return handoff ? offeredActions(offersFor(handoff, workspace.me, String)) : []
  }
  const showNew = () => {
    void showWaiting()
    announce('The list is up to date.')
  }

  useKeys({
    j: () => step1(1),
    k: () => step1(-1),
    ...Object.fromEntries(VIEWS.map(({ view: one, key }) => [key, () => pick(one)])),
    '/': () => searchField.current?.focus(),
    n: showNew,
    '[Shift]+?': () => setSheet('keys'),
    '$mod+k': () => setSheet('palette'),
    o: openFirst,
    Escape: () => {
      if (!isWide && id) toList()
      else listHandle.current?.focus()
    },
  })

  const total = list.hasNextPage ? (search || !counts || view === 'closed' ? undefined : counts[view]) : rows.length
  const label = view === 'closed' ? 'Closed' : (VIEWS.find((one) => one.view === view)?.label ?? '')
  const isNoteOver = !isWide && id !== undefined
  return (
    <div className="flex h-full flex-col">
      <TopBar
        counts={counts}
        search={search}
        onSearch={find}
        searchField={searchField}
        onKeys={() => setSheet('keys')}
        inert={isNoteOver}
        tabs={<ViewTabs view={view} counts={counts} onPick={pick} />}
      />
      <main className="grid min-h-0 flex-1 wide:grid-cols-[28rem_1fr]">
        <section
          aria-label="Handoffs"
          inert={isNoteOver}
          className="flex min-h-0 flex-col border-line bg-surface wide:border-r"
        >
          <div className="flex items-baseline justify-between gap-2 border-b border-line px-3.5 py-1.5 text-[13px] text-muted">
            <span>{view === 'closed' ? 'Closed handoffs' : 'Most urgent, then soonest due'}</span>
            <span>{total === undefined ? `${rows.length}+` : sayCount(total)}</span>
          </div>
          {(waiting.arrived > 0 || waiting.displaced > 0) && (
            <button
              type="button"
              onClick={showNew}
              aria-keyshortcuts="N"
              className="min-h-11 border-b border-line bg-selected px-3.5 text-left text-sm font-semibold text-accent-ink wide:min-h-8"
            >
              {waiting.arrived > 0 ? `${waiting.arrived} new` : 'The order has changed'} · show{' '}
              <span className="hidden wide:inline">(N)</span>
            </button>
          )}
          <div className="min-h-0 flex-1">
            {list.isPending && (
              <AfterAWhile>
                <ListSkeleton />
              </AfterAWhile>
            )}
            {list.error && (
              <Failed
                what="The list could not be read."
                why={sayError(list.error)}
                onRetry={() => void list.refetch()}
              />
            )}
            {list.data && rows.length === 0 && (
              <EmptyList view={view} search={search} label={label} counts={counts} onPick={pick} onSearch={find} />
            )}
            {rows.length > 0 && (
              <HandoffList
                key={view}
                ref={listHandle}
                rows={rows}
                total={total}
                selected={id}
                me={me}
                label={`${label}, ${total ?? 'many'} handoffs`}
                onSelect={select}
                onOpen={open}
                onNearEnd={() => list.hasNextPage && !list.isFetchingNextPage && void list.fetchNextPage()}
              />
            )}
          </div>
        </section>
        <section
          aria-label="Handoff"
          hidden={!isWide && !id}
          className={isWide ? 'min-h-0 min-w-0' : 'fixed inset-0 z-10 flex flex-col bg-surface'}
        >
          {!isWide && id && (
            <div className="flex items-center border-b border-line px-2">
              <Button look="plain" onClick={toList}>
                ‹ Inbox
              </Button>
            </div>
          )}
          {id ? (
            <div className="min-h-0 flex-1 wide:h-full">
              <NotePane
                key={id}
                id={id}
                step={step}
                result={result && result.id === id ? result.text : undefined}
                onStep={(next) => {
                  setStep(next)
                  if (next) setResult(undefined)
                }}
                onTaken={onTaken}
                onHistory={() => setSheet('history')}
                onConversation={() => setSheet('conversation')}
                onSay={say}
              />
            </div>
          ) : (
            <p role="status" className="p-6 text-muted">
              {result?.text}
            </p>
          )}
        </section>
      </main>
      <Suspense>
        {sheet === 'history' && id && (
          <HistorySheet
            handoff={{ id }}
            mayComment={workspace.me.role !== 'viewer'}
            onClose={() => setSheet(undefined)}
          />
        )}
        {sheet === 'conversation' && id && <ConversationOf id={id} onClose={() => setSheet(undefined)} />}
        {sheet === 'keys' && <KeysSheet onClose={() => setSheet(undefined)} />}
        {sheet === 'palette' && (
          <Palette
            onClose={() => setSheet(undefined)}
            commands={[
              ...possible().map((action) => ({ ...action, run: () => setStep(action.id) })),
              ...(id
                ? [
                    { id: 'history', label: 'History', key: 'H', run: () => setSheet('history') },
                    { id: 'conversation', label: 'Conversation', key: 'V', run: () => setSheet('conversation') },
                    { id: 'open-first', label: 'Open the record named first', key: 'O', run: openFirst },
                  ]
                : []),
              ...VIEWS.map(({ view: one, label: name, key }) => ({
                id: one,
                label: `Show ${name}`,
                key,
                run: () => pick(one),
              })),
              { id: 'closed', label: 'Show closed handoffs', run: () => pick('closed') },
              { id: 'new', label: 'Show what is new', key: 'N', run: showNew },
              { id: 'search', label: 'Search', key: '/', run: () => searchField.current?.focus() },
              { id: 'profile', label: 'Profile', run: () => navigate('/profile') },
              { id: 'notices', label: 'Notices of the desk', run: () => navigate('/notices') },
              { id: 'refused', label: 'Refused submissions', run: () => navigate('/refused') },
              { id: 'keys', label: 'Keys', key: '?', run: () => setSheet('keys') },
            ]}
          />
        )}
      </Suspense>
    </div>
  )
}

function ConversationOf({ id, onClose }: { id: string; onClose: () => void }) {
  const { data } = useQuery(handoffQuery(id))
  return data ? <ConversationSheet handoff={data} onClose={onClose} /> : null
}

/** The one thing that may interrupt: a handoff this person has accepted runs over its deadline while they work. */
function useOverdueAlert(rows: HandoffRow[], me: string): void {
  const now = useNow('ten seconds')
  const known = useRef<Set<string>>(undefined)
  useEffect(() => {
    const over = rows.filter((row) => row.owner.id === me && row.state === 'accepted' && isOver(row.by, now))
    if (known.current) for (const { id, ask } of over) if (!known.current.has(id)) alertNow(`Overdue: ${ask}`)
    if (rows.length > 0) known.current = new Set([...(known.current ?? []), ...over.map(({ id }) => id)])
  }, [rows, me, now])
}
