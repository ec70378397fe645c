/**
 * Two desks on one PostgreSQL: each deadline acts once, what is changed through one is seen in the stream of the other,
 * and when one is killed under load nothing is lost. `npm run bench -- two-servers`
 */
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { BatonError, type Client, createClient } from '@baton-desk/sdk'
import { startDatabases } from '@baton-desk/server/testing'
import { startDeskProcess } from '../desk-process/start.ts'

export type TwoServerCounts = {
  handoffs: number
  deadlinesFired: number
  deadlinesFiredTwice: number
  seenThroughTheOther: number
  notSeenThroughTheOther: number
  acknowledgedUnderLoad: number
  lostWithTheKilledOne: number
}

const NOTE = {
  ask: 'Call back about the lease',
  next: { action: 'Call back.', decision: { kind: 'act' as const } },
  who: { name: 'Mei Tanaka' },
  what: 'Mei asks whether the lease may end early.',
  why: { code: 'out_of_scope' as const, sentence: 'Leases are decided by a person.' },
}

export async function twoServers(handoffs: number): Promise<TwoServerCounts> {
  const databases = await startDatabases('postgres')
  try {
    const address = await databases.createAddress()
    const first = await startDeskProcess({ port: 0, ...address })
    const second = await startDeskProcess({ port: 0, ...address })
    const keys = { agentKey: first.agentKey, personKey: first.personKey }
    const through = (url: string, key?: string): Client => createClient({ baseUrl: url, key, retries: 0 })
    const agent = through(first.url, keys.agentKey)
    const person = through(second.url, keys.personKey)

    const { document, version } = await person.getPlaybook()
    const { lanes, ...rest } = document as { lanes: Record<string, object> }
    const lane = { ...lanes.support, accept: { now: '2s', today: '2s', this_week: '2s', fyi: '2s' } }
    await person.putPlaybook({ basedOn: version, document: { ...rest, lanes: { ...lanes, support: lane } } })

    // What the first changes, the second's stream says.
    const seen = new Set<string>()
    const watching = new AbortController()
    const watched = (async () => {
      for await (const { handoff, type } of person.events({ after: 0, signal: watching.signal }))
        if (type === 'submitted') seen.add(handoff)
    })()
    const ids: string[] = []
    for (let n = 0; n < handoffs; n += 1) ids.push((await agent.handOff({ lane: 'support', note: NOTE })).handoff.id)

    // The first deadline of each passes at both desks at the same moment.
    await pause(5_000)
    let fired = 0
    let twice = 0
    for (const id of ids) {
      const { events } = await person.history(id)
      const times = events
        .filter(({ type }) => type === 'reminded' || type === 'escalated')
        .map(({ data }) => `${data.step} ${data.reminders}`)
      fired += times.length
      twice += times.length - new Set(times).size
    }

    const acknowledged = new Set<string>()
    let over = false
    const callers = Array.from({ length: 8 }, async (_, n) => {
      const caller = n % 2 ? agent : through(second.url, keys.agentKey)
      while (!over) {
        try {
          acknowledged.add((await caller.handOff({ lane: 'sales', note: NOTE })).handoff.id)
        } catch (error) {
          if (error instanceof BatonError) throw error
          await pause(20)
        }
      }
    })
    await pause(2_000)
    await first.kill()
    await pause(1_000)
    over = true
    await Promise.all(callers)
    let lost = 0
    for (const id of acknowledged) if (!(await person.getHandoff(id).catch(() => null))?.owner.id) lost += 1
    watching.abort()
    await watched
    await second.stop()
    return {
      handoffs,
      deadlinesFired: fired,
      deadlinesFiredTwice: twice,
      seenThroughTheOther: ids.filter((id) => seen.has(id)).length,
      notSeenThroughTheOther: ids.filter((id) => !seen.has(id)).length,
      acknowledgedUnderLoad: acknowledged.size,
      lostWithTheKilledOne: lost,
    }
  } finally {
    await databases.stop()
  }
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { handoffs: { type: 'string', default: '200' } } })
  const counts = await twoServers(Number(values.handoffs))
  console.table({ counts })
  console.log(JSON.stringify(counts))
  process.exitCode =
    counts.deadlinesFired < counts.handoffs ||
    counts.deadlinesFiredTwice + counts.notSeenThroughTheOther + counts.lostWithTheKilledOne > 0
      ? 1
      : 0
}
