import type { LaneId } from '../ids.ts'
import { quantile } from '../quantile.ts'
import type { Played } from './rehearse.ts'

/** What a rehearsal adds up to. Shares are null where there is nothing to take a share of. */
export type Score = {
  cases: number
  handedOff: number
  /** Handed off by lane, and by the trigger or never-rule that decided. */
  byLane: Record<LaneId, number>
  byTrigger: Record<string, number>
  /** Only over cases that say what is expected. */
  expected: {
    cases: number
    /** Handed off and expected to be, or not and not. */
    right: { handedOff: number; kept: number }
    /** Handed off without need, and kept although a person was needed. */
    wrong: { handedOff: number; kept: number }
    precision: number | null
    recall: number | null
    /** Of those rightly handed off and expected in a lane, of an urgency, by a trigger: the share that were. */
    lane: number | null
    urgency: number | null
    trigger: number | null
  }
  /** Over the notes there are. */
  notes: { count: number; secondsP50: number | null; secondsP90: number | null; clean: number | null }
  /** Ids of cases that did not come out as expected. */
  missed: string[]
}

export function scoreOf(results: readonly Played[]): Score {
  const handedOff = results.filter(isHandedOff)
  const judged = results.flatMap((result) => (result.expected ? [{ ...result, expected: result.expected }] : []))
  const rightOff = judged.filter((result) => result.expected.handOff && isHandedOff(result))
  const wrongOff = judged.filter((result) => !result.expected.handOff && isHandedOff(result))
  const wrongKept = judged.filter((result) => result.expected.handOff && !isHandedOff(result))
  const rightKept = judged.length - rightOff.length - wrongOff.length - wrongKept.length
  const notes = handedOff.flatMap(({ handoff }) =>
    handoff?.reading ? [{ ...handoff, seconds: handoff.reading.allSeconds }] : [],
  )
  const seconds = notes.map((note) => note.seconds).sort((a, b) => a - b)
  return {
    cases: results.length,
    handedOff: handedOff.length,
    byLane: countBy(handedOff, ({ verdict }) => ('lane' in verdict ? verdict.lane : undefined)),
    byTrigger: countBy(handedOff, ({ verdict }) => ('decidedBy' in verdict ? verdict.decidedBy : undefined)),
    expected: {
      cases: judged.length,
      right: { handedOff: rightOff.length, kept: rightKept },
      wrong: { handedOff: wrongOff.length, kept: wrongKept.length },
      precision: share(rightOff.length, rightOff.length + wrongOff.length),
      recall: share(rightOff.length, rightOff.length + wrongKept.length),
      lane: shareAsExpected(rightOff, 'lane'),
      urgency: shareAsExpected(rightOff, 'urgency'),
      trigger: shareAsExpected(rightOff, 'trigger'),
    },
    notes: {
      count: notes.length,
      secondsP50: quantile(seconds, 0.5),
      secondsP90: quantile(seconds, 0.9),
      clean: share(
        notes.filter(({ findings }) => !findings?.some(({ level }) => level === 'must')).length,
        notes.length,
      ),
    },
    missed: judged.filter((result) => !cameOutAsExpected(result)).map(({ id }) => id),
  }
}

/** Whether a case came out as expected in everything that is expected of it; true where nothing is. */
export function cameOutAsExpected({ expected, verdict }: Played): boolean {
  if (!expected) return true
  if (verdict.verdict === 'proceed') return !expected.handOff
  return (
    expected.handOff &&
    (expected.lane ?? verdict.lane) === verdict.lane &&
    (expected.urgency ?? verdict.urgency) === verdict.urgency &&
    (expected.trigger ?? verdict.decidedBy) === verdict.decidedBy
  )
}

const isHandedOff = ({ verdict }: Played): boolean => verdict.verdict !== 'proceed'

function shareAsExpected(
  results: readonly (Played & { expected: NonNullable<Played['expected']> })[],
  what: 'lane' | 'urgency' | 'trigger',
): number | null {
  const asked = results.filter(({ expected }) => expected[what] !== undefined)
  const found = asked.filter(({ expected, verdict }) => {
    if (verdict.verdict === 'proceed') return false
    return expected[what] === (what === 'trigger' ? verdict.decidedBy : verdict[what])
  })
  return share(found.length, asked.length)
}

function countBy(results: readonly Played[], keyOf: (result: Played) => string | undefined): Record<string, number> {
  const grouped = Map.groupBy(results, keyOf)
  return Object.fromEntries([...grouped].flatMap(([key, group]) => (key === undefined ? [] : [[key, group.length]])))
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)
