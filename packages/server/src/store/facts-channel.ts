import { run } from './rows.ts'
import type { Store } from './store.ts'

export const FACTS_CHANNEL = 'baton_facts'

/** Tells every process that a workspace's playbook, people or agents have changed. */
export const announceFacts = (store: Store, workspace: string): Promise<unknown> =>
  store.transaction(workspace, (tx) => run(tx, `select pg_notify('${FACTS_CHANNEL}', $1) where $1 <> ''`, [workspace]))
