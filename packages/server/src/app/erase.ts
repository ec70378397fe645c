/** A customer is forgotten: what is theirs is found, listed by id, and then taken out of every table, batch by batch. */
import { type Refusal, refuse } from '@baton-desk/core'
import type { App } from './app.ts'
import type { Caller } from './caller.ts'
import type { Erasure, Sought, Traces } from './ports/erasures.ts'
import { remember } from './remember.ts'

/** Few enough that nobody else waits for long. */
const AT_ONCE = 50

type Asked = Sought & { evenDecided: boolean }

export async function eraseCustomer(
  app: App,
  caller: Caller,
  asked: Asked,
): Promise<{ erasure: Erasure; mentionedIn: string[] } | Refusal> {
  const { workspace } = caller
  if (asked.customer === undefined && asked.handoffs.length === 0)
    return refuse('invalid-request', { code: 'nobodySought', facts: {} })
  const id = app.ids.next()
  const begun = await app.store.transaction(workspace, async (records, at) => {
    const traces = await records.erasures.find(asked)
    const refusal = mayNotBeErased(traces, asked)
    if (refusal) return refusal
    const { handoffs, refused, verdicts, notices } = traces
    const erasure = { id, workspace, at, handoffs: handoffs.map((handoff) => handoff.id), refused, verdicts, notices }
    await records.erasures.begin(erasure)
    await remember(app, records, caller, {
      type: 'customer_erased',
      data: {
        erasure: id,
        handoffs: handoffs.length,
        refused: refused.length,
        verdicts: verdicts.length,
        notices: notices.length,
      },
    })
    return { erasure, mentionedIn: traces.mentionedIn }
  })
  if ('refused' in begun) return begun
  // Before the words go: a list that lacks one would bring them back with the next backup that is restored.
  await app.keepErasures()
  await carryOutErasure(app, begun.erasure)
  return begun
}

function mayNotBeErased({ handoffs, ...rest }: Traces, { evenDecided }: Asked): Refusal | null {
  const open = handoffs.filter(({ isOpen }) => isOpen).map(({ id }) => id)
  if (open.length > 0) return refuse('wrong-state', { code: 'customerUnderWay', facts: { handoffs: open } }, { open })
  const decided = handoffs.filter(({ state }) => state === 'decided').map(({ id }) => id)
  if (decided.length > 0 && !evenDecided)
    return refuse('wrong-state', { code: 'decisionUnderWay', facts: { handoffs: decided } }, { decided })
  const count = handoffs.length + rest.refused.length + rest.verdicts.length + rest.notices.length
  return count === 0 ? refuse('not-found', { code: 'noSuchCustomer', facts: {} }) : null
}

/** Done again, or after a crash, it does no harm. False where a handoff was opened again meanwhile. */
async function carryOutErasure({ store }: Pick<App, 'store'>, erasure: Erasure): Promise<boolean> {
  const { workspace, handoffs } = erasure
  for (let from = 0; from < handoffs.length; from += AT_ONCE)
    await store.transaction(workspace, (records) => records.erasures.takeWords(handoffs.slice(from, from + AT_ONCE)))
  return store.transaction(workspace, async (records) => {
    await records.erasures.takeRest(erasure)
    return records.erasures.end(erasure)
  })
}

/** Erases again what a backup has brought back, and goes on with what a process that died has left. Answers how many there were. */
export async function eraseAgain({ store }: Pick<App, 'store'>, listed: readonly Erasure[]): Promise<number> {
  const workspaces = new Set((await store.workspaces()).map(({ id }) => id))
  const known = new Set((await store.erasures({ all: true })).map(({ id }) => id))
  for (const erasure of listed)
    if (workspaces.has(erasure.workspace) && !known.has(erasure.id))
      await store.transaction(erasure.workspace, (records) => records.erasures.begin(erasure))
  return endErasures({ store })
}

/** Those that somebody has begun, and that are not done: a process died, or a handoff was opened again meanwhile. */
export async function endErasures({ store }: Pick<App, 'store'>): Promise<number> {
  const toDo = await store.erasures()
  for (const erasure of toDo) await carryOutErasure({ store }, erasure)
  return toDo.length
}
