/**
 * Counts what happened, behind the commands and never within one: events after a cursor, each once, since the cursor moves in
 * the transaction that adds the counts. Counted anew, whole trails give the same.
 */
import type { WorkspaceId } from '@baton-desk/core'
import {
  addCells,
  type CountedCell,
  dayAfter,
  type Figure,
  foldTrail,
  gatherCells,
  localTime,
  reportOf,
  spansOf,
} from '@baton-desk/core/measures'
import type { App } from './app.ts'
import type { TrailToCount } from './ports/measures.ts'
import type { Records } from './ports/store.ts'

/** Events of one transaction: short, so that who reads measures does not wait for it. */
const EVENTS_AT_ONCE = 300
const TRAILS_AT_ONCE = 200

type Counting = Pick<App, 'store' | 'facts'>
type Following = Counting & Pick<App, 'traced'>

/** Resolves with how many events were counted; 0 where there was nothing, or somebody else counts. */
async function countNew(app: Following, workspace: WorkspaceId): Promise<number> {
  const { trails, events } = await app.store.transaction(workspace, async (records) => {
    const position = await records.measures.claim()
    if (position === null) return { trails: [], events: 0 }
    const { trails, to, events } = await records.measures.trailsAfter(position, EVENTS_AT_ONCE)
    if (events > 0) await records.measures.add(await counted(app, { records, workspace, trails }), to)
    return { trails, events }
  })
  // Once the cursor has moved: a trace would show a round twice, and one of which a process died is told by the trail.
  if (app.traced)
    for (const { handoff, events: trail, afterSeq } of trails)
      for (const span of spansOf(trail, { afterSeq })) app.traced({ ...span, workspace, handoff })
  return events
}

/** Round after round, as long as there is something, at most so many. Resolves with how many events were counted. */
export async function countAll(app: Following, workspace: WorkspaceId, rounds: number): Promise<number> {
  let counted = 0
  for (let round = 0; round < rounds; round += 1) {
    const events = await countNew(app, workspace)
    counted += events
    if (events < EVENTS_AT_ONCE) break
  }
  return counted
}

/** Everything anew. What comes meanwhile is counted afterwards, as ever. */
export async function recount(
  app: Counting,
  workspace: WorkspaceId,
  isStopped: () => boolean = () => false,
): Promise<{ handoffs: number; events: number } | null> {
  const to = await app.store.transaction(workspace, (records) => records.events.lastPosition())
  const all = gatherCells()
  let handoffs = 0
  let events = 0
  for (let after = '', found = TRAILS_AT_ONCE; found === TRAILS_AT_ONCE; ) {
    if (isStopped()) return null
    const part = await app.store.transaction(workspace, async (records) => {
      const trails = await records.measures.trailsOf({ after, limit: TRAILS_AT_ONCE, to })
      return { trails, cells: await counted(app, { records, workspace, trails }) }
    })
    all.add(part.cells)
    found = part.trails.length
    handoffs += found
    events += part.trails.reduce((sum, trail) => sum + trail.events.length, 0)
    after = part.trails.at(-1)?.handoff ?? after
  }
  await app.store.transaction(workspace, async (records) => {
    await records.measures.claim({ wait: true })
    await records.measures.replace(all.cells(), to)
  })
  return { handoffs, events }
}

export type LaneFigure = Figure & { workspace: WorkspaceId; lane: string }

/** Of each lane of each workspace that is not for practice, in the last seven days; read once a minute at most. */
export function lastSevenDays(app: Counting & Pick<App, 'monotonicMs'>): () => Promise<LaneFigure[]> {
  let last: { at: number; figures: Promise<LaneFigure[]> } | undefined
  return () => {
    if (!last || app.monotonicMs() - last.at > READ_EVERY_MS) last = { at: app.monotonicMs(), figures: read() }
    return last.figures
  }

  async function read(): Promise<LaneFigure[]> {
    const real = (await app.store.workspaces()).filter(({ practice, playbook }) => !practice && playbook > 0)
    const all: LaneFigure[] = []
    for (const { id: workspace } of real) {
      const { timeZone } = (await app.facts.of(workspace)).playbook.document
      const cells = await app.store.transaction(workspace, (records, now) => {
        const { day: to } = localTime(now, timeZone)
        return records.measures.read({ from: dayAfter(to, -6), to, person: '' })
      })
      for (const [lane, own] of Map.groupBy(cells, (cell) => cell.lane)) {
        const days = own.map(({ day }) => day).sort()
        const period = { from: days[0] ?? '', to: days.at(-1) ?? '' }
        for (const { figure } of reportOf(own, period).measures)
          if (figure.n > 0 && figure.kind !== 'mix') all.push({ ...figure, workspace, lane })
      }
    }
    return all
  }
}

const READ_EVERY_MS = 60_000

type ToCount = { records: Records; workspace: WorkspaceId; trails: TrailToCount[] }

async function counted(app: Counting, { records, workspace, trails }: ToCount): Promise<CountedCell[]> {
  const zoneOf = await zonesOf(app, { records, workspace, trails })
  return addCells(...trails.map(({ events, afterSeq }) => foldTrail(events, { afterSeq, zoneOf })))
}

/** The clock of each version of the playbook that these were judged by. */
export async function zonesOf(
  app: Counting,
  { records, workspace, trails }: ToCount,
): Promise<(version: number) => string> {
  const zones = new Map<number, string>()
  for (const { events } of trails) {
    const [first] = events
    if (first?.type !== 'submitted' || zones.has(first.data.playbook)) continue
    const { playbook: version } = first.data
    const kept = app.facts.keptPlaybook(workspace, version) ?? (await records.playbooks.read(version))?.document
    if (kept) app.facts.keepPlaybook(workspace, version, kept)
    zones.set(version, kept?.timeZone ?? 'UTC')
  }
  return (version) => zones.get(version) ?? 'UTC'
}
