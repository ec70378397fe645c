import type { Conversation, HandoffId, Instant, WorkspaceId } from '@baton-desk/core'
import { toJson } from './json-columns.ts'
import { run } from './rows.ts'
import type { Tx } from './store.ts'

/** The conversation behind a handoff; null when none was sent. */
export async function readConversation(
  tx: Tx,
  workspace: WorkspaceId,
  handoff: HandoffId,
): Promise<{ messages: Conversation; erased: boolean } | null> {
  const [row] = await run<{ messages: Conversation; erased: boolean }>(
    tx,
    'select messages, erased_at is not null as erased from conversations where workspace = $1 and handoff = $2',
    [workspace, handoff],
  )
  return row ?? null
}

/** Removes what was said, for good: the conversation and what the agent sent with it. */
export async function eraseConversation(
  tx: Tx,
  workspace: WorkspaceId,
  { handoff, at }: { handoff: HandoffId; at: Instant },
): Promise<void> {
  await run(tx, `update conversations set messages = '[]', erased_at = $3 where workspace = $1 and handoff = $2`, [
    workspace,
    handoff,
    at,
  ])
  await run(tx, `delete from found_by where workspace = $1 and handoff = $2 and kind = 'talk'`, [workspace, handoff])
  await run(tx, 'update submissions set body = $3::jsonb where workspace = $1 and handoff = $2', [
    workspace,
    handoff,
    toJson({ erased: at }),
  ])
}
