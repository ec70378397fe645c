import { minutes } from '@baton-desk/core'
import { describe, expect, test } from 'vitest'
import { calendarRecords, claimCalendars } from '../../store/calendars.ts'
import type { StoreAtTest } from './store-at-test.ts'

export function describeCalendars(at: StoreAtTest): void {
  const { newWorkspace } = at

  describe('a calendar', () => {
    const url = 'https://calendar.example/oncall.ics'

    test('keeps its last good copy while it cannot be read, and says since when', async () => {
      const workspace = await newWorkspace()
      await at.store.transaction(workspace, async (tx) => {
        await calendarRecords(tx, workspace).keep({ url, body: 'BEGIN:VCALENDAR', remarks: ['a'], againInMs: 1000 })
        const [good] = await calendarRecords(tx, workspace).list()
        expect(good).toMatchObject({ url, failingSince: null, error: null, remarks: ['a'] })
        await calendarRecords(tx, workspace).keep({ url, error: 'it answered 404', againInMs: 1000 })
        const [failing] = await calendarRecords(tx, workspace).list()
        expect(failing).toMatchObject({
          readAt: good?.readAt,
          failingSince: expect.any(String),
          error: 'it answered 404',
          remarks: ['a'],
        })
        await calendarRecords(tx, workspace).keep({ url, error: 'it answered 500', againInMs: 1000 })
        expect(await calendarRecords(tx, workspace).list()).toEqual([{ ...failing, error: 'it answered 500' }])
        expect(await calendarRecords(tx, workspace).body(url)).toBe('BEGIN:VCALENDAR')
        await calendarRecords(tx, workspace).keep({ url, body: 'BEGIN:VCALENDAR again', remarks: [], againInMs: 1000 })
        expect(await calendarRecords(tx, workspace).list()).toMatchObject([
          { failingSince: null, error: null, remarks: [] },
        ])
        await calendarRecords(tx, workspace).drop(url)
        expect(await calendarRecords(tx, workspace).body(url)).toBeNull()
      })
    })

    test('is read by one process when its time has come, and by another when that one is never heard of again', async () => {
      const workspace = await newWorkspace()
      await at.store.transaction(workspace, async (tx) => {
        await calendarRecords(tx, workspace).expect([url])
        await calendarRecords(tx, workspace).expect([url])
      })
      const claim = async () =>
        (await at.store.systemTransaction((tx) => claimCalendars(tx, 50))).filter((one) => one.workspace === workspace)
      const claims = await Promise.all([claim(), claim(), claim()])
      expect(claims.flat()).toEqual([{ workspace, url }])
      expect(await claim()).toEqual([])
      at.clockShift += minutes(3)
      expect(await claim()).toEqual([{ workspace, url }])
      await at.store.transaction(workspace, (tx) =>
        calendarRecords(tx, workspace).keep({ url, body: 'BEGIN:VCALENDAR', remarks: [], againInMs: minutes(15) }),
      )
      at.clockShift += minutes(14)
      expect(await claim()).toEqual([])
    })
  })
}
