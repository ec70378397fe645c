import { useEffect } from 'react'
import { desk } from './desk.ts'

/** A sign that somebody sits here: a card on a screen that nobody looks at has been seen by nobody. */
const SIGNS = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const

/** Says once that this handoff was seen, so that no further channel tells of it. */
export function useSeen(id: string, isTold: boolean): void {
  useEffect(() => {
    if (!isTold) return
    const end = () => {
      for (const sign of SIGNS) removeEventListener(sign, say)
    }
    const say = () => {
      end()
      // Nothing is lost where it fails: another channel tells of it.
      void desk.seen(id).catch(() => undefined)
    }
    for (const sign of SIGNS) addEventListener(sign, say, { passive: true })
    return end
  }, [id, isTold])
}
