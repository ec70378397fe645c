import { setImmediate } from 'node:timers/promises'
import { type Instant, type Playbook, type Played, type RehearsalCase, rehearse } from '@baton-desk/core'
import { progress, type Terminal } from '../terminal/terminal.ts'

type PlayOptions = { now: Instant; notes: boolean; what: string }

/** Plays every case, shows how far it is, and lets a signal through between two of them. */
export async function playAll(
  playbook: Playbook,
  cases: readonly RehearsalCase[],
  { what, ...options }: PlayOptions,
  terminal: Terminal,
): Promise<Played[]> {
  const bar = progress(terminal, what, cases.length)
  const played: Played[] = []
  for (const one of rehearse(playbook, cases, options)) {
    played.push(one)
    bar.step()
    await setImmediate()
    terminal.stop.throwIfAborted()
  }
  bar.end()
  return played
}
