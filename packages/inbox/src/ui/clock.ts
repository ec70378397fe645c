/** One timer for the page. Clocks tick once a minute, every ten seconds where the deadline is near; never per second. */
import { useSyncExternalStore } from 'react'

const TEN_SECONDS = 10_000
const MINUTE = 60_000

let offset = 0
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined

/** Deadlines count in the desk's clock: the browser's may be wrong. */
export function setClockFrom(deskNow: string): void {
  offset = Date.parse(deskNow) - Date.now()
}

/** The desk's time now, in epoch milliseconds. */
export const deskNow = (): number => Date.now() + offset

export function useNow(every: 'minute' | 'ten seconds' = 'minute'): number {
  return useClock(() => (every === 'minute' ? MINUTE : TEN_SECONDS))
}

/** The time now, as fine as this deadline needs it: ten seconds inside five minutes, else a minute. */
export function useNowFor(deadline: string | null | undefined): number {
  return useClock((now) => (deadline && Math.abs(Date.parse(deadline) - now) < 5 * MINUTE ? TEN_SECONDS : MINUTE))
}

function useClock(stepAt: (now: number) => number): number {
  const read = () => {
    const now = deskNow()
    const step = stepAt(now)
    return Math.floor(now / step) * step
  }
  return useSyncExternalStore(subscribe, read, read)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(() => {
    for (const tell of listeners) tell()
  }, TEN_SECONDS)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}
