/**
 * The workspace's own trail: everything that an admin does stands in it, sealed in the transaction that does it; and whom it
 * concerns is told, where it was somebody else of the workspace who did it.
 */
import { type PersonId, type WorkspaceEvent, type WorkspaceId, workspaceSentence } from '@baton-desk/core'
import { sealFacts } from '@baton-desk/core/trail'
import type { App } from './app.ts'
import { type Caller, type OperatorCaller, viaOf } from './caller.ts'
import type { Records } from './ports/store.ts'
import type { SealedWorkspaceEvent } from './ports/trail.ts'
import { tell } from './tell.ts'

type Unsealed = { [Type in WorkspaceEvent['type']]: Omit<Extract<WorkspaceEvent, { type: Type }>, 'at' | 'by'> }

/** Who did it; left out: the desk itself. */
export type Doer = Caller | OperatorCaller | undefined

type Parts = Pick<App, 'newSalt' | 'ids'>

/** To be called last in its transaction: it locks the workspace, which everybody else locks last. */
export async function remember(
  { newSalt, ids }: Parts,
  records: Records,
  doer: Doer,
  unsealed: Unsealed[keyof Unsealed],
): Promise<void> {
  const concerned = concernedBy(unsealed, doer)
  const sentenceOf = concerned === undefined ? undefined : await sentences(records)
  const { now, ...end } = await records.trail.end()
  const event = { ...unsealed, at: now, by: actorOf(doer) } as WorkspaceEvent
  const [sealed] = sealFacts([event], end, newSalt)
  await records.trail.add(sealed as SealedWorkspaceEvent)
  if (concerned === undefined || sentenceOf === undefined) return
  await tell(records, {
    id: ids.next(),
    people: [concerned],
    subject: 'An admin changed something of yours',
    body: `${sentenceOf(event)} It stands in the trail of the workspace.`,
  })
}

/** A link lies in no workspace: that it was made is remembered after it is. */
export const rememberLink = (
  app: Parts & Pick<App, 'store'>,
  workspace: WorkspaceId,
  { person, doer }: { person: PersonId; doer: Doer },
): Promise<void> =>
  app.store.transaction(workspace, (records) => remember(app, records, doer, { type: 'link_made', data: { person } }))

function concernedBy({ data }: Unsealed[keyof Unsealed], doer: Doer): PersonId | undefined {
  const person = 'person' in data ? data.person : undefined
  return doer?.kind === 'person' && doer.id !== person ? person : undefined
}

/** With the names of everybody who is or was here, read where the event is written. */
async function sentences({ people, agents }: Records): Promise<(event: WorkspaceEvent) => string> {
  const names = await people.names()
  const theirs = new Map((await agents.list()).map(({ id, name }) => [id, name]))
  return (event) =>
    workspaceSentence(event, { nameOf: (id) => names[id] ?? id, nameOfAgent: (id) => theirs.get(id) ?? id })
}

function actorOf(doer: Doer): WorkspaceEvent['by'] {
  if (!doer) return { kind: 'desk' }
  if (doer.kind === 'operator') return { kind: 'operator' }
  const via = viaOf(doer)
  return { kind: doer.kind, id: doer.id, ...(via && { via }) }
}
