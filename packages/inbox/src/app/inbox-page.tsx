/** List and note side by side, or one over the other on a narrow screen; which handoff is shown stands in the address. */
import type { HandoffRow, HandoffView, View } from '@baton-desk/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { useAddress } from '../desk/address.ts'
import { showWaiting, useWaiting } from '../desk/live.ts'
import { countsQuery, handoffQuery, listQuery, queryClient, removeRow, showChanged } from '../desk/queries.ts'
import { useWorkspace } from '../desk/workspace.ts'
import type { OpenStep } from '../features/actions/action-bar.tsx'
import { offeredActions, offersFor } from '../features/actions/offers.ts'
import type { ListHandle } from '../features/list/handoff-list.tsx'
import { ViewTabs } from '../features/list/view-tabs.tsx'
import { announce } from '../ui/announcer.tsx'
import { Button } from '../ui/button.tsx'
import { useIsWide } from '../ui/media.ts'
import { ListPane } from './list-pane.tsx'
import { NotePane } from './note-pane.tsx'
import { useOverdueAlert } from './overdue-alert.ts'
import { type PageDoes, pageCommands, usePageKeys } from './page-commands.ts'
import { useSelection } from './selection.ts'
import { type OpenSheet, Sheets } from './sheets.tsx'
import { TopBar } from './top-bar.tsx'

const LEAVES_THE_LIST = new Set<HandoffView['state']>(['decided', 'closed', 'withdrawn', 'expired'])
const NO_ROWS: HandoffRow[] = []

export function InboxPage() {
  const { me } = useWorkspace()
  const isWide = useIsWide()
  const [{ view, search }, go] = useAddress()
  const [, navigate] = useLocation()
  const list = useInfiniteQuery(listQuery({ view, search }))
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.rows) ?? NO_ROWS, [list.data])
  const counts = useQuery(countsQuery).data
  const waiting = useWaiting({ view, search, me: me.id })
  const listHandle = useRef<ListHandle>(null)
  const searchField = useRef<HTMLInputElement>(null)
  const { id, following, select, open, toList, step: stepTo } = useSelection(rows, listHandle)
  const [opened, setOpened] = useState<{ id: string; step: OpenStep }>()
  const [result, setResult] = useState<{ id: string | undefined; text: string }>()
  const [sheet, setSheet] = useState<OpenSheet>()
  useOverdueAlert(rows, me.id)

  const isEmpty = list.data !== undefined && rows.length === 0
  useEffect(() => {
    // New rows wait so that the list does not move while somebody uses it. An empty list has nothing to move.
    if (isEmpty && waiting.arrived > 0) void showWaiting()
  }, [isEmpty, waiting.arrived])

  const openStep = (step: OpenStep) => setOpened(id && step ? { id, step } : undefined)
  const pick = (next: View) => go({ view: next, id: undefined })
  const find = (text: string) => go({ search: text, id: undefined }, { replace: true })
  const say = (text: string) => {
    setResult({ id, text })
    announce(text)
  }
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

  const does: PageDoes = {
    pick,
    show: setSheet,
    openFirst: () => {
      const link = document.querySelector<HTMLAnchorElement>('[data-open-first]')
      if (link) link.click()
      else say('This note names no record with a link.')
    },
    showNew: () => {
      void showWaiting()
      announce('The list is up to date.')
    },
    search: () => searchField.current?.focus(),
    go: navigate,
    step: stepTo,
    back: () => {
      if (!isWide && id) toList()
      else listHandle.current?.focus()
    },
  }
  usePageKeys(does)
  const commands = () => {
    const handoff = id && queryClient.getQueryData(handoffQuery(id).queryKey)
    const offered = handoff ? offeredActions(offersFor(handoff, me, String)) : []
    return pageCommands(does, { id, offered, openStep })
  }

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
        <ListPane
          view={view}
          search={search}
          list={list}
          rows={rows}
          isEmpty={isEmpty}
          counts={counts}
          waiting={waiting}
          selected={id}
          me={me.id}
          handle={listHandle}
          inert={isNoteOver}
          onSelect={select}
          onOpen={open}
          onPick={pick}
          onSearch={find}
          onShowNew={does.showNew}
        />
        <section
          aria-label="Handoff"
          hidden={!isWide && !id}
          className={isWide ? 'min-h-0 min-w-0' : 'fixed inset-0 z-10 flex flex-col bg-surface'}
        >
          {isNoteOver && (
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
                step={opened && opened.id === id ? opened.step : undefined}
                result={result && result.id === id ? result.text : undefined}
                onStep={(next) => {
                  openStep(next)
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
      <Sheets
        open={sheet}
        id={id}
        mayComment={me.role !== 'viewer'}
        commands={commands}
        onClose={() => setSheet(undefined)}
      />
    </div>
  )
}
