import type { HandoffRow, Playbook, SimulationOptions, Urgency } from '@baton-desk/core'
import { type DeskOptions, findDesk } from '../desk/find-desk.ts'
import { firstRows } from '../desk/first-rows.ts'
import { Failure } from '../terminal/exit-code.ts'
import { report, type Terminal } from '../terminal/terminal.ts'

type KeptLoadOptions = DeskOptions & { limit: number; handleMinutes: number }

const DAY = 86_400_000

/** What came to the desk, by lane and hour of the business day. How long one takes it cannot know: work is not what it sees. */
export async function keptLoad(
  options: KeptLoadOptions,
  playbook: Playbook,
  terminal: Terminal,
): Promise<SimulationOptions['load']> {
  const { client } = await findDesk(options, terminal)
  const read = (view: 'all' | 'closed') =>
    firstRows(options.limit, (limit, cursor) => client.listHandoffs({ view, limit, cursor }, { signal: terminal.stop }))
  const rows = [...(await read('all')), ...(await read('closed'))]
  const known = rows.filter(({ lane }) => Object.hasOwn(playbook.lanes, lane.id))
  if (known.length === 0) throw new Failure('The desk has no handoff in a lane of this playbook.')
  if (known.length < rows.length)
    report(terminal, `${rows.length - known.length} handoffs are in lanes that this playbook does not have.`)

  const days = daysOf(known)
  report(terminal, `${known.length} handoffs of ${Math.round(days)} days.`)
  const hourOf = hourIn(playbook.timeZone)
  const byLane = Map.groupBy(known, ({ lane }) => lane.id)
  return Object.fromEntries(
    [...byLane].map(([lane, handoffs]) => {
      const perHour = Array.from({ length: 24 }, () => 0)
      const urgency: Partial<Record<Urgency, number>> = {}
      for (const handoff of handoffs) {
        const hour = hourOf(handoff)
        perHour[hour] = (perHour[hour] ?? 0) + 1 / days
        urgency[handoff.urgency] = (urgency[handoff.urgency] ?? 0) + 1
      }
      return [lane, { perHour, urgency, handleMinutes: options.handleMinutes }]
    }),
  )
}

/** At least one: of a single afternoon nothing can be said by the hour. */
function daysOf(rows: readonly HandoffRow[]): number {
  const times = rows.map(({ createdAt }) => Date.parse(createdAt))
  const [first, last] = [Math.min(...times), Math.max(...times)]
  return Math.max(1, (last - first) / DAY)
}

function hourIn(timeZone: string): (row: HandoffRow) => number {
  const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone })
  return ({ createdAt }) => Number(clock.format(new Date(createdAt)))
}
