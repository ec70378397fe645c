import { loadPlaybook } from '@baton-desk/core'
import { afterEach, expect, test } from 'vitest'
import type { ThreadLimits } from '../../threads/thread.ts'
import { type RotaReader, startRotaReader } from './rota-reader.ts'

const loaded = loadPlaybook({
  timeZone: 'UTC',
  lastResort: 'ana',
  people: { ana: { name: 'Ana Ruiz' } },
  rotas: { oncall: { url: 'https://calendar.example/oncall.ics' } },
  lanes: { support: { name: 'Support', owners: { people: ['ana'], rota: 'oncall' } } },
})
if ('problems' in loaded) throw new Error(loaded.problems[0]?.message)
const asked = {
  playbook: loaded.playbook,
  rota: 'oncall',
  from: '2026-10-01T00:00:00.000Z',
  to: '2026-12-30T00:00:00.000Z',
}

const calendar = (...events: string[][]) =>
  [
    'BEGIN:VCALENDAR',
    ...events.flatMap((lines, n) => ['BEGIN:VEVENT', `UID:${n}`, 'SUMMARY:Ana Ruiz', ...lines, 'END:VEVENT']),
    'END:VCALENDAR',
  ].join('\r\n')
const usual = calendar(['DTSTART:20261019T090000Z', 'DTEND:20261019T170000Z'])
const shift = { person: 'ana', from: '2026-10-19T09:00:00.000Z', to: '2026-10-19T17:00:00.000Z' }
/** Seconds of work: each of these rules is followed through 56 years. */
const slow = calendar(
  ...Array.from({ length: 1_900 }, (_, n) => [
    'DTSTART:19700102T090000Z',
    'DURATION:PT1M',
    `RRULE:FREQ=MONTHLY;BYDAY=-1FR,${(n % 4) + 1}MO;COUNT=${1_400 + n}`,
  ]),
)
/** Tens of megabytes once it is taken apart. */
const large = calendar(...Array.from({ length: 20_000 }, () => ['DTSTART:20261019T090000Z', 'DURATION:PT1M']))

let reader: RotaReader | undefined
afterEach(() => reader?.stop())
const AMPLE: ThreadLimits = { cpuMs: 60_000, wallMs: 60_000, memoryMb: 256 }
const start = (limits: ThreadLimits = AMPLE) => {
  reader = startRotaReader(limits)
  return reader
}

test('a calendar is read beside the thread that asks, which goes on meanwhile', async () => {
  const { readRota } = start()
  const order: string[] = []
  await Promise.all([
    readRota(usual, asked).then(() => order.push('read')),
    new Promise<void>((done) => setImmediate(done)).then(() => order.push('gone on')),
  ])
  expect(order).toEqual(['gone on', 'read'])
  expect(await readRota(usual, asked)).toEqual({ shifts: [shift], remarks: [] })
})

test.each([
  ['time on its processor', slow, { cpuMs: 1 }, 'took longer than 0.001 s to read'],
  ['time on the clock', slow, { wallMs: 1 }, 'took longer than 0.001 s to read'],
  ['memory', large, { memoryMb: 32 }, 'took more than 32 MB to read'],
])(
  'one that takes more %s than it may is a problem in words, and the next one is read',
  async (_, text, limits, words) => {
    const allowed = { ...AMPLE, ...limits }
    const { readRota } = start(allowed)
    expect(await readRota(text, asked)).toEqual({ problems: [expect.stringContaining(words)] })
    Object.assign(allowed, AMPLE)
    expect(await readRota(usual, asked)).toEqual({ shifts: [shift], remarks: [] })
  },
)
