import type { Instant, LaneOutcome, Playbook, Simulation } from '@baton-desk/core'
import { sayLate, sayLength } from '../rehearsal/say-lane.ts'
import { laneName, ownerName } from '../rehearsal/say-played.ts'
import { bar, dataTable, type Page, section } from './page.ts'

/** A load played against a playbook's people. */
export type Simulated = {
  playbook: Playbook
  simulation: Simulation
  from: Instant
  days: number
  seed: number
  /** Share of a lane's handoffs that may be accepted too late; left out: any. */
  lateAtMost?: number | undefined
}

export function simulationPage({ playbook, simulation, from, days, seed, lateAtMost = 1 }: Simulated): Page {
  const lanes = Object.entries(simulation.lanes)
  return {
    title: `Load on ${playbook.name}`,
    subtitle: `${days} days from ${from.slice(0, 10)}, by chance number ${seed}. Everybody is taken to be reachable, and calendars of rotas are not read.`,
    sections: [
      section('How long until somebody accepts', [
        dataTable(
          ['Lane', 'Handoffs', 'Half within', 'Nine of ten within', 'Too late', 'Passed on', 'By nobody'],
          lanes.map(([id, lane]) => [
            laneName(playbook, id),
            String(lane.handoffs),
            sayLength(lane.waitP50),
            sayLength(lane.waitP90),
            bar(lane.lateShare, sayLate(lane), lane.lateShare > lateAtMost ? 'bad' : undefined),
            String(lane.escalated),
            String(lane.neverAccepted),
          ]),
        ),
      ]),
      ...lanes.map(([id, lane]) => lateByHour(laneName(playbook, id), lane)),
      section('How busy people are while on duty', [
        dataTable(
          ['Person', 'Took', 'Busy'],
          Object.entries(simulation.people).map(([id, { handled, busy }]) => [
            ownerName(playbook, id),
            String(handled),
            bar(busy, `${Math.round(busy * 100)} %`),
          ]),
        ),
      ]),
    ],
  }
}

function lateByHour(name: string, { byHour, late }: LaneOutcome) {
  if (late === 0) return undefined
  return section(`${name}: too late, by the hour in which they come`, [
    dataTable(
      ['Hour', 'Too late'],
      byHour
        .filter(({ handoffs }) => handoffs > 0)
        .map(({ hour, handoffs, late: count }) => [
          `${String(hour).padStart(2, '0')}:00`,
          bar(count / handoffs, `${count} of ${handoffs}`),
        ]),
    ),
  ])
}
