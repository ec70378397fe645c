import type { Handoff } from '@baton-desk/core'
import { afterAll, beforeAll } from 'vitest'
import type { SaveNew, Stored } from '../../app/ports/handoffs.ts'
import { handoffRecords } from '../../store/handoffs.ts'
import type { Store } from '../../store/store.ts'
import { createWorkspace } from '../../store/workspaces.ts'
import { type StoreKind, startDatabases, type TestDatabases } from '../databases.ts'
import { newSave } from '../handoff.ts'

/** One store for all the cases of a run, whose clock they move; each makes its own workspaces. */
export type StoreAtTest = {
  readonly store: Store
  readonly databases: TestDatabases
  /** Milliseconds added to the database's clock. */
  clockShift: number
  newWorkspace(practice?: boolean): Promise<string>
  save(
    workspace: string,
    handoff: Handoff,
    parts?: Partial<SaveNew>,
  ): ReturnType<ReturnType<typeof handoffRecords>['saveNew']>
  /** Throws where there is none. */
  read(workspace: string, id: string): Promise<Stored>
}

/** To be called within a `describe`: it opens the store before its tests and closes it after them. */
export function openStoreAtTest(kind: StoreKind, options: { plainOwner?: boolean }): StoreAtTest {
  let databases: TestDatabases
  let store: Store
  let workspaces = 0
  beforeAll(async () => {
    databases = await startDatabases(kind, options)
    store = await databases.open({ clockShift: () => at.clockShift })
  })
  afterAll(() => databases.stop())
  const at: StoreAtTest = {
    clockShift: 0,
    get store() {
      return store
    },
    get databases() {
      return databases
    },
    async newWorkspace(practice = false) {
      workspaces += 1
      const id = `w${workspaces}`
      await store.transaction(id, (tx) => createWorkspace(tx, { id, name: id, practice }))
      return id
    },
    save: (workspace, handoff, parts) =>
      store.transaction(workspace, (tx) => handoffRecords(tx, workspace).saveNew(newSave(handoff, parts))),
    async read(workspace, id) {
      const stored = await store.transaction(workspace, (tx) => handoffRecords(tx, workspace).read(id))
      if (!stored) throw new Error(`expected handoff ${id}`)
      return stored
    },
  }
  return at
}
