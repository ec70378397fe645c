import { type AnswerOf, maskedFor, type Refusal, refuse } from '@baton-desk/core'
import { type App, namesOf } from './app.ts'
import type { Caller } from './caller.ts'
import type { Sought } from './ports/erasures.ts'
import { remember } from './remember.ts'
import { editsFor, toTrailEvent, toView } from './views.ts'

type Exported = AnswerOf<'exportCustomer'>

/** All that is kept of a customer: what an erasure would take, read instead. One transaction a handoff: nobody else waits for all of it. */
export async function exportCustomer(app: App, caller: Caller, sought: Sought): Promise<Exported | Refusal> {
  const { workspace } = caller
  if (sought.customer === undefined && sought.handoffs.length === 0)
    return refuse('invalid-request', { code: 'nobodySought', facts: {} })
  const facts = await app.facts.of(workspace)
  const { at, traces, rest } = await app.store.transaction(workspace, async ({ erasures }, now) => {
    const found = await erasures.find(sought)
    return { at: now, traces: found, rest: await erasures.read(found) }
  })
  const count = traces.handoffs.length + rest.refused.length + rest.verdicts.length + rest.notices.length
  if (count === 0) return refuse('not-found', { code: 'noSuchCustomer', facts: {} })

  const handoffs: Exported['handoffs'] = []
  const names = namesOf(facts, at)
  for (const { id } of traces.handoffs) {
    const one = await app.store.transaction(workspace, async (records) => {
      const stored = await records.handoffs.read(id)
      if (!stored) return []
      const { body, earlierNotes } = await records.erasures.sent(id)
      return [
        {
          handoff: toView(stored, names),
          earlierNotes: covered(earlierNotes),
          conversation: (await records.handoffs.conversation(id))?.messages ?? [],
          sent: covered(body),
          history: (await records.events.trail(id)).map((event) =>
            toTrailEvent(event, names, editsFor(stored.handoff, { exact: false })),
          ),
        },
      ]
    })
    handoffs.push(...one)
  }
  await app.store.transaction(workspace, (records) =>
    remember(app, records, caller, { type: 'customer_exported', data: { handoffs: handoffs.length } }),
  )
  const { customer } = sought
  return { at, ...(customer !== undefined && { customer }), handoffs, ...rest, mentionedIn: traces.mentionedIn }
}

/** Whoever exports need not be somebody who may have what is hidden shown. */
const covered = <T>(kept: T): T =>
  (maskedFor({ note: { action: undefined } }, { kept }, undefined)?.arguments.kept ?? kept) as T
