import { assertNever } from '../assert-never.ts'
import type { Instant } from '../time/instant.ts'
import { status } from '../words/en/status.ts'
import { times } from '../words/en/times.ts'
import { type Saying, say } from '../words/saying.ts'
import type { Words } from '../words/words.ts'
import { type Handoff, isUndecided } from './handoff.ts'

export type StatusWords = {
  nameOf: (person: string) => string
  timeZone: string
  now: Instant
  /** The language; English when left out. */
  words?: Words
}

export type StatusSaying = Saying<Words['status']>

/**
 * The true state in one sentence, fit to be told to the customer: who has it and until when, never more than that.
 * "Dana has it and will answer by 15:00."
 */
export const statusSentence = (handoff: Handoff, words: StatusWords): string =>
  say(words.words?.status ?? status, tellStatus(handoff, words.nameOf), (at) => clockTime(at, words))

/** The same as data. */
export function tellStatus(handoff: Handoff, nameOf: StatusWords['nameOf']): StatusSaying {
  const owner = nameOf(handoff.owner)
  if (isUndecided(handoff) && handoff.approvedFirst) {
    const by = handoff.state === 'accepted' ? handoff.decideBy : undefined
    return { code: 'approvedOnce', facts: { person: nameOf(handoff.approvedFirst.by), owner, by } }
  }
  switch (handoff.state) {
    case 'held':
      return { code: 'notAccepted', facts: { owner } }
    case 'offered':
      return handoff.move
        ? { code: 'passingOn', facts: { owner, to: nameOf(handoff.move.to) } }
        : { code: 'notAccepted', facts: { owner } }
    case 'accepted':
      return { code: 'accepted', facts: { owner, by: handoff.decideBy } }
    case 'waiting':
      return handoff.for === 'time'
        ? { code: 'putAside', facts: { owner, until: handoff.resumeAt } }
        : { code: 'asked', facts: { owner, question: handoff.question } }
    case 'decided':
      return { code: handoff.acknowledgedAt ? 'heard' : 'decided', facts: { person: nameOf(handoff.decision.by) } }
    case 'in_doubt':
      return { code: 'inDoubt', facts: { person: nameOf(handoff.decision.by), owner } }
    case 'closed':
      return { code: 'closed', facts: { person: nameOf(handoff.decision.by) } }
    case 'withdrawn':
    case 'expired':
      return { code: handoff.state, facts: {} }
    default:
      return assertNever(handoff)
  }
}

/** `15:00`, with the weekday when it is another day, and the date when it is more than six days away. */
export function clockTime(
  at: Instant,
  { timeZone, now, words }: Pick<StatusWords, 'timeZone' | 'now'> & { words?: Pick<Words, 'times'> | undefined },
): string {
  const { clockLocale } = words?.times ?? times
  const moment = new Date(at)
  const day = (instant: Instant) => new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date(instant))
  const time = new Intl.DateTimeFormat(clockLocale, { timeZone, hour: '2-digit', minute: '2-digit' }).format(moment)
  if (day(at) === day(now)) return time
  const farAway = Math.abs(Date.parse(at) - Date.parse(now)) > 6 * 86_400_000
  const date = new Intl.DateTimeFormat(
    clockLocale,
    farAway ? { timeZone, day: 'numeric', month: 'short' } : { timeZone, weekday: 'short' },
  )
  return `${date.format(moment)} ${time}`
}
