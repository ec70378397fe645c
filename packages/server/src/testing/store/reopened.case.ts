import { expect, test } from 'vitest'
import { handoffRecords } from '../../store/handoffs.ts'
import { openStore } from '../../store/store.ts'
import { createWorkspace } from '../../store/workspaces.ts'
import { newSave, offeredHandoff } from '../handoff.ts'
import type { StoreAtTest } from './store-at-test.ts'

export function describeReopening(at: StoreAtTest): void {
  test('may be opened by a later process: what was saved is there', async () => {
    const address = await at.databases.createAddress()
    const first = await openStore({ ...address, jobs: false })
    const handoff = offeredHandoff()
    await first.transaction('w', async (tx) => {
      await createWorkspace(tx, { id: 'w', name: 'W', practice: false })
      await handoffRecords(tx, 'w').saveNew(newSave(handoff))
    })
    await first.close()
    const second = await openStore({ ...address, jobs: false })
    try {
      expect((await second.transaction('w', (tx) => handoffRecords(tx, 'w').read(handoff.id)))?.handoff).toEqual(
        handoff,
      )
    } finally {
      await second.close()
    }
  })
}
