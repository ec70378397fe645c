/**
 * Looks for deadlines that have passed and sends each through the write path. Any number of processes may sweep: the
 * row's own time decides under its lock, so each deadline acts once.
 */
import { isRefusal } from '@baton-desk/core'
import type { App } from '../app/app.ts'
import { handleCommand } from '../app/commands/handle-command.ts'
import type { DueHandoff } from '../app/ports/handoffs.ts'
import { type Rounds, startRounds } from './rounds.ts'

const AT_ONCE = 100
// After a night without a desk many deadlines have passed; fewer than the pool's connections, so that people are served.
const SIDE_BY_SIDE = 4

export function startSweep(app: App, { everyMs = 500 }: { everyMs?: number } = {}): Rounds {
  return startRounds(sweep, {
    everyMs,
    onError: (error) => app.log.error({ err: error }, 'Deadlines could not be read; they are read again'),
  })

  async function sweep(isStopped: () => boolean): Promise<number> {
    let fired = 0
    for (;;) {
      const due = await app.store.due(AT_ONCE)
      const left = [...due]
      const before = fired
      const takeTurns = async () => {
        for (let next = left.shift(); next && !isStopped(); next = left.shift()) if (await fire(next)) fired += 1
      }
      await Promise.all(Array.from({ length: SIDE_BY_SIDE }, takeTurns))
      // A whole batch that cannot be carried out is left for the next turn, instead of being tried without a pause.
      if (isStopped() || due.length < AT_ONCE || fired === before) return fired
    }
  }

  async function fire({ workspace, handoff }: DueHandoff): Promise<boolean> {
    try {
      const result = await handleCommand(app, {
        caller: { kind: 'desk', workspace },
        handoff,
        command: { type: 'due' },
      })
      if (!isRefusal(result)) return result.position !== null
      app.log.error({ handoff, refusal: result }, 'A deadline was refused')
    } catch (error) {
      // One broken row must not keep the others waiting.
      app.log.error({ err: error, handoff }, 'A deadline could not be carried out; it is tried again')
    }
    return false
  }
}
