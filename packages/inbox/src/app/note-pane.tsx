/** One handoff: its note, and the bar to act on it. While a step is open the note stays as it was read. */
import type { HandoffView, Note } from '@baton-desk/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { sayError } from '../desk/desk.ts'
import { handoffQuery } from '../desk/queries.ts'
import { sayMoment } from '../desk/times.ts'
import { useWorkspace } from '../desk/workspace.ts'
import { ActionBar, type OpenStep } from '../features/actions/action-bar.tsx'
import { NoteCard } from '../features/note/note-card.tsx'
import { deskNow } from '../ui/clock.ts'
import { AfterAWhile, Failed } from '../ui/waiting-and-failed.tsx'

type Props = {
  id: string
  step: OpenStep
  result: string | undefined
  onStep: (step: OpenStep) => void
  onTaken: (taken: { before: HandoffView; after: HandoffView; said: string }) => void
  onHistory: () => void
  onConversation: () => void
  onSay: (line: string) => void
}

export function NotePane({ id, step, result, ...on }: Props) {
  const workspace = useWorkspace()
  const { data: newest, error, refetch } = useQuery(handoffQuery(id))
  const { shown, changed, showNewest } = useSteadyNote(newest, step !== undefined)
  if (error && !shown)
    return <Failed what="This handoff could not be read." why={sayError(error)} onRetry={() => void refetch()} />
  if (!shown)
    return (
      <AfterAWhile>
        <div className="m-6 h-64 rounded-xl border border-line bg-surface" />
      </AfterAWhile>
    )
  return (
    <div className="flex h-full min-h-0 flex-col">
      <section
        data-note=""
        aria-label="Note"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="min-h-0 flex-1 overflow-y-auto focus-visible:outline-offset-[-2px] wide:p-3"
      >
        <NoteCard handoff={shown} workspace={workspace} changed={changed} onConversation={on.onConversation} />
      </section>
      <ActionBar handoff={shown} workspace={workspace} step={step} result={result} onShowNewNote={showNewest} {...on} />
    </div>
  )
}

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
  ask: 'the ask',
  next: 'the next step',
  when: 'the time',
  who: 'who',
  what: 'what',
  why: 'why',
  where: 'where',
  known: 'what is known',
  unknown: 'what is not known',
  tried: 'what was tried',
  wishes: 'the wishes',
  draft: 'the draft',
  action: 'the proposed action',
}

/** Which parts the last change of the note touched. */
export function sayChanged(before: HandoffView, after: HandoffView): string {
  const isOther = (part: keyof Note) => JSON.stringify(before.note[part]) !== JSON.stringify(after.note[part])
  const parts = (Object.keys(PARTS) as (keyof Note)[]).filter(isOther).map((part) => PARTS[part])
  const what = parts.length > 0 ? parts.join(', ') : 'small things'
  return `The note changed at ${sayMoment(after.changedAt, deskNow())}: ${what}.`
}
