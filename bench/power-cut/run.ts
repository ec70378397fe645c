/**
 * Cuts the power of the desk on its embedded database, in a model (`cut-power.ts`), at random moments under load and
 * while it starts, again and again on the same data; then counts what of the acknowledged is missing.
 * `npm run bench -- power-cut [--rounds 20] [--forget]`; with `--forget` no sync counts, which shows that the model bites.
 */
import fs from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { BatonError, type Client, createClient } from '@baton-desk/sdk'
import { type DeskProcess, spawnDesk, startDeskProcess } from '../desk-process/start.ts'
import { cutPower } from './cut-power.ts'

export type PowerCutCounts = {
  rounds: number
  cutWhileStarting: number
  acknowledgedHandoffs: number
  missing: number
  ownerless: number
  acknowledgedDecisions: number
  decisionsLost: number
  brokenTrails: number
  didNotOpen: number
  blocksInDoubt: number
  blocksLost: number
}

/** What a client was told with a 2xx answer. */
type Acknowledged = { handoffs: Set<string>; decisions: Map<string, string> }

export async function powerCuts(
  rounds: number,
  { forget = false, say }: { forget?: boolean; say: (words: string) => void },
): Promise<PowerCutCounts> {
  const temporary = fs.realpathSync(fs.mkdtempSync(path.join(tmpdir(), 'baton-power-')))
  const [dataDir, synced] = [path.join(temporary, 'data'), path.join(temporary, 'synced')]
  fs.mkdirSync(synced)
  recordSyncs({ root: dataDir, synced, forget })
  const counts: PowerCutCounts = {
    rounds: 0,
    cutWhileStarting: 0,
    acknowledgedHandoffs: 0,
    missing: 0,
    ownerless: 0,
    acknowledgedDecisions: 0,
    decisionsLost: 0,
    brokenTrails: 0,
    didNotOpen: 0,
    blocksInDoubt: 0,
    blocksLost: 0,
  }
  const acknowledged: Acknowledged = { handoffs: new Set(), decisions: new Map() }
  const place = { dataDir, port: 0 }
  const cut = () => {
    const { blocks, lostBlocks } = cutPower(dataDir, synced)
    counts.blocksInDoubt += blocks
    counts.blocksLost += lostBlocks
  }
  try {
    let desk = await startDeskProcess(place)
    place.port = Number(new URL(desk.url).port)
    const { agentKey, personKey } = desk
    const clients = {
      agent: createClient({ baseUrl: desk.url, key: agentKey, retries: 0 }),
      person: createClient({ baseUrl: desk.url, key: personKey, retries: 0 }),
    }
    while (counts.rounds < rounds) {
      counts.rounds += 1
      const load = startLoad(clients, acknowledged)
      await untilBusy(acknowledged)
      await pause(Math.random() * 1_500)
      await desk.kill()
      await load.stop()
      cut()
      // Recovery is a moment like any other.
      if (counts.rounds % 4 === 0) {
        const starting = spawnDesk(place)
        await pause(Math.random() * 2_500)
        await starting.end('SIGKILL')
        cut()
        counts.cutWhileStarting += 1
      }
      const next = await startDeskProcess(place).catch(() => undefined)
      if (!next) {
        counts.didNotOpen += 1
        say(`round ${counts.rounds}: the desk does not open any more; the folder is kept in ${temporary}`)
        break
      }
      desk = next
      say(
        `round ${counts.rounds}: ${acknowledged.handoffs.size} handoffs acknowledged, ${counts.blocksInDoubt} blocks in doubt`,
      )
    }
    await countLosses({ clients, acknowledged, counts })
    await stopQuietly(desk)
    return counts
  } finally {
    if (counts.didNotOpen === 0) fs.rmSync(temporary, { recursive: true, force: true })
  }
}

/** Power that goes before the first answer proves nothing. */
async function untilBusy({ handoffs }: Acknowledged): Promise<void> {
  const before = handoffs.size
  for (let tries = 0; handoffs.size < before + 10 && tries < 1_000; tries += 1) await pause(50)
}

/** Every desk that is started from here on, and the process that creates its database, is watched. */
function recordSyncs({ root, synced, forget }: { root: string; synced: string; forget: boolean }): void {
  process.env.POWER_CUT_ROOT = root
  process.env.POWER_CUT_SYNCED = synced
  process.env.POWER_CUT_FORGET = forget ? '1' : ''
  process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} --import=${new URL('record-syncs.ts', import.meta.url).href}`
}

const NOTE = {
  ask: 'Refund $180 for a double charge',
  next: { action: 'Refund the second charge.', decision: { kind: 'approve' as const } },
  who: { name: 'Amir Haddad' },
  what: 'Amir was charged twice for order 4471.',
  why: { code: 'authority_limit' as const, sentence: 'Refunds over $100 need a person.' },
}

type Clients = { agent: Client; person: Client }

/** Six callers hand off and decide without pause. What fails because the power is gone was not acknowledged. */
function startLoad({ agent, person }: Clients, acknowledged: Acknowledged) {
  let over = false
  const callers = Array.from({ length: 6 }, async () => {
    while (!over) {
      try {
        const { handoff } = await agent.handOff({ lane: 'support', note: NOTE })
        acknowledged.handoffs.add(handoff.id)
        if (Math.random() < 0.5) continue
        const { decision } = await person.decide(handoff.id, { kind: 'approve', noteVersion: handoff.noteVersion })
        if (decision) acknowledged.decisions.set(handoff.id, decision.id)
      } catch (error) {
        if (!(error instanceof BatonError)) await pause(20)
      }
    }
  })
  return {
    stop: async () => {
      over = true
      await Promise.all(callers)
    },
  }
}

type Counting = { clients: Clients; acknowledged: Acknowledged; counts: PowerCutCounts }

async function countLosses({ clients: { agent, person }, acknowledged, counts }: Counting): Promise<void> {
  counts.acknowledgedHandoffs = acknowledged.handoffs.size
  counts.acknowledgedDecisions = acknowledged.decisions.size
  if (counts.didNotOpen > 0) {
    counts.missing = acknowledged.handoffs.size
    counts.decisionsLost = acknowledged.decisions.size
    return
  }
  for (const id of acknowledged.handoffs) {
    const handoff = await agent.getHandoff(id).catch(() => null)
    if (!handoff) {
      counts.missing += 1
      continue
    }
    const { events, intact } = await person.history(id)
    const known = acknowledged.decisions.get(id)
    if (!handoff.owner.id) counts.ownerless += 1
    if (!intact) counts.brokenTrails += 1
    if (known && events.filter(({ type }) => type === 'decided')[0]?.data.decisionId !== known)
      counts.decisionsLost += 1
  }
}

const stopQuietly = (desk: DeskProcess) => desk.stop().catch(() => {})

if (import.meta.main) {
  const { values } = parseArgs({
    options: { rounds: { type: 'string', default: '20' }, forget: { type: 'boolean', default: false } },
  })
  const counts = await powerCuts(Number(values.rounds), { forget: values.forget, say: (words) => console.error(words) })
  console.table(counts)
  console.log(JSON.stringify(counts))
  const lost = counts.missing + counts.ownerless + counts.decisionsLost + counts.brokenTrails + counts.didNotOpen
  process.exitCode = lost > 0 !== values.forget ? 1 : 0
}
