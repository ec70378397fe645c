/**
 * Kills the desk with SIGKILL at random moments under load, again and again on the same data, then counts what of the
 * acknowledged is missing. `npm run bench -- kill-9 [--rounds 50] [--store embedded|postgres]`
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { Client } from '@baton-desk/sdk'
import { type StoreKind, startDatabases } from '@baton-desk/server/testing'
import {
  type Acknowledged,
  type Clients,
  clientsOf,
  countLosses,
  type Losses,
  nothingYet,
  startLoad,
  untilBusy,
} from '../desk-process/load.ts'
import { startReceiver } from '../desk-process/receiver.ts'
import { type Keys, type Place, spawnDesk, startDeskProcess } from '../desk-process/start.ts'

export type KillCounts = Losses & {
  store: StoreKind
  rounds: number
  decidedTwice: number
  deadlinesOpen: number
  deadlinesPassedUnfired: number
  deadlinesFired: number
  eventsToDeliver: number
  undelivered: number
  deliveredUnderTwoIds: number
  deliveredMoreThanOnce: number
}

/** Eight hand off and decide at the same time. */
const CALLERS = 8

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
    const clients = clientsOf(desk.url, keys)
    await prepare(clients.person, receiver.url)

    const acknowledged = nothingYet()
    for (let round = 1; round <= rounds; round += 1) {
      const load = startLoad(clients, acknowledged, CALLERS)
      await untilBusy(acknowledged)
      await pause(Math.random() * 800)
      await desk.kill()
      await load.stop()
      if (round % 10 === 0) await killWhileStarting(place)
      desk = await startDeskProcess(place)
      if (round % 10 === 0)
        say(`${store}: ${round} of ${rounds} kills, ${acknowledged.handoffs.size} handoffs acknowledged`)
    }
    const counts = await count({ store, rounds, clients: clientsOf(desk.url, keys), acknowledged, receiver })
    await desk.stop()
    return counts
  } finally {
    await receiver.stop()
    await databases?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Recovery is a moment like any other. */
async function killWhileStarting(place: Place): Promise<void> {
  const starting = spawnDesk(place)
  await pause(Math.random() * 2_000)
  await starting.end('SIGKILL')
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

type Counting = {
  store: StoreKind
  rounds: number
  clients: Clients
  acknowledged: Acknowledged
  receiver: Awaited<ReturnType<typeof startReceiver>>
}

async function count({ store, rounds, clients, acknowledged, receiver }: Counting): Promise<KillCounts> {
  const more = {
    decidedTwice: 0,
    deadlinesOpen: 0,
    deadlinesPassedUnfired: 0,
    deadlinesFired: 0,
    eventsToDeliver: 0,
    undelivered: 0,
    deliveredUnderTwoIds: 0,
    deliveredMoreThanOnce: 0,
  }
  await untilCaughtUp(clients.person)
  const wanted = new Set<string>()
  const losses = await countLosses(clients, acknowledged, ({ handoff, events }) => {
    if (events.filter(({ type }) => type === 'decided').length > 1) more.decidedTwice += 1
    if (handoff.due) {
      more.deadlinesOpen += 1
      if (Date.parse(handoff.due) < Date.now() - 5_000) more.deadlinesPassedUnfired += 1
    }
    more.deadlinesFired += events.filter(
      ({ type }) => type === 'escalated' || type === 'reminded' || type === 'agent_silent',
    ).length
    for (const { seq, type } of events)
      if (type !== 'delivered' && type !== 'delivery_failed') wanted.add(`${handoff.id} ${seq}`)
  })
  more.eventsToDeliver = wanted.size
  await untilDelivered(wanted, receiver.received)
  const byEvent = Map.groupBy(receiver.received, ({ handoff, seq }) => `${handoff} ${seq}`)
  for (const event of wanted) {
    const copies = byEvent.get(event) ?? []
    if (copies.length === 0) more.undelivered += 1
    if (copies.length > 1) more.deliveredMoreThanOnce += 1
    if (new Set(copies.map(({ id }) => id)).size > 1) more.deliveredUnderTwoIds += 1
  }
  return { store, rounds, ...losses, ...more }
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
