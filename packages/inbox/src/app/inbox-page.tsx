/** List and note side by side, or one in the place of the other on a narrow screen; which handoff is shown stands in the address. */

import type { HandoffRow, HandoffView, View } from '@baton-desk/core'
import { BatonUnreachable } from '@baton-desk/sdk'
import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { useAddress } from '../desk/address.ts'
import { forgetWaiting, showWaiting, useWaiting } from '../desk/live.ts'
import {
  countsQuery,
  handoffQuery,
  listQuery,
  queryClient,
  removeRow,
  showChanged,
  useCounts,
} from '../desk/queries.ts'
import { useWorkspace } from '../desk/workspace.ts'
import type { OpenStep } from '../features/actions/action-bar.tsx'
import { Bulk, type Done } from '../features/actions/bulk.tsx'
import { offeredActions, offersFor } from '../features/actions/offers.ts'
import { sayFailure } from '../features/actions/say-failure.ts'
import {
  forgetUndo,
  HOLD_SECONDS,
  keepUndo,
  offerUndo,
  offerUndoOfAll,
  takeBack,
  type Undo,
  undoNow,
} from '../features/actions/undo.ts'
import { UndoLine } from '../features/actions/undo-line.tsx'
import { inGroups } from '../features/list/groups.ts'
import type { ListHandle } from '../features/list/handoff-list.tsx'
import { ViewPills } from '../features/list/view-pills.tsx'
import { announce } from '../ui/announcer.tsx'
import { Button } from '../ui/button.tsx'
import { deskNow } from '../ui/clock.ts'
import { useIsWide } from '../ui/media.ts'
import { ListPane } from './list-pane.tsx'
import { NotePane } from './note-pane.tsx'
import { useOverdueAlert } from './overdue-alert.ts'
import { type PageDoes, pageCommands, usePageKeys } from './page-commands.ts'
import { usePageCommands } from './palette-door.ts'
import { useSelection } from './selection.ts'
import { type OpenSheet, Sheets } from './sheets.tsx'

const LEAVES_THE_LIST = new Set<HandoffView['state']>(['decided', 'closed', 'withdrawn', 'expired'])
const NO_ROWS: HandoffRow[] = []

export function InboxPage() {
  const workspace = useWorkspace()
  const { me } = workspace
  const isWide = useIsWide()
  const [{ view, lane, search }, go] = useAddress()
  const [, navigate] = useLocation()
  const list = useInfiniteQuery(listQuery({ view, lane, search }))
  const rows = useMemo(
    () =>
      list.data
        ? inGroups(
            view,
            list.data.pages
              .flatMap((page) => page.rows)
              .filter((row) => view === 'all' || row.undoable?.by.id !== me.id),
          )
        : NO_ROWS,
    [list.data, view, me.id],
  )
  const counts = useCounts()
  const waiting = useWaiting({ view, lane, search, me: me.id })
  const listHandle = useRef<ListHandle>(null)
  const [isSearching, setIsSearching] = useState(false)
  const { id, following, select, open, toList, step: stepTo } = useSelection(rows, listHandle)
  const [opened, setOpened] = useState<{ id: string; step: OpenStep }>()
  const [result, setResult] = useState<{ id: string | undefined; text: string }>()
  const [sheet, setSheet] = useState<OpenSheet>()
  const [picked, setPicked] = useState<ReadonlySet<string>>()
  const [isActingOnPicked, setActingOnPicked] = useState(false)
  const pickedRows = picked ? rows.filter((row) => picked.has(row.id)) : NO_ROWS
  const place = `${view} ${lane} ${search}`
  const [pickedIn, setPickedIn] = useState(place)
  if (pickedIn !== place) {
    setPickedIn(place)
    setPicked(undefined)
  }
  useOverdueAlert(rows, me.id)

  const isEmpty = list.data !== undefined && rows.length === 0
  useEffect(() => {
    // New rows wait so that the list does not move while somebody uses it. An empty list has nothing to move.
    if (isEmpty && waiting.arrived > 0) void showWaiting()
  }, [isEmpty, waiting.arrived])

  const openStep = (step: OpenStep) => setOpened(id && step ? { id, step } : undefined)
  const pick = (next: View) => go({ view: next, lane: undefined, id: undefined })
  const find = (text: string) => go({ search: text, id: undefined }, { replace: true })
  const say = (text: string) => {
    setResult({ id, text })
    announce(text)
  }
  const onTaken = ({ before, after, said }: { before: HandoffView; after: HandoffView; said: string }) => {
    setOpened(undefined)
    showChanged(after)
    forgetWaiting(after.id)
    void queryClient.invalidateQueries({ queryKey: countsQuery.queryKey })
    void queryClient.invalidateQueries({ queryKey: ['history', after.id] })
    offerUndo(after, said)
    const hasMe = ({ owner, offeredTo }: HandoffView) => owner.id === me.id || offeredTo?.id === me.id
    const isPassedOn = view === 'mine' && hasMe(before) && !hasMe(after)
    if (!LEAVES_THE_LIST.has(after.state) && !after.undoable && !isPassedOn) {
      setResult({ id: after.id, text: said })
      announce(said)
      return
    }
    removeRow(after.id)
    const next = id === before.id ? following : undefined
    const text = `${said} “${before.note.ask}”`
    setResult(after.undoable ? undefined : { id: next?.id ?? id, text })
    const heard = after.undoable ? t`${text} Z takes it back for ${HOLD_SECONDS} seconds.` : text
    announce(next ? t`${heard} Next: ${next.ask}` : heard)
    if (next) {
      select(next.id)
      // The bar that had the focus goes with its note.
      requestAnimationFrame(() =>
        isWide ? listHandle.current?.focus() : document.querySelector<HTMLElement>('[data-note]')?.focus(),
      )
    } else if (id === before.id && !isWide) toList()
  }

  const pickOne = (one: string) =>
    setPicked((before) => {
      const next = new Set(before)
      if (!next.delete(one)) next.add(one)
      return next
    })
  const clearPicked = () => {
    setPicked(undefined)
    setActingOnPicked(false)
    requestAnimationFrame(() => listHandle.current?.focus())
  }
  const onBulkDone = (done: readonly Done[], said: string) => {
    const taken = new Set(done.map(({ after }) => after.id))
    const next = rows.find((row) => !taken.has(row.id)) ?? rows[0]
    for (const { after } of done) {
      showChanged(after)
      forgetWaiting(after.id)
      if (after.undoable || LEAVES_THE_LIST.has(after.state)) removeRow(after.id)
    }
    offerUndoOfAll(
      done.map(({ after }) => after),
      said,
    )
    void queryClient.invalidateQueries({ queryKey: countsQuery.queryKey })
    announce(next ? t`${said} Next: ${next.ask}` : said)
    const left = [...(picked ?? [])].filter((one) => !taken.has(one))
    if (left.length > 0) return setPicked(new Set(left))
    clearPicked()
    setResult({ id: isWide ? next?.id : undefined, text: said })
    if (next && isWide) select(next.id)
  }

  const onUndo = async (undo: Undo | undefined) => {
    if (!undo) return say(t`There is nothing to take back.`)
    forgetUndo()
    try {
      const view = await takeBack(undo)
      showChanged(view)
      await queryClient.invalidateQueries({ queryKey: ['handoffs'] })
      forgetWaiting(view.id)
      void queryClient.invalidateQueries({ queryKey: ['history', view.id] })
      select(view.id)
      const text = t`Taken back. ${undo.agent} has heard nothing.`
      setResult({ id: view.id, text })
      announce(`${text} “${undo.ask}”`)
    } catch (error) {
      if (error instanceof BatonUnreachable && keepUndo(undo))
        say(t`Not taken back: the desk did not answer. Try again.`)
      else say(t`Not taken back: ${sayFailure(error, deskNow()).text}`)
    }
  }

  const does: PageDoes = {
    pick,
    undo: () => void onUndo(undoNow()),
    show: setSheet,
    openFirst: () => {
      const link = document.querySelector<HTMLAnchorElement>('[data-open-first]')
      if (link) link.click()
      else say(t`This note names no record with a link.`)
    },
    showNew: () => {
      void showWaiting()
      announce(t`The list is up to date.`)
    },
    search: () => setIsSearching(true),
    go: navigate,
    step: stepTo,
    back: () => {
      if (picked) return clearPicked()
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

  usePageCommands(commands)
  const undoLine = <UndoLine onUndo={(undo) => void onUndo(undo)} />
  const isBulk = pickedRows.length > 0 && (isWide || isActingOnPicked)
  const isNoteOver = !isWide && (id !== undefined || isBulk)
  const at = rows.findIndex((row) => row.id === id)
  return (
    <main className="panel desk" data-reading={isNoteOver ? '' : undefined}>
      <ListPane
        view={view}
        lane={lane}
        search={search}
        isSearching={isSearching}
        list={list}
        rows={rows}
        isEmpty={isEmpty}
        counts={counts}
        waiting={waiting}
        selected={id}
        picked={picked}
        onPickOne={pickOne}
        onPicking={() => (picked ? clearPicked() : setPicked(new Set()))}
        me={me.id}
        handle={listHandle}
        inert={isNoteOver}
        pills={<ViewPills view={view} counts={counts} onPick={pick} />}
        onSelect={select}
        onOpen={open}
        onPick={pick}
        onSearch={find}
        onSearching={setIsSearching}
        onShowNew={does.showNew}
        onKeys={() => setSheet('keys')}
        undo={
          !isWide &&
          !id && (
            <>
              {pickedRows.length > 0 && (
                <Button look="primary" onClick={() => setActingOnPicked(true)}>
                  <Trans>Go on with {pickedRows.length}</Trans>
                </Button>
              )}
              {undoLine}
            </>
          )
        }
      />
      <section aria-label={t`Handoff`} className="note">
        {isBulk ? (
          <Bulk rows={pickedRows} workspace={workspace} onTakeOut={pickOne} onClear={clearPicked} onDone={onBulkDone} />
        ) : id ? (
          <NotePane
            key={id}
            id={id}
            place={at < 0 ? undefined : { at: at + 1, of: list.hasNextPage ? undefined : rows.length }}
            step={opened && opened.id === id ? opened.step : undefined}
            result={result && result.id === id ? result.text : undefined}
            onStep={(next) => {
              openStep(next)
              if (next) setResult(undefined)
            }}
            onTaken={onTaken}
            onHistory={() => setSheet('history')}
            onConversation={() => setSheet('conversation')}
            onCustomer={() => setSheet('customer')}
            onSay={say}
            onBack={toList}
            undo={undoLine}
            next={following && { ask: following.ask, onOpen: () => open(following.id) }}
          />
        ) : (
          <div className="empty">
            <svg className="art" viewBox="0 0 160 72" fill="none" aria-hidden="true">
              <path d="M8 58h144M8 42h144M8 26h144" stroke="var(--line-2)" strokeDasharray="3 5" />
              <g transform="rotate(-24 80 36)" stroke="var(--accent)" strokeWidth="1.75">
                <rect x="44" y="30" width="72" height="13" rx="6.5" fill="var(--accent-soft)" />
                <path d="M68 30v13M92 30v13" />
              </g>
            </svg>
            <p role="status">{result?.text}</p>
            {isWide && undoLine}
          </div>
        )}
      </section>
      <Sheets open={sheet} id={id} mayComment={me.role !== 'viewer'} onClose={() => setSheet(undefined)} />
    </main>
  )
}
