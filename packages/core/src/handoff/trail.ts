import { hashOf } from '../hash.ts'
import type { HandoffEvent, SealedEvent } from './event.ts'

export type TrailEnd = { seq: number; hash: string | null }
export const EMPTY_TRAIL: TrailEnd = { seq: 0, hash: null }

/**
 * What stands among the facts of an event and yet tells of the words: sealed with them and erased with them. A hash of a
 * few words is no secret, whoever guesses the words has it.
 */
const FACTS_OF_WORDS = ['reference', 'noteHash', 'actionHash', 'option']

/** What every link of a chain is made of. */
export type Fact = {
  type: string
  at: string
  by: unknown
  data: object
  words?: object | undefined
}

export type Link = {
  /** 1, 2, 3 … within its chain. */
  seq: number
  /** How it is sealed: see `SealedEvent`. */
  sealing?: 0 | 2
  salt?: string
  wordsHash: string | null
  previousHash: string | null
  hash: string
}

/**
 * Puts events at the end of a trail, each chained to the one before it. `newSalt` gives 16 random bytes, in base64url;
 * left out, words are sealed without one, as the first desks did it.
 */
export const seal = (events: HandoffEvent[], end: TrailEnd, newSalt?: () => string): SealedEvent[] =>
  sealFacts(events, end, newSalt)

/** The same for what else is chained: what admins did. */
export function sealFacts<F extends Fact>(facts: readonly F[], end: TrailEnd, newSalt?: () => string): (F & Link)[] {
  let { seq, hash: previousHash } = end
  return facts.map((fact) => {
    seq += 1
    const { own } = partsOf(fact.data)
    const salt = newSalt && (fact.words || own) ? newSalt() : undefined
    const sealing = newSalt ? ({ sealing: 2, ...(salt !== undefined && { salt }) } as const) : {}
    const wordsHash = wordsHashOf({ ...fact, ...sealing })
    const hash = hashOfLink({ ...fact, ...sealing, seq, wordsHash, previousHash })
    const sealed = { ...fact, seq, ...sealing, wordsHash, previousHash, hash }
    previousHash = hash
    return sealed
  })
}

type Sealing = Fact & Pick<Link, 'sealing' | 'salt'>

/** Facts that stay, and those that go with the words. */
export function partsOf(data: object): { plain: object; own: object | undefined } {
  const entries = Object.entries(data)
  const own = entries.filter(([key, value]) => FACTS_OF_WORDS.includes(key) && value !== undefined)
  const plain = entries.filter(([key]) => !FACTS_OF_WORDS.includes(key))
  return { plain: Object.fromEntries(plain), own: own.length > 0 ? Object.fromEntries(own) : undefined }
}

function wordsHashOf({ words, data, sealing, salt }: Sealing): string | null {
  if (sealing !== 2) return words ? hashOf(words) : null
  return salt === undefined ? null : hashOf({ salt, words, facts: partsOf(data).own })
}

function hashOfLink({
  seq,
  type,
  at,
  by,
  data,
  sealing,
  wordsHash,
  previousHash,
}: Sealing & Pick<Link, 'seq' | 'wordsHash' | 'previousHash'>): string {
  if (sealing !== 2) return hashOf({ seq, type, at, by, data, wordsHash, previousHash })
  return hashOf({ sealing, seq, type, at, by, data: partsOf(data).plain, wordsHash, previousHash })
}

export type TrailCheck = { intact: true } | { intact: false; seq: number; because: string }

/**
 * Checks a whole trail, oldest first. Erased words (absent, with a hash) are allowed; changed ones are not. Only with
 * the `end` that was kept beside it does a trail whose last events were cut off show.
 */
export function checkTrail(events: readonly (Fact & Link)[], end?: TrailEnd): TrailCheck {
  let previousHash: string | null = null
  for (const [index, event] of events.entries()) {
    if (event.seq !== index + 1) return { intact: false, seq: index + 1, because: 'an event is missing' }
    if (event.previousHash !== previousHash) return { intact: false, seq: event.seq, because: 'the chain is broken' }
    if (!hasItsWords(event)) return { intact: false, seq: event.seq, because: 'the words were changed' }
    if (!hasItsFacts(event)) return { intact: false, seq: event.seq, because: 'the event was changed' }
    previousHash = event.hash
  }
  if (end && (events.length !== end.seq || previousHash !== end.hash))
    return { intact: false, seq: events.length + 1, because: 'the end is missing' }
  return { intact: true }
}

function hasItsWords(event: Fact & Link): boolean {
  const isThere = event.words !== undefined || event.salt !== undefined
  // What was sealed without words had none: whatever stands there now was put there.
  if (event.wordsHash === null) return !isThere && (event.sealing !== 2 || partsOf(event.data).own === undefined)
  const isErased = !isThere && (event.sealing !== 2 || partsOf(event.data).own === undefined)
  return isErased || wordsHashOf(event) === event.wordsHash
}

/**
 * The first desks sealed the agent's own reference among the facts that stay. Where it was erased, the event's own hash
 * can be made anew by nobody, and only the next one's binding to it is left.
 */
const hasItsFacts = (event: Fact & Link): boolean =>
  event.sealing === 0 ? event.type === 'submitted' : hashOfLink(event) === event.hash
