import { randomUUID } from 'node:crypto'
import type { VerdictRecord } from '@baton-desk/core'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { UnreadableCursor } from '../../app/ports/store.ts'
import type { ListVerdicts } from '../../app/ports/verdicts.ts'
import { erasureRecords } from '../../store/erasures.ts'
import { verdictRecords } from '../../store/verdicts.ts'
import { purgePractice } from '../../store/workspaces.ts'
import { SOME_INSTANT } from '../handoff.ts'
import type { StoreAtTest } from './store-at-test.ts'

export function describeVerdicts(at: StoreAtTest): void {
  const { newWorkspace } = at

  describe('the audit of the gate', () => {
    const verdictOf = (parts: Partial<VerdictRecord> = {}): VerdictRecord => ({
      id: randomUUID(),
      judgedAt: SOME_INSTANT,
      playbook: 1,
      kind: 'action',
      tool: 'refund',
      actionHash: 'f00d',
      verdict: 'review',
      decidedBy: 'over-limit',
      matched: ['over-limit'],
      failed: [{ id: 'gold', because: 'customer.tier is missing or of another type' }],
      approved: 'h1',
      lostBefore: 2,
      ...parts,
    })
    const add = (workspace: string, ...verdicts: VerdictRecord[]) =>
      at.store.transaction(workspace, (tx) =>
        verdictRecords(tx, workspace).add({ agent: 'robin', local: true, verdicts }),
      )
    const list = (workspace: string, query: Partial<ListVerdicts> = {}) =>
      at.store.transaction(workspace, (tx) => verdictRecords(tx, workspace).list({ limit: 10, ...query }))

    test('gives back what was recorded, and takes what is sent twice once', async () => {
      const workspace = await newWorkspace()
      const full = verdictOf()
      const { tool, actionHash, decidedBy, approved, ...plain } = verdictOf({ verdict: 'proceed', playbook: null })
      await add(workspace, full)
      await add(workspace, { ...full, verdict: 'never' }, plain)
      const { items, nextCursor } = await list(workspace)
      expect(nextCursor).toBeNull()
      expect(items).toHaveLength(2)
      expect(items.find(({ id }) => id === full.id)).toEqual({
        ...full,
        agent: 'robin',
        local: true,
        at: expect.stringMatching(/Z$/),
      })
      expect(items.find(({ id }) => id === plain.id)).toMatchObject(plain)
    })

    test('gives each verdict once, newest first, however small the pages are, by verdict and trigger', async () => {
      const workspace = await newWorkspace()
      const verdicts = (['proceed', 'review', 'review', 'never'] as const).map((verdict) =>
        verdictOf({ verdict, decidedBy: verdict === 'proceed' ? undefined : verdict }),
      )
      for (const verdict of verdicts) {
        at.clockShift += 1_000
        await add(workspace, verdict)
      }
      const paged = async (query: Partial<ListVerdicts>) => {
        const ids: string[] = []
        let cursor: string | undefined
        do {
          const page = await list(workspace, { ...query, limit: 1, cursor })
          ids.push(...page.items.map(({ id }) => id))
          cursor = page.nextCursor ?? undefined
        } while (cursor)
        return ids
      }
      const [proceed, first, second, never] = verdicts.map(({ id }) => id)
      expect(await paged({})).toEqual([never, second, first, proceed])
      expect(await paged({ verdict: 'review' })).toEqual([second, first])
      expect(await paged({ verdict: 'proceed' })).toEqual([proceed])
      expect(await paged({ trigger: 'never' })).toEqual([never])
      expect(await paged({ verdict: 'review', trigger: 'never' })).toEqual([])
      await expect(list(workspace, { cursor: 'x' })).rejects.toBeInstanceOf(UnreadableCursor)
    })

    test('can neither be changed nor removed, nor seen from elsewhere', async () => {
      const [workspace, other] = [await newWorkspace(), await newWorkspace()]
      await add(workspace, verdictOf())
      for (const statement of [
        sql`update verdicts set verdict = 'proceed' where workspace = ${workspace}`,
        sql`update verdicts set tool = 'pay' where workspace = ${workspace}`,
        sql`update verdicts set matched = '["other"]' where workspace = ${workspace}`,
        sql`delete from verdicts where workspace = ${workspace}`,
      ])
        await expect(at.store.transaction(workspace, (tx) => statement.execute(tx))).rejects.toThrow(
          /append-only|permission denied/,
        )
      await expect(sql`truncate verdicts`.execute(at.store.db)).rejects.toThrow('append-only')
      expect((await list(other)).items).toEqual([])
      expect(await at.store.transaction(other, (tx) => sql`select 1 from verdicts`.execute(tx))).toMatchObject({
        rows: [],
      })
      expect((await list(workspace)).items).toHaveLength(1)
    })

    test('loses what tells of a customer, and what is older than the workspace keeps it', async () => {
      const workspace = await newWorkspace()
      const young = verdictOf()
      at.clockShift -= 366 * 86_400_000
      await add(workspace, verdictOf())
      at.clockShift += 366 * 86_400_000
      await add(workspace, young)
      const { rows } = await at.store.transaction(workspace, (tx) =>
        sql`delete from verdicts where workspace = ${workspace} and at < desk_now() - interval '365 days' returning 1`.execute(
          tx,
        ),
      )
      expect(rows).toHaveLength(1)
      await at.store.transaction(workspace, (tx) =>
        erasureRecords(tx, workspace).takeRest({ refused: [], verdicts: [young.id], notices: [] }),
      )
      const { items } = await list(workspace)
      expect(items).toMatchObject([{ id: young.id, verdict: 'review', kind: 'erased', matched: [], failed: [] }])
      expect(items[0]).not.toHaveProperty('tool', 'refund')
    })

    test('goes with a practice workspace', async () => {
      const workspace = await newWorkspace(true)
      await add(workspace, verdictOf())
      await at.store.transaction(workspace, (tx) => purgePractice(tx, workspace))
      expect((await list(workspace)).items).toEqual([])
    })
  })
}
