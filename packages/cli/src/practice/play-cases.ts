/**
 * Plays transfers from a file through a running desk: an agent hands each off with what came before the transfer, a
 * scripted person decides, the agent acknowledges and reports its effect. What is counted is read back from the desk.
 */
import type { TrailEvent } from '@baton-desk/core'
import { type Baton, connect } from '@baton-desk/sdk'
import { scriptedPerson } from '@baton-desk/sdk/testing'
import type { TransferCase } from '../notes/read-transfers.ts'

export type PlayOptions = {
  url: string
  agentKey: string
  personKey: string
  lane: string
  /** Give the desk also what the agent itself wrote for the transfer. */
  supplied: boolean
  /** Sets this run's handoffs apart from those of an earlier one on the same desk. */
  run: string
  cases: AsyncIterable<TransferCase>
  signal: AbortSignal
  onPlayed: () => void
}

export type Played = {
  id: string
  handoff?: string
  recorded: boolean
  owned: boolean
  decided: boolean
  delivered: boolean
  effectReported: boolean
  ownerlessSeconds: number
  /** Why it did not come to its end. */
  failed?: string
}

/** As many customers at once as a small team has. */
const AT_ONCE = 8

export async function playCases(options: PlayOptions): Promise<Played[]> {
  const baton = connect({ url: options.url, key: options.agentKey })
  const person = scriptedPerson({ baseUrl: options.url, key: options.personKey, takes: 'all' })
  const played: Played[] = []
  const next = options.cases[Symbol.asyncIterator]()
  const workThrough = async () => {
    for (let taken = await next.next(); !taken.done && !options.signal.aborted; taken = await next.next()) {
      played.push(await play(baton, taken.value, options))
      options.onPlayed()
    }
  }
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, workThrough))
  } finally {
    await person.stop()
  }
  return played
}

async function play(baton: Baton, { id, conversation, summary }: TransferCase, options: PlayOptions): Promise<Played> {
  const { lane, supplied, run, signal } = options
  let handoff: string | undefined
  let heard: string | undefined
  let failed: string | undefined
  try {
    const note = supplied && summary ? { what: summary } : undefined
    const handedOff = await baton.handOff({ reference: `${run}/${id}`, lane, conversation, note })
    handoff = handedOff.handoff.id
    const { decision, status } = await baton.waitForDecision(handoff, { signal })
    heard = decision?.id
    if (decision) {
      await baton.acknowledge(handoff, decision)
      await baton.reportEffect(handoff, { decision, outcome: 'done', text: 'Done as decided.' })
    } else failed = status
  } catch (error) {
    failed = error instanceof Error ? error.message : String(error)
  }
  return { id, handoff, ...(await readBack(baton, handoff, heard)), ...(failed && { failed }) }
}

type ReadBack = Omit<Played, 'id' | 'handoff' | 'failed'>

/** What the desk itself has on record, whatever the calls above answered. */
async function readBack(baton: Baton, handoff: string | undefined, heard: string | undefined): Promise<ReadBack> {
  if (!handoff)
    return {
      recorded: false,
      owned: false,
      decided: false,
      delivered: false,
      effectReported: false,
      ownerlessSeconds: 0,
    }
  const view = await baton.read(handoff)
  const { events } = await baton.client.history(handoff)
  const has = (type: TrailEvent['type']) => events.some((event) => event.type === type)
  return {
    recorded: has('submitted'),
    owned: view.owner.id !== '' && ownerlessSeconds(events) === 0,
    decided: has('decided'),
    delivered: heard !== undefined && heard === view.decision?.id && has('acknowledged'),
    effectReported: has('effect_reported') && view.effect !== undefined,
    ownerlessSeconds: ownerlessSeconds(events),
  }
}

/** Seconds of a trail in which nobody owned the handoff: from its first event until one names an owner, and any gap later. */
export function ownerlessSeconds(events: readonly TrailEvent[]): number {
  let ms = 0
  let since: string | undefined = events[0]?.at
  for (const event of events) {
    const owner = ownerNamedBy(event)
    if (owner === undefined) continue
    if (owner === null) since ??= event.at
    else if (since !== undefined) {
      ms += Date.parse(event.at) - Date.parse(since)
      since = undefined
    }
  }
  const last = events.at(-1)
  if (since !== undefined && last) ms += Date.parse(last.at) - Date.parse(since)
  return ms / 1_000
}

/** Null: this event should name an owner and names none. Undefined: it says nothing about the owner. */
function ownerNamedBy({ type, data, by }: TrailEvent): string | null | undefined {
  const named = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null)
  switch (type) {
    case 'submitted':
    case 'reopened':
      return named(data.owner)
    case 'offered':
    case 'declined':
    case 'escalated':
    case 'reminded':
    case 'move_returned':
      return named(data.to)
    case 'accepted':
    case 'decided':
      return named(by.id)
    default:
      return undefined
  }
}
