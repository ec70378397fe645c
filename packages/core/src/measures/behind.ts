/** Which handoffs stand behind a number: found again from their trails, so that nothing has to be kept for it. */
import type { HandoffEvent } from '../handoff/event.ts'
import type { Instant } from '../time/instant.ts'
import { begin, follow } from './case.ts'
import { countsOf, type Folding } from './fold.ts'
import { localTime } from './local-time.ts'
import type { Measure, Step } from './measure.ts'

export type Looked = {
  from: string
  to: string
  lane?: string | undefined
  agent?: string | undefined
  person?: string | undefined
}

/** `isPart` only of a share; `name` of a mix. */
export type Behind = { at: Instant; isPart?: boolean; value?: number; names?: string[] }

/** When and how the events of one handoff were counted for a measure within a period. */
export function countedIn(
  events: readonly HandoffEvent[],
  { measure, looked, zoneOf }: { measure: Measure; looked: Looked } & Pick<Folding, 'zoneOf'>,
): Behind[] {
  const found: Behind[] = []
  let before: Step['before'] = null
  for (const event of events) {
    const after: Step['before'] = before ? follow(before, event) : begin(event)
    if (!after) continue
    const step = { event, before, after }
    if (isWithin(step, looked, zoneOf) && countsOf(measure, step)) found.push(behindOf(measure, step))
    before = after
  }
  return found
}

function isWithin(
  { event, after }: Step,
  { from, to, lane, agent, person }: Looked,
  zoneOf: Folding['zoneOf'],
): boolean {
  if (lane !== undefined && after.lane !== lane) return false
  if (agent !== undefined && after.agent !== agent) return false
  if (person !== undefined && !(event.by.kind === 'person' && event.by.id === person)) return false
  const { day } = localTime(event.at, zoneOf(after.playbook))
  return day >= from && day <= to
}

function behindOf(measure: Measure, step: Step): Behind {
  const { at } = step.event
  switch (measure.kind) {
    case 'share':
      return { at, isPart: measure.of(step) === true }
    case 'mix':
      return { at, names: [...(measure.of(step) ?? [])] }
    default:
      return { at, value: measure.of(step) ?? 0 }
  }
}
