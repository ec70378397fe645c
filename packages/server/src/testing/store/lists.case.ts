import { after, type Handoff, type HandoffEvent, minutes } from '@baton-desk/core'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { ListRows } from '../../app/ports/handoffs.ts'
import { UnreadableCursor } from '../../app/ports/store.ts'
import { eraseConversation } from '../../store/conversations.ts'
import { indexWords } from '../../store/found-by.ts'
import { handoffRecords } from '../../store/handoffs.ts'
import { changeSave, offeredHandoff, SOME_INSTANT } from '../handoff.ts'
import type { StoreAtTest } from './store-at-test.ts'

export function describeLists(at: StoreAtTest): void {
  const { newWorkspace, save, read } = at

  describe('lists', () => {
    const all = async (workspace: string, query: Omit<ListRows, 'limit'>, limit: number): Promise<string[]> => {
      const ids: string[] = []
      let cursor: string | undefined
      for (let pages = 0; pages < 50; pages += 1) {
        const page = await at.store.transaction(workspace, (tx) =>
          handoffRecords(tx, workspace).list({ ...query, cursor, limit }),
        )
        expect(page.rows.length).toBeLessThanOrEqual(limit)
        ids.push(...page.rows.map(({ id }) => id))
        if (!page.nextCursor) return ids
        cursor = page.nextCursor
      }
      throw new Error('the list has no end')
    }

    test('give each handoff once, by urgency, then time to act, however small the pages are', async () => {
      const workspace = await newWorkspace()
      const urgencies = ['fyi', 'now', 'today', 'this_week'] as const
      const handoffs = Array.from({ length: 24 }, (_, index) =>
        offeredHandoff({
          urgency: urgencies[index % 4],
          acceptBy: after(SOME_INSTANT, minutes((index * 7) % 5)),
          owner: index % 3 ? 'ana' : 'ben',
        }),
      )
      for (const handoff of handoffs) await save(workspace, handoff)
      const rank = { now: 0, today: 1, this_week: 2, fyi: 3 }
      const sorted = handoffs.toSorted(
        (a, b) => rank[a.urgency] - rank[b.urgency] || a.acceptBy.localeCompare(b.acceptBy) || (a.id < b.id ? -1 : 1),
      )
      expect(await all(workspace, { view: 'all' }, 5)).toEqual(sorted.map(({ id }) => id))
      expect(await all(workspace, { view: 'not_accepted' }, 7)).toEqual(sorted.map(({ id }) => id))
      expect(await all(workspace, { view: 'mine', person: 'ben' }, 3)).toEqual(
        sorted.filter(({ owner }) => owner === 'ben').map(({ id }) => id),
      )
    })

    test('put a handoff into the views it belongs to and count them', async () => {
      const workspace = await newWorkspace()
      const offered = offeredHandoff()
      const past = offeredHandoff()
      const later: Handoff = offeredHandoff({ owner: 'ben', acceptBy: '2999-01-01T00:00:00.000Z' })
      const moved: Handoff = offeredHandoff({
        owner: 'ben',
        acceptBy: '2999-01-01T00:00:00.000Z',
        move: { to: 'ana', lane: 'support', reason: 'knows them', step: 0, back: { state: 'offered' } },
      })
      const { acceptBy, reminders, state, ...common } = offeredHandoff({ owner: 'ben' })
      const accepted: Handoff = {
        ...common,
        state: 'accepted',
        readBack: { text: 'will do', by: 'ben', at: SOME_INSTANT },
        decideBy: '2999-01-01T00:00:00.000Z',
      }
      const { acceptBy: _, reminders: __, state: ___, ...rest } = past
      for (const handoff of [offered, past, later, moved, accepted]) await save(workspace, handoff)
      const before = await read(workspace, past.id)
      const closed: Handoff = {
        ...rest,
        state: 'withdrawn',
        reason: 'solved',
        by: { kind: 'agent', id: 'robin' },
        closedAt: SOME_INSTANT,
      }
      await at.store.transaction(workspace, (tx) =>
        handoffRecords(tx, workspace).saveChange(changeSave(before, closed)),
      )

      const sorted = (ids: string[]) => ids.toSorted()
      expect(sorted(await all(workspace, { view: 'mine', person: 'ana' }, 10))).toEqual(sorted([offered.id, moved.id]))
      expect(sorted(await all(workspace, { view: 'not_accepted' }, 10))).toEqual(
        sorted([offered.id, later.id, moved.id]),
      )
      expect(await all(workspace, { view: 'overdue' }, 10)).toEqual([offered.id])
      expect(sorted(await all(workspace, { view: 'all' }, 10))).toEqual(
        sorted([offered.id, later.id, moved.id, accepted.id]),
      )
      expect(await all(workspace, { view: 'closed' }, 10)).toEqual([past.id])
      expect(await at.store.transaction(workspace, (tx) => handoffRecords(tx, workspace).count('ana'))).toEqual({
        mine: 2,
        not_accepted: 3,
        overdue: 1,
        waiting: 0,
        all: 4,
        lanes: { support: 4 },
      })
    })

    test('keep for each person what they put aside, wait for or have decided, the latest first', async () => {
      const workspace = await newWorkspace()
      const { acceptBy, reminders, state, ...common } = offeredHandoff({ owner: 'ben' })
      const readBack = { text: 'will do', by: 'ben', at: SOME_INSTANT }
      const until = '2999-01-01T00:00:00.000Z'
      const snoozed: Handoff = { ...common, state: 'waiting', for: 'time', readBack, decideBy: until, resumeAt: until }
      const made = { id: 'd1', by: 'ben', at: SOME_INSTANT, noteVersion: 1, fromNote: true }
      const decision = { ...made, kind: 'take_over' as const, promised: 'A call by five.' }
      const rest = (() => {
        const { acceptBy: _, reminders: __, state: ___, ...of } = offeredHandoff({ owner: 'ben' })
        return of
      })()
      const changedAt = after(SOME_INSTANT, minutes(5))
      const taken: Handoff = { ...rest, state: 'decided', decision, hearBy: null, changedAt }
      for (const handoff of [snoozed, taken, offeredHandoff({ owner: 'ben' }), offeredHandoff()])
        await save(workspace, handoff)
      expect(await all(workspace, { view: 'my_work', person: 'ben' }, 1)).toEqual([taken.id, snoozed.id])
      expect(await all(workspace, { view: 'my_work', person: 'ana' }, 10)).toEqual([])
      expect(await all(workspace, { view: 'waiting' }, 10)).toEqual([snoozed.id])
      const rows = await at.store.transaction(workspace, (tx) =>
        handoffRecords(tx, workspace).list({ view: 'my_work', person: 'ben', limit: 5 }),
      )
      expect(rows.rows.map(({ summary }) => summary)).toMatchObject([
        { decided: { kind: 'take_over', by: 'ben', at: SOME_INSTANT, promised: true } },
        { waits: { for: 'time', until } },
      ])
    })

    test('can be narrowed by words, lane, agent and reference', async () => {
      const workspace = await newWorkspace()
      const [one, two] = [offeredHandoff({ reference: 'r1', lane: 'sales' }), offeredHandoff({ agent: 'wren' })]
      for (const handoff of [one, two]) await save(workspace, handoff)
      expect(await all(workspace, { view: 'all', search: 'IMANI' }, 10)).toHaveLength(2)
      expect(await all(workspace, { view: 'all', search: ' okafor  imani' }, 10)).toHaveLength(2)
      expect(await all(workspace, { view: 'all', search: 'imani nobody' }, 10)).toEqual([])
      expect(await all(workspace, { view: 'all', search: '100%_no' }, 10)).toEqual([])
      expect(await all(workspace, { view: 'all', lane: 'sales' }, 10)).toEqual([one.id])
      expect(await all(workspace, { view: 'all', agent: 'wren' }, 10)).toEqual([two.id])
      expect(await all(workspace, { view: 'all', reference: 'r1' }, 10)).toEqual([one.id])
      expect(await all(workspace, { view: 'all', reference: 'r1', agent: 'wren' }, 10)).toEqual([])
    })

    test('are searched by every word of the note and of what was written beside it, and by parts of words', async () => {
      const workspace = await newWorkspace()
      const { note } = offeredHandoff()
      const wordy = offeredHandoff({
        reference: 'run/8812-x',
        note: {
          ...note,
          known: [{ text: 'The boiler was serviced in Köln.' }],
          unknown: [{ text: 'Whether the valve leaks', kind: 'missing', sources: [] }],
          draft: { channel: 'email', body: 'Dear Mr O’Brien, we are sorry.' },
          action: {
            tool: 'send_engineer',
            arguments: { street: 'Lindenallee', cost: 4711, password: 'Sesame-open-99' },
            hash: 'h',
          },
        },
      })
      for (const handoff of [wordy, offeredHandoff()]) await save(workspace, handoff)
      const before = await read(workspace, wordy.id)
      const event = {
        ...{ type: 'commented', at: SOME_INSTANT, by: { kind: 'desk' }, data: {} },
        words: { text: 'Ring the caretaker (Frau Yılmaz) first' },
      } as HandoffEvent
      await at.store.transaction(workspace, (tx) =>
        handoffRecords(tx, workspace).saveChange(changeSave(before, wordy, { event })),
      )
      for (const search of [
        ...[
          'boiler',
          'KOLN',
          'köln serviced',
          'oile',
          'leaks',
          'brien',
          'Lindenallee',
          'enallee',
          '4711',
          'send_engineer',
        ],
        ...['caretaker', 'yilmaz boiler', '(caretaker', '8812', wordy.id.slice(-9), 'le', 'okafor valve'],
      ])
        expect(await all(workspace, { view: 'all', search }, 10), search).toEqual([wordy.id])
      // What is hidden from who lists it is not found either.
      for (const search of ['Sesame', 'boiler nowhere', "o'x", 'lea\\s', "'"])
        expect(await all(workspace, { view: 'closed', search }, 10), search).toEqual([])
      expect(await all(workspace, { view: 'all', search: 'Sesame' }, 10)).toEqual([])
    })

    test('are searched by what was said in the conversation where no agent asks, as long as that is kept', async () => {
      const workspace = await newWorkspace()
      const spoken = offeredHandoff()
      await save(workspace, spoken, { conversation: [{ role: 'customer', text: 'My parrot is called Coco' }] })
      const before = await read(workspace, spoken.id)
      await at.store.transaction(workspace, (tx) =>
        handoffRecords(tx, workspace).saveChange(
          changeSave(before, spoken, { messages: [{ role: 'customer', text: 'and it whistles' }] }),
        ),
      )
      for (const search of ['parrot', 'whistles coco imani'])
        expect(await all(workspace, { view: 'all', search }, 10)).toEqual([spoken.id])
      expect(await all(workspace, { view: 'all', search: 'parrot', agent: spoken.agent }, 10)).toEqual([])
      await at.store.transaction(workspace, (tx) =>
        eraseConversation(tx, workspace, { handoff: spoken.id, at: SOME_INSTANT }),
      )
      expect(await all(workspace, { view: 'all', search: 'parrot' }, 10)).toEqual([])
      expect(await all(workspace, { view: 'all', search: 'imani' }, 10)).toEqual([spoken.id])
    })

    test('find a handoff of before the words were kept once it was gone through', async () => {
      const [workspace, other] = [await newWorkspace(), await newWorkspace()]
      const old = offeredHandoff({ customer: 'C-1' })
      await save(workspace, old, { conversation: [{ role: 'customer', text: 'My parrot is called Coco' }] })
      await save(other, offeredHandoff())
      await at.store.systemTransaction(async (tx) => {
        await sql`delete from found_by where workspace = ${workspace}`.execute(tx)
        await sql`update handoffs set found = null where workspace = ${workspace}`.execute(tx)
      })
      expect(await all(workspace, { view: 'all', search: 'imani' }, 10)).toEqual([])
      expect(await at.store.systemTransaction((tx) => indexWords(tx, 10))).toBe(1)
      expect(await at.store.systemTransaction((tx) => indexWords(tx, 10))).toBe(0)
      for (const search of ['imani', 'twice', 'parrot', 'c-1'])
        expect(await all(workspace, { view: 'all', search }, 10), search).toEqual([old.id])
    })

    test('refuse a cursor that is none of theirs', async () => {
      const workspace = await newWorkspace()
      for (const cursor of [
        'x',
        Buffer.from('[1,2]').toString('base64url'),
        Buffer.from(`[9,"${SOME_INSTANT}","a"]`).toString('base64url'),
      ])
        await expect(
          at.store.transaction(workspace, (tx) =>
            handoffRecords(tx, workspace).list({ view: 'all', cursor, limit: 5 }),
          ),
        ).rejects.toBeInstanceOf(UnreadableCursor)
    })
  })
}
