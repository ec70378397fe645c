import { assertNever } from '../assert-never.ts'
import type { Instant } from '../time/instant.ts'
import type { Handoff } from './handoff.ts'

export type StatusWords = { nameOf: (person: string) => string; timeZone: string; now: Instant }

/**
 * The true state in one sentence, fit to be told to the customer: who has it and until when, never more than that.
 * "Dana has it and will answer by 15:00."
 */
export function statusSentence(handoff: Handoff, words: StatusWords): string {
  const owner = words.nameOf(handoff.owner)
  switch (handoff.state) {
    case 'held':
      return `It is with ${owner}, who has not accepted it yet.`
    case 'offered':
      return handoff.move
        ? `${owner} is passing it on to ${words.nameOf(handoff.move.to)}, who has not accepted it yet.`
        : `It is with ${owner}, who has not accepted it yet.`
    case 'accepted':
      return `${owner} has it and will answer by ${clockTime(handoff.decideBy, words)}.`
    case 'waiting':
      return handoff.for === 'time'
        ? `${owner} has it and will come back to it at ${clockTime(handoff.resumeAt, words)}.`
        : `${owner} has it and has asked: ${handoff.question}`
    case 'decided':
      return handoff.acknowledgedAt
        ? `${words.nameOf(handoff.decision.by)} has decided; the agent has the answer.`
        : `${words.nameOf(handoff.decision.by)} has decided; the answer is on its way.`
    case 'closed':
      return `${words.nameOf(handoff.decision.by)} decided this. It is closed.`
    case 'withdrawn':
      return 'It was withdrawn: nobody has to decide it any more.'
    case 'expired':
      return 'The time in which an answer was useful has passed. Nobody approved it.'
    default:
      return assertNever(handoff)
  }
}

/** `15:00`, with the weekday when it is another day, and the date when it is more than six days away. */
export function clockTime(at: Instant, { timeZone, now }: Pick<StatusWords, 'timeZone' | 'now'>): string {
  const moment = new Date(at)
  const day = (instant: Instant) => new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date(instant))
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(moment)
  if (day(at) === day(now)) return time
  const farAway = Math.abs(Date.parse(at) - Date.parse(now)) > 6 * 86_400_000
  const date = new Intl.DateTimeFormat(
    'en-GB',
    farAway ? { timeZone, day: 'numeric', month: 'short' } : { timeZone, weekday: 'short' },
  )
  return `${date.format(moment)} ${time}`
}
