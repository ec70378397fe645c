import { describe, expect, test } from 'vitest'
import { noticeRecords } from '../../store/notices.ts'
import { peopleRecords } from '../../store/people.ts'
import type { StoreAtTest } from './store-at-test.ts'

export function describeNotices(at: StoreAtTest): void {
  const { newWorkspace } = at

  describe('a notice', () => {
    test('is told to each person once, is theirs to see, and is mailed to the address they have', async () => {
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
        expect((await noticeRecords(tx, workspace).add(notice)).sort()).toEqual(['ana', 'ben'])
        expect(await noticeRecords(tx, workspace).add({ ...notice, people: ['ben', 'cleo'] })).toEqual(['cleo'])
        const { subject, body } = notice
        const toMail = (id: string) => noticeRecords(tx, workspace).toMail({ id: 'n1', person: id })
        expect(await toMail('ana')).toEqual({ email: 'ana@example.com', subject, body })
        expect(await toMail('ben')).toEqual({ email: null, subject, body })
        await noticeRecords(tx, workspace).mailed({ id: 'n1', person: 'ana' })
        expect(await toMail('ana')).toBeNull()
        const unseen = (person: string, limit = 10) => noticeRecords(tx, workspace).countUnseen({ person, limit })
        expect(await unseen('ana')).toBe(1)
        expect(await unseen('ana', 0)).toBe(0)
        expect(await noticeRecords(tx, workspace).see({ id: 'n1', person: 'ana' })).toBe(true)
        expect([await unseen('ana'), await unseen('ben')]).toEqual([0, 1])
        expect(await noticeRecords(tx, workspace).see({ id: 'n1', person: 'eve' })).toBe(false)
        expect(await noticeRecords(tx, workspace).list({ person: 'ana', limit: 10 })).toMatchObject([
          { id: 'n1', subject, seenAt: expect.any(String) },
        ])
      })
    })
  })
}
