/**
 * Looks for what comes round: calendars to be read again, and the nightly proof. Any number of processes may watch: each
 * piece of work is claimed in the database, and free again when whoever claimed it has died.
 */
import type { App } from '../app/app.ts'
import { refreshCalendar } from '../app/refresh-calendar.ts'
import { repeatProof } from '../app/repeat-proof.ts'

export type Watch = { stop(): Promise<void>; now(): Promise<number> }

// One that does not answer waits for its time limit, and the claims of those behind it last for minutes only.
const AT_ONCE = 5

export function startWatch(app: App, { everyMs = 15_000 }: { everyMs?: number } = {}): Watch {
  let stopped = false
  let running: Promise<number> = Promise.resolve(0)
  let timer: NodeJS.Timeout | undefined

  async function look(): Promise<number> {
    let done = 0
    for (let claimed = AT_ONCE; claimed === AT_ONCE && !stopped; ) {
      const calendars = await app.store.claimCalendars(AT_ONCE)
      claimed = calendars.length
      await Promise.all(
        calendars.map((calendar) => attempt('A calendar', calendar, () => refreshCalendar(app, calendar))),
      )
      done += claimed
    }
    for (const workspace of stopped ? [] : await app.store.claimProofs()) {
      await attempt('The nightly proof', { workspace }, () => repeatProof(app, workspace))
      done += 1
    }
    return done
  }

  async function attempt(what: string, which: Record<string, unknown>, work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      // One that fails must not keep the others waiting; its claim runs out and it is tried again.
      app.log.error({ err: error, ...which }, `${what} could not be dealt with; it is tried again`)
    }
  }

  const tick = () => {
    running = look().catch((error) => {
      app.log.error({ err: error }, 'What comes round could not be looked for; it is looked for again')
      return 0
    })
    void running.finally(() => {
      if (!stopped) timer = setTimeout(tick, everyMs)
    })
  }
  tick()

  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running
    },
    async now() {
      await running
      return look()
    },
  }
}
