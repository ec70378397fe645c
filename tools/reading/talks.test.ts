/** Our own talks are whole, and their notes keep what decides. How well they read is measured, not tested. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { noteOf } from './note-of.ts'
import { readCases } from './read-cases.ts'
import { score } from './score.ts'
import transfers from './transfers.json' with { type: 'json' }

const talks = readCases({ talks: join(import.meta.dirname, 'talks') }).cases.filter(({ from }) => from === 'talks')

test('there are eight talks for each role', () => {
  const roles = Map.groupBy(talks, ({ lane }) => lane)
  expect([...roles].map(([role, read]) => [role, read.length]).sort()).toEqual([
    ['home_service', 8],
    ['professional_services', 8],
    ['receptionist', 8],
    ['sales', 8],
    ['support', 8],
  ])
})

test('sixty public transfers are named, none twice', () => {
  expect(new Set(transfers.ids).size).toBe(60)
})

const scoreOf = (talk: (typeof talks)[number]) => {
  const note = noteOf(talk, 'brief')
  if (!note || !talk.gold) throw new Error(`${talk.id} has no brief or no gold.`)
  return score(talk.id, talk.gold, note)
}

test.each(talks)('with its brief, the note on $id says everything that decides and nothing that is false', (talk) => {
  const { deciding, untrue } = scoreOf(talk)
  expect({ absent: deciding.absent, untrue }).toEqual({ absent: [], untrue: [] })
})
