import { describe, expect, test } from 'vitest'
import { agentRecords, findKey } from '../../store/agents.ts'
import { peopleRecords } from '../../store/people.ts'
import { SOME_INSTANT } from '../handoff.ts'
import type { StoreAtTest } from './store-at-test.ts'

export function describeAgents(at: StoreAtTest): void {
  const { newWorkspace } = at

  describe('agents', () => {
    test('a key is found by its prefix before the workspace is known, until it is revoked', async () => {
      const workspace = await newWorkspace()
      await at.store.transaction(workspace, async (tx) => {
        expect(await agentRecords(tx, workspace).add({ id: 'robin', name: 'Robin', practice: false })).toBe(true)
        expect(await agentRecords(tx, workspace).add({ id: 'robin', name: 'Robin', practice: false })).toBe(false)
        await agentRecords(tx, workspace).addKey({ id: 'k1', agent: 'robin', prefix: `a-${workspace}`, hash: 'h1' })
        await agentRecords(tx, workspace).addKey({ id: 'k2', person: 'ana', prefix: `p-${workspace}`, hash: 'h2' })
        await peopleRecords(tx, workspace).follow([{ person: 'ana', name: 'Ana', role: 'admin', practice: false }])
      })
      expect(await findKey(at.store.db, `a-${workspace}`)).toEqual({
        kind: 'agent',
        workspace,
        keyId: 'k1',
        hash: 'h1',
        agent: 'robin',
        revoked: false,
        scopes: null,
        expiresAt: null,
        lastUsedAt: null,
      })
      expect(await findKey(at.store.db, `p-${workspace}`)).toMatchObject({
        kind: 'person',
        person: 'ana',
        role: 'admin',
      })
      expect(await findKey(at.store.db, 'nobody')).toBeNull()
      await at.store.transaction(workspace, async (tx) => {
        expect(await agentRecords(tx, workspace).revokeKey('k1', SOME_INSTANT)).toBe(true)
        expect(await agentRecords(tx, workspace).revokeKey('k9', SOME_INSTANT)).toBe(false)
        expect((await agentRecords(tx, workspace).list())[0]).toMatchObject({
          id: 'robin',
          keys: [{ id: 'k1', prefix: `a-${workspace}`, revokedAt: SOME_INSTANT }],
        })
      })
      expect(await findKey(at.store.db, `a-${workspace}`)).toMatchObject({ revoked: true })
    })
  })
}
