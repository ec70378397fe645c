/** Reads calendars in a thread of their own: whatever a calendar says, the desk goes on answering. */
import type { RotaReading } from '@baton-desk/core'
import type { ReadRota } from '../../app/ports/calendars.ts'
import { startThread, type ThreadLimits, TookTooMuch } from '../../threads/thread.ts'
import type { ToRead } from './rota-worker.ts'

export type RotaReader = { readRota: ReadRota; stop(): Promise<void> }

// The largest that may be sent takes a second on a slow machine.
const LIMITS: ThreadLimits = { cpuMs: 2_000, wallMs: 20_000, memoryMb: 256 }

/** From source in development, else as it was built. */
const SCRIPT = new URL(import.meta.url.endsWith('.ts') ? './rota-worker.ts' : './rota-worker.js', import.meta.url)

export function startRotaReader(limits: ThreadLimits = LIMITS): RotaReader {
  const thread = startThread<ToRead, RotaReading>(SCRIPT, limits)
  return {
    readRota: (calendar, asked) =>
      thread.ask({ calendar, asked }).catch((thrown: unknown) => ({ problems: [inWords(thrown)] })),
    stop: thread.stop,
  }
}

function inWords(thrown: unknown): string {
  if (thrown instanceof TookTooMuch)
    return `The calendar took ${thrown.message.endsWith(' s') ? 'longer' : 'more'} than ${thrown.message} to read. Look for events that come again without an end, or export a shorter time.`
  return `The calendar could not be read (${thrown instanceof Error ? thrown.message : String(thrown)}).`
}
