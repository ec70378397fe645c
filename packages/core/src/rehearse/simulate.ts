/**
 * Plays an expected load against the people's hours: how long until somebody accepts, and how much is accepted too late,
 * by lane and hour. Ownership and escalation go by the playbook as on the desk; the same seed gives the same answer.
 */
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import TinyQueue from 'tinyqueue'
import type { LaneId, PersonId } from '../ids.ts'
import { URGENCIES, type Urgency } from '../note/note.ts'
import type { Lane, Playbook } from '../playbook/playbook.ts'
import { quantile } from '../quantile.ts'
import { acceptByFor, assign, lastStepOf } from '../routing/assign.ts'
import { businessClock, onDutyStretches, type Stretch } from '../routing/hours.ts'
import { days, fromEpochMs, hours, type Instant, type Milliseconds, minutes, toEpochMs } from '../time/instant.ts'

export type LaneLoad = {
  /** Handoffs an hour: one number, or one for each hour of the business day, 0 to 23. */
  perHour: number | readonly number[]
  /** Weights of urgencies; left out: all of the lane's own. */
  urgency?: Partial<Record<Urgency, number>>
  /** How long a person works on one, on average. */
  handleMinutes: number
  /** Times of work as chance has them (exponential, the default), or all the same. */
  handling?: 'exponential' | 'constant'
}

export type SimulationOptions = {
  load: Readonly<Record<LaneId, LaneLoad>>
  from: Instant
  days: number
  seed: number
  /** Left out: everybody. */
  reachable?: readonly PersonId[]
  /**
   * `owned`: as on the desk, each handoff waits for its owner. `shared`: whoever of the lane is free takes the next one,
   * which is what queueing formulas assume.
   */
  queue?: 'owned' | 'shared'
  /** Handoffs of the first days fill the queues and are not counted. */
  warmUpDays?: number
}

export type LaneOutcome = {
  handoffs: number
  /** Share that did not find somebody free at once. */
  waited: number
  meanWait: Milliseconds
  waitP50: Milliseconds
  waitP90: Milliseconds
  /** Accepted after the time to accept, or not at all. */
  late: number
  lateShare: number
  escalated: number
  /** Accepted by nobody within two weeks after the end. */
  neverAccepted: number
  /** By hour of the business day in which they arrived. */
  byHour: { hour: number; handoffs: number; late: number }[]
}
export type Simulation = {
  lanes: Record<LaneId, LaneOutcome>
  /** Handoffs taken, and share of their time on duty that each person worked on them. */
  people: Record<PersonId, { handled: number; busy: number }>
}

/** How long after the last arrival waiting handoffs are still followed. */
const TAIL = days(14)

type Item = {
  lane: LaneId
  urgency: Urgency
  at: Milliseconds
  handle: Milliseconds
  step: number
  /** When the first owner had to accept. */
  promised: Milliseconds
  /** When whoever is asked now has to. */
  acceptBy: Milliseconds
  escalated: boolean
  acceptedAt?: Milliseconds
  queue?: Queue
  owner?: PersonId
}
type Queue = TinyQueue<Item>
type Worker = {
  id: PersonId
  duty: readonly Stretch[]
  next: number
  busyUntil: Milliseconds
  handled: number
  worked: Milliseconds
  queues: Queue[]
}
type Happening = { at: Milliseconds; order: number } & (
  | { kind: 'arrival'; item: Item }
  | { kind: 'deadline'; item: Item; acceptBy: Milliseconds }
  | { kind: 'ready'; worker: Worker; done?: Item }
)

export function simulate(playbook: Playbook, options: SimulationOptions): Simulation {
  const from = toEpochMs(options.from)
  const window = { from, to: from + days(options.days) }
  const workers = workersOf(playbook, window)
  const happenings = new TinyQueue<Happening>([], (a, b) => a.at - b.at || a.order - b.order)
  let order = 0
  const later = (happening: DistributiveOmit<Happening, 'order'>) => happenings.push({ ...happening, order: order++ })

  const items = arrivalsOf(playbook, options, window)
  for (const item of items) later({ at: item.at, kind: 'arrival', item })
  for (const worker of workers.values()) for (const { from: at } of worker.duty) later({ at, kind: 'ready', worker })

  const desk =
    options.queue === 'shared' ? sharedDesk(playbook, workers) : ownedDesk(playbook, workers, options.reachable)
  for (let now = happenings.pop(); now; now = happenings.pop()) {
    switch (now.kind) {
      case 'arrival':
        ask(now.item, 0, now.at)
        break
      case 'deadline':
        if (now.item.acceptedAt !== undefined || now.item.acceptBy !== now.acceptBy) break
        if (now.item.step >= lastStepOf(playbook, now.item.lane)) break
        now.item.escalated = true
        ask(now.item, now.item.step + 1, now.at)
        break
      case 'ready':
        if (now.done) desk.closed(now.done)
        takeNext(now.worker, now.at)
        break
      default:
        now satisfies never
    }
  }
  return outcomeOf(playbook, options, items, workers, window)

  /** Puts it before whoever is asked on this step, and lets whoever is free take it. */
  function ask(item: Item, step: number, at: Milliseconds): void {
    const asked = desk.place(item, step, at)
    if (step === 0) item.promised = item.acceptBy
    if (item.acceptBy < window.to + TAIL) later({ at: item.acceptBy, kind: 'deadline', item, acceptBy: item.acceptBy })
    for (const worker of asked) {
      if (item.acceptedAt !== undefined) return
      takeNext(worker, at)
    }
  }

  function takeNext(worker: Worker, at: Milliseconds): void {
    if (worker.busyUntil > at || !isOn(worker, at)) return
    const item = nextFor(worker)
    if (!item) return
    item.acceptedAt = at
    worker.busyUntil = at + item.handle
    worker.handled += 1
    worker.worked += item.handle
    later({ at: worker.busyUntil, kind: 'ready', worker, done: item })
  }
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never

/** Where handoffs wait, who is told of them, and when they are off somebody's hands: not before they are worked. */
type Desk = { place: (item: Item, step: number, at: Milliseconds) => readonly Worker[]; closed: (item: Item) => void }

const mostUrgentFirst = (a: Item, b: Item): number =>
  URGENCIES.indexOf(a.urgency) - URGENCIES.indexOf(b.urgency) || a.at - b.at
const newQueue = (): Queue => new TinyQueue<Item>([], mostUrgentFirst)

/** Each handoff waits for its owner, whom routing names. */
function ownedDesk(
  playbook: Playbook,
  workers: ReadonlyMap<PersonId, Worker>,
  reachable: readonly PersonId[] = [...workers.keys()],
): Desk {
  const openByOwner: Record<PersonId, number> = {}
  const lastAssigned: Record<LaneId, PersonId> = {}
  for (const worker of workers.values()) worker.queues.push(newQueue())
  return {
    place(item, step, at) {
      if (item.owner !== undefined) openByOwner[item.owner] = (openByOwner[item.owner] ?? 1) - 1
      const roster = { reachable, openByOwner, lastAssigned: lastAssigned[item.lane] }
      const found = assign(playbook, { lane: item.lane, urgency: item.urgency, step }, roster, fromEpochMs(at))
      openByOwner[found.owner] = (openByOwner[found.owner] ?? 0) + 1
      lastAssigned[item.lane] = found.owner
      item.owner = found.owner
      item.step = found.step
      item.acceptBy = toEpochMs(found.acceptBy)
      const worker = workers.get(found.owner)
      item.queue = worker?.queues[0]
      item.queue?.push(item)
      return worker ? [worker] : []
    },
    closed(item) {
      if (item.owner !== undefined) openByOwner[item.owner] = (openByOwner[item.owner] ?? 1) - 1
    },
  }
}

/** Each handoff waits for whoever of its lane is free first; later steps see it when they are asked. */
function sharedDesk(playbook: Playbook, workers: ReadonlyMap<PersonId, Worker>): Desk {
  const byStep = new Map<LaneId, Queue[]>()
  const asked = new Map<LaneId, Worker[][]>()
  for (const [id, lane] of Object.entries(playbook.lanes)) {
    const queues = peopleByStep(playbook, lane).map(newQueue)
    byStep.set(id, queues)
    const steps = peopleByStep(playbook, lane).map((people) => people.flatMap((person) => workers.get(person) ?? []))
    asked.set(
      id,
      steps.map((_, step) => [...new Set(steps.slice(0, step + 1).flat())]),
    )
    for (const worker of new Set(steps.flat())) {
      const first = steps.findIndex((people) => people.includes(worker))
      worker.queues.push(...queues.slice(first))
    }
  }
  return {
    place(item, step, at) {
      const lane = playbook.lanes[item.lane]
      item.step = step
      item.acceptBy = toEpochMs(
        acceptByFor(
          playbook,
          { lane: item.lane, urgency: item.urgency, step },
          lane?.owners.people[0] ?? '',
          fromEpochMs(at),
        ),
      )
      item.queue = byStep.get(item.lane)?.[step]
      item.queue?.push(item)
      return asked.get(item.lane)?.[step] ?? []
    },
    closed: () => {},
  }
}

const peopleByStep = (playbook: Playbook, lane: Lane): (readonly PersonId[])[] => [
  lane.owners.people,
  ...lane.escalation.map(({ to }) => to.people),
  [lane.lastResort ?? playbook.lastResort ?? ''],
]

function workersOf(playbook: Playbook, window: Stretch): Map<PersonId, Worker> {
  return new Map(
    Object.entries(playbook.people).map(([id, person]) => {
      const duty = [...onDutyStretches(person, playbook, window.from, window.to + TAIL)]
      return [id, { id, duty, next: 0, busyUntil: 0, handled: 0, worked: 0, queues: [] }]
    }),
  )
}

/** The hour of the business day. No clock on earth changes within a quarter of an hour. */
function hourIn(playbook: Playbook): (item: Pick<Item, 'at'>) => number {
  const quarter = minutes(15)
  const known = new Map<number, number>()
  return ({ at }) => {
    const begin = at - (at % quarter)
    const hour = known.get(begin) ?? businessClock(playbook, fromEpochMs(begin)).hour
    known.set(begin, hour)
    return hour
  }
}

/** Time only moves on, so the stretch looked at does too. */
function isOn(worker: Worker, at: Milliseconds): boolean {
  while (worker.next < worker.duty.length && at >= (worker.duty[worker.next]?.to ?? 0)) worker.next += 1
  return at >= (worker.duty[worker.next]?.from ?? Number.POSITIVE_INFINITY)
}

/** The most urgent, then oldest, of what waits for this worker. */
function nextFor(worker: Worker): Item | undefined {
  let best: Queue | undefined
  let head: Item | undefined
  for (const queue of worker.queues) {
    // What was taken, or has moved to another queue, is still in this one.
    while (queue.length > 0 && (queue.peek()?.acceptedAt !== undefined || queue.peek()?.queue !== queue)) queue.pop()
    const item = queue.peek()
    if (!item || (head && mostUrgentFirst(head, item) <= 0)) continue
    best = queue
    head = item
  }
  return best?.pop()
}

function arrivalsOf(playbook: Playbook, { load, seed }: SimulationOptions, window: Stretch): Item[] {
  return Object.entries(load).flatMap(([lane, given], index) => {
    if (!Object.hasOwn(playbook.lanes, lane))
      throw new RangeError(
        `The load names the lane "${lane}", and the playbook has ${Object.keys(playbook.lanes).join(', ')}. Correct it.`,
      )
    // A source of its own for each lane: more load in one changes nothing in another.
    const source = xoroshiro128plus(seed + index * 7_919)
    const chance = () => uniformFloat64(source)
    const exponential = (mean: number) => -Math.log(1 - chance()) * mean
    const rates = typeof given.perHour === 'number' ? [given.perHour] : given.perHour
    const peak = Math.max(...rates)
    const items: Item[] = []
    if (!(peak > 0)) return items
    for (let at = window.from + exponential(hours(1) / peak); at < window.to; at += exponential(hours(1) / peak)) {
      const rate = rates.length === 1 ? peak : (rates[businessClock(playbook, fromEpochMs(at)).hour] ?? 0)
      const comes = chance() < rate / peak
      const urgency = pickUrgency(given.urgency ?? { [playbook.lanes[lane]?.urgency ?? 'today']: 1 }, chance())
      const mean = minutes(given.handleMinutes)
      const handle = given.handling === 'constant' ? mean : exponential(mean)
      if (comes) items.push({ lane, urgency, at, handle, step: 0, promised: at, acceptBy: at, escalated: false })
    }
    return items
  })
}

function pickUrgency(weights: Partial<Record<Urgency, number>>, chance: number): Urgency {
  const total = URGENCIES.reduce((sum, urgency) => sum + (weights[urgency] ?? 0), 0)
  let left = chance * total
  for (const urgency of URGENCIES) {
    left -= weights[urgency] ?? 0
    if (left < 0) return urgency
  }
  return 'today'
}

function outcomeOf(
  playbook: Playbook,
  options: SimulationOptions,
  items: readonly Item[],
  workers: ReadonlyMap<PersonId, Worker>,
  window: Stretch,
): Simulation {
  const counted = items.filter(({ at }) => at >= window.from + days(options.warmUpDays ?? 0))
  const lanes = Map.groupBy(counted, ({ lane }) => lane)
  return {
    lanes: Object.fromEntries(
      Object.keys(options.load).map((lane) => [lane, laneOutcome(playbook, lanes.get(lane) ?? [])]),
    ),
    people: Object.fromEntries(
      [...workers.values()].map(({ id, handled, worked, duty }) => {
        const onDuty = duty.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(to, window.to) - from), 0)
        return [id, { handled, busy: onDuty === 0 ? 0 : worked / onDuty }]
      }),
    ),
  }
}

function laneOutcome(playbook: Playbook, items: readonly Item[]): LaneOutcome {
  const waits = items
    .flatMap(({ at, acceptedAt }) => (acceptedAt === undefined ? [] : [acceptedAt - at]))
    .sort((a, b) => a - b)
  const isLate = ({ acceptedAt, promised, escalated }: Item) =>
    escalated || acceptedAt === undefined || acceptedAt > promised
  const late = items.filter(isLate).length
  const byHour = Map.groupBy(items, hourIn(playbook))
  return {
    handoffs: items.length,
    waited: items.length === 0 ? 0 : items.filter(({ at, acceptedAt }) => acceptedAt !== at).length / items.length,
    meanWait: waits.length === 0 ? 0 : waits.reduce((sum, wait) => sum + wait, 0) / waits.length,
    waitP50: quantile(waits, 0.5) ?? 0,
    waitP90: quantile(waits, 0.9) ?? 0,
    late,
    lateShare: items.length === 0 ? 0 : late / items.length,
    escalated: items.filter(({ escalated }) => escalated).length,
    neverAccepted: items.length - waits.length,
    byHour: Array.from({ length: 24 }, (_, hour) => {
      const arrived = byHour.get(hour) ?? []
      return { hour, handoffs: arrived.length, late: arrived.filter(isLate).length }
    }),
  }
}
