/**
 * What screen readers hear without moving: at most one polite message every five seconds (the newest waits, older ones
 * are dropped), assertive only for what cannot wait.
 */
import { sharedValue, useShared } from './shared-value.ts'

const PAUSE = 5_000
const polite = sharedValue('')
const assertive = sharedValue('')
let waiting: string | undefined
let quietUntil = 0

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
  assertive.set(message)
}

export function Announcer() {
  return (
    <>
      <div className="sr-only" role="status" data-testid="said">
        {useShared(polite)}
      </div>
      <div className="sr-only" role="alert">
        {useShared(assertive)}
      </div>
    </>
  )
}

function say(message: string) {
  quietUntil = Date.now() + PAUSE
  polite.set(message)
}

function sayWaiting() {
  const message = waiting
  waiting = undefined
  if (message !== undefined) say(message)
}
