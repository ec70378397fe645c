import type { WorkspaceId } from '@baton-desk/core'
import type { Unlisten } from './listen.ts'
import { run } from './rows.ts'
import type { Store } from './store.ts'

/** Every process hears on it which workspace has another playbook, other people or agents, and who was signed out. */
const FACTS_CHANNEL = 'baton_facts'

export type FactsChange =
  /** Anybody may be let in no longer because of it. */
  | { kind: 'facts' }
  /** Somebody came in: nobody goes because of it, and this is by far the most frequent. */
  | { kind: 'signed-in' }
  /** A session of this account is over, and nothing else is otherwise. */
  | { kind: 'signed-out'; userId: string }

type Told = { w: WorkspaceId; c: FactsChange }

export const announceFacts = (store: Store, workspace: WorkspaceId, change: FactsChange): Promise<unknown> =>
  store.transaction(workspace, (tx) => {
    const told: Told = { w: workspace, c: change }
    return run(tx, `select pg_notify('${FACTS_CHANNEL}', $2) where $1 <> ''`, [workspace, JSON.stringify(told)])
  })

/** `workspace` left out: some may have been missed, of any workspace. */
export const hearFacts = (
  store: Store,
  changed: (change: FactsChange, workspace?: WorkspaceId) => void,
): Promise<Unlisten> =>
  store.listen(FACTS_CHANNEL, (heard) => {
    if (heard.kind === 'gap') return changed({ kind: 'facts' })
    const { w: workspace, c: change } = JSON.parse(heard.payload) as Told
    changed(change, workspace)
  })
