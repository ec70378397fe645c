import type { PersonId } from '../ids.ts'
import type { Urgency } from '../note/note.ts'
import { after, days, hours, type Instant, type Milliseconds, minutes, toEpochMs } from '../time/instant.ts'
import type { TellReason } from './effect.ts'
import type { SealedEvent } from './event.ts'
import type { Handoff } from './handoff.ts'

/** That somebody is to be told of a change, by the channels they have then. One for a person and a change. */
export type Telling = {
  /** The event it is about. */
  seq: number
  person: PersonId
  about: TellReason
  urgency: Urgency
  at: Instant
  /** From when on. */
  dueAt: Instant
}

/** Who is to be told what of a change, and whoever took it that their time runs out. */
export function tellingsOf({ urgency }: Pick<Handoff, 'urgency'>, events: readonly SealedEvent[]): Telling[] {
  return events.flatMap((event): Telling[] => {
    const { seq, at, data, by } = event
    const told = [...Map.groupBy(data.told ?? [], ({ person }) => person)].flatMap(([person, [first]]) =>
      first ? [{ seq, person, about: first.about, urgency, at, dueAt: at }] : [],
    )
    const decideBy = 'decideBy' in data && by.kind === 'person' ? data.decideBy : undefined
    const reminded = decideBy === undefined ? null : remindAt(urgency, at, decideBy)
    if (reminded === null || by.kind !== 'person' || told.some(({ person }) => person === by.id)) return told
    return [...told, { seq, person: by.id, about: 'deadline_near', urgency, at, dueAt: reminded }]
  })
}

/** A quarter of the time before it ends, and no sooner than this. */
const REMINDED_BEFORE: Readonly<Record<Urgency, Milliseconds>> = {
  now: minutes(5),
  today: hours(1),
  this_week: days(1),
  fyi: days(1),
}
/** Of less time than this nobody needs to be reminded. */
const WORTH_REMINDING = minutes(4)

function remindAt(urgency: Urgency, from: Instant, by: Instant): Instant | null {
  const length = toEpochMs(by) - toEpochMs(from)
  if (length < WORTH_REMINDING) return null
  return after(by, -Math.min(length / 4, REMINDED_BEFORE[urgency]))
}
