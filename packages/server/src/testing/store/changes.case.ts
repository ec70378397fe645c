import { fromKysely } from 'pg-boss'
import { describe, expect, test } from 'vitest'
import { CHANGES_CHANNEL } from '../../store/changes-channel.ts'
import { handoffRecords } from '../../store/handoffs.ts'
import type { Heard } from '../../store/listen.ts'
import { newSave, offeredHandoff } from '../handoff.ts'
import type { StoreAtTest } from './store-at-test.ts'

export function describeChanges(at: StoreAtTest): void {
  const { newWorkspace, save } = at

  describe('a change', () => {
    test('is heard after it is committed, and not when it is rolled back', async () => {
      const workspace = await newWorkspace()
      const heard: Heard[] = []
      let wake = () => {}
      const unlisten = await at.store.listen(CHANGES_CHANNEL, (message) => {
        heard.push(message)
        wake()
      })
      const handoff = offeredHandoff()
      await expect(
        at.store.transaction(workspace, async (tx) => {
          await handoffRecords(tx, workspace).saveNew(newSave(handoff))
          throw new Error('changed my mind')
        }),
      ).rejects.toThrow('changed my mind')
      const told = new Promise<void>((resolve) => {
        wake = resolve
      })
      await save(workspace, handoff)
      await told
      await unlisten()
      expect(heard).toEqual([
        {
          kind: 'notified',
          payload: JSON.stringify({ w: workspace, p: 1, h: handoff.id })
            .replaceAll('":', '" : ')
            .replaceAll(',"', ', "'),
        },
      ])
    })

    test('puts its job on the queue when it is committed, and takes it along when it is rolled back', async () => {
      const workspace = await newWorkspace()
      await at.store.boss.createQueue('case-jobs')
      const enqueue = (n: number, fail: boolean) =>
        at.store.transaction(workspace, async (tx) => {
          await at.store.boss.send('case-jobs', { n }, { db: fromKysely(tx) })
          if (fail) throw new Error('no')
        })
      await expect(enqueue(1, true)).rejects.toThrow('no')
      await enqueue(2, false)
      expect((await at.store.boss.fetch<{ n: number }>('case-jobs', { batchSize: 5 })).map(({ data }) => data)).toEqual(
        [{ n: 2 }],
      )
    })
  })
}
