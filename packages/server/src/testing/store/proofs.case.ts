import { after, minutes, type Playbook } from '@baton-desk/core'
import { describe, expect, test } from 'vitest'
import { playbookRecords } from '../../store/playbooks.ts'
import { claimProofs, proofRecords } from '../../store/proofs.ts'
import { SOME_INSTANT } from '../handoff.ts'
import type { StoreAtTest } from './store-at-test.ts'

export function describeProofs(at: StoreAtTest): void {
  const { newWorkspace } = at

  describe('a proof', () => {
    const kept = {
      problems: [],
      remarks: ['Support has nobody.'],
      gaps: [],
      gapWords: [],
      from: SOME_INSTANT,
      to: SOME_INSTANT,
    }

    test('is due at once for a workspace with a playbook, then when it was said to be, each time for one process', async () => {
      const [workspace, without] = [await newWorkspace(), await newWorkspace()]
      await at.store.transaction(workspace, (tx) =>
        playbookRecords(tx, workspace).write({ basedOn: 0, document: {} as Playbook, writtenBy: 'ana' }),
      )
      const claim = async () =>
        (await at.store.systemTransaction(claimProofs)).filter((id) => id === workspace || id === without)
      expect((await Promise.all([claim(), claim(), claim()])).flat()).toEqual([workspace])
      expect(await at.store.transaction(workspace, (tx) => proofRecords(tx, workspace).read())).toBeNull()
      await at.store.transaction(workspace, async (tx, now) => {
        await proofRecords(tx, workspace).keep({ kept, nextAt: after(now, minutes(60)) })
        expect(await proofRecords(tx, workspace).read()).toEqual(kept)
      })
      at.clockShift += minutes(59)
      expect(await claim()).toEqual([])
      at.clockShift += minutes(1)
      expect((await Promise.all([claim(), claim()])).flat()).toEqual([workspace])
    })
  })
}
