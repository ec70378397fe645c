import type { LaneId, PersonId } from '../ids.ts'
import type { Instant } from '../time/instant.ts'

/**
 * A time in which nobody of a lane is on duty and reachable who may decide: its last resort owns what comes. With `lacks`
 * somebody is there, but nobody who may decide beyond a limit, or no second person where two must agree; or nobody of them is
 * told of it: of what is `now`, which no inbox tells, or of anything.
 */
export type Gap = { lane: LaneId; from: Instant; to: Instant; gets: PersonId; lacks?: Lack }

export type Lack = 'beyond_limit' | 'second' | 'unheard_now' | 'unheard'
