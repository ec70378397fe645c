/** Counts what happened, soon after it did. Any number of processes may: a workspace is one process's at a time. */
import type { App } from '../app/app.ts'
import { countAll } from '../app/measuring.ts'
import { type Rounds, startRounds } from './rounds.ts'

const AT_ONCE = 50
/** Of a backlog, before the other workspaces have their turn. */
const ROUNDS_AT_ONCE = 40

export function startMeasuring(app: App, { everyMs = 2_000 }: { everyMs?: number } = {}): Rounds {
  return startRounds(round, {
    everyMs,
    onError: (error) => app.log.error({ err: error }, 'What happened could not be counted; it is tried again'),
  })

  async function round(isStopped: () => boolean): Promise<number> {
    let counted = 0
    for (const workspace of await app.store.toCount(AT_ONCE)) {
      if (isStopped()) break
      try {
        counted += await countAll(app, workspace, ROUNDS_AT_ONCE)
      } catch (error) {
        app.log.error({ err: error, workspace }, 'A workspace could not be counted; it is tried again')
      }
    }
    return counted
  }
}
