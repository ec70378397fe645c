import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { loadPlaybook, type Playbook } from '@baton-desk/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runBaton } from '../run.ts'
import { baton, capturedTerminal } from '../testing/captured-terminal.ts'
import { packRoles } from './packs.ts'
import { writePlaybook } from './write-playbook.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baton-init-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

let count = 0
/** Runs `baton init --yes` with these options and reads what it wrote. */
async function init(...more: string[]) {
  const out = join(folder, `${++count}.yaml`)
  const ran = await baton(['init', '--yes', '--out', out, ...more])
  const text = await readFile(out, 'utf8').catch(() => '')
  return { ...ran, path: out, text, playbook: loaded(text) }
}

function loaded(text: string): Playbook {
  const read = loadPlaybook(text)
  if ('problems' in read) throw new Error(read.problems.map(({ message }) => message).join('\n'))
  return read.playbook
}

const TEAM = ['--person', 'Sam Okafor <sam@harbour.example>', '--person', 'Ana Ruiz', '--person', 'Ben Aydin']

test.each(packRoles())(
  'the pack %s becomes a playbook with the team’s own people that loads and proves',
  async (role) => {
    const { exitCode, out, playbook } = await init(
      '--pack',
      role,
      ...TEAM,
      '--name',
      'Harbour',
      '--time-zone',
      'Europe/London',
    )
    expect(exitCode).toBe(0)
    expect(out).toContain('Proven for 90 days')
    expect(playbook).toMatchObject({ name: 'Harbour', timeZone: 'Europe/London', lastResort: 'sam' })
    expect(Object.keys(playbook.people)).toEqual(['sam', 'ana', 'ben'])
    expect(playbook.people.ben?.hours).toEqual([
      { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '17:00' },
    ])
    expect(Object.values(playbook.lanes).map(({ owners }) => owners.people.join())).toContain('sam')
    expect(Object.values(playbook.lanes).map(({ owners }) => owners.people.join())).toContain('ana,ben')
  },
)

test('what the pack says its owners may decide holds for the team’s own', async () => {
  const { playbook } = await init('--pack', 'support', ...TEAM, '--owner', 'refunds=Ana,Ben')
  expect(playbook.lanes.refunds?.mayDecide).toEqual([
    { roles: ['owners'], when: expect.stringContaining('action.amount <= 500') },
    { roles: ['escalation', 'last_resort'] },
  ])
})

test('without people the pack’s own stay, and it says that they are examples', async () => {
  const { out, playbook } = await init('--pack', 'receptionist')
  expect(Object.keys(playbook.people)).toContain('priya')
  expect(out).toContain('are examples: put your own there first')
})

test('the pack’s comments stay', async () => {
  const { text } = await init('--pack', 'receptionist', ...TEAM)
  expect(text).toContain('# What nobody but the owner decides.')
  expect(text).toContain('lastResort: sam # Owns whatever nobody else covers, at any hour.')
})

test('who takes a lane, when they work, and who stands behind them', async () => {
  const { playbook } = await init(
    '--pack',
    'receptionist',
    ...TEAM,
    '--owner',
    'reception=Ben',
    '--hours',
    'sat-mon 8:00-12:00',
  )
  expect(playbook.lanes.reception).toMatchObject({
    owners: { people: ['ben'] },
    escalation: [{ to: { people: ['sam'] } }],
  })
  expect(playbook.people.ana?.hours).toEqual([{ days: ['mon', 'sat', 'sun'], from: '08:00', to: '12:00' }])
  expect(playbook.people.sam?.hours).toBeUndefined()
})

test('what triggers, what never, which facts, and what counts as success', async () => {
  const { playbook } = await init(
    ...['--pack', 'receptionist', ...TEAM, '--without', 'family-booking', '--without', 'diagnose'],
    ...[
      '--never',
      'Quote a price, or a range',
      '--field',
      'Date of birth',
      '--outcome',
      'Booked',
      '--outcome',
      'Sent away',
    ],
  )
  expect(playbook.triggers.map(({ id }) => id)).not.toContain('family-booking')
  expect(playbook.triggers.map(({ id }) => id)).toContain('danger')
  expect(playbook.never.map(({ id }) => id)).not.toContain('diagnose')
  expect(playbook.never.at(-1)).toMatchObject({ what: 'Quote a price, or a range', lane: 'reception' })
  expect(playbook.lanes.reception?.outcomes).toEqual([
    { id: 'booked', label: 'Booked' },
    { id: 'sent_away', label: 'Sent away' },
  ])
  expect(playbook.templates.quick_intake?.rows.at(-1)).toMatchObject({
    label: 'Date of birth',
    shows: 'fields.date_of_birth',
    required: true,
  })
  expect(playbook.templates.quick_intake?.rows.length).toBeGreaterThan(5)
})

test('two people of one first name get ids of their own', async () => {
  const { playbook } = await init('--pack', 'sales', '--person', 'Ana Ruiz', '--person', 'Ána Lind')
  expect(Object.entries(playbook.people).map(([id, { name }]) => [id, name])).toEqual([
    ['ana', 'Ana Ruiz'],
    ['ana-2', 'Ána Lind'],
  ])
})

test('what only the pack’s own people can do or stand behind is not asked of others', () => {
  const pack = `
timeZone: UTC
lastResort: zoe
people: { zoe: { name: Zoe, skills: [german] }, max: { name: Max } }
lanes: { desk: { name: Desk, owners: { people: [zoe, max] }, skills: [german], lastResort: max } }
`
  const people = [{ id: 'ana', name: 'Ana' }]
  const answers = {
    name: 'Ours',
    timeZone: 'UTC',
    people,
    hours: undefined,
    owners: {},
    without: [],
    never: [],
    fields: [],
    outcomes: [],
  }
  const { lanes, lastResort } = loaded(writePlaybook(pack, answers))
  expect(lastResort).toBe('ana')
  expect(lanes.desk).toMatchObject({ owners: { people: ['ana'] }, skills: [] })
  expect(lanes.desk?.lastResort).toBeUndefined()
})

test('a file that is there is left alone, unless told otherwise', async () => {
  const out = join(folder, 'mine.yaml')
  await writeFile(out, 'mine')
  const refused = await baton(['init', '--yes', '--pack', 'sales', '--out', out])
  expect(refused).toMatchObject({ exitCode: 2, err: expect.stringContaining('is there already') })
  expect(await readFile(out, 'utf8')).toBe('mine')
  expect((await baton(['init', '--yes', '--pack', 'sales', '--out', out, '--force'])).exitCode).toBe(0)
  expect(await readFile(out, 'utf8')).toContain('lanes:')
})

test.each([
  ['no pack and nobody to ask', [], 'Nobody is there to be asked: say --yes and --pack (home-service'],
  ['a pack that is none', ['--yes', '--pack', 'plumber'], 'Expected one of the packs home-service'],
  ['a time zone that is none', ['--yes', '--pack', 'sales', '--time-zone', 'Berlin'], 'Expected an IANA time zone'],
  [
    'hours that are none',
    ['--yes', '--pack', 'sales', '--hours', 'mornings'],
    'Expected hours such as mon-fri 09:00-17:00',
  ],
  ['a person that is none', ['--yes', '--pack', 'sales', '--person', 'ana@x.example'], 'Expected names such as'],
  ['a trigger that is none', ['--yes', '--pack', 'sales', '--without', 'nothing'], 'in --without, got “nothing”'],
  ['an owner nobody has named', ['--yes', '--pack', 'support', '--owner', 'support=Zoe'], 'in --owner, got “Zoe”'],
])('%s is wrong usage, and nothing is written', async (_, more, sentence) => {
  const out = join(folder, 'nothing.yaml')
  const { exitCode, err } = await baton(['init', '--out', out, ...more])
  expect(exitCode).toBe(2)
  expect(err).toContain(sentence)
  await expect(readFile(out)).rejects.toThrow('ENOENT')
})

describe('at a terminal', () => {
  /** A person who types: an answer for each question, sent when its words appear. */
  async function answering(out: string, answers: readonly (readonly [question: string, keys: string])[]) {
    const { terminal } = capturedTerminal()
    const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => stdin })
    const screen = Object.assign(new PassThrough(), { isTTY: true, columns: 200, rows: 60 })
    const left = [...answers]
    let seen = ''
    screen.on('data', (chunk) => {
      seen += String(chunk)
      const [next] = left
      if (!next || !seen.includes(next[0])) return
      left.shift()
      seen = ''
      // Once the question stands: it listens after it has drawn itself.
      setImmediate(() => stdin.write(next[1]))
    })
    const exitCode = await runBaton(['init', '--out', out], { ...terminal, stdin, err: screen as typeof terminal.err })
    return { exitCode, unasked: left.map(([question]) => question) }
  }
  const enter = '\r'
  const clear = '\x15'

  test('it asks what a team should answer, and writes what was said', async () => {
    const out = join(folder, 'asked.yaml')
    const { exitCode, unasked } = await answering(out, [
      ['Which work', enter],
      ['What is the business called', `${clear}Harbour Heating${enter}`],
      ['In which time zone', `${clear}Europe/London${enter}`],
      ['Who receives', `Sam Okafor, Ana Ruiz${enter}`],
      ['When do they work', enter],
      ['Who takes', enter],
      ['Who takes', enter],
      ['Who takes', enter],
      ['Who takes', enter],
      ['What always goes to a person', ` ${enter}`],
      ['What must the agent never do', enter],
      ['Anything else it must never do', `Promise a price${enter}`],
      ['Which facts', `Boiler model${enter}`],
      ['How is success known', enter],
    ])
    expect({ exitCode, unasked }).toEqual({ exitCode: 0, unasked: [] })
    const playbook = loaded(await readFile(out, 'utf8'))
    expect(playbook).toMatchObject({ name: 'Harbour Heating', timeZone: 'Europe/London', lastResort: 'sam' })
    // The first trigger was taken off the list with a blank.
    expect(playbook.triggers.map(({ id }) => id)).not.toContain('danger')
    expect(playbook.never.at(-1)?.what).toBe('Promise a price')
    expect(Object.values(playbook.templates).flatMap(({ rows }) => rows)).toContainEqual(
      expect.objectContaining({ label: 'Boiler model', required: true }),
    )
  })

  test('a person who stops it gets no file', async () => {
    const out = join(folder, 'stopped.yaml')
    expect(
      (
        await answering(out, [
          ['Which work', enter],
          ['What is the business called', '\x03'],
        ])
      ).exitCode,
    ).toBe(1)
    await expect(readFile(out)).rejects.toThrow('ENOENT')
  })
})
