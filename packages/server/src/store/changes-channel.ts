import type { HandoffId, WorkspaceId } from '@baton-desk/core'
import type { Unlisten } from './listen.ts'
import type { Store } from './store.ts'

/** Every process hears on it which handoff has changed, once the change is committed. */
export const CHANGES_CHANNEL = 'baton'

type Told = { w: WorkspaceId; p: number; h: HandoffId }

/** SQL that tells a change; each part is SQL too. */
export const notifyChange = (change: { workspace: string; position: string; handoff: string }): string =>
  `pg_notify('${CHANGES_CHANNEL}', json_build_object('w', ${change.workspace}, 'p', ${change.position}, 'h', ${change.handoff})::text)`

type HearsChanges = {
  changed(change: { workspace: WorkspaceId; handoff: HandoffId; position: number }): void
  /** Some may have been missed. */
  gap(): void
}

export const hearChanges = (store: Store, { changed, gap }: HearsChanges): Promise<Unlisten> =>
  store.listen(CHANGES_CHANNEL, (heard) => {
    if (heard.kind === 'gap') return gap()
    const { w, p, h } = JSON.parse(heard.payload) as Told
    changed({ workspace: w, handoff: h, position: p })
  })
