import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { StoreAtTest } from './store-at-test.ts'

export function describeTransactions(at: StoreAtTest): void {
  const { newWorkspace } = at

  describe('inside a transaction', () => {
    test('only its own handle may be used; anything else is refused at once instead of hanging', async () => {
      const workspace = await newWorkspace()
      await at.store.transaction(workspace, async (tx) => {
        await expect(at.store.db.selectFrom('workspaces').select('id').execute()).rejects.toThrow(
          'inside a transaction',
        )
        await expect(at.store.transaction(workspace, async () => 1)).rejects.toThrow('inside a transaction')
        await expect(at.store.db.transaction().execute(async () => 1)).rejects.toThrow('inside a transaction')
        await expect(at.store.boss.send('case-jobs', {})).rejects.toThrow('inside a transaction')
        expect((await sql`select 1 as one from workspaces`.execute(tx)).rows).toHaveLength(1)
      })
      expect(await at.store.transaction(workspace, async () => 'free again')).toBe('free again')
    })
  })
}
