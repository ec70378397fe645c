/** The last decision of this page, as long as it can be taken back. The desk holds it: closing the page loses nothing. */

import type { HandoffView } from '@baton-desk/core'
import { t } from '@lingui/core/macro'
import { useEffect } from 'react'
import { desk, newIdempotencyKey } from '../../desk/desk.ts'
import { deskNow } from '../../ui/clock.ts'
import { sharedValue, useShared } from '../../ui/shared-value.ts'
import { sayDecided } from './offers.ts'

/** For so long a decision can be taken back: every one but a take-over, which speaks with the customer at once. */
export const HOLD_SECONDS = 5

export type Undo = {
  handoff: string
  decision: string
  /** Decided together with it, and taken back together. */
  others?: { handoff: string; decision: string }[]
  said: string
  ask: string
  agent: string
  until: number
}

const current = sharedValue<Undo | undefined>(undefined)
/** The decision for which the line stood last. */
let offered: string | undefined
let forgetting: ReturnType<typeof setTimeout> | undefined

export const useUndo = (): Undo | undefined => useShared(current)
export const undoNow = (): Undo | undefined => current.get()

export function offerUndo({ id, undoable, note, agent }: HandoffView, said: string): void {
  clearTimeout(forgetting)
  if (!undoable) return
  offered = undoable.id
  const until = Date.parse(undoable.until)
  current.set({ handoff: id, decision: undoable.id, said, ask: note.ask, agent: agent.name, until })
  forgetAt(until)
}

/** Of several that were decided together. */
export function offerUndoOfAll(decided: readonly HandoffView[], said: string): void {
  const [first, ...others] = decided.filter(({ undoable }) => undoable)
  if (!first) return
  offerUndo(first, said)
  const undo = current.get()
  if (undo)
    current.set({ ...undo, others: others.map(({ id, undoable }) => ({ handoff: id, decision: undoable?.id ?? '' })) })
}

/** Of a handoff that is opened while it can be taken back: after a reload, on another device, or by an admin. Once for each decision. */
export function useUndoOf(handoff: HandoffView | undefined, me: { id: string; role: string }): void {
  useEffect(() => {
    const { undoable } = handoff ?? {}
    if (!handoff || !undoable || undoable.id === offered || current.get()) return
    const isMine = undoable.by.id === me.id
    if (isMine || me.role === 'admin')
      offerUndo(handoff, `${isMine ? t`You` : undoable.by.name} ${sayDecided(undoable.kind)}.`)
  }, [handoff, me])
}

/** The desk was out of reach: as long as there is time the line stands, to be pressed again. Says whether there is. */
export function keepUndo(undo: Undo): boolean {
  if (deskNow() >= undo.until) return false
  current.set(undo)
  forgetAt(undo.until)
  return true
}

/** By the desk's clock: the browser's may run otherwise. */
function forgetAt(until: number): void {
  const left = until - deskNow()
  forgetting = setTimeout(() => (deskNow() < until ? forgetAt(until) : forgetUndo()), Math.max(50, left))
}

export function forgetUndo(): void {
  clearTimeout(forgetting)
  current.set(undefined)
}

/** Takes it back at the desk; the answer is the handoff as it was. */
export async function takeBack({ others = [], ...first }: Undo): Promise<HandoffView> {
  const back = ({ handoff, decision }: Pick<Undo, 'handoff' | 'decision'>) =>
    desk.undo(handoff, { decisionId: decision }, { idempotencyKey: newIdempotencyKey() })
  const [view] = await Promise.all([back(first), ...others.map(back)])
  return view
}
