import { after, type Handoff, minutes } from '@baton-desk/core'
import { checkTrail } from '@baton-desk/core/trail'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { eraseConversation, readConversation } from '../../store/conversations.ts'
import { eventRecords } from '../../store/events.ts'
import { handoffRecords } from '../../store/handoffs.ts'
import { changeSave, offeredHandoff, SOME_INSTANT } from '../handoff.ts'
import type { StoreAtTest } from './store-at-test.ts'

export function describeHandoffs(at: StoreAtTest): void {
  const { newWorkspace, save, read } = at

  describe('a handoff', () => {
    test('comes back as it was saved, with its trail intact', async () => {
      const workspace = await newWorkspace()
      const handoff = offeredHandoff({
        reference: 'run-1',
        customer: '+44 20 7946 0000',
        usefulUntil: after(SOME_INSTANT, minutes(90)),
      })
      const conversation = [{ role: 'customer' as const, text: 'I was charged twice' }]
      const saved = await save(workspace, handoff, { conversation })
      expect(saved).toEqual({ position: 1, deliveries: 0 })

      const stored = await read(workspace, handoff.id)
      expect(stored.handoff).toEqual(handoff)
      expect(stored).toMatchObject({ practice: false, messages: 1, trail: { seq: 1 } })
      await at.store.transaction(workspace, async (tx) => {
        const trail = await eventRecords(tx, workspace).trail(handoff.id)
        expect(trail).toHaveLength(1)
        expect(checkTrail(trail)).toEqual({ intact: true })
        expect(trail[0]?.hash).toBe(stored.trail.hash)
        expect(await handoffRecords(tx, workspace).findByReference('robin', 'run-1')).toBe(handoff.id)
        expect(await readConversation(tx, workspace, handoff.id)).toEqual({ messages: conversation, erased: false })
      })
    })

    test('keeps its earlier note when it is mended, and gets the messages that are added', async () => {
      const workspace = await newWorkspace()
      const handoff = offeredHandoff()
      await save(workspace, handoff)
      const mended: Handoff = {
        ...handoff,
        note: { ...handoff.note, what: 'Was charged three times.' },
        noteVersion: 2,
      }
      const before = await read(workspace, handoff.id)
      const saved = await at.store.transaction(workspace, (tx) =>
        handoffRecords(tx, workspace).saveChange(
          changeSave(before, mended, { messages: [{ role: 'customer', text: 'and again' }] }),
        ),
      )
      expect(saved.position).toBe(2)
      const stored = await read(workspace, handoff.id)
      expect(stored.handoff).toEqual(mended)
      expect(stored).toMatchObject({ messages: 1, trail: { seq: 2 } })
      await at.store.transaction(workspace, async (tx) => {
        expect(await handoffRecords(tx, workspace).oldNote(handoff.id, 1)).toEqual(handoff.note)
        expect(checkTrail(await eventRecords(tx, workspace).trail(handoff.id))).toEqual({ intact: true })
      })
    })

    test('is not changed by somebody who read it before another change', async () => {
      const workspace = await newWorkspace()
      const handoff = offeredHandoff()
      await save(workspace, handoff)
      const before = await read(workspace, handoff.id)
      const change = () =>
        at.store.transaction(workspace, (tx) =>
          handoffRecords(tx, workspace).saveChange(changeSave(before, { ...handoff, owner: 'ben' })),
        )
      await change()
      await expect(change()).rejects.toMatchObject({ what: 'version' })
      expect((await read(workspace, handoff.id)).trail.seq).toBe(2)
    })

    test('is decided by one of many who try at the same moment', async () => {
      const workspace = await newWorkspace()
      const handoff = offeredHandoff()
      await save(workspace, handoff)
      const results = await Promise.all(
        ['ana', 'ben', 'caz', 'dee', 'eva', 'fay'].map((owner) =>
          at.store.transaction(workspace, async (tx) => {
            const before = await handoffRecords(tx, workspace).lock(handoff.id)
            if (before?.handoff.owner !== 'ana') return 'late'
            await handoffRecords(tx, workspace).saveChange(changeSave(before, { ...handoff, owner: `${owner}-won` }))
            return 'first'
          }),
        ),
      )
      expect(results.filter((result) => result === 'first')).toHaveLength(1)
      expect((await read(workspace, handoff.id)).trail.seq).toBe(2)
    })

    test('with a reference or idempotency key that is taken is refused, and says which', async () => {
      const workspace = await newWorkspace()
      const idempotency = { actor: 'agent:robin', key: 'k1', requestHash: 'h', status: 201, body: { id: 'x' } }
      await save(workspace, offeredHandoff({ reference: 'run-1' }), { idempotency })
      await expect(save(workspace, offeredHandoff({ reference: 'run-1' }))).rejects.toMatchObject({
        what: 'reference',
      })
      await expect(save(workspace, offeredHandoff(), { idempotency })).rejects.toMatchObject({ what: 'idempotency' })
      const known = await at.store.transaction(workspace, (tx) =>
        handoffRecords(tx, workspace).idempotent('agent:robin', 'k1'),
      )
      expect(known).toEqual(idempotency)
      expect(await at.store.transaction(workspace, (tx) => eventRecords(tx, workspace).lastPosition())).toBe(1)
    })

    test('may hold what jsonb cannot: NUL and broken surrogates become the replacement character', async () => {
      const workspace = await newWorkspace()
      const handoff = offeredHandoff()
      await save(workspace, handoff, { submission: { 'a\0': 'x\0\ud800 \\u0000 \u{1F600}' } })
      const body = await at.store.transaction(
        workspace,
        async (tx) =>
          (await sql<{ body: unknown }>`select body from submissions where workspace = ${workspace}`.execute(tx))
            .rows[0]?.body,
      )
      expect(body).toEqual({ 'a\uFFFD': 'x\uFFFD\uFFFD \\u0000 \u{1F600}' })
    })

    test('in a workspace that is not there is not saved', async () => {
      await expect(save('nowhere', offeredHandoff())).rejects.toThrow('no workspace nowhere')
    })
  })

  describe('a customer', () => {
    test('who last decided for a customer is known', async () => {
      const workspace = await newWorkspace()
      const { acceptBy: _, reminders: __, ...common } = offeredHandoff({ customer: 'acct-9' })
      const decided: Handoff = {
        ...common,
        state: 'decided',
        hearBy: null,
        decision: { id: 'd1', kind: 'approve', by: 'ben', at: SOME_INSTANT, noteVersion: 1, fromNote: true },
      }
      await save(workspace, decided)
      expect(await at.store.transaction(workspace, (tx) => handoffRecords(tx, workspace).lastEngaged('acct-9'))).toBe(
        'ben',
      )
      expect(
        await at.store.transaction(workspace, (tx) => handoffRecords(tx, workspace).lastEngaged('acct-1')),
      ).toBeUndefined()
    })

    test('a conversation can be erased, its handoff stays', async () => {
      const workspace = await newWorkspace()
      const handoff = offeredHandoff()
      await save(workspace, handoff, {
        conversation: [{ role: 'customer', text: 'my secret' }],
        submission: { said: 'my secret' },
      })
      await at.store.transaction(workspace, async (tx) => {
        await eraseConversation(tx, workspace, { handoff: handoff.id, at: SOME_INSTANT })
        expect(await readConversation(tx, workspace, handoff.id)).toEqual({ messages: [], erased: true })
        expect(
          JSON.stringify((await sql`select body from submissions where workspace = ${workspace}`.execute(tx)).rows),
        ).not.toContain('secret')
      })
    })
  })
}
