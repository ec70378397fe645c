/**
 * Tells people: looks for what somebody is to be told now, makes messages of it, and sends those that wait. Any number of
 * processes may do so: each person and each message is one process's at a time, and another's where that one has died.
 * The two go on beside each other: a way out that hangs keeps nobody from being told by another one.
 */
import { setTimeout as pause } from 'node:timers/promises'
import type { App } from '../app/app.ts'
import { makeMessages } from '../app/telling/make-messages.ts'
import { refreshMessage } from '../app/telling/refresh-message.ts'
import { sendMessage } from '../app/telling/send-message.ts'
import { type Rounds, startRounds } from './rounds.ts'

const AT_ONCE = 50
/** So many of one kind of channel go out at once: the others have room of their own. */
const SIDE_BY_SIDE = 8

export function startTelling(app: App, { everyMs = 500 }: { everyMs?: number } = {}): Rounds {
  const canChange = [...app.channels.values()].some(({ update }) => update)
  /** What goes out now, with the kind of its channel. */
  const underWay = new Map<Promise<void>, string>()
  const making = startRounds(makeAll, {
    everyMs,
    onError: (error) => app.log.error({ err: error }, 'Whom to tell could not be read; it is read again'),
  })
  const sending = startRounds(sendAll, {
    everyMs,
    onError: (error) => app.log.error({ err: error }, 'What waits to be sent could not be read; it is read again'),
  })
  return {
    async stop() {
      await Promise.all([making.stop(), sending.stop()])
      await Promise.all(underWay.keys())
    },
    async now() {
      const made = await making.now()
      const sent = await sending.now()
      await Promise.all(underWay.keys())
      return made + sent
    },
  }

  async function makeAll(isStopped: () => boolean): Promise<number> {
    let done = 0
    for (const toTell of await app.store.toTell(AT_ONCE)) {
      if (isStopped()) return done
      await attempt('Somebody could not be told', toTell, async () => {
        done += await makeMessages(app, toTell)
      })
    }
    return done
  }

  /** Takes up only what goes out at once: what waits in here could be taken up by nobody else. */
  async function sendAll(isStopped: () => boolean): Promise<number> {
    let started = 0
    while (!isStopped()) {
      const full = [...Map.groupBy(underWay.values(), (kind) => kind)].filter(([, of]) => of.length >= SIDE_BY_SIDE)
      const wanted = { limit: SIDE_BY_SIDE, butNot: full.map(([kind]) => kind) }
      const due = await app.store.claimMessages(wanted)
      for (const message of due)
        start(message.kind, 'A message could not be sent', message, () => sendMessage(app, message))
      const stale = canChange ? await app.store.claimRefreshes(wanted) : []
      for (const message of stale)
        start(message.kind, 'A message could not be changed', message, () => refreshMessage(app, message))
      started += due.length + stale.length
      if (due.length + stale.length > 0) continue
      if (full.length === 0) return started
      // As soon as there is room again; where all of it hangs, what came meanwhile by another kind goes out all the same.
      await Promise.race([...underWay.keys(), pause(everyMs, undefined, { ref: false })])
    }
    return started
  }

  function start(kind: string, what: string, which: object, work: () => Promise<unknown>): void {
    const started = attempt(what, which, work)
    underWay.set(started, kind)
    void started.then(() => underWay.delete(started))
  }

  async function attempt(what: string, which: object, work: () => Promise<unknown>): Promise<void> {
    try {
      await work()
    } catch (error) {
      app.log.error({ err: error, ...which }, `${what}; it is tried again`)
    }
  }
}
