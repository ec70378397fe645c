import fc from 'fast-check'
import { expect, test } from 'vitest'
import { URGENCIES } from '../note/note.ts'
import { loadPlaybook } from '../playbook/load.ts'
import { OwnerOrder } from '../playbook/playbook.ts'
import { Weekday } from '../playbook/working-hours.ts'
import { fromEpochMs, toEpochMs } from '../time/instant.ts'
import { assign, lastStepOf } from './assign.ts'
import { whyOffDuty } from './hours.ts'

const IDS = ['ana', 'ben', 'cleo', 'dana', 'eli', 'sam']
const id = fc.constantFrom(...IDS)
const some = (max: number) => fc.uniqueArray(id, { minLength: 1, maxLength: max })
const owners = fc.record({ people: some(4), order: fc.constantFrom(...OwnerOrder.options) })
const duration = fc.constantFrom('1s', '5m', '2h', '3d', '1h working', '20h working', '300h working')
const perUrgency = fc.record({ now: duration, today: duration, this_week: duration, fyi: duration })

const person = fc.record({
  name: fc.constant('Somebody'),
  timeZone: fc.constantFrom('UTC', 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Kolkata'),
  hours: fc.option(
    fc.array(
      fc.record({
        days: fc.uniqueArray(fc.constantFrom(...Weekday.options), { minLength: 1 }),
        from: fc.constantFrom('00:00', '08:00', '22:00'),
        to: fc.constantFrom('06:00', '17:30', '24:00'),
      }),
      { minLength: 1, maxLength: 2 },
    ),
    { nil: undefined },
  ),
  skills: fc.constantFrom([], ['german'], ['german', 'refunds']),
  away: fc.constantFrom([], [{ from: '2026-11-20', to: '2026-11-25' }], [{ from: '2026-01-01', to: '2030-01-01' }]),
})

const playbook = fc
  .record({
    timeZone: fc.constant('UTC'),
    lastResort: id,
    people: fc.record(Object.fromEntries(IDS.map((name) => [name, person]))),
    lanes: fc.record({
      support: fc.record({
        name: fc.constant('Support'),
        owners,
        skills: fc.constantFrom([], [], ['german']),
        escalation: fc.array(fc.record({ to: owners, accept: fc.option(duration, { nil: undefined }) }), {
          maxLength: 3,
        }),
        accept: perUrgency,
      }),
    }),
  })
  .map(({ people, ...rest }) => {
    // A lane may ask only for what somebody can do.
    const written = { ...rest, people: { ...people, sam: { ...people.sam, name: 'Sam', skills: ['german'] } } }
    const loaded = loadPlaybook(written)
    if ('problems' in loaded) throw new Error(loaded.problems.map(({ message }) => message).join('\n'))
    return loaded.playbook
  })

const roster = fc.record({
  reachable: fc.subarray(IDS),
  openByOwner: fc.dictionary(id, fc.nat(9)),
  lastAssigned: fc.option(id, { nil: undefined }),
  lastEngaged: fc.option(id, { nil: undefined }),
})
const now = fc
  .integer({ min: toEpochMs('2026-11-20T00:00:00.000Z'), max: toEpochMs('2026-11-27T00:00:00.000Z') })
  .map(fromEpochMs)
const asked = fc.record({
  lane: fc.constant('support'),
  urgency: fc.constantFrom(...URGENCIES),
  step: fc.integer({ min: 0, max: 6 }),
  excluded: fc.option(fc.subarray(IDS), { nil: undefined }),
  skills: fc.constantFrom(undefined, undefined, ['refunds'], ['law']),
})

const always = (
  check: (
    playbook: Parameters<typeof assign>[0],
    asked: Parameters<typeof assign>[1],
    roster: Parameters<typeof assign>[2],
    now: string,
  ) => void,
) => fc.assert(fc.property(playbook, asked, roster, now, check), { numRuns: 300 })

const lacking = (playbook: Parameters<typeof assign>[0], asked: Parameters<typeof assign>[1], person: string) =>
  [...(playbook.lanes.support?.skills ?? []), ...(asked.skills ?? [])].filter(
    (skill) => !playbook.people[person]?.skills.includes(skill),
  )

test('there is always exactly one owner, of the playbook, with time left to accept', () => {
  always((playbook, asked, roster, now) => {
    const { owner, acceptBy } = assign(playbook, asked, roster, now)
    expect(Object.keys(playbook.people)).toContain(owner)
    expect(acceptBy > now).toBe(true)
  })
})

test('an owner who is not the last resort is on duty, reachable, not excluded and has every skill', () => {
  always((playbook, asked, roster, now) => {
    const { owner, because } = assign(playbook, asked, roster, now)
    if (because === 'last_resort') return
    expect(whyOffDuty(owner, playbook, now)).toBeNull()
    expect(roster.reachable).toContain(owner)
    expect(asked.excluded ?? []).not.toContain(owner)
    expect(lacking(playbook, asked, owner)).toEqual([])
  })
})

test('an excluded person owns only when nobody else can be reached', () => {
  always((playbook, asked, roster, now) => {
    const { owner } = assign(playbook, asked, roster, now)
    if (!asked.excluded?.includes(owner)) return
    expect(roster.reachable.filter((person) => !asked.excluded?.includes(person))).toEqual([])
    expect(owner).toBe(playbook.lastResort)
  })
})

test('everybody before the owner is named, once for each step, with a reason that holds', () => {
  always((playbook, asked, roster, now) => {
    const { owner, step, skipped } = assign(playbook, asked, roster, now)
    const last = lastStepOf(playbook, asked.lane)
    const first = Math.min(asked.step, last)
    expect(step).toBeGreaterThanOrEqual(first)
    for (let here = first; here < last; here++) {
      const people =
        (here === 0 ? playbook.lanes.support?.owners : playbook.lanes.support?.escalation[here - 1]?.to)?.people ?? []
      const passed = skipped.filter((entry) => entry.step === here).map((entry) => entry.person)
      if (here < step) expect(passed.toSorted()).toEqual(people.toSorted())
      else if (here === step) expect(people).toEqual(expect.arrayContaining([...passed, owner]))
      else expect(passed).toEqual([])
    }
    expect(skipped.map((entry) => entry.step)).toEqual(skipped.map((entry) => entry.step).toSorted((a, b) => a - b))
    for (const { person, reason } of skipped) {
      if (reason === 'excluded') expect(asked.excluded).toContain(person)
      else if (reason === 'lacks_skill') expect(lacking(playbook, asked, person)).not.toEqual([])
      else if (reason === 'unreachable') expect(roster.reachable).not.toContain(person)
      else expect(whyOffDuty(person, playbook, now)).toBe(reason)
    }
  })
})

test('beginning on a later step never leads to an earlier one', () => {
  always((playbook, asked, roster, now) => {
    const here = assign(playbook, asked, roster, now).step
    const next = assign(playbook, { ...asked, step: asked.step + 1 }, roster, now).step
    expect(next).toBeGreaterThanOrEqual(here)
  })
})
