import { hashOf } from '../hash.ts'
import type { HandoffEvent, SealedEvent } from './event.ts'

export type TrailEnd = { seq: number; hash: string | null }
export const EMPTY_TRAIL: TrailEnd = { seq: 0, hash: null }

/** Puts events at the end of a trail, each chained to the one before it. */
export function seal(events: HandoffEvent[], end: TrailEnd): SealedEvent[] {
  let { seq, hash: previousHash } = end
  return events.map((event) => {
    seq += 1
    const wordsHash = event.words ? hashOf(event.words) : null
    const hash = hashOf({
      seq,
      type: event.type,
      at: event.at,
      by: event.by,
      data: event.data,
      wordsHash,
      previousHash,
    })
    const sealed: SealedEvent = { ...event, seq, wordsHash, previousHash, hash }
    previousHash = hash
    return sealed
  })
}

export type TrailCheck = { intact: true } | { intact: false; seq: number; because: string }

/**
 * Checks a whole trail, oldest first. Erased words (absent, with a hash) are allowed; changed ones are not. Only with
 * the `end` that was kept beside it does a trail whose last events were cut off show.
 */
export function checkTrail(events: SealedEvent[], end?: TrailEnd): TrailCheck {
  let previousHash: string | null = null
  for (const [index, event] of events.entries()) {
    if (event.seq !== index + 1) return { intact: false, seq: index + 1, because: 'an event is missing' }
    if (event.previousHash !== previousHash) return { intact: false, seq: event.seq, because: 'the chain is broken' }
    if (event.words && hashOf(event.words) !== event.wordsHash)
      return { intact: false, seq: event.seq, because: 'the words were changed' }
    const { type, at, by, data, wordsHash, seq } = event
    if (hashOf({ seq, type, at, by, data, wordsHash, previousHash }) !== event.hash)
      return { intact: false, seq, because: 'the event was changed' }
    previousHash = event.hash
  }
  if (end && (events.length !== end.seq || previousHash !== end.hash))
    return { intact: false, seq: events.length + 1, because: 'the end is missing' }
  return { intact: true }
}
