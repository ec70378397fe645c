import { loadPlaybook } from '../src/playbook/load.ts'
import type { Playbook } from '../src/playbook/playbook.ts'

const ZONES = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata']
const PEOPLE = Array.from({ length: 50 }, (_, n) => `p${n}`)

/** A large team: twenty lanes, fifty people in four time zones with weekdays, a night shift and days away. */
export function twentyLanes(): { playbook: Playbook; people: string[] } {
  const loaded = loadPlaybook({
    timeZone: 'UTC',
    lastResort: 'p0',
    people: Object.fromEntries(PEOPLE.map((id, n) => [id, person(id, ZONES[n % ZONES.length])])),
    lanes: Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`l${n}`, lane(n)])),
  })
  if ('problems' in loaded) throw new Error(loaded.problems.map(({ message }) => message).join('\n'))
  return { playbook: loaded.playbook, people: PEOPLE }
}

const person = (name: string, timeZone: string | undefined) => ({
  name,
  timeZone,
  hours: [
    { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '17:00' },
    { days: ['sat'], from: '22:00', to: '06:00' },
  ],
  away: [{ from: '2026-12-24', to: '2027-01-02' }],
})

const lane = (n: number) => ({
  name: `Lane ${n}`,
  owners: { people: PEOPLE.slice(n, n + 20) },
  escalation: [{ to: { people: PEOPLE.slice(20) } }],
})
