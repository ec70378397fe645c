import { ALWAYS } from '@baton-desk/core/telling'
import { describe, expect, test } from 'vitest'
import { channelRecords } from '../../store/channels.ts'
import { noticeRecords } from '../../store/notices.ts'
import { peopleRecords } from '../../store/people.ts'
import { tellingRecords } from '../../store/telling.ts'
import type { StoreAtTest } from './store-at-test.ts'

export function describeNotices(at: StoreAtTest): void {
  const { newWorkspace } = at

  describe('a notice', () => {
    test('is told to each person once, is theirs to see, and waits to be told by a channel where they have one', async () => {
      const workspace = await newWorkspace()
      const person = (id: string, email?: string) => ({
        person: id,
        name: id,
        email,
        role: 'member' as const,
        practice: false,
      })
      const notice = { id: 'n1', people: ['ana', 'ben', 'ana'], subject: 'A gap', body: 'Support has nobody.' }
      await at.store.transaction(workspace, async (tx) => {
        await peopleRecords(tx, workspace).follow([person('ana', 'ana@example.com'), person('ben')])
        const address = { address: 'ana@example.com', addressHash: 'ana', label: 'ana@example.com' }
        await channelRecords(tx, workspace).add({
          ...ALWAYS,
          ...address,
          id: 'c1',
          person: 'ana',
          kind: 'email',
          isProven: true,
        })
        await noticeRecords(tx, workspace).add(notice)
        await noticeRecords(tx, workspace).add({ ...notice, people: ['ben', 'cleo'] })
        const { subject } = notice
        const due = (id: string) => tellingRecords(tx, workspace).dueNotices(id)
        expect([await due('ana'), await due('ben'), await due('cleo')]).toEqual([[{ id: 'n1', tried: [] }], [], []])
        const unseen = (person: string, limit = 10) => noticeRecords(tx, workspace).countUnseen({ person, limit })
        expect(await unseen('ana')).toBe(1)
        expect(await unseen('ana', 0)).toBe(0)
        expect(await noticeRecords(tx, workspace).see({ id: 'n1', person: 'ana' })).toBe(true)
        expect(await due('ana')).toEqual([])
        expect([await unseen('ana'), await unseen('ben')]).toEqual([0, 1])
        expect(await noticeRecords(tx, workspace).see({ id: 'n1', person: 'eve' })).toBe(false)
        expect(await noticeRecords(tx, workspace).list({ person: 'ana', limit: 10 })).toMatchObject([
          { id: 'n1', subject, seenAt: expect.any(String) },
        ])
      })
    })
  })
}
