/** What has been kept as long as the workspace says is taken away, in batches between which everybody else is served. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Kept, WorkspaceId } from '@baton-desk/core'
import type { App } from './app.ts'
import type { KindKept } from './ports/retention.ts'
import { remember } from './remember.ts'

/** So few that the embedded database, which serves one after the other, is nobody's for longer than a moment. */
const AT_ONCE: Record<KindKept, number> = {
  idempotencyKeys: 200,
  deliveries: 200,
  refusedBodies: 100,
  verdicts: 100,
  conversations: 20,
  words: 10,
}

export async function purge(app: App, workspace: WorkspaceId, isStopped: () => boolean): Promise<void> {
  const kept = await app.store.transaction(workspace, (records) => records.retention.read())
  const counts: Partial<Record<keyof Kept, number>> = {}
  for (const [kind, limit] of Object.entries(AT_ONCE) as [KindKept, number][]) {
    for (let found = limit; found === limit && !isStopped(); ) {
      const began = app.monotonicMs()
      found = await app.store.transaction(workspace, (records) =>
        records.retention.purge(kind, { days: kept[kind], limit }),
      )
      if (found > 0) counts[kind] = (counts[kind] ?? 0) + found
      // As long again belongs to everybody else.
      await pause(app.monotonicMs() - began)
    }
  }
  await app.store.transaction(workspace, async (records) => {
    if (!isStopped()) await records.retention.purged()
    if (Object.keys(counts).length > 0) await remember(app, records, undefined, { type: 'purged', data: { counts } })
  })
}

/** Sessions belong to accounts, which may be in several workspaces: the shortest of their settings counts. */
export async function purgeSessions({ store }: Pick<App, 'store'>): Promise<void> {
  const days = []
  for (const { id } of await store.workspaces())
    days.push((await store.transaction(id, (records) => records.retention.read())).sessions)
  if (days.length > 0) await store.purges.sessions(Math.min(...days))
}
