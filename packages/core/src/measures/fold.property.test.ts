/** What must hold of measures whatever happens: over random stories, played by the life cycle itself. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { carriedOut, forTwo, play, type Story, story } from '../../made-for-tests/random-stories.ts'
import type { HandoffEvent } from '../handoff/event.ts'
import { isRefusal } from '../refusal.ts'
import { begin, type Case, follow } from './case.ts'
import { addCounts } from './counts.ts'
import { figureOf } from './figures.ts'
import { addCells, type CountedCell, foldTrail } from './fold.ts'
import type { Measure } from './measure.ts'
import { MEASURES } from './measures.ts'

const zoneOf = () => 'Europe/Berlin'
const numbered = (events: HandoffEvent[]) => events.map((event, n) => ({ ...event, seq: n + 1 }))
const stories = fc.oneof(story, forTwo, carriedOut)
const eventsOf = (told: Story): HandoffEvent[] =>
  play(told).flatMap(({ outcome }) => (isRefusal(outcome) ? [] : outcome.events))
const always = (holds: (events: HandoffEvent[], told: Story) => void) =>
  fc.assert(
    fc.property(stories, (told) => holds(eventsOf(told), told)),
    { numRuns: 400 },
  )
const whole = (cells: CountedCell[]) => addCounts(...cells.filter(({ person }) => !person).map(({ counts }) => counts))
const sorted = (cells: CountedCell[]) =>
  cells.map((cell) => JSON.stringify({ ...cell, counts: Object.entries(cell.counts).sort() })).sort()

test('the case that is read from events has the owner and the lane that the handoff has', () => {
  fc.assert(
    fc.property(stories, (told) => {
      let seen: Case | null = null
      for (const { outcome, after } of play(told)) {
        if (isRefusal(outcome)) continue
        for (const event of outcome.events) seen = seen ? follow(seen, event) : begin(event)
        expect({ owner: seen?.owner, lane: seen?.lane }).toEqual({ owner: after.owner, lane: after.lane })
        if (seen?.phase === 'held' || seen?.phase === 'in_doubt') expect(after.state).toBe(seen.phase)
        expect(seen?.note.version).toBe(after.noteVersion)
      }
    }),
    { numRuns: 400 },
  )
})

test('as long as the life cycle holds, no second is without an owner', () => {
  always((events) => {
    expect(whole(foldTrail(numbered(events), { zoneOf })).ownerless ?? 0).toBe(0)
  })
})

test('every share lies between none and all', () => {
  always((events) => {
    const counts = whole(foldTrail(numbered(events), { zoneOf }))
    for (const measure of MEASURES as readonly Measure[]) {
      const { count, n, kind } = figureOf(measure, counts)
      expect(count).toBeGreaterThanOrEqual(0)
      if (kind === 'share') expect(count).toBeLessThanOrEqual(n)
    }
  })
})

test('what is counted event by event as it comes is what a recount of the whole gives', () => {
  fc.assert(
    fc.property(stories, fc.array(fc.nat(60), { maxLength: 4 }), (told, cuts) => {
      const trail = numbered(eventsOf(told))
      const ends = [...new Set([...cuts.filter((cut) => cut < trail.length), trail.length])].sort((a, b) => a - b)
      const parts = ends.map((end, n) =>
        foldTrail(trail.slice(0, end), { afterSeq: n === 0 ? 0 : (ends[n - 1] ?? 0), zoneOf }),
      )
      expect(sorted(addCells(...parts))).toEqual(sorted(foldTrail(trail, { zoneOf })))
    }),
    { numRuns: 300 },
  )
})

test('days, lanes and agents added up give the whole, and one person’s own is never more than everybody’s', () => {
  always((events) => {
    const cells = foldTrail(numbered(events), { zoneOf })
    const days = [...new Set(cells.map(({ day }) => day))]
    const byDay = days.map((day) => whole(cells.filter((cell) => cell.day === day)))
    expect(addCounts(...byDay)).toEqual(whole(cells))
    const all = whole(cells)
    const own = addCounts(...cells.filter(({ person }) => person).map(({ counts }) => counts))
    for (const [key, n] of Object.entries(own)) expect(n).toBeLessThanOrEqual(all[key] ?? 0)
  })
})

test('a purge of words changes no count', () => {
  always((events) => {
    const purged = events.map(({ words: _, data, ...event }) => {
      const {
        noteHash: __,
        actionHash: ___,
        option: ____,
        reference: _____,
        ...plain
      } = data as Record<string, unknown>
      return { ...event, data: plain } as HandoffEvent
    })
    expect(sorted(foldTrail(numbered(purged), { zoneOf }))).toEqual(sorted(foldTrail(numbered(events), { zoneOf })))
  })
})
