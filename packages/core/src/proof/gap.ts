import type { LaneId, PersonId } from '../ids.ts'
import type { Instant } from '../time/instant.ts'

/** A time in which nobody of a lane is on duty and reachable: its last resort owns what comes. */
export type Gap = { lane: LaneId; from: Instant; to: Instant; gets: PersonId }
