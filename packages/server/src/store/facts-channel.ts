import type { WorkspaceId } from '@baton-desk/core'
import type { Unlisten } from './listen.ts'
import { run } from './rows.ts'
import type { Store } from './store.ts'

/** Every process hears on it which workspace has another playbook, other people or other agents. */
const FACTS_CHANNEL = 'baton_facts'

export const announceFacts = (store: Store, workspace: WorkspaceId): Promise<unknown> =>
  store.transaction(workspace, (tx) => run(tx, `select pg_notify('${FACTS_CHANNEL}', $1) where $1 <> ''`, [workspace]))

/** `changed` without a workspace: some may have been missed, of any workspace. */
export const hearFacts = (store: Store, changed: (workspace?: WorkspaceId) => void): Promise<Unlisten> =>
  store.listen(FACTS_CHANNEL, (heard) => changed(heard.kind === 'gap' ? undefined : heard.payload))
