/** The workspace's own trail: everything that an admin does stands in it, sealed in the transaction that does it. */
import type { WorkspaceEvent } from '@baton-desk/core'
import { sealFacts } from '@baton-desk/core/trail'
import type { App } from './app.ts'
import { type Caller, type OperatorCaller, viaOf } from './caller.ts'
import type { Records } from './ports/store.ts'
import type { SealedWorkspaceEvent } from './ports/trail.ts'

type Unsealed = { [Type in WorkspaceEvent['type']]: Omit<Extract<WorkspaceEvent, { type: Type }>, 'at' | 'by'> }

/** Who did it; left out: the desk itself. */
export type Doer = Caller | OperatorCaller | undefined

/** To be called last in its transaction: it locks the workspace, which everybody else locks last. */
export async function remember(
  { newSalt }: Pick<App, 'newSalt'>,
  records: Pick<Records, 'trail'>,
  doer: Doer,
  event: Unsealed[keyof Unsealed],
): Promise<void> {
  const { now, ...end } = await records.trail.end()
  const [sealed] = sealFacts([{ ...event, at: now, by: actorOf(doer) }], end, newSalt)
  await records.trail.add(sealed as SealedWorkspaceEvent)
}

function actorOf(doer: Doer): WorkspaceEvent['by'] {
  if (!doer) return { kind: 'desk' }
  if (doer.kind === 'operator') return { kind: 'operator' }
  const via = viaOf(doer)
  return { kind: doer.kind, id: doer.id, ...(via && { via }) }
}
