/**
 * Whom the desk can reach, by which of their channels, when. Pure: which channels somebody has, and what came of the last
 * messages, is given; the person's hours stand in the playbook. The inbox needs no channel: it reaches a person while they
 * work, and never for what is `now`, since nobody looks at a list within minutes.
 */
import type { PersonId } from '../ids.ts'
import type { Urgency } from '../note/note.ts'
import { personIn } from '../playbook/person-in.ts'
import type { Playbook } from '../playbook/playbook.ts'
import { onDutyStretches, type Stretch } from '../routing/hours.ts'
import { days, fromEpochMs, hours, type Instant, type Milliseconds, minutes, toEpochMs } from '../time/instant.ts'
import type { Channel, ChannelUse } from './channel.ts'

/** How far ahead it is looked for an hour in which a channel is used. */
const HORIZON = days(8)

/** How long a message waits to be opened before the next channel is tried, at most. */
const PATIENCE_WITH_A_CHANNEL: Readonly<Record<Urgency, Milliseconds>> = {
  now: minutes(2),
  today: minutes(15),
  this_week: hours(4),
  fyi: days(1),
}

/** What a new channel is used for. */
export const ALWAYS: ChannelUse = { urgencies: ['now', 'today', 'this_week', 'fyi'], hours: null, nowAtAnyHour: true }

type Whom = { person: PersonId; urgency: Urgency }

/** The channels to use for this now, in order: those that have failed come last. None where only the inbox is left. */
export function channelsNow(
  channels: readonly Channel[],
  { person, urgency }: Whom,
  playbook: Playbook,
  now: Instant,
): Channel[] {
  const at = toEpochMs(now)
  const open = channels.filter(
    (channel) =>
      isFor(channel, urgency) && hasOpened(usedIn(channel, { person, urgency }, playbook, { from: at, to: at + 1 })),
  )
  return [...open.filter(({ health }) => health === 'well'), ...open.filter(({ health }) => health !== 'well')]
}

/** When the first of these channels is next used for this, from now on; null where none is within eight days. */
export function nextUseOf(channels: readonly Channel[], whom: Whom, playbook: Playbook, now: Instant): Instant | null {
  const from = toEpochMs(now)
  const begins = channels.flatMap((channel) => {
    if (!isFor(channel, whom.urgency)) return []
    const first = usedIn(channel, whom, playbook, { from, to: from + HORIZON }).next()
    return first.done ? [] : [first.value.from]
  })
  return begins.length === 0 ? null : fromEpochMs(Math.min(...begins))
}

/**
 * When a person hears of this within a time: by a channel that is well, or in the inbox while they work. Stretches in no order,
 * possibly overlapping.
 */
export function reachedStretches(
  channels: readonly Channel[],
  whom: Whom,
  playbook: Playbook,
  window: Stretch,
): Stretch[] {
  const byChannels = channels
    .filter((channel) => isFor(channel, whom.urgency) && channel.health === 'well')
    .flatMap((channel) => [...usedIn(channel, whom, playbook, window)])
  const who = personIn(playbook, whom.person)
  if (whom.urgency === 'now' || !who) return byChannels
  return [...byChannels, ...onDutyStretches(who, playbook, window.from, window.to)]
}

/**
 * How long to wait until a message is opened before the next channel is tried: an equal share of the time that is left, and
 * never longer than the urgency allows. Null on the last channel: the deadline itself acts then.
 */
export function patienceWith(urgency: Urgency, { left, channels }: { left: Milliseconds; channels: number }) {
  if (channels <= 1) return null
  return Math.min(PATIENCE_WITH_A_CHANNEL[urgency], Math.max(0, left) / channels)
}

/** Whether a channel is used for this at all, whatever the hour. */
const isFor = ({ urgencies, isProven, health }: Channel, urgency: Urgency): boolean =>
  isProven && health !== 'bounced' && urgencies.includes(urgency)

/** When a channel is used for this within a time; in order. */
function* usedIn(channel: Channel, { person, urgency }: Whom, playbook: Playbook, { from, to }: Stretch) {
  const isAnyHour = channel.hours === null || (urgency === 'now' && channel.nowAtAnyHour)
  if (isAnyHour) yield { from, to }
  else {
    const timeZone = personIn(playbook, person)?.timeZone
    const asWorker = { ...(timeZone !== undefined && { timeZone }), hours: channel.hours ?? [], away: [] }
    yield* onDutyStretches(asWorker, { ...playbook, holidays: [] }, from, to)
  }
}

const hasOpened = (stretches: Generator<Stretch>): boolean => !stretches.next().done
