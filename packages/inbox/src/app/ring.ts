/**
 * What is told to this person while tabs of the desk are open: in the title of each tab until somebody uses that tab; and, where it is `now`, by a
 * sound, once however many tabs there are.
 */
import type { HandoffRow, StreamEvent } from '@baton-desk/core'
import { useEffect } from 'react'
import { playChime, SOUND } from '../ui/chime.ts'
import { sharedValue, useShared } from '../ui/shared-value.ts'
import { read, write } from '../ui/stored.ts'

/** Up to which event was rung, in any tab of this browser. */
const RUNG = 'baton.rung'

const unseen = sharedValue('')

export function ringFor(row: HandoffRow, event: StreamEvent, me: string): void {
  if (!event.told?.some(({ person }) => person === me)) return
  unseen.set(row.ask)
  if (row.urgency === 'now' && read(SOUND) !== 'off') void ringOnce(event.position)
}

/** The ask that came last, where nobody has used this tab since; else empty. */
export function useUnseen(): string {
  useEffect(() => {
    const looked = () => {
      if (unseen.get()) unseen.set('')
    }
    const signs = ['pointerdown', 'keydown', 'focus'] as const
    for (const sign of signs) addEventListener(sign, looked, true)
    return () => {
      for (const sign of signs) removeEventListener(sign, looked, true)
    }
  }, [])
  return useShared(unseen)
}

/** Where the desk is opened without https and not on this machine, browsers give no locks: two tabs may ring then. */
async function ringOnce(position: number): Promise<void> {
  const ring = () => {
    if (Number(read(RUNG) ?? 0) >= position) return
    write(RUNG, String(position))
    playChime()
  }
  const { locks } = navigator as { locks?: LockManager }
  if (locks) await locks.request('baton.ring', ring)
  else ring()
}
