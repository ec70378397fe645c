import type { HandoffEvent } from '@baton-desk/core'
import { sql } from 'kysely'
import { fromKysely } from 'pg-boss'
import { describe, expect, test } from 'vitest'
import { deliveryRecords } from '../../store/deliveries.ts'
import { handoffRecords } from '../../store/handoffs.ts'
import { storeForApp, type ToDeliver } from '../../store/store-for-app.ts'
import { webhookRecords } from '../../store/webhooks.ts'
import { changeSave, offeredHandoff, SOME_INSTANT } from '../handoff.ts'
import type { StoreAtTest } from './store-at-test.ts'

export function describeDeliveries(at: StoreAtTest): void {
  const { newWorkspace, save, read } = at

  describe('a change', () => {
    test('makes a delivery for each webhook that wants it, kept until it is delivered', async () => {
      const workspace = await newWorkspace()
      const hook = (id: string, parts = {}) => ({
        id,
        url: `https://${id}.example/`,
        secret: 'whsec_x',
        agent: null,
        events: null,
        arguments: 'exact' as const,
        ...parts,
      })
      await at.store.transaction(workspace, async (tx) => {
        await webhookRecords(tx, workspace).add(hook('everything'))
        await webhookRecords(tx, workspace).add(hook('robins', { agent: 'robin', events: ['submitted', 'decided'] }))
        await webhookRecords(tx, workspace).add(hook('wrens', { agent: 'wren' }))
        await webhookRecords(tx, workspace).add(hook('decisions', { events: ['decided'] }))
        await webhookRecords(tx, workspace).add(hook('gone'))
        await webhookRecords(tx, workspace).remove('gone', 'it was removed')
      })
      const handoff = offeredHandoff()
      expect(await save(workspace, handoff)).toEqual({ position: 1, deliveries: 2 })
      await at.store.transaction(workspace, async (tx) => {
        const pending = await deliveryRecords(tx, workspace).pendingOf(handoff.id, 1, 1)
        expect(pending.map(({ target }) => target.kind === 'webhook' && target.webhook)).toEqual([
          'everything',
          'robins',
        ])
        const [first, second] = pending
        if (!first || !second) throw new Error('expected two deliveries')
        const toSend = await deliveryRecords(tx, workspace).toSend(first.id)
        expect(toSend).toMatchObject({
          webhook: { url: 'https://everything.example/' },
          event: { type: 'submitted', seq: 1, at: SOME_INSTANT },
        })
        await deliveryRecords(tx, workspace).tried(first.id, { state: 'delivered', error: null, at: SOME_INSTANT })
        await deliveryRecords(tx, workspace).tried(first.id, { state: 'dead', error: 'late', at: SOME_INSTANT })
        await deliveryRecords(tx, workspace).tried(second.id, {
          state: 'dead',
          error: 'answered 500',
          at: SOME_INSTANT,
        })
        expect((await deliveryRecords(tx, workspace).list({ states: ['dead'], limit: 10 })).items).toMatchObject([
          { id: second.id, attempts: 1, lastError: 'answered 500', lastAt: SOME_INSTANT },
        ])
        expect((await deliveryRecords(tx, workspace).list({ id: first.id, limit: 10 })).items).toMatchObject([
          { state: 'delivered', attempts: 1 },
        ])
      })
      const before = await read(workspace, handoff.id)
      const arrived: HandoffEvent = {
        type: 'delivered',
        at: SOME_INSTANT,
        by: { kind: 'desk' },
        data: { target: 'https://everything.example/', deliveryId: 'x' },
      }
      const delivered = await at.store.transaction(workspace, (tx) =>
        handoffRecords(tx, workspace).saveChange(changeSave(before, handoff, { event: arrived })),
      )
      expect(delivered.deliveries).toBe(0)
    })

    test('may have a delivery to a person by a channel, beside those to webhooks', async () => {
      const workspace = await newWorkspace()
      await at.store.transaction(workspace, (tx) =>
        webhookRecords(tx, workspace).add({
          id: 'hook',
          url: 'https://hook.example/',
          secret: 'whsec_x',
          agent: null,
          events: null,
          arguments: 'exact' as const,
        }),
      )
      const handoff = offeredHandoff()
      await save(workspace, handoff)
      await at.store.transaction(workspace, async (tx) => {
        await sql`insert into deliveries (workspace, id, handoff, seq, target, person, channel, state)
          values (${workspace}, 'to-ana', ${handoff.id}, 1, 'channel', 'ana', 'slack', 'pending')`.execute(tx)
        const deliveries = deliveryRecords(tx, workspace)
        const toAna = { kind: 'channel', person: 'ana', channel: 'slack' }
        const toHook = { kind: 'webhook', webhook: 'hook', url: 'https://hook.example/' }
        const pending = await deliveries.pendingOf(handoff.id, 1, 1)
        // What goes to a person goes with its message, and is no job of its own.
        expect(pending.map(({ target }) => target)).toEqual([toHook])
        expect((await deliveries.list({ to: 'channel', limit: 10 })).items).toMatchObject([
          { id: 'to-ana', target: toAna },
        ])
        expect((await deliveries.list({ to: 'webhook', limit: 10 })).items).toMatchObject([{ target: toHook }])
        expect(await deliveries.toSend('to-ana')).toBeNull()
      })
      const both = sql`update deliveries set webhook = 'hook' where workspace = ${workspace} and id = 'to-ana'`
      await expect(at.store.transaction(workspace, (tx) => both.execute(tx))).rejects.toThrow('check constraint')
    })

    test('gets a job for pending deliveries that have none, one however many desks look for them', async () => {
      const workspace = await newWorkspace()
      const queue = 'case-deliveries'
      await at.store.boss.createQueue(queue)
      const app = storeForApp(at.store, {
        enqueue: async (tx, job) => {
          await at.store.boss.send(queue, job, { db: fromKysely(tx) })
        },
      })
      const webhook = {
        id: 'hook',
        url: 'https://hook.example/',
        secret: 's',
        agent: null,
        events: null,
        arguments: 'exact' as const,
      }
      await at.store.transaction(workspace, (tx) => webhookRecords(tx, workspace).add(webhook))
      const [queued, lost] = [offeredHandoff(), offeredHandoff()]
      await save(workspace, queued)
      await save(workspace, lost)
      await app.transaction(workspace, (records) =>
        records.enqueueDeliveries({ handoff: queued.id, fromSeq: 1, toSeq: 3 }),
      )
      const look = () => app.requeueLostDeliveries(1_000)
      const waitingJobs = async () => {
        const jobs = await at.store.boss.findJobs<ToDeliver>(queue, { queued: true })
        return jobs.map(({ data }) => data).filter((job) => job.workspace === workspace)
      }
      const workOff = async () => {
        const jobs = await at.store.boss.fetch(queue, { batchSize: 1_000 })
        expect(await look()).toBe(0)
        for (const { id } of jobs) await at.store.boss.complete(queue, id)
      }

      await Promise.all([look(), look()])
      await look()
      expect((await waitingJobs()).map(({ handoff }) => handoff).toSorted()).toEqual([queued.id, lost.id].toSorted())

      await workOff()
      await at.store.transaction(workspace, async (tx) => {
        const [made] = await deliveryRecords(tx, workspace).pendingOf(queued.id, 1, 1)
        if (!made) throw new Error('expected a delivery')
        await deliveryRecords(tx, workspace).tried(made.id, { state: 'delivered', error: null, at: SOME_INSTANT })
      })
      await look()
      expect(await waitingJobs()).toEqual([{ workspace, handoff: lost.id, fromSeq: 1, toSeq: 1 }])

      await workOff()
      await at.store.transaction(workspace, async (tx) => {
        await webhookRecords(tx, workspace).remove(webhook.id, 'it answered 410')
        expect(await webhookRecords(tx, workspace).remove(webhook.id, 'it was removed')).toBe(false)
        expect((await deliveryRecords(tx, workspace).list({ handoff: lost.id, limit: 10 })).items).toMatchObject([
          { state: 'dead', lastError: 'it answered 410' },
        ])
        expect((await deliveryRecords(tx, workspace).list({ states: ['delivered'], limit: 10 })).items).toHaveLength(1)
      })
      await look()
      expect(await waitingJobs()).toEqual([])
    })
  })
}
