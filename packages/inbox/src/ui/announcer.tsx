/**
 * What screen readers hear without moving: at most one polite message every five seconds (the newest waits, older ones
 * are dropped), assertive only for what cannot wait.
 */
import { useSyncExternalStore } from 'react'

const PAUSE = 5_000
let polite = ''
let assertive = ''
let waiting: string | undefined
let quietUntil = 0
const listeners = new Set<() => void>()

export function announce(message: string): void {
  const wait = quietUntil - Date.now()
  if (wait <= 0) {
    say(message)
    return
  }
  if (waiting === undefined) setTimeout(sayWaiting, wait)
  waiting = message
}

export function alertNow(message: string): void {
  assertive = message
  tell()
}

export function Announcer() {
  const politeNow = useSyncExternalStore(subscribe, () => polite)
  const assertiveNow = useSyncExternalStore(subscribe, () => assertive)
  return (
    <>
      <div className="sr-only" role="status" data-testid="said">
        {politeNow}
      </div>
      <div className="sr-only" role="alert">
        {assertiveNow}
      </div>
    </>
  )
}

function say(message: string) {
  polite = message
  quietUntil = Date.now() + PAUSE
  tell()
}

function sayWaiting() {
  const message = waiting
  waiting = undefined
  if (message !== undefined) say(message)
}

function tell() {
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}
