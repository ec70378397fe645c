/**
 * Looks for what comes round: calendars to be read again, the nightly proof, what has been kept long enough, and deliveries that
 * a restore has left without a job. Any number of processes may watch: each piece of work is claimed in the database, and free again when whoever
 * claimed it has died.
 */
import type { App } from '../app/app.ts'
import { endErasures } from '../app/erase.ts'
import { purge, purgeSessions } from '../app/purge.ts'
import { refreshCalendar } from '../app/refresh-calendar.ts'
import { repeatProof } from '../app/repeat-proof.ts'
import { sendDigests } from '../app/weekly-digest.ts'
import { type Rounds, startRounds } from './rounds.ts'

// One that does not answer waits for its time limit, and the claims of those behind it last for minutes only.
const AT_ONCE = 5
// Queued in one transaction, one round trip each.
const REQUEUED_AT_ONCE = 100
// A short transaction: whoever changes one of these waits for it.
const INDEXED_AT_ONCE = 50

export function startWatch(app: App, { everyMs = 15_000 }: { everyMs?: number } = {}): Rounds {
  return startRounds(look, {
    everyMs,
    onError: (error) =>
      app.log.error({ err: error }, 'What comes round could not be looked for; it is looked for again'),
  })

  async function look(isStopped: () => boolean): Promise<number> {
    // First: an agent may have waited for these since before the restore.
    let done = await requeueLost(isStopped)
    for (let claimed = AT_ONCE; claimed === AT_ONCE && !isStopped(); ) {
      const calendars = await app.store.claimCalendars(AT_ONCE)
      claimed = calendars.length
      await Promise.all(
        calendars.map((calendar) => attempt('A calendar', calendar, () => refreshCalendar(app, calendar))),
      )
      done += claimed
    }
    for (const workspace of isStopped() ? [] : await app.store.claimProofs()) {
      await attempt('The nightly proof', { workspace }, () => repeatProof(app, workspace))
      done += 1
    }
    for (const due of isStopped() ? [] : await app.store.claimDigests()) {
      await attempt('The digest of the week', due, () => sendDigests(app, due))
      done += due.isFirst ? 0 : 1
    }
    await attempt('Words of handoffs of before', {}, async () => {
      while (!isStopped() && (await app.store.indexWords(INDEXED_AT_ONCE)) === INDEXED_AT_ONCE);
    })
    await attempt('Erasures that are under way', {}, async () => void (await endErasures(app)))
    const purged = isStopped() ? [] : await app.store.purges.claim()
    for (const workspace of purged) {
      await attempt('What has been kept long enough', { workspace }, () => purge(app, workspace, isStopped))
      done += 1
    }
    if (purged.length > 0) await attempt('Sessions that are over', {}, () => purgeSessions(app))
    return done
  }

  async function requeueLost(isStopped: () => boolean): Promise<number> {
    let queued = 0
    await attempt('Lost deliveries', {}, async () => {
      for (let found = REQUEUED_AT_ONCE; found === REQUEUED_AT_ONCE && !isStopped(); queued += found)
        found = await app.store.requeueLostDeliveries(REQUEUED_AT_ONCE)
    })
    if (queued > 0) app.log.warn({ events: queued }, 'Deliveries that were pending without a job are queued anew')
    return queued
  }

  async function attempt(what: string, which: Record<string, unknown>, work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      // One that fails must not keep the others waiting; its claim runs out and it is tried again.
      app.log.error({ err: error, ...which }, `${what} could not be dealt with; it is tried again`)
    }
  }
}
