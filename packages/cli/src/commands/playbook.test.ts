// check and gate: what a playbook proves, and what it says of an event.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { baton } from '../testing/captured-terminal.ts'

let folder: string
let playbook: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baton-playbook-'))
  playbook = await file('playbook.yaml', PLAYBOOK)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const file = async (name: string, text: string) => {
  await writeFile(join(folder, name), text)
  return join(folder, name)
}

const PLAYBOOK = `
name: Harbour Dental
timeZone: Europe/London
lastResort: sam
people:
  ana: { name: Ana Ruiz, hours: [{ days: [mon, tue, wed, thu, fri], from: "09:00", to: "17:00" }] }
  sam: { name: Sam Okafor }
lanes:
  billing: { name: Billing, owners: { people: [ana], rota: weekend } }
rotas:
  weekend: { url: https://calendar.example/on-call.ics, people: { Ana: ana } }
triggers:
  - id: refund-over-limit
    when: action.tool == "refund" && action.amount > 100
    then: review
    lane: billing
    reason: authority_limit
    why: Refunds over £100 need a person’s approval.
  - id: angry
    when: has(event.mood) && event.mood == "angry"
    then: hand_off
    lane: billing
    urgency: now
    reason: complaint
    why: The customer is angry.
fields: { event: { mood: text } }
never:
  - id: medical-advice
    what: Give medical advice
    when: action.tool == "advise"
    instead: Say that a dentist will call back.
    lane: billing
`

const CALENDAR = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:test',
  'BEGIN:VEVENT',
  'UID:1',
  'SUMMARY:Ana',
  'DTSTART:20261128T000000Z',
  'DTEND:20261130T090000Z',
  'END:VEVENT',
  'END:VCALENDAR',
].join('\r\n')

describe('check', () => {
  test('says which times nobody covers and who gets those, and that it holds all the same', async () => {
    const { exitCode, out } = await baton(['check', playbook, '--at', '2026-11-23', '--days', '28'])
    expect(exitCode).toBe(0)
    expect(out).toContain('Harbour Dental loads: 1 lane, 2 people, 2 triggers, 1 never-rule.')
    expect(out).toMatch(/Billing {2}23 %/)
    expect(out).toContain('Billing has nobody on Fridays 17:00 to Mondays 09:00; Sam Okafor (last resort) gets those.')
    expect(out).toContain('Proven for 28 days from 2026-11-23 00:00 UTC')
  })

  test.each([
    ['--at', '2027-02-30', 'Expected a day such as'],
    ['--days', '1000000000', 'Expected at most 3660 days'],
  ])('%s %s is wrong usage', async (option, value, sentence) => {
    const { exitCode, err } = await baton(['check', playbook, option, value])
    expect(exitCode).toBe(2)
    expect(err).toContain(sentence)
  })

  test('counts in the shifts of a calendar', async () => {
    const calendar = await file('on-call.ics', CALENDAR)
    const gaps = async (...more: string[]) => {
      const argv = ['check', playbook, '--at', '2026-11-28', '--days', '2', '--json', ...more]
      return JSON.parse((await baton(argv)).out).proof.gaps.length
    }
    expect(await gaps()).toBe(1)
    expect(await gaps('--rota', `weekend=${calendar}`)).toBe(0)
  })

  test('a calendar that names nobody we know is refused', async () => {
    const calendar = await file('unknown.ics', CALENDAR.replace('SUMMARY:Ana', 'SUMMARY:Zoe'))
    const { exitCode, err } = await baton(['check', playbook, '--at', '2026-11-28', '--rota', `weekend=${calendar}`])
    expect(exitCode).toBe(1)
    expect(err).toContain('names "Zoe"')
  })

  test('an event that cannot be told is named, and the rest of its calendar counts', async () => {
    const broken = ['BEGIN:VEVENT', 'UID:2', 'SUMMARY:Ana', 'DTSTART:20261129T090000Z', 'END:VEVENT', 'END:VCALENDAR']
    const calendar = await file('half.ics', CALENDAR.replace('END:VCALENDAR', broken.join('\r\n')))
    const argv = ['check', playbook, '--at', '2026-11-28', '--days', '2', '--rota', `weekend=${calendar}`]
    const remark = 'The event "Ana" in line 10 of the calendar puts nobody on call: it does not say when it ends.'
    expect((await baton(argv)).out).toContain(`– rotas.weekend: ${remark}`)
    const { calendars, proof } = JSON.parse((await baton([...argv, '--json'])).out)
    expect(calendars).toEqual({ weekend: [remark] })
    expect(proof.gaps).toEqual([])
  })

  test('what is wrong is named with file, line and column', async () => {
    const broken = await file('broken.yaml', PLAYBOOK.replace('then: review', 'then: ask'))
    const { exitCode, out, err } = await baton(['check', broken])
    expect(exitCode).toBe(1)
    expect(out).toMatch(/^\S+broken\.yaml:15:11: triggers\[0\]\.then: .*"ask"/)
    expect(err).toContain('does not load: 1 problem.')
    const { loads, problems } = JSON.parse((await baton(['check', broken, '--json'])).out)
    expect(loads).toBe(false)
    expect(problems).toEqual([expect.objectContaining({ pointer: '/triggers/0/then', line: 15, column: 11 })])
  })

  test.each([
    [
      'a template row that shows no part of the note',
      'templates: { t: { name: T, rows: [{ label: L, shows: reson }] } }',
      'refused.yaml:5:54: templates.t.rows[0].shows: expected a part of the note',
    ],
    [
      'a level of a rule that is none',
      'lanes: { x: { name: X, owners: { people: [sam] }, check: { vague: off } } }',
      'got "vague"',
    ],
  ])('%s is refused', async (_, text, sentence) => {
    const base = 'timeZone: UTC\nlastResort: sam\npeople: { sam: { name: Sam } }\n'
    const lanes = text.startsWith('lanes') ? '' : 'lanes: { y: { name: Y, owners: { people: [sam] } } }\n'
    const { exitCode, out } = await baton(['check', await file('refused.yaml', `${base}${lanes}${text}\n`)])
    expect(exitCode).toBe(1)
    expect(out).toContain(sentence)
  })

  test('a last resort who cannot be reached is no proof', async () => {
    const { exitCode, out, err } = await baton(['check', playbook, '--at', '2026-11-23', '--reachable', 'ana'])
    expect(exitCode).toBe(1)
    expect(out).toContain('✗ Sam Okafor is the last resort of Billing and cannot be reached')
    expect(out).toContain('Not proven for 90 days')
    expect(err).toContain('does not keep the promise that everything is owned')
  })

  test.each([
    ['a person who is none', ['--reachable', 'zoe'], 'Expected ids of people (ana, sam) in --reachable'],
    ['a day that is none', ['--at', 'tomorrow'], 'Expected a day such as 2026-12-24'],
    ['a rota without a file', ['--rota', 'weekend'], 'weekend=on-call.ics'],
    ['a rota that is none', ['--rota', 'night=x.ics'], 'Expected one of the rotas weekend'],
  ])('%s is wrong usage', async (_, more, sentence) => {
    const { exitCode, err } = await baton(['check', playbook, ...more])
    expect(exitCode).toBe(2)
    expect(err).toContain(sentence)
  })
})

describe('gate', () => {
  const refund = (amount: unknown) => ({ kind: 'action', action: { tool: 'refund', arguments: { amount } } })
  const ask = (event: unknown, ...more: string[]) =>
    baton(['gate', playbook, ...more], {
      stdin: Array.isArray(event) ? event.map((one) => JSON.stringify(one)).join('\n') : JSON.stringify(event),
    })

  test.each([
    ['proceed', refund(80), 0],
    ['review', refund(180), 10],
    ['hand_off', { kind: 'message', mood: 'angry' }, 11],
    ['never', { kind: 'action', action: { tool: 'advise' } }, 12],
  ])('a script can tell %s by the exit code', async (verdict, event, exitCode) => {
    const ran = await ask(event)
    expect(ran).toMatchObject({ exitCode, err: '' })
    expect(ran.out).toMatch(new RegExp(`^${verdict}: `))
  })

  test('says whose it is, by which trigger, why, and what the agent does instead', async () => {
    const { out } = await ask({ kind: 'action', mood: 'angry', action: { tool: 'advise' } })
    expect(out).toContain('Trigger   medical-advice')
    expect(out).toContain('Goes to   Billing, today (out_of_scope)')
    expect(out).toContain('Instead   Say that a dentist will call back.')
    expect(out).toContain('Also      angry (hand_off): The customer is angry.')
  })

  test('what cannot be judged goes to a person, and it says why', async () => {
    const { exitCode, out } = await ask(refund('a lot'))
    expect(exitCode).toBe(10)
    expect(out).toMatch(/Unjudged {2}refund-over-limit: action\.amount is missing or of another type; a person gets it/)
  })

  test('an approval lifts a review of these very arguments and nothing else', async () => {
    const { actionHash } = JSON.parse((await ask(refund(180), '--json')).out)
    expect((await ask(refund(180), '--approved', actionHash)).exitCode).toBe(0)
    expect((await ask(refund(181), '--approved', actionHash)).exitCode).toBe(10)
    const never = { kind: 'action', action: { tool: 'advise' } }
    const { actionHash: hash } = JSON.parse((await ask(never, '--json')).out)
    expect((await ask(never, '--approved', hash)).exitCode).toBe(12)
  })

  test('of many events each has its line, and the strongest verdict ends it', async () => {
    const { exitCode, out } = await ask(
      [
        { id: 'a', ...refund(180) },
        { id: 'b', ...refund(1) },
      ],
      '--json',
    )
    expect(exitCode).toBe(10)
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines.map(({ id, verdict }) => [id, verdict])).toEqual([
      ['a', 'review'],
      ['b', 'proceed'],
    ])
  })

  test('an event takes place when it says, unless it is told otherwise', async () => {
    const late = `${PLAYBOOK.split('triggers:')[0]}triggers:
  - { id: late, when: clock.hour >= 20.0, then: hand_off, lane: billing, reason: after_hours, why: It is late. }
`
    const nightly = await file('late.yaml', late)
    const event = { stdin: JSON.stringify({ kind: 'call', at: '2026-11-23T21:00:00Z' }) }
    expect((await baton(['gate', nightly], event)).exitCode).toBe(11)
    expect((await baton(['gate', nightly, '--at', '2026-11-23T10:00:00Z'], event)).exitCode).toBe(0)
  })

  test.each([
    ['a month that is none', '2026-13-45'],
    ['a day that is none', '2027-02-30T10:00:00Z'],
    ['a number', 5],
  ])('an event at %s is wrong usage, not now', async (_, at) => {
    const event = { stdin: JSON.stringify({ kind: 'call', at }) }
    expect(await baton(['gate', playbook], event)).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining(
        `Event 1: /at: expected a time such as 2026-12-24T18:00:00+01:00, got ${JSON.stringify(at)}`,
      ),
    })
  })

  test('an event that is none is wrong usage', async () => {
    const { exitCode, err } = await ask([refund(1), { action: 'refund' }])
    expect(exitCode).toBe(2)
    expect(err).toContain('Event 2: /action')
  })
})
