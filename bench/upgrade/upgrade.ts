import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { asAdmin, type StoreKind, startDatabases } from '@baton-desk/server/testing'
import { type Acknowledged, clientsOf, countLosses, type Losses, nothingYet } from '../desk-process/load.ts'
import { type DeskProcess, type Keys, type Place, startDeskProcess } from '../desk-process/start.ts'
import { layOut, type OldVersion } from './old-versions.ts'

export type UpgradeCounts = Losses & {
  from: string
  store: StoreKind
  inBackup: number
  missingInRestored: number
  calls: number
  /** Of these, while the new version brought the database up to date and the old one served. */
  callsMeanwhile: number
  retried: number
  refusedMoreThanARetry: number
  longestPauseMs: number
}

const CALLERS = 4
const root = join(import.meta.dirname, '../..')

/**
 * Hands off and decides on the old version, backs up with its own command, and opens the same with the new one: on PostgreSQL
 * while the old one serves and callers go on, on the embedded database after it has stopped. The backup is restored beside it.
 */
export async function upgrade(version: OldVersion, store: StoreKind): Promise<UpgradeCounts> {
  const old = layOut(version)
  const folder = mkdtempSync(join(tmpdir(), 'baton-upgrade-'))
  const databases = store === 'postgres' ? await startDatabases('postgres') : undefined
  const place: Place = { port: 0, ...(databases ? await databases.createAddress() : { dataDir: join(folder, 'data') }) }
  const desks: DeskProcess[] = []
  const start = async (where: Place, from?: string) => {
    const desk = await startDeskProcess(
      where,
      from ? pathToFileURL(join(from, 'bench/desk-process/desk.ts')) : undefined,
    )
    desks.push(desk)
    return desk
  }
  let load: ReturnType<typeof startCallers> | undefined
  try {
    const before = await start(place, old)
    const keys: Keys = { agentKey: before.agentKey, personKey: before.personKey }
    load = startCallers({ url: before.url, ...keys })
    await load.untilMade(40)
    if (!databases) {
      await load.stop()
      await before.stop()
    }
    const backedUp = [...load.acknowledged.handoffs]
    const backup = join(folder, 'before.gz')
    await baton(old, place, folder, ['backup', backup])

    const callsBefore = load.tally.calls
    const after = await start(place)
    const callsMeanwhile = load.tally.calls - callsBefore
    if (databases) {
      load.turnTo({ url: after.url, ...keys })
      await load.untilMade(20)
      await before.stop()
      await load.untilMade(20)
      await load.stop()
    }
    const losses = await countLosses(clientsOf(after.url, keys), load.acknowledged)
    await after.stop()

    const restored: Place = { port: 0, dataDir: join(folder, 'restored') }
    await baton(root, restored, folder, ['restore', backup])
    const { agent } = clientsOf((await start(restored)).url, keys)
    let missingInRestored = 0
    for (const id of backedUp) if (!(await agent.getHandoff(id).catch(() => null))) missingInRestored += 1
    return {
      from: version.tag,
      store,
      ...losses,
      inBackup: backedUp.length,
      missingInRestored,
      callsMeanwhile,
      ...load.tally,
    }
  } finally {
    await load?.stop()
    for (const desk of desks) await desk.stop()
    await databases?.stop()
    for (const each of [old, folder]) rmSync(each, { recursive: true, force: true })
  }
}

export type FailedCounts = Losses & {
  from: string
  newOneStarted: boolean
  callsMeanwhile: number
  refusedMoreThanARetry: number
  startedOnceMended: boolean
}

/** A table that the new version is about to make is there already, so that it cannot bring the database up to date. */
export async function failedUpgrade(version: OldVersion): Promise<FailedCounts> {
  const old = layOut(version)
  const databases = await startDatabases('postgres')
  const desks: DeskProcess[] = []
  let load: ReturnType<typeof startCallers> | undefined
  try {
    const place = { port: 0, ...(await databases.createAddress()) }
    const before = await startDeskProcess(place, pathToFileURL(join(old, 'bench/desk-process/desk.ts')))
    desks.push(before)
    const keys: Keys = { agentKey: before.agentKey, personKey: before.personKey }
    load = startCallers({ url: before.url, ...keys })
    await load.untilMade(20)
    await asAdmin(place.databaseUrl ?? '', 'create table measures (in_the_way boolean)')
    const callsBefore = load.tally.calls
    const newOne = await startDeskProcess(place).catch(() => undefined)
    if (newOne) desks.push(newOne)
    const callsMeanwhile = load.tally.calls - callsBefore
    await load.untilMade(20)
    await load.stop()
    await asAdmin(place.databaseUrl ?? '', 'drop table measures')
    const mended = await startDeskProcess(place)
    desks.push(mended)
    return {
      from: version.tag,
      ...(await countLosses(clientsOf(mended.url, keys), load.acknowledged)),
      newOneStarted: newOne !== undefined,
      callsMeanwhile,
      refusedMoreThanARetry: load.tally.refusedMoreThanARetry,
      startedOnceMended: (await clientsOf(mended.url, keys).person.listHandoffs({ view: 'all' })).rows.length > 0,
    }
  } finally {
    await load?.stop()
    for (const desk of desks) await desk.stop()
    await databases.stop()
    rmSync(old, { recursive: true, force: true })
  }
}

const NOTE = {
  ask: 'Refund $180 for a double charge',
  next: { action: 'Refund the second charge.', decision: { kind: 'approve' as const } },
  who: { name: 'Amir Haddad' },
  what: 'Amir was charged twice for order 4471.',
  why: { code: 'authority_limit' as const, sentence: 'Refunds over $100 need a person.' },
}

type Door = Keys & { url: string }

/** By HTTP alone: the SDK of today does not read every answer of then. */
async function post(url: string, key: string | undefined, body: object) {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(30_000),
  })
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as { handoff: { id: string; noteVersion: number }; decision?: { id: string } }
}

/** As agents and people behind a proxy: what fails is tried once more, then it counts as refused. */
function startCallers(first: Door) {
  const acknowledged: Acknowledged = nothingYet()
  const tally = { calls: 0, retried: 0, refusedMoreThanARetry: 0, longestPauseMs: 0 }
  let door = first
  let over = false
  let lastError: unknown
  let nr = 0
  let answeredAt = performance.now()
  const call = async <T>(work: (door: Door) => Promise<T>): Promise<T | undefined> => {
    tally.calls += 1
    for (const isRetry of [false, true])
      try {
        const answer = await work(door)
        tally.longestPauseMs = Math.round(Math.max(tally.longestPauseMs, performance.now() - answeredAt))
        answeredAt = performance.now()
        return answer
      } catch (error) {
        lastError = error
        if (over) return
        if (isRetry) tally.refusedMoreThanARetry += 1
        else tally.retried += 1
        await pause(200)
      }
  }
  const calling = Array.from({ length: CALLERS }, async () => {
    while (!over) {
      await pause(50)
      const mine = nr
      nr += 1
      const reference = `upgrade-${mine}`
      const made = await call(({ url, agentKey }) =>
        post(`${url}/v1/handoffs`, agentKey, { lane: 'support', reference, note: NOTE }),
      )
      if (!made) continue
      acknowledged.handoffs.add(made.handoff.id)
      if (mine % 2) continue
      const { id, noteVersion } = made.handoff
      const decided = await call(({ url, personKey }) =>
        post(`${url}/v1/handoffs/${id}/decide`, personKey, { kind: 'approve', noteVersion }),
      )
      if (decided?.decision) acknowledged.decisions.set(id, decided.decision.id)
    }
  })
  return {
    acknowledged,
    tally,
    turnTo: (other: Door) => {
      door = other
    },
    async untilMade(more: number) {
      const wanted = acknowledged.handoffs.size + more
      for (let before = tally.refusedMoreThanARetry; acknowledged.handoffs.size < wanted; await pause(20))
        if (tally.refusedMoreThanARetry > before + 50) throw new Error('Every call is refused.', { cause: lastError })
    },
    async stop() {
      over = true
      await Promise.all(calling)
    },
  }
}

/** The command line of the version in `tree`. */
const baton = (tree: string, { dataDir, databaseUrl }: Place, cwd: string, words: string[]) =>
  promisify(execFile)(
    process.execPath,
    [
      '--conditions=baton-dev',
      join(tree, 'packages/cli/src/main.ts'),
      ...words,
      '--data',
      dataDir ?? join(cwd, 'no-data'),
    ],
    { cwd, env: { ...process.env, DATABASE_URL: databaseUrl ?? '' } },
  )
