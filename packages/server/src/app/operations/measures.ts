/** How handoffs went: read from what was counted, and the handoffs behind each number from their trails. */
import { hours, isRefusal, after as later, type Refusal, refuse, type WorkspaceId } from '@baton-desk/core'
import {
  type Behind,
  countedIn,
  dayAfter,
  fixesOf,
  type Looked,
  localTime,
  MEASURES,
  measureOf,
  type Period,
  reachesBackTo,
  reportOf,
} from '@baton-desk/core/measures'
import { type App, namesOf } from '../app.ts'
import { countAll, recount, zonesOf } from '../measuring.ts'
import { toRow } from '../views.ts'
import type { Operations } from './operation.ts'

type Asked = {
  from?: string | undefined
  to?: string | undefined
  lane?: string | undefined
  agent?: string | undefined
  mine: boolean
}

/** What has just happened is in the numbers; of a backlog the job does the rest. */
const ROUNDS_BEFORE_READING = 5
/** Behind this nobody waits for an answer. */
const LONGEST_DAYS = 400
const SHOWN = 50
const TRAILS_AT_ONCE = 100
/** So many are looked through for one page; it goes on where that ended. */
const LOOKED_THROUGH = 2_000

export const measureOperations: Operations<'measures' | 'measuredHandoffs' | 'recountMeasures'> = {
  async measures({ app, caller, query }) {
    const { workspace } = caller
    const facts = await app.facts.of(workspace)
    const { document: playbook } = facts.playbook
    const period = await periodOf(app, workspace, { ...query, timeZone: playbook.timeZone })
    if (isRefusal(period)) return period
    await countAll(app, workspace, ROUNDS_BEFORE_READING)
    const cells = await app.store.transaction(workspace, (records) =>
      records.measures.read({ from: reachesBackTo(period), to: period.to, person: query.mine ? caller.id : '' }),
    )
    const { lane, agent } = query
    const asked = cells.filter(
      (cell) => (lane === undefined || cell.lane === lane) && (agent === undefined || cell.agent === agent),
    )
    const report = reportOf(asked, period)
    const isCompared = query.compare === 'before'
    return {
      ...period,
      timeZone: playbook.timeZone,
      measures: report.measures.flatMap(({ figure, before, difference, trend }) => {
        const measure = measureOf(figure.id)
        if (!measure || (query.mine && !measure.own)) return []
        const { title, says, cannotSee, better, goal } = measure
        return [
          {
            ...{ title, says, cannotSee, better, ...(goal !== undefined && { goal }) },
            figure,
            before: isCompared ? before : null,
            difference: isCompared ? difference : null,
            trend: trend.map((step, n) => ({ from: report.steps[n] ?? period.from, ...step })),
          },
        ]
      }),
      lanes: report.lanes.map(({ lane: id, figures }) => ({ id, name: playbook.lanes[id]?.name ?? id, figures })),
      hours: report.hours,
      fixes: query.mine
        ? []
        : fixesOf(
            asked.filter(({ day }) => day >= period.from && day <= period.to),
            { lane: (id) => playbook.lanes[id]?.name ?? id, agent: (id) => facts.agents[id] ?? id },
          ),
    }
  },

  async measuredHandoffs({ app, caller, id, query }) {
    const measure = measureOf(id)
    const { workspace } = caller
    if (!measure || (query.mine && !measure.own))
      return refuse('not-found', {
        code: 'noSuchMeasure',
        facts: { measure: id, measures: MEASURES.map((one) => one.id) },
      })
    const facts = await app.facts.of(workspace)
    const { timeZone } = facts.playbook.document
    const period = await periodOf(app, workspace, { ...query, timeZone })
    if (isRefusal(period)) return period
    const { lane, agent, which, name } = query
    const looked: Looked = { ...period, lane, agent, ...(query.mine && { person: caller.id }) }
    const isAsked = ({ isPart, names }: Behind) =>
      (which === 'all' || isPart === (which === 'part')) && (name === undefined || names?.includes(name) === true)
    const found: (Behind & { handoff: string })[] = []
    let before = query.after
    let through = 0
    let isAll = false
    while (!isAll && found.length < SHOWN && through < LOOKED_THROUGH) {
      const page = await app.store.transaction(workspace, async (records) => {
        // Days of any clock on earth lie within a day of those of UTC.
        const from = later(`${period.from}T00:00:00.000Z`, -hours(26))
        const to = later(`${period.to}T00:00:00.000Z`, hours(50))
        const trails = await records.measures.trailsWithin({ from, to, before, limit: TRAILS_AT_ONCE })
        return { trails, zoneOf: await zonesOf(app, { records, workspace, trails }) }
      })
      for (const { handoff, events } of page.trails) {
        if (found.length >= SHOWN) break
        before = handoff
        through += 1
        const [last] = countedIn(events, { measure, looked, zoneOf: page.zoneOf }).filter(isAsked).toReversed()
        if (last) found.push({ handoff, ...last })
      }
      isAll = page.trails.length < TRAILS_AT_ONCE && before === page.trails.at(-1)?.handoff
      if (page.trails.length === 0) isAll = true
    }
    return app.store.transaction(workspace, async (records, now) => {
      const rows = await records.handoffs.rows(found.map(({ handoff }) => handoff))
      const names = namesOf(facts, now)
      return {
        items: found.flatMap(({ handoff, ...behind }) => {
          const row = rows.find((one) => one.id === handoff)
          return row ? [{ ...behind, row: toRow(row, names) }] : []
        }),
        next: isAll ? null : (before ?? null),
      }
    })
  },

  async recountMeasures({ app, caller, signal }) {
    const counted = await recount(app, caller.workspace, () => signal.aborted)
    return counted ?? refuse('conflict', { code: 'changedAtOnce', facts: {} })
  },
}

/** Of what was asked for; where nothing was, so many days until today. */
export async function periodOf(
  app: Pick<App, 'store'>,
  workspace: WorkspaceId,
  { from, to, timeZone, days = 7 }: Pick<Asked, 'from' | 'to'> & { timeZone: string; days?: number },
): Promise<Period | Refusal> {
  const today = await app.store.transaction(workspace, async (_records, now) => localTime(now, timeZone).day)
  const last = to ?? (from !== undefined && from > today ? from : today)
  const period = { from: from ?? dayAfter(last, 1 - days), to: last }
  if (period.from > period.to || dayAfter(period.from, LONGEST_DAYS) < period.to)
    return refuse('invalid-request', { code: 'noPeriod', facts: { ...period, days: LONGEST_DAYS } })
  return period
}
