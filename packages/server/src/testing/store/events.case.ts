import { checkTrail } from '@baton-desk/core/trail'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { eraseWords, eventRecords } from '../../store/events.ts'
import { offeredHandoff } from '../handoff.ts'
import type { StoreAtTest } from './store-at-test.ts'

export function describeEvents(at: StoreAtTest): void {
  const { newWorkspace, save } = at

  describe('the trail', () => {
    test('can neither be changed nor removed, only its words can be erased', async () => {
      const workspace = await newWorkspace()
      const handoff = offeredHandoff()
      await save(workspace, handoff)
      for (const statement of [
        sql`update events set at = now() where workspace = ${workspace}`,
        sql`update events set words = '{"ask":"other"}' where workspace = ${workspace}`,
        sql`update events set words = null, seq = 7 where workspace = ${workspace}`,
        sql`delete from events where workspace = ${workspace}`,
      ])
        await expect(at.store.transaction(workspace, (tx) => statement.execute(tx))).rejects.toThrow('append-only')
      const practice = await newWorkspace(true)
      await save(practice, offeredHandoff())
      await expect(
        at.store.transaction(practice, (tx) => sql`delete from events where workspace = ${practice}`.execute(tx)),
      ).rejects.toThrow('append-only')
      await expect(sql`truncate events`.execute(at.store.db)).rejects.toThrow('append-only')
      await at.store.transaction(workspace, (tx) => eraseWords(tx, workspace, [handoff.id]))
      const trail = await at.store.transaction(workspace, (tx) => eventRecords(tx, workspace).trail(handoff.id))
      expect(trail[0]?.words).toBeUndefined()
      expect(trail[0]?.wordsHash).toHaveLength(64)
      expect(checkTrail(trail)).toEqual({ intact: true })
    })

    test('that the first desks sealed gives up its words and its reference, and nothing else', async () => {
      const workspace = await newWorkspace()
      const handoff = offeredHandoff({ reference: 'run-7' })
      await save(workspace, handoff)
      const trail = () => at.store.transaction(workspace, (tx) => eventRecords(tx, workspace).trail(handoff.id))
      const [before] = await trail()
      for (const statement of [
        sql`update events set words = null, sealing = 0 where workspace = ${workspace}`,
        sql`update events set words = null, sealing = 0, data = data - 'owner' where workspace = ${workspace}`,
        sql`update events set words = null, sealing = 2, data = data - 'reference' where workspace = ${workspace}`,
      ])
        await expect(at.store.transaction(workspace, (tx) => statement.execute(tx))).rejects.toThrow('append-only')
      await at.store.transaction(workspace, (tx) => eraseWords(tx, workspace, [handoff.id]))
      const { reference, ...data } = { reference: undefined, ...before?.data }
      expect(reference).toBe('run-7')
      const erased = await trail()
      expect(erased).toEqual([{ ...before, words: undefined, data, sealing: 0 }])
      expect(checkTrail(erased)).toEqual({ intact: true })
    })

    test('of a workspace has positions without a gap, in the order of commits, however many write at once', async () => {
      const workspace = await newWorkspace()
      let seen = 0
      const reading = (async () => {
        while (seen < 40) {
          const events = await at.store.transaction(workspace, (tx) =>
            eventRecords(tx, workspace).after({ position: seen, limit: 100 }),
          )
          for (const event of events) expect(event.position).toBe(++seen)
        }
      })()
      await Promise.all(Array.from({ length: 40 }, () => save(workspace, offeredHandoff())))
      await reading
      expect(await at.store.transaction(workspace, (tx) => eventRecords(tx, workspace).lastPosition())).toBe(40)
    })

    test('can be followed by an agent for its own handoffs only', async () => {
      const workspace = await newWorkspace()
      const mine = offeredHandoff({ agent: 'wren' })
      await save(workspace, offeredHandoff())
      await save(workspace, mine)
      const events = await at.store.transaction(workspace, (tx) =>
        eventRecords(tx, workspace).after({ position: 0, limit: 9, agent: 'wren' }),
      )
      expect(events.map(({ handoff, position }) => ({ handoff, position }))).toEqual([
        { handoff: mine.id, position: 2 },
      ])
    })
  })
}
