import { describe, expect, test } from 'vitest'
import { agentRecords, findKey } from '../../store/agents.ts'
import { handoffRecords } from '../../store/handoffs.ts'
import { findMemberships, peopleRecords } from '../../store/people.ts'
import { offeredHandoff, SOME_INSTANT } from '../handoff.ts'
import type { StoreAtTest } from './store-at-test.ts'

export function describePeople(at: StoreAtTest): void {
  const { newWorkspace, save } = at

  describe('somebody who left', () => {
    test('is no member and opens nothing, is still named, and may come back as somebody who has to sign in', async () => {
      const workspace = await newWorkspace()
      const ana = {
        person: 'ana',
        name: 'Ana Ruiz',
        email: 'ana@example.com',
        role: 'member' as const,
        practice: false,
      }
      await at.store.transaction(workspace, async (tx) => {
        await peopleRecords(tx, workspace).follow([ana])
        await peopleRecords(tx, workspace).change('ana', {
          userId: `u-${workspace}`,
          reachableAt: SOME_INSTANT,
          role: 'admin',
        })
        await agentRecords(tx, workspace).addKey({ id: 'k1', person: 'ana', prefix: `p-${workspace}`, hash: 'h' })
        expect(await peopleRecords(tx, workspace).remove('ana')).toBe(true)
        expect(await peopleRecords(tx, workspace).remove('ana')).toBe(false)
        expect(await peopleRecords(tx, workspace).list()).toEqual([])
        expect(await peopleRecords(tx, workspace).names()).toEqual({ ana: 'Ana Ruiz' })
      })
      expect(await findKey(at.store.db, `p-${workspace}`)).toBeNull()
      expect(await findMemberships(at.store.db, `u-${workspace}`)).toEqual([])
      await at.store.transaction(workspace, async (tx) => {
        await peopleRecords(tx, workspace).follow([ana])
        expect(await peopleRecords(tx, workspace).list()).toMatchObject([
          { person: 'ana', role: 'member', reachableAt: null, userId: null },
        ])
      })
      expect(await findKey(at.store.db, `p-${workspace}`)).toMatchObject({ revoked: true })
    })

    test('is found by what waits for them, as owner or as the one it is moved to', async () => {
      const workspace = await newWorkspace()
      const owned = offeredHandoff({ owner: 'ana' })
      const moved = offeredHandoff({
        owner: 'ben',
        move: { to: 'ana', lane: 'support', step: 0, reason: 'Knows them.', back: { state: 'offered' } },
      })
      const others = offeredHandoff({ owner: 'ben' })
      for (const handoff of [owned, moved, others]) await save(workspace, handoff)
      const found = await at.store.transaction(workspace, (tx) =>
        handoffRecords(tx, workspace).waitingForOthers(['ben', 'sam']),
      )
      expect(found.map(({ id }) => id).sort()).toEqual([owned.id, moved.id].sort())
      expect(
        await at.store.transaction(workspace, (tx) => handoffRecords(tx, workspace).waitingForOthers(['ana', 'ben'])),
      ).toEqual([])
    })
  })

  describe('people', () => {
    test('members follow the playbook and keep what they have set themselves', async () => {
      const workspace = await newWorkspace()
      const person = (id: string, parts = {}) => ({
        person: id,
        name: id.toUpperCase(),
        role: 'member' as const,
        practice: false,
        ...parts,
      })
      await at.store.transaction(workspace, async (tx) => {
        await peopleRecords(tx, workspace).follow([
          person('ana', { email: 'ana@example.org', role: 'admin' }),
          person('ben', { email: 'ANA@example.org' }),
        ])
        await peopleRecords(tx, workspace).change('ana', {
          userId: `user-of-${workspace}`,
          email: 'a@example.org',
          reachableAt: SOME_INSTANT,
        })
        await peopleRecords(tx, workspace).follow([
          person('ana', { name: 'Ana Silva', email: 'ana@example.org' }),
          person('caz'),
        ])
        expect(await peopleRecords(tx, workspace).list()).toEqual([
          {
            person: 'ana',
            name: 'Ana Silva',
            email: 'a@example.org',
            role: 'admin',
            userId: `user-of-${workspace}`,
            reachableAt: SOME_INSTANT,
            practice: false,
            wantsDigest: true,
          },
          {
            person: 'ben',
            name: 'BEN',
            email: null,
            role: 'member',
            userId: null,
            reachableAt: null,
            practice: false,
            wantsDigest: true,
          },
          {
            person: 'caz',
            name: 'CAZ',
            email: null,
            role: 'member',
            userId: null,
            reachableAt: null,
            practice: false,
            wantsDigest: true,
          },
        ])
      })
      expect(await findMemberships(at.store.db, `user-of-${workspace}`)).toEqual([
        { workspace, practice: false, person: 'ana', role: 'admin' },
      ])
    })
  })
}
