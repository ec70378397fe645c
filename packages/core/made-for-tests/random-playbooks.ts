/**
 * Random playbooks around clock changes, and a walk through them minute by minute that finds their gaps without the code
 * under test: it reads the definition of being on duty word for word, on wall clocks as Intl shows them.
 */
import fc from 'fast-check'
import { loadPlaybook } from '../src/playbook/load.ts'
import type { Lane, Playbook, PlaybookPerson, WrittenPlaybook } from '../src/playbook/playbook.ts'
import { Weekday } from '../src/playbook/working-hours.ts'
import type { Gap } from '../src/proof/gap.ts'
import { provePlaybook } from '../src/proof/prove-playbook.ts'
import type { RotaShift } from '../src/routing/rota.ts'
import { days, fromEpochMs, type Instant, minutes, toEpochMs } from '../src/time/instant.ts'

/** The first four change their clocks: by an hour, by half an hour, at two o'clock, at midnight. */
export const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'America/Santiago',
  'UTC',
  'Asia/Kolkata',
]
/** Some days before clock changes of 2026, and an ordinary week. */
const BEGINNINGS = [
  '2026-03-06',
  '2026-03-27',
  '2026-04-03',
  '2026-06-10',
  '2026-09-03',
  '2026-10-02',
  '2026-10-23',
  '2026-10-30',
]
const LONGEST = 10
const LONGEST_MINUTES = LONGEST * 24 * 60

export type RandomPlaybook = {
  /** The first day looked at, in UTC. */
  beginning: string
  days: number
  reachable: string[]
  rotas: Record<string, RotaShift[]>
  roles: Record<string, 'member' | 'viewer'>
  written: WrittenPlaybook
}

const IDS = ['ana', 'ben', 'cleo', 'dana', 'sam']
const SKILLS = ['german', 'gas']
const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30', '59'))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`)
export const shift = fc
  .record({
    days: fc.uniqueArray(fc.constantFrom(...Weekday.options), { minLength: 1 }),
    from: clock,
    to: fc.oneof(clock, fc.constant('24:00')),
  })
  .filter(({ from, to }) => from !== to)
const someSkills = fc.oneof(
  { weight: 2, arbitrary: fc.constant<string[]>([]) },
  { weight: 1, arbitrary: fc.subarray(SKILLS) },
)

export const randomPlaybook: fc.Arbitrary<RandomPlaybook> = fc.constantFrom(...BEGINNINGS).chain((beginning) => {
  const from = startOf(beginning)
  const day = (n: number) => fromEpochMs(from + days(n)).slice(0, 10)
  const off = fc
    .tuple(fc.integer({ min: -1, max: LONGEST }), fc.integer({ min: 0, max: 2 }))
    .map(([first, long]) => ({ from: day(first), to: day(first + long) }))
  const person = fc.record(
    {
      name: fc.constant('Somebody'),
      timeZone: fc.constantFrom(...ZONES),
      hours: fc.array(shift, { minLength: 1, maxLength: 3 }),
      away: fc.array(off, { maxLength: 2 }),
      skills: fc.oneof(fc.constant(SKILLS), fc.subarray(SKILLS)),
    },
    { requiredKeys: ['name', 'timeZone', 'away', 'skills'] },
  )
  const owners = fc.record(
    {
      people: fc.uniqueArray(fc.constantFrom(...IDS), { minLength: 1, maxLength: 3 }),
      rota: fc.constant('calls'),
    },
    { requiredKeys: ['people'] },
  )
  const limit = fc.record({ when: fc.constant('action.amount <= 10.0') }, { requiredKeys: [] })
  const line = fc
    .tuple(
      fc.oneof(
        fc.record({ people: fc.subarray(IDS, { minLength: 1 }) }),
        fc.record({ skills: fc.constant<string[]>(['german']) }),
        fc.record({ roles: fc.constantFrom<('owners' | 'escalation')[]>(['owners'], ['escalation', 'owners']) }),
      ),
      limit,
    )
    .map(([whom, limit]) => ({ ...whom, ...limit }))
  const lane = fc.record(
    {
      name: fc.constant('Lane'),
      skills: someSkills,
      owners,
      escalation: fc.array(fc.record({ to: owners }), { maxLength: 2 }),
      // Sam is the last resort, and Ana makes two.
      mayDecide: fc.array(line, { maxLength: 2 }).map((lines) => [...lines, { people: ['ana', 'sam'] }]),
      twoMustAgree: fc.boolean(),
    },
    { requiredKeys: ['name', 'skills', 'owners', 'escalation'] },
  )
  const onCall = fc
    .tuple(
      fc.constantFrom(...IDS),
      fc.integer({ min: -1_000, max: LONGEST_MINUTES }),
      fc.integer({ min: 1, max: 3_000 }),
    )
    .map(([who, start, length]) => ({
      person: who,
      from: fromEpochMs(from + minutes(start)),
      to: fromEpochMs(from + minutes(start + length)),
    }))
  return fc
    .record({
      beginning: fc.constant(beginning),
      days: fc.integer({ min: 5, max: LONGEST }),
      reachable: fc.subarray(IDS, { minLength: 2 }),
      rotas: fc.record({ calls: fc.array(onCall, { maxLength: 4 }) }),
      roles: fc.subarray(IDS, { maxLength: 2 }).map((viewers) => rolesWith(viewers)),
      written: fc.record({
        timeZone: fc.constant('UTC'),
        lastResort: fc.constant('sam'),
        rotas: fc.constant({ calls: { url: 'https://calendar.example/calls.ics' } }),
        people: fc.record(Object.fromEntries(IDS.map((id) => [id, person]))),
        holidays: fc.array(off, { maxLength: 1 }),
        lanes: fc.record({ a: lane, b: lane }, { requiredKeys: ['a'] }),
      }),
    })
    .map(withoutUnknownSkills)
})

const rolesWith = (viewers: readonly string[]) =>
  Object.fromEntries(IDS.map((id) => [id, viewers.includes(id) ? ('viewer' as const) : ('member' as const)]))

/** A lane may only ask for what somebody can, and for two only where two may. */
function withoutUnknownSkills(random: RandomPlaybook): RandomPlaybook {
  const known = new Set(Object.values(random.written.people).flatMap(({ skills = [] }) => skills))
  const lanes = Object.entries(random.written.lanes).map(([id, { twoMustAgree, mayDecide, ...lane }]) => [
    id,
    {
      ...lane,
      skills: lane.skills?.filter((skill) => known.has(skill)),
      ...(mayDecide && { mayDecide: mayDecide.filter(({ skills = [] }) => skills.every((skill) => known.has(skill))) }),
      ...(mayDecide && { twoMustAgree }),
    },
  ])
  return { ...random, written: { ...random.written, lanes: Object.fromEntries(lanes) } }
}

export type WalkedLane = {
  lane: string
  /** Minutes in which somebody is there, and yet not who it takes. */
  lacking: number
  minutes: number
  /** Minutes in which the walk finds nobody. */
  open: number
  /** Share in which it finds somebody, and what the proof says it is. */
  covered: { walked: number; proven: number }
  /** Minutes that only the walk calls open, and minutes that only the proof does. */
  missed: Instant[]
  invented: Instant[]
}

/** Proves a playbook, walks through it minute by minute, and says for each lane where the two differ. */
export function walkPlaybook({
  beginning,
  days: length,
  reachable,
  rotas,
  roles,
  written,
}: RandomPlaybook): WalkedLane[] {
  const loaded = loadPlaybook(written)
  if ('problems' in loaded) throw new Error(loaded.problems.map(({ message }) => message).join('\n'))
  const { playbook } = loaded
  const from = startOf(beginning)
  const count = length * 24 * 60
  const proof = provePlaybook(playbook, { from: fromEpochMs(from), days: length, reachable, rotas, roles })
  const onDuty = new Map<string, Uint8Array>()

  return Object.entries(playbook.lanes).map(([id, lane]) => {
    const provenOf = (lacks?: Gap['lacks']) =>
      minutesOf(
        proof.gaps.filter((gap) => gap.lane === id && gap.lacks === lacks),
        from,
        count,
      )
    const proven = { nobody: provenOf(), limited: provenOf('beyond_limit'), single: provenOf('second') }
    const there = thereIn(lane)
    const free = there.filter(({ isFree }) => isFree)
    const walked: WalkedLane = {
      lane: id,
      minutes: count,
      open: 0,
      lacking: 0,
      covered: { walked: 0, proven: proof.covered[id] ?? 0 },
      missed: [],
      invented: [],
    }
    for (let minute = 0; minute < count; minute++) {
      const isOpen = !there.some(({ duty }) => duty[minute] === 1)
      const freeNow = free.filter(({ duty }) => duty[minute] === 1).length
      const isLimited = !isOpen && freeNow === 0
      const isSingle = lane.twoMustAgree === true && !isOpen && freeNow === 1
      if (isOpen) walked.open += 1
      if (isLimited || isSingle) walked.lacking += 1
      const seen = { nobody: isOpen, limited: isLimited, single: isSingle }
      for (const kind of ['nobody', 'limited', 'single'] as const) {
        if (seen[kind] && proven[kind][minute] === 0) walked.missed.push(fromEpochMs(from + minutes(minute)))
        if (!seen[kind] && proven[kind][minute] === 1) walked.invented.push(fromEpochMs(from + minutes(minute)))
      }
    }
    walked.covered.walked = 1 - walked.open / count
    return walked
  })

  /** Each person of a lane who can be reached, can do what it asks for and may decide: the minutes they are there. */
  function thereIn(lane: Lane): { duty: Uint8Array; isFree: boolean }[] {
    const steps = [lane.owners, ...lane.escalation.map(({ to }) => to)]
    const named = new Set(steps.flatMap(({ people }) => people))
    const calls = steps.some(({ rota }) => rota !== undefined) ? (rotas.calls ?? []) : []
    return IDS.flatMap((id) => {
      const right = rightOf(lane, id)
      const isAble = lane.skills.every((skill) => playbook.people[id]?.skills.includes(skill))
      if (!reachable.includes(id) || !isAble || right === 'none') return []
      const times = [
        ...(named.has(id) ? [dutyOf(id)] : []),
        ...calls.filter(({ person }) => person === id).map(onCallIn),
      ]
      const duty = new Uint8Array(count).map((_, minute) => (times.some((time) => time[minute] === 1) ? 1 : 0))
      return [{ duty, isFree: right === 'free' }]
    })
  }

  /** Who may decide, read word for word: nobody who is a viewer; else whom a line means, up to its limit. */
  function rightOf(lane: Lane, id: string): 'none' | 'limited' | 'free' {
    if (roles[id] === 'viewer') return 'none'
    const among = ({ people, rota }: Lane['owners']) =>
      people.includes(id) || (rota !== undefined && (rotas[rota] ?? []).some(({ person }) => person === id))
    const isOwner = among(lane.owners)
    const isBehind = lane.escalation.some(({ to }) => among(to))
    if (!lane.mayDecide) return isOwner || isBehind || id === 'sam' ? 'free' : 'none'
    const mine = lane.mayDecide.filter(({ people, skills = [], roles: asked }) => {
      if (people && !people.includes(id)) return false
      if (!skills.every((skill) => playbook.people[id]?.skills.includes(skill))) return false
      return !asked || (asked.includes('owners') && isOwner) || (asked.includes('escalation') && isBehind)
    })
    if (mine.length === 0) return 'none'
    return mine.some(({ when }) => when === undefined) ? 'free' : 'limited'
  }

  function dutyOf(id: string): Uint8Array {
    const known = onDuty.get(id)
    if (known) return known
    const person = playbook.people[id]
    if (!person) throw new Error(`${id} is in no playbook`)
    const shown = clocksOf(person.timeZone ?? playbook.timeZone, beginning)
    const isWorking = working(person, playbook.holidays)
    const duty = Uint8Array.from(shown.slice(0, count), (clock) => Number(isWorking(clock)))
    onDuty.set(id, duty)
    return duty
  }

  /** Somebody on call is there whatever their hours and the holidays, but not on their days away. */
  function onCallIn(call: RotaShift): Uint8Array {
    const person = playbook.people[call.person]
    const shown = clocksOf(person?.timeZone ?? playbook.timeZone, beginning)
    const called = minutesOf([call], from, count)
    return called.map((isCalled, n) => {
      const date = shown[n]?.date ?? ''
      return isCalled && !person?.away.some((off) => off.from <= date && date <= off.to) ? 1 : 0
    })
  }
}

/** The zones of its people in which the clocks change within the time looked at. */
export function clockChanges({ beginning, days: length, written }: RandomPlaybook): string[] {
  const zones = new Set(Object.values(written.people).flatMap(({ timeZone }) => timeZone ?? []))
  return [...zones].filter((zone) => {
    const shown = clocksOf(zone, beginning).slice(0, length * 24 * 60)
    const last = shown.at(-1)
    const first = shown[0]
    if (!first || !last) return false
    const passed = startOf(last.date) - startOf(first.date) + minutes(last.minute - first.minute)
    return passed !== minutes(shown.length - 1)
  })
}

const startOf = (beginning: string) => toEpochMs(`${beginning}T00:00:00.000Z`)

/** 1 for each minute within one of the stretches. */
function minutesOf(stretches: readonly { from: Instant; to: Instant }[], from: number, count: number): Uint8Array {
  const within = new Uint8Array(count)
  const minuteOf = (at: Instant) => Math.min(count, Math.max(0, (toEpochMs(at) - from) / minutes(1)))
  for (const stretch of stretches) within.fill(1, minuteOf(stretch.from), minuteOf(stretch.to))
  return within
}

type Clock = { weekday: string; before: string; date: string; dateBefore: string; minute: number }

/** What the clocks on the walls of a zone show, minute by minute, as Intl has it: another source than the one under test. */
const clocks = new Map<string, Clock[]>()
function clocksOf(zone: string, beginning: string): Clock[] {
  const key = `${zone} ${beginning}`
  const known = clocks.get(key)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  const shown = Array.from({ length: LONGEST_MINUTES }, (_, n): Clock => {
    // 2026-03-29, 01:59
    const [date = '', time = ''] = format.format(startOf(beginning) + minutes(n)).split(', ')
    const dateBefore = fromEpochMs(startOf(date) - days(1)).slice(0, 10)
    return {
      date,
      dateBefore,
      weekday: weekdayOf(date),
      before: weekdayOf(dateBefore),
      minute: minuteOf(time),
    }
  })
  clocks.set(key, shown)
  return shown
}
const weekdayOf = (date: string) => Weekday.options[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7] ?? ''

/** The definition of being on duty, read word for word: whether somebody is, when their clock shows this. */
function working({ hours, away }: PlaybookPerson, holidays: Playbook['holidays']): (clock: Clock) => boolean {
  const daysOff = hours ? [...away, ...holidays] : away
  const isOff = (day: string) => daysOff.some(({ from, to }) => from <= day && day <= to)
  if (!hours) return ({ date }) => !isOff(date)
  const shifts = hours.map(({ days, from, to }) => ({
    days: days.map(String),
    begin: minuteOf(from),
    end: minuteOf(to),
  }))
  return ({ date, weekday, before, dateBefore, minute }) =>
    !isOff(date) &&
    shifts.some(({ days, begin, end }) => {
      const today = days.includes(weekday)
      if (begin < end) return today && begin <= minute && minute < end
      return (today && begin <= minute) || (minute < end && days.includes(before) && !isOff(dateBefore))
    })
}
const minuteOf = (clockTime: string) => Number(clockTime.slice(0, 2)) * 60 + Number(clockTime.slice(3))
