/** Callers that hand off and decide without pause on a desk that is about to die, and what of the acknowledged is then missing. */
import { setTimeout as pause } from 'node:timers/promises'
import type { AnswerOf } from '@baton-desk/core'
import { BatonError, type Client, createClient } from '@baton-desk/sdk'
import type { Keys } from './start.ts'

export type Clients = { agent: Client; person: Client }

/** What a client was told with a 2xx answer, and hence may rely on. */
export type Acknowledged = { handoffs: Set<string>; decisions: Map<string, string> }

export const nothingYet = (): Acknowledged => ({ handoffs: new Set(), decisions: new Map() })

export const clientsOf = (url: string, { agentKey, personKey }: Keys): Clients => ({
  agent: createClient({ baseUrl: url, key: agentKey, retries: 0 }),
  person: createClient({ baseUrl: url, key: personKey, retries: 0 }),
})

const NOTE = {
  ask: 'Refund $180 for a double charge',
  next: { action: 'Refund the second charge.', decision: { kind: 'approve' as const } },
  who: { name: 'Amir Haddad' },
  what: 'Amir was charged twice for order 4471.',
  why: { code: 'authority_limit' as const, sentence: 'Refunds over $100 need a person.' },
}

/** What fails because the desk is dead was not acknowledged. */
export function startLoad({ agent, person }: Clients, acknowledged: Acknowledged, callers: number) {
  let over = false
  const calling = Array.from({ length: callers }, async () => {
    while (!over) {
      try {
        const { handoff } = await agent.handOff({ lane: 'support', note: NOTE })
        acknowledged.handoffs.add(handoff.id)
        if (Math.random() < 0.5) continue
        const { decision } = await person.decide(handoff.id, { kind: 'approve', noteVersion: handoff.noteVersion })
        if (decision) acknowledged.decisions.set(handoff.id, decision.id)
      } catch (error) {
        // Refused (its deadline moved it on meanwhile) or dead: either way nothing was promised.
        if (!(error instanceof BatonError)) await pause(20)
      }
    }
  })
  return {
    stop: async () => {
      over = true
      await Promise.all(calling)
    },
  }
}

/** Until the load has got a foothold: a desk that dies before its first answer proves nothing. */
export async function untilBusy({ handoffs }: Acknowledged): Promise<void> {
  const before = handoffs.size
  for (let tries = 0; handoffs.size < before + 10 && tries < 2_500; tries += 1) await pause(20)
}

export type Losses = {
  acknowledgedHandoffs: number
  missing: number
  ownerless: number
  acknowledgedDecisions: number
  decisionsLost: number
  brokenTrails: number
}

type Found = { handoff: AnswerOf<'getHandoff'>; events: AnswerOf<'history'>['events'] }

/** Looks at each handoff that was acknowledged, and gives those that are there to whoever wants to see more of them. */
export async function countLosses(
  { agent, person }: Clients,
  { handoffs, decisions }: Acknowledged,
  alsoLook: (found: Found) => void = () => {},
): Promise<Losses> {
  const losses: Losses = {
    acknowledgedHandoffs: handoffs.size,
    missing: 0,
    ownerless: 0,
    acknowledgedDecisions: decisions.size,
    decisionsLost: 0,
    brokenTrails: 0,
  }
  for (const id of handoffs) {
    const handoff = await agent.getHandoff(id).catch(() => null)
    if (!handoff) {
      losses.missing += 1
      continue
    }
    const { events, intact } = await person.history(id)
    const known = decisions.get(id)
    if (!handoff.owner.id) losses.ownerless += 1
    if (!intact) losses.brokenTrails += 1
    if (known && events.find(({ type }) => type === 'decided')?.data.decisionId !== known) losses.decisionsLost += 1
    alsoLook({ handoff, events })
  }
  return losses
}
