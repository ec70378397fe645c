/** What an agent has handed off under a reference before, held against what it sends under it now. */
import { type AgentId, differencesFrom, type HandOffRequest, type Refusal, refuse } from '@baton-desk/core'
import type { Stored } from '../ports/handoffs.ts'
import type { Records } from '../ports/store.ts'

/** The agent's own name for what it hands off, and what it sends under it. */
export type Reference = { name: string; sent: Pick<HandOffRequest, 'lane' | 'customer' | 'note'> }

/** The handoff of this reference; a refusal where it is another one than is sent now. Null when the reference is new. */
export async function underReference(
  records: Records,
  agent: AgentId,
  { name, sent }: Reference,
): Promise<Stored | Refusal | null> {
  const id = await records.handoffs.findByReference(agent, name)
  const stored = id && (await records.handoffs.read(id))
  if (!stored) return null
  const { state, note, customer } = stored.handoff
  const differs = differencesFrom({ note, customer, lane: await laneAtFirst(records, stored) }, sent)
  if (differs.length === 0) return stored
  return refuse(
    'reference-reused',
    { code: 'referenceReused', facts: { reference: name, handoff: id, state, differs } },
    { handoff: id, state, differs },
  )
}

/** It may have been moved to another lane since. */
async function laneAtFirst(records: Records, { handoff: { id, lane } }: Stored): Promise<string> {
  const [first] = await records.events.trail(id)
  return first?.type === 'submitted' ? first.data.lane : lane
}
