/**
 * `trail-of-before.json` was written by the desk as it was before its events had types: the same stories, told and sealed
 * there. Trails lie in people's databases; whoever changes what an event holds breaks them here first.
 */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { PLAYBOOK } from '../../made-for-tests/desk.ts'
import { STORIES } from '../../made-for-tests/stories.ts'
import { EVENT_TYPES, type HandoffEvent, type SealedEvent } from './event.ts'
import { eventSentence } from './history.ts'
import { checkTrail, EMPTY_TRAIL, seal } from './trail.ts'

type Kept = Record<string, { readAt: string; sentences: string[]; trail: SealedEvent[] }>
const KEPT: Kept = JSON.parse(readFileSync(new URL('trail-of-before.json', import.meta.url), 'utf8'))
const kept = (title: string) => {
  const found = KEPT[title]
  if (!found) throw new Error(`no trail of “${title}”`)
  return found
}

test('between them the kept trails hold every event there was', () => {
  const types = new Set(Object.values(KEPT).flatMap(({ trail }) => trail.map(({ type }) => type)))
  expect([...types].sort()).toEqual([...EVENT_TYPES].sort())
})

describe.each(Object.keys(KEPT))('%s', (title) => {
  test('is whole', () => {
    const { trail } = kept(title)
    expect(checkTrail(trail, { seq: trail.length, hash: trail.at(-1)?.hash ?? null })).toEqual({ intact: true })
  })

  test('gets the same hashes when its events are sealed again', () => {
    const { trail } = kept(title)
    const bare = trail.map(({ seq: _, wordsHash: __, previousHash: ___, hash: ____, ...event }) => event)
    expect(seal(bare, EMPTY_TRAIL)).toEqual(trail)
  })

  test('reads as it did', () => {
    const { trail, readAt, sentences } = kept(title)
    const read = trail.map((event) =>
      eventSentence(event, {
        nameOf: (id) => PLAYBOOK.people[id]?.name ?? id,
        nameOfAgent: (id) => `Agent ${id}`,
        timeZone: 'UTC',
        now: readAt,
      }),
    )
    expect(read).toEqual(sentences)
  })

  test('is told by the desk of today with the same events, who was told among them', () => {
    const told = STORIES[title]?.()
    expect(JSON.parse(JSON.stringify(seal((told?.events ?? []).map(asBefore), EMPTY_TRAIL)))).toEqual(kept(title).trail)
  })
})

/** Facts that came later, for the measures. A trail of before has none of them, and stays as it was sealed. */
const CAME_LATER = ['reads', 'edited']

function asBefore(event: HandoffEvent): HandoffEvent {
  const facts = Object.entries(event.data).filter(([name]) => !CAME_LATER.includes(name))
  return { ...event, data: Object.fromEntries(facts) } as HandoffEvent
}
