import { expect, test } from 'vitest'
import { twentyLanes } from '../../made-for-tests/twenty-lanes.ts'
import { EXAMPLE_NOW, REFUND_NOTE } from '../note/examples.ts'
import { toPlainText } from '../note/render/plain-text.ts'
import { loadPlaybook } from '../playbook/load.ts'
import type { WrittenPlaybook } from '../playbook/playbook.ts'
import type { Channel } from '../reach/channel.ts'
import { ALWAYS } from '../reach/reach.ts'
import { en } from '../words/en.ts'
import { say } from '../words/saying.ts'
import { provePlaybook } from './prove-playbook.ts'

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const
const FROM = '2026-11-23T00:00:00.000Z'

/** Support of Ana and Ben, with Sam as last resort, who is there at any time. */
function team(people: Partial<WrittenPlaybook['people']> = {}, more: Partial<WrittenPlaybook> = {}) {
  const loaded = loadPlaybook({
    timeZone: 'UTC',
    lastResort: 'sam',
    people: {
      ana: { name: 'Ana' },
      ben: { name: 'Ben', hours: [{ days: ['mon'], from: '09:00', to: '10:00' }] },
      sam: { name: 'Sam' },
      ...people,
    },
    lanes: { support: { name: 'Support', owners: { people: ['ana'] }, escalation: [{ to: { people: ['ben'] } }] } },
    ...more,
  })
  if ('problems' in loaded) throw new Error(loaded.problems.map(({ message }) => message).join('\n'))
  return loaded.playbook
}
const check = (playbook: ReturnType<typeof team>, reachable = ['ana', 'ben', 'sam'], days = 28) =>
  provePlaybook(playbook, { from: FROM, days, reachable })

test('a lane with somebody at any time has no gap', () => {
  expect(check(team())).toMatchObject({ holds: true, problems: [], remarks: [], gaps: [], covered: { support: 1 } })
})

test('a condition that can hold for nothing is told', () => {
  const rule = { then: 'review' as const, lane: 'support', reason: 'complaint' as const, why: 'W.' }
  const proof = check(
    team(
      {},
      {
        triggers: [
          { ...rule, id: 'between', when: 'action.amount > 100 && action.amount < 50' },
          { ...rule, id: 'sound', when: 'action.amount > 100' },
        ],
      },
    ),
  )
  expect(proof.holds).toBe(true)
  expect(proof.remarks).toEqual([
    '"between" can never hold: what it asks of action.amount contradicts itself. Correct its `when`.',
  ])
})

test('what is said is there as codes and facts too, in the same order', () => {
  const playbook = team({ ana: { name: 'Ana', hours: [{ days: [...weekdays], from: '09:00', to: '17:00' }] } })
  const { problems, remarks, said } = check(playbook, ['ana'])
  expect(said.remarks[0]).toEqual({
    code: 'gapOnWeekdays',
    facts: {
      lane: 'Support',
      skills: [],
      days: ['mon', 'tue', 'wed', 'thu'],
      inARow: true,
      from: '17:00',
      to: '09:00',
      endsNextDay: true,
      during: [],
      gets: 'Sam',
      duty: 'on',
    },
  })
  expect(said.problems).toEqual([{ code: 'lastResortUnreachable', facts: { person: 'Sam', lane: 'Support' } }])
  expect(said.problems.map((one) => say(en.proof, one))).toEqual(problems)
  expect(said.remarks.map((one) => say(en.proof, one))).toEqual(remarks)
})

test('nights and weekends are told once, with who gets what comes', () => {
  const proof = check(team({ ana: { name: 'Ana', hours: [{ days: [...weekdays], from: '09:00', to: '17:00' }] } }))
  expect(proof.remarks).toEqual([
    'Support has nobody on Mondays to Thursdays from 17:00 to 09:00 the next day; Sam (last resort) gets those.',
    'Support has nobody on Fridays 17:00 to Mondays 09:00; Sam (last resort) gets those.',
  ])
  expect(proof.holds).toBe(true)
  expect(proof.covered.support).toBeCloseTo(40 / 168, 5)
  expect(proof.gaps[0]).toEqual({ lane: 'support', from: FROM, to: '2026-11-23T09:00:00.000Z', gets: 'sam' })
})

test('days away and holidays make gaps of their own', () => {
  const ana = {
    name: 'Ana',
    hours: [
      { days: [...weekdays], from: '00:00', to: '24:00' },
      { days: ['sat' as const, 'sun' as const], from: '00:00', to: '24:00' },
    ],
  }
  const away = check(team({ ana: { ...ana, away: [{ from: '2026-12-01', to: '2026-12-02' }] } }))
  expect(away.remarks).toEqual([
    'Support has nobody from Tuesday 2026-12-01 00:00 to Thursday 2026-12-03 00:00; Sam (last resort) gets that.',
  ])
  const holiday = check(team({ ana }, { holidays: [{ from: '2026-12-01', to: '2026-12-02' }] }))
  expect(holiday.gaps).toEqual(away.gaps)
})

test('an escalation step closes the gap of the owners', () => {
  const hours = [{ days: [...weekdays], from: '09:00', to: '17:00' }]
  expect(check(team({ ana: { name: 'Ana', hours }, ben: { name: 'Ben' } })).gaps).toEqual([])
})

test('only who can be reached counts, and who cannot be is named', () => {
  const proof = check(team({ ben: { name: 'Ben' } }), ['ben', 'sam'])
  expect(proof).toMatchObject({
    holds: true,
    gaps: [],
    remarks: [expect.stringContaining('Ana is named in Support and cannot be reached')],
  })
  expect(check(team({ ben: { name: 'Ben' } }), ['sam']).covered).toEqual({ support: 0 })
})

test('a last resort who cannot be reached breaks the proof', () => {
  expect(check(team(), ['ana', 'ben'])).toMatchObject({
    holds: false,
    problems: [
      'Sam is the last resort of Support and cannot be reached: no channel is proven. Let them sign in, or name another last resort.',
    ],
  })
})

test('a last resort who is off duty themselves is said to be', () => {
  const hours = [{ days: [...weekdays], from: '09:00', to: '17:00' }]
  const remarks = check(
    team({
      ana: { name: 'Ana', hours },
      ben: { name: 'Ben', hours },
      sam: { name: 'Sam', hours: [{ days: ['sat'], from: '09:00', to: '10:00' }] },
    }),
  ).remarks
  expect(remarks).toContain(
    'Support has nobody on Mondays to Thursdays from 17:00 to 09:00 the next day; Sam (last resort), off duty too, gets those.',
  )
  expect(remarks).toContain(
    'Support has nobody on Fridays 17:00 to Mondays 09:00; Sam (last resort), off duty for some of it, gets those.',
  )
})

test('a lane that asks for a skill is covered by those who have it, and the gap says which skill is missing', () => {
  const lanes = {
    support: { name: 'Support', skills: ['german'], owners: { people: ['ana', 'ben'] } },
  }
  const ben = { name: 'Ben', skills: ['german'], hours: [{ days: ['mon' as const], from: '09:00', to: '10:00' }] }
  const proof = check(team({ ben }, { lanes }), undefined, 28)
  expect(proof.covered.support).toBeCloseTo(1 / 168, 9)
  expect(proof.remarks).toEqual([
    'Support has nobody with german on Mondays 10:00 to Mondays 09:00; Sam (last resort) gets those.',
    'Ana is named in Support and lacks what it asks for (german). They are passed over there.',
  ])
})

test('somebody who is named and never there is found out', () => {
  expect(check(team({ ben: { name: 'Ben', away: [{ from: '2026-01-01', to: '2027-12-31' }] } })).remarks).toEqual([
    'Ben is named in Support and never on duty in this time.',
  ])
})

test('a template without a row for some of the six questions is said to be, and its notes answer them all the same', () => {
  const tried = { name: 'Tried', rows: [{ label: 'Steps', shows: 'tried' }] }
  const whole = {
    name: 'Whole',
    rows: ['who', 'what', 'openFirst', 'due', 'why', 'next'].map((shows) => ({ label: shows, shows })),
  }
  const using = (template: string) =>
    team(
      {},
      {
        templates: { tried, whole },
        lanes: { support: { name: 'Support', template, owners: { people: ['ana'] } } },
      },
    )
  expect(check(using('tried')).remarks).toEqual([
    'The template "tried" has no row for who, what, where, when, why, what next: its notes answer that all the same, under the usual labels.',
  ])
  expect(check(using('whole')).remarks).toEqual([])

  const text = toPlainText(REFUND_NOTE, {
    now: EXAMPLE_NOW,
    timeZone: 'UTC',
    ownerName: 'Ana',
    laneName: 'Support',
    stateLine: 'Not accepted · Ana',
    template: using('tried').templates.tried,
  })
  const { who, what, where, why, next } = REFUND_NOTE
  for (const said of [who.name, what, where.artifacts[0]?.label, 'Approve by', why.sentence, next.action])
    expect(text).toContain(said)
})

test('a never-rule in words only is said to be no more than that', () => {
  expect(check(team({}, { never: [{ id: 'dates', what: 'Promise a date', lane: 'support' }] })).remarks).toEqual([
    expect.stringContaining('"Promise a date" (dates) is told to agents in words only'),
  ])
})

test('twenty lanes of fifty people are proven for ninety days in well under a second', () => {
  const { playbook, people } = twentyLanes()
  const began = cpuTime()
  const proof = provePlaybook(playbook, { from: FROM, reachable: people })
  const took = cpuTime() - began
  console.info(`20 lanes, 50 people, 90 days: ${took.toFixed(0)} ms, ${proof.gaps.length} gaps`)
  expect(proof.gaps.length).toBeGreaterThan(100)
  expect(took).toBeLessThan(1_000)
})

/** Milliseconds this thread has worked: a busy machine changes nothing in it. */
function cpuTime(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1_000
}

const mail = (parts: Partial<Channel> = {}): Channel => ({
  ...ALWAYS,
  id: 'mail',
  kind: 'email',
  isProven: true,
  health: 'well',
  ...parts,
})
const told = (channels: Record<string, Channel[]>, playbook = team()) =>
  provePlaybook(playbook, { from: FROM, days: 28, reachable: ['ana', 'ben', 'sam'], channels })
const byDay = [{ days: [...weekdays, ...(['sat', 'sun'] as const)], from: '08:00', to: '20:00' }]

test('whose only channel is not for `now` at night leaves a gap at night, in words, and the playbook holds', () => {
  const proof = told({ ana: [mail({ hours: byDay, nowAtAnyHour: false })], ben: [], sam: [] })
  expect(proof.holds).toBe(true)
  expect(proof.gaps.every(({ lacks }) => lacks === 'unheard_now')).toBe(true)
  expect(proof.remarks).toEqual([
    'Support has nobody who is told of what is `now` on every day from 20:00 to 08:00 the next day; those wait until somebody looks at the inbox.',
    'No channel tells Ana and Ben of what is `now`, at least not at every hour at which they are asked. Each adds one under Profile, Channels (/profile#now), in a minute.',
  ])
})

test('what is `now` breaks through quiet hours, and then there is no gap', () => {
  expect(told({ ana: [mail({ hours: byDay })], ben: [mail()] }).remarks).toEqual([])
})

test('the inbox alone tells by day, while somebody works, and never what is `now`', () => {
  const working = team({ ana: { name: 'Ana', hours: byDay } })
  const proof = told({ ana: [], ben: [], sam: [] }, working)
  expect(new Set(proof.gaps.map(({ lacks }) => lacks))).toEqual(new Set([undefined, 'unheard_now']))
  expect(proof.holds).toBe(true)
})

test('a channel that is not proven, or at which nobody is, tells nobody', () => {
  for (const channel of [mail({ isProven: false }), mail({ health: 'bounced' }), mail({ urgencies: ['today'] })])
    expect(told({ ana: [channel], ben: [mail()] }).gaps.length).toBeGreaterThan(0)
})
