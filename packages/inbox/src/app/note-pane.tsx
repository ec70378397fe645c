/** One handoff: its note, and the bar to act on it. While a step is open the note stays as it was read. */

import type { HandoffView, Note } from '@baton-desk/core'
import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { sayError } from '../desk/desk.ts'
import { handoffQuery } from '../desk/queries.ts'
import { sayMoment } from '../desk/times.ts'
import { setTyped } from '../desk/typed.ts'
import { useSeen } from '../desk/use-seen.ts'
import { useWorkspace } from '../desk/workspace.ts'
import { ActionBar, type OpenStep } from '../features/actions/action-bar.tsx'
import { type ActionId, offeredActions, offersFor } from '../features/actions/offers.ts'
import { useUndoOf } from '../features/actions/undo.ts'
import { cardOf } from '../features/note/card-of.ts'
import { NoteCard } from '../features/note/note-card.tsx'
import { OpenFirst } from '../features/note/open-first.tsx'
import { deskNow } from '../ui/clock.ts'
import { Icon } from '../ui/icon.tsx'
import { KeyHint } from '../ui/key-hint.tsx'
import { AfterAWhile, Failed } from '../ui/waiting-and-failed.tsx'

type Props = {
  id: string
  /** Its place in the list; `of` is unknown where more follows. */
  place: { at: number; of: number | undefined } | undefined
  step: OpenStep
  result: string | undefined
  onStep: (step: OpenStep) => void
  onTaken: (taken: { before: HandoffView; after: HandoffView; said: string }) => void
  onHistory: () => void
  onConversation: () => void
  onCustomer: () => void
  onSay: (line: string) => void
  onBack: () => void
  undo: ReactNode
  /** The row after this one. */
  next: { ask: string; onOpen: () => void } | undefined
}

export function NotePane({ id, place, step, result, onBack, undo, ...on }: Props) {
  const workspace = useWorkspace()
  const { data: newest, error, refetch } = useQuery(handoffQuery(id))
  const { shown, changed, showNewest } = useSteadyNote(newest, step !== undefined)
  useUndoOf(newest, workspace.me)
  useSeen(id, shown !== undefined && (shown.offeredTo ?? shown.owner).id === workspace.me.id)
  if (error && !shown)
    return (
      <>
        <Back onBack={onBack} />
        <Failed what={t`This handoff could not be read.`} why={sayError(error)} onRetry={() => void refetch()} />
      </>
    )
  if (!shown)
    return (
      <AfterAWhile>
        <div className="m-6 h-64 rounded-xl border border-line bg-surface" />
      </AfterAWhile>
    )
  const offered = offeredActions(offersFor(shown, workspace.me, String))
  const may = (action: ActionId) => offered.some((one) => one.id === action) || undefined
  return (
    <>
      <header className="top">
        <Back onBack={onBack} />
        <span className="chip line">{shown.lane.name}</span>
        <span className="dim num nw">{place && (place.of ? t`${place.at} of ${place.of}` : place.at)}</span>
        {shown.practice && (
          <span className="chip">
            <Trans>Practice</Trans>
          </span>
        )}
        <span className="sp" />
        <OpenFirst link={cardOf(shown, workspace, deskNow()).openFirst} className="dk" />
        <button
          type="button"
          className="btn quiet"
          aria-label={t`History`}
          aria-keyshortcuts="H"
          onClick={on.onHistory}
        >
          <Icon name="history" />
          <KeyHint>H</KeyHint>
        </button>
        <button type="button" className="btn quiet" aria-keyshortcuts="V" onClick={on.onConversation}>
          <Icon name="messages-square" />
          <span className="lb psr">
            <Trans>Conversation</Trans>
          </span>
          <KeyHint>V</KeyHint>
        </button>
      </header>
      <section
        data-note=""
        aria-label={t`Note`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="scroll focus-visible:outline-offset-[-2px]"
      >
        <NoteCard
          handoff={shown}
          workspace={workspace}
          changed={changed}
          onEdit={may('edit') && (() => on.onStep('edit'))}
          onPick={
            may('answer') &&
            ((option) => {
              setTyped(id, 'option', option)
              on.onStep('answer')
            })
          }
          onCustomer={on.onCustomer}
          onAsk={may('ask') && (() => on.onStep('ask'))}
        />
      </section>
      {undo}
      <ActionBar handoff={shown} workspace={workspace} step={step} result={result} onShowNewNote={showNewest} {...on} />
    </>
  )
}

const Back = ({ onBack }: { onBack: () => void }) => (
  <button type="button" className="btn quiet ico ph-only" aria-label={t`Back to the list`} onClick={onBack}>
    <Icon name="chevron-left" size="l" className="flip" />
  </button>
)

/**
 * A person decides on the note that they have read: while a step is open, a changed note is not shown. Everything else
 * (owner, state) is shown as it changes.
 */
function useSteadyNote(newest: HandoffView | undefined, isDeciding: boolean) {
  const [read, setRead] = useState<HandoffView>()
  const [changed, setChanged] = useState<{ id: string; text: string }>()
  if (newest && (read?.id !== newest.id || (!isDeciding && read.noteVersion !== newest.noteVersion))) {
    if (read?.id === newest.id) setChanged({ id: newest.id, text: sayChanged(read, newest) })
    setRead(newest)
  }
  const isHeld = newest && read?.id === newest.id && read.noteVersion !== newest.noteVersion
  const shown =
    isHeld && isDeciding
      ? { ...newest, note: read.note, noteVersion: read.noteVersion, findings: read.findings }
      : newest
  return {
    shown,
    changed: newest && changed?.id === newest.id ? changed.text : undefined,
    showNewest: () => {
      if (!newest || !read) return
      setChanged({ id: newest.id, text: sayChanged(read, newest) })
      setRead(newest)
    },
  }
}

const PARTS: Partial<Record<keyof Note, string>> = {
  ask: t`the ask`,
  next: t`the next step`,
  when: t`the time`,
  who: t`who`,
  what: t`what`,
  why: t`why`,
  where: t`where`,
  known: t`what is known`,
  unknown: t`what is not known`,
  tried: t`what was tried`,
  wishes: t`the wishes`,
  draft: t`the draft`,
  action: t`the proposed action`,
}

/** Which parts the last change of the note touched. */
export function sayChanged(before: HandoffView, after: HandoffView): string {
  const isOther = (part: keyof Note) => JSON.stringify(before.note[part]) !== JSON.stringify(after.note[part])
  const parts = (Object.keys(PARTS) as (keyof Note)[]).filter(isOther).map((part) => PARTS[part])
  const what = parts.length > 0 ? parts.join(', ') : t`small things`
  return t`The note changed at ${sayMoment(after.changedAt, deskNow())}: ${what}.`
}
