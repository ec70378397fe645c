/**
 * Deadlines in working time that their person's hours hardly ever reach: where the desk counts by the clock instead,
 * whoever wrote the playbook is told when, and for whom.
 */
import type { PersonId } from '../ids.ts'
import { URGENCIES, type Urgency } from '../note/note.ts'
import { readDuration } from '../playbook/duration.ts'
import { personIn } from '../playbook/person-in.ts'
import type { Lane, Playbook } from '../playbook/playbook.ts'
import { PATIENCE } from '../routing/assign.ts'
import { businessClock, type Stretch } from '../routing/hours.ts'
import { days, fromEpochMs, type Milliseconds } from '../time/instant.ts'
import type { Saying } from '../words/saying.ts'
import type { Words } from '../words/words.ts'

type Setting = { name: string; written: string; urgency: Urgency; people: readonly PersonId[] }
type Asked = {
  lane: Lane
  lastResort: PersonId
  /** Who can be asked at all. */
  able: ReadonlySet<PersonId>
  /** When each person is on duty, until the longest patience has passed after the time looked at. */
  onDuty: (person: PersonId) => readonly Stretch[]
}

export const LONGEST_PATIENCE: Milliseconds = Math.max(...Object.values(PATIENCE))

export function deadlineRemarks(
  playbook: Playbook,
  asked: Asked,
  window: Stretch,
): Saying<Words['proof'], 'deadlineTooLong'>[] {
  const { lane } = asked
  const found = settingsOf(asked).flatMap(({ name, written, urgency, people }) => {
    const { ms, working } = readDuration(written)
    if (!working) return []
    const patience = PATIENCE[urgency]
    return people.flatMap((person) => {
      const begins = tooLongFrom(playbook, asked, person, { ms, patience }, window)
      if (begins.length === 0) return []
      const rest = {
        person: personIn(playbook, person)?.name ?? person,
        days: patience / days(1),
        ...beginsOn(playbook, begins),
      }
      return [{ setting: { name, written }, rest }]
    })
  })
  return [...Map.groupBy(found, ({ rest }) => JSON.stringify(rest)).values()].flatMap((alike) => {
    const [first] = alike
    const settings = new Map(alike.map(({ setting }) => [`${setting.name} ${setting.written}`, setting]))
    return first
      ? [{ code: 'deadlineTooLong', facts: { lane: lane.name, settings: [...settings.values()], ...first.rest } }]
      : []
  })
}

/** Every length of time of a lane, with the people whose working time it may count. */
function settingsOf({ lane, lastResort, able }: Asked): Setting[] {
  const steps = [{ to: lane.owners, accept: undefined }, ...lane.escalation]
  const everybody = [...new Set([...steps.flatMap(({ to }) => to.people).filter((id) => able.has(id)), lastResort])]
  const withLaneAccept = steps.flatMap(({ to, accept }) => (accept === undefined ? to.people : []))
  const usual = everybody.filter((id) => id === lastResort || withLaneAccept.includes(id))
  return [
    ...URGENCIES.map((urgency) => ({
      name: `accept.${urgency}`,
      written: lane.accept[urgency],
      urgency,
      people: usual,
    })),
    ...lane.escalation.flatMap(({ to, accept }, index) =>
      accept === undefined
        ? []
        : [
            {
              name: `escalation[${index}].accept`,
              written: accept,
              urgency: 'now' as const,
              people: to.people.filter((id) => able.has(id)),
            },
          ],
    ),
    ...URGENCIES.map((urgency) => ({
      name: `decide.${urgency}`,
      written: lane.decide[urgency],
      urgency,
      people: everybody,
    })),
  ]
}

/** The times in which a deadline that begins would take too long: the end of a shift is the worst of each. */
function tooLongFrom(
  playbook: Playbook,
  { lastResort, onDuty }: Asked,
  person: PersonId,
  { ms, patience }: { ms: Milliseconds; patience: Milliseconds },
  window: Stretch,
): Stretch[] {
  const who = personIn(playbook, person)
  if (!who || (!who.hours && who.away.length === 0)) return []
  const duty = onDuty(person)
  const ends = duty.map(({ to }) => to).filter((end) => end < window.to)
  // Others are asked on duty only; the last resort gets what comes at any time.
  const isOff = person === lastResort && (duty[0]?.from ?? Number.POSITIVE_INFINITY) > window.from
  return [...(isOff ? [window.from] : []), ...ends].flatMap((begin) => {
    const end = workedBy(duty, begin, ms)
    if (end - begin <= patience) return []
    return [{ from: begin, to: person === lastResort ? Math.min(end - patience, window.to) : begin }]
  })
}

function workedBy(duty: readonly Stretch[], begin: Milliseconds, ms: Milliseconds): Milliseconds {
  let left = ms
  for (const { from, to } of duty) {
    const start = Math.max(from, begin)
    if (start >= to) continue
    if (left <= to - start) return start + left
    left -= to - start
  }
  return Number.POSITIVE_INFINITY
}

/** The dates on which it first begins so, and how many more such times there are. */
function beginsOn(
  playbook: Playbook,
  [first, ...others]: readonly Stretch[],
): { begins: { from: string; to: string }; more: number } {
  const dateOf = (at: Milliseconds | undefined) =>
    at === undefined ? '' : businessClock(playbook, fromEpochMs(at)).date
  return { begins: { from: dateOf(first?.from), to: dateOf(first?.to) }, more: others.length }
}
