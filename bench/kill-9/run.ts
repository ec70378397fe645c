/**
 * Kills the desk with SIGKILL at random moments under load, again and again on the same data, then counts what of the
 * acknowledged is missing. `npm run bench -- kill-9 [--rounds 50] [--store embedded|postgres]`
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { BatonError, type Client, createClient } from '@baton-desk/sdk'
import { type StoreKind, startDatabases } from '@baton-desk/server/testing'
import { startReceiver } from '../desk-process/receiver.ts'
import { type Keys, type Place, spawnDesk, startDeskProcess } from '../desk-process/start.ts'

/** What a client was told with a 2xx answer, and hence may rely on. */
type Acknowledged = { handoffs: Set<string>; decisions: Map<string, string> }

export type KillCounts = {
  store: StoreKind
  rounds: number
  acknowledgedHandoffs: number
  missing: number
  ownerless: number
  acknowledgedDecisions: number
  decisionsLost: number
  decidedTwice: number
  brokenTrails: number
  deadlinesOpen: number
  deadlinesPassedUnfired: number
  deadlinesFired: number
  eventsToDeliver: number
  undelivered: number
  deliveredUnderTwoIds: number
  deliveredMoreThanOnce: number
}

export async function killRounds(store: StoreKind, rounds: number, say: (words: string) => void): Promise<KillCounts> {
  const folder = mkdtempSync(join(tmpdir(), 'baton-kill-'))
  const databases = store === 'postgres' ? await startDatabases('postgres') : undefined
  const receiver = await startReceiver()
  try {
    const place: Place = {
      port: 0,
      ...(databases ? await databases.createAddress() : { dataDir: join(folder, 'data') }),
    }
    let desk = await startDeskProcess(place)
    place.port = Number(new URL(desk.url).port)
    const keys: Keys = { agentKey: desk.agentKey, personKey: desk.personKey }
    const { agent, person } = clients(desk.url, keys)
    await prepare(person, receiver.url)

    const acknowledged: Acknowledged = { handoffs: new Set(), decisions: new Map() }
    for (let round = 1; round <= rounds; round += 1) {
      const load = startLoad({ agent, person, acknowledged })
      await busy(acknowledged)
      await pause(Math.random() * 800)
      await desk.kill()
      await load.stop()
      if (round % 10 === 0) await killWhileStarting(place)
      desk = await startDeskProcess(place)
      if (round % 10 === 0)
        say(`${store}: ${round} of ${rounds} kills, ${acknowledged.handoffs.size} handoffs acknowledged`)
    }
    const counts = await count({
      store,
      rounds,
      agent: clients(desk.url, keys).agent,
      person: clients(desk.url, keys).person,
      acknowledged,
      receiver,
    })
    await desk.stop()
    return counts
  } finally {
    await receiver.stop()
    await databases?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Until the load has got a foothold: a desk killed before its first answer proves nothing. */
async function busy({ handoffs }: Acknowledged): Promise<void> {
  const before = handoffs.size
  for (let tries = 0; handoffs.size < before + 10 && tries < 500; tries += 1) await pause(20)
}

/** Recovery is a moment like any other. */
async function killWhileStarting(place: Place): Promise<void> {
  const starting = spawnDesk(place)
  await pause(Math.random() * 2_000)
  await starting.end('SIGKILL')
}

function clients(url: string, keys: Keys): { agent: Client; person: Client } {
  return {
    agent: createClient({ baseUrl: url, key: keys.agentKey, retries: 0 }),
    person: createClient({ baseUrl: url, key: keys.personKey, retries: 0 }),
  }
}

/** Deadlines of a second or two, so that many pass while the desk is dead; a webhook for everything. */
async function prepare(person: Client, hook: string): Promise<void> {
  const { document, version } = await person.getPlaybook()
  const { lanes, ...rest } = document as { lanes: Record<string, object> }
  const short = { now: '1s', today: '2s', this_week: '3s', fyi: '4s' }
  await person.putPlaybook({
    basedOn: version,
    document: {
      ...rest,
      lanes: { ...lanes, support: { ...lanes.support, accept: short, decide: short, grace: '1s' } },
    },
  })
  await person.createWebhook({ url: hook })
}

const NOTE = {
  ask: 'Refund $180 for a double charge',
  next: { action: 'Refund the second charge.', decision: { kind: 'approve' as const } },
  who: { name: 'Amir Haddad' },
  what: 'Amir was charged twice for order 4471.',
  why: { code: 'authority_limit' as const, sentence: 'Refunds over $100 need a person.' },
}

type Under = { agent: Client; person: Client; acknowledged: Acknowledged }

/** Eight callers hand off and decide without pause. What fails because the desk is dead was not acknowledged. */
function startLoad({ agent, person, acknowledged }: Under) {
  let over = false
  const callers = Array.from({ length: 8 }, async () => {
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
      await Promise.all(callers)
    },
  }
}

type Counting = Under & { store: StoreKind; rounds: number; receiver: Awaited<ReturnType<typeof startReceiver>> }

async function count({ store, rounds, agent, person, acknowledged, receiver }: Counting): Promise<KillCounts> {
  const counts: KillCounts = {
    store,
    rounds,
    acknowledgedHandoffs: acknowledged.handoffs.size,
    missing: 0,
    ownerless: 0,
    acknowledgedDecisions: acknowledged.decisions.size,
    decisionsLost: 0,
    decidedTwice: 0,
    brokenTrails: 0,
    deadlinesOpen: 0,
    deadlinesPassedUnfired: 0,
    deadlinesFired: 0,
    eventsToDeliver: 0,
    undelivered: 0,
    deliveredUnderTwoIds: 0,
    deliveredMoreThanOnce: 0,
  }
  await untilCaughtUp(person)
  const wanted = new Set<string>()
  for (const id of acknowledged.handoffs) {
    const handoff = await agent.getHandoff(id).catch(() => null)
    if (!handoff) {
      counts.missing += 1
      continue
    }
    const { events, intact } = await person.history(id)
    const decided = events.filter(({ type }) => type === 'decided')
    const known = acknowledged.decisions.get(id)
    if (!handoff.owner.id) counts.ownerless += 1
    if (!intact) counts.brokenTrails += 1
    if (decided.length > 1) counts.decidedTwice += 1
    if (known && decided[0]?.data.decisionId !== known) counts.decisionsLost += 1
    if (handoff.due) {
      counts.deadlinesOpen += 1
      if (Date.parse(handoff.due) < Date.now() - 5_000) counts.deadlinesPassedUnfired += 1
    }
    counts.deadlinesFired += events.filter(
      ({ type }) => type === 'escalated' || type === 'reminded' || type === 'agent_silent',
    ).length
    for (const { seq, type } of events)
      if (type !== 'delivered' && type !== 'delivery_failed') wanted.add(`${id} ${seq}`)
  }
  counts.eventsToDeliver = wanted.size
  await untilDelivered(wanted, receiver.received)
  const byEvent = Map.groupBy(receiver.received, ({ handoff, seq }) => `${handoff} ${seq}`)
  for (const event of wanted) {
    const copies = byEvent.get(event) ?? []
    if (copies.length === 0) counts.undelivered += 1
    if (copies.length > 1) counts.deliveredMoreThanOnce += 1
    if (new Set(copies.map(({ id }) => id)).size > 1) counts.deliveredUnderTwoIds += 1
  }
  return counts
}

/** The desk was dead: what has passed meanwhile is carried out one after the other. After two minutes it counts as not fired. */
async function untilCaughtUp(person: Client): Promise<void> {
  for (let tries = 0; tries < 120; tries += 1) {
    const { rows } = await person.listHandoffs({ view: 'all', limit: 200 })
    if (rows.every(({ due }) => !due || Date.parse(due) > Date.now() - 2_000)) return
    await pause(1_000)
  }
}

/** Waits as long as something new arrives; a minute without anything is the end. */
async function untilDelivered(wanted: Set<string>, received: { handoff: string; seq: number }[]): Promise<void> {
  for (let quiet = 0, before = -1; quiet < 60; quiet += 1) {
    const seen = new Set(received.map(({ handoff, seq }) => `${handoff} ${seq}`))
    if ([...wanted].every((event) => seen.has(event))) return
    if (received.length !== before) quiet = 0
    before = received.length
    await pause(1_000)
  }
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { rounds: { type: 'string', default: '50' }, store: { type: 'string' } } })
  const stores: StoreKind[] =
    values.store === 'embedded' || values.store === 'postgres' ? [values.store] : ['embedded', 'postgres']
  const results: KillCounts[] = []
  for (const store of stores)
    results.push(await killRounds(store, Number(values.rounds), (words) => console.error(words)))
  console.table(Object.fromEntries(results.map(({ store, ...counts }) => [store, counts])))
  console.log(JSON.stringify(results))
  const wrong = results.some(
    (r) =>
      r.missing +
        r.ownerless +
        r.decisionsLost +
        r.decidedTwice +
        r.brokenTrails +
        r.deadlinesPassedUnfired +
        r.undelivered +
        r.deliveredUnderTwoIds >
      0,
  )
  process.exitCode = wrong ? 1 : 0
}
