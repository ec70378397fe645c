import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { findDue } from '../../store/handoffs.ts'
import { offeredHandoff } from '../handoff.ts'
import type { StoreAtTest } from './store-at-test.ts'

export function describeTime(at: StoreAtTest): void {
  const { newWorkspace, save } = at

  describe('time', () => {
    test('is the database’s, shifted as the tests ask', async () => {
      const workspace = await newWorkspace()
      const nowAt = async (by: number) => {
        at.clockShift = by
        try {
          return await at.store.transaction(workspace, async (tx, now) => {
            const { rows } = await sql<{ database: Date }>`select desk_now() as database`.execute(tx)
            expect(Math.abs((rows[0]?.database.getTime() ?? 0) - Date.parse(now))).toBeLessThan(5_000)
            return Date.parse(now)
          })
        } finally {
          at.clockShift = 0
        }
      }
      const plain = await nowAt(0)
      const shifted = await nowAt(3_600_000)
      expect(shifted - plain).toBeGreaterThanOrEqual(3_600_000)
      expect(shifted - plain).toBeLessThan(3_660_000)
    })

    test('makes handoffs of all workspaces due, the oldest first', async () => {
      const [one, two] = [await newWorkspace(), await newWorkspace()]
      const late = offeredHandoff({ acceptBy: '2001-01-01T00:00:00.000Z' })
      const later = offeredHandoff({ acceptBy: '2001-01-02T00:00:00.000Z' })
      const notYet = offeredHandoff({ acceptBy: '2999-01-01T00:00:00.000Z' })
      await save(one, later)
      await save(two, late)
      await save(two, notYet)
      const found = await at.store.systemTransaction((tx) => findDue(tx, 1_000))
      expect(found.slice(0, 2)).toEqual([
        { workspace: two, handoff: late.id },
        { workspace: one, handoff: later.id },
      ])
      expect(found.map(({ handoff }) => handoff)).not.toContain(notYet.id)
    })
  })
}
