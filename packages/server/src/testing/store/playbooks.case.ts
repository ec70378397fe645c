import type { Playbook } from '@baton-desk/core'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { playbookRecords } from '../../store/playbooks.ts'
import { offeredHandoff } from '../handoff.ts'
import type { StoreAtTest } from './store-at-test.ts'

export function describePlaybooks(at: StoreAtTest): void {
  const { newWorkspace, save } = at

  describe('versions of a playbook', () => {
    test('are listed newest first with their writer and reason, and those of open handoffs are known', async () => {
      const workspace = await newWorkspace()
      const write = (basedOn: number, why?: string, text?: string) =>
        at.store.transaction(workspace, (tx) =>
          playbookRecords(tx, workspace).write({
            basedOn,
            document: { name: 'p' } as Playbook,
            writtenBy: 'ana',
            why,
            text,
          }),
        )
      await write(0)
      await write(1, 'Ben joins', 'name: p # why not')
      await write(2)
      await save(workspace, offeredHandoff({ playbook: 2 }))
      await at.store.transaction(workspace, async (tx) => {
        const versions = await playbookRecords(tx, workspace).list({ limit: 2 })
        expect(versions).toMatchObject([
          { version: 3, writtenBy: 'ana', why: null },
          { version: 2, why: 'Ben joins' },
        ])
        expect(await playbookRecords(tx, workspace).list({ before: 2, limit: 2 })).toMatchObject([{ version: 1 }])
        expect(await playbookRecords(tx, workspace).read(2)).toMatchObject({ text: 'name: p # why not' })
        expect(await playbookRecords(tx, workspace).read(3)).toMatchObject({ text: null })
        expect(await playbookRecords(tx, workspace).inUse()).toEqual([2])
      })
    })
  })

  describe('playbooks', () => {
    test('a playbook gets the next version, unless somebody else was first; old versions stay as they are', async () => {
      const workspace = await newWorkspace()
      const document = { name: 'first' } as Playbook
      await at.store.transaction(workspace, async (tx) => {
        expect(await playbookRecords(tx, workspace).read()).toBeNull()
        expect(await playbookRecords(tx, workspace).write({ basedOn: 0, document, writtenBy: 'ana' })).toMatchObject({
          version: 1,
          writtenBy: 'ana',
          document,
        })
        expect(await playbookRecords(tx, workspace).write({ basedOn: 0, document, writtenBy: 'ben' })).toBeNull()
        expect(
          await playbookRecords(tx, workspace).write({
            basedOn: 1,
            document: { name: 'second' } as Playbook,
            writtenBy: 'ben',
          }),
        ).toMatchObject({ version: 2 })
        expect((await playbookRecords(tx, workspace).read())?.document.name).toBe('second')
        expect((await playbookRecords(tx, workspace).read(1))?.document.name).toBe('first')
      })
      await expect(
        at.store.transaction(workspace, (tx) =>
          sql`update playbooks set document = '{}' where workspace = ${workspace}`.execute(tx),
        ),
      ).rejects.toThrow('append-only')
    })
  })
}
