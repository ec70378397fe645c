/**
 * A desk that an earlier version has written: handoffs in every state, mended notes, pending deliveries, three playbooks,
 * a rota, a notice, verdicts. `desk.baton-backup` is its backup and `as-it-was.json` what that version itself read of it.
 */
import { createReadStream, readFileSync } from 'node:fs'
import { createClient } from '@baton-desk/sdk'
import { restoreDesk, type StoppedDesk, startDesk } from '@baton-desk/server'
import { startDatabases } from '@baton-desk/server/testing'
import { describe, expect, onTestFinished, test } from 'vitest'
import { stores } from '../desk.ts'
import { type DeskAsRead, readDesk } from './read-desk.ts'

type Before = { now: string; keys: { agentKey: string; personKey: string }; read: DeskAsRead }

const {
  now,
  keys,
  read: before,
} = JSON.parse(readFileSync(new URL('as-it-was.json', import.meta.url), 'utf8')) as Before

async function open(address: StoppedDesk) {
  const desk = await startDesk({
    ...address,
    port: 0,
    log: { info: () => {}, warn: () => {}, error: () => {} },
    config: {
      mailFrom: 'desk@example.com',
      allowPrivateWebhooks: true,
      allowPrivateCalendars: true,
      calendarMinutes: 15,
      logLevel: 'silent',
      poolSize: 10,
      rateLimit: 10_000,
    },
    // As if no time had passed: nothing is due.
    clockShift: () => Date.parse(now) - Date.now(),
    deliveries: { retries: 8, retryDelayS: 3_600 },
    watchEveryMs: 3_600_000,
  })
  onTestFinished(() => desk.stop())
  return createClient({ baseUrl: desk.url, key: keys.personKey })
}

describe.each(stores)('a desk of before, on %s', (kind) => {
  test('opens, and everything in it reads as it did', async () => {
    const databases = await startDatabases(kind)
    onTestFinished(() => databases.stop())
    const address = await databases.createAddress()
    await restoreDesk(address, createReadStream(new URL('desk.baton-backup', import.meta.url)))

    const after = await readDesk(await open(address))
    expect(new Set(before.handoffs.map(({ is }) => is.state))).toEqual(
      new Set(['held', 'offered', 'accepted', 'waiting', 'decided', 'closed', 'withdrawn', 'expired']),
    )
    expect(after.handoffs).toHaveLength(before.handoffs.length)
    for (const [index, handoff] of after.handoffs.entries()) {
      expect(handoff).toMatchObject(before.handoffs[index] ?? {})
      expect(handoff.intact, handoff.id).toBe(true)
    }
    expect(after.deliveries).toEqual(before.deliveries)
    expect(before.deliveries.filter(({ state }) => state === 'pending')).not.toEqual([])
    const { handoffs: _, deliveries: __, ...rest } = before
    // What the desk of today has to say of itself by now, as of a receiver that is long gone, is no notice of before.
    const known = new Set(before.notices.map(({ id }) => id))
    const notices = after.notices.filter(({ id }) => known.has(id))
    expect({ ...after, notices }).toMatchObject(rest)
    expect(before).toMatchObject({ playbooks: { length: 3 }, notices: { length: 1 }, verdicts: { length: 2 } })
  })

  test('gives up the words of a customer, references among them, and its trails still verify', async () => {
    const databases = await startDatabases(kind)
    onTestFinished(() => databases.stop())
    const address = await databases.createAddress()
    await restoreDesk(address, createReadStream(new URL('desk.baton-backup', import.meta.url)))
    const admin = await open(address)
    const over = before.handoffs.filter(({ is }) => ['closed', 'withdrawn', 'expired'].includes(is.state))
    expect(over.some(({ is }) => is.reference !== undefined)).toBe(true)

    const erased = await admin.eraseCustomer({ handoffs: over.map(({ id }) => id) })
    expect(erased.handoffs).toBe(over.length)
    for (const { id, is, trail } of over) {
      const handoff = await admin.getHandoff(id)
      expect(handoff).toMatchObject({ state: is.state, note: { ask: 'Erased' } })
      expect(handoff).not.toHaveProperty('reference')
      const { events, intact } = await admin.history(id)
      expect(intact, id).toBe(true)
      expect(events.map(({ hash }) => hash)).toEqual(trail.map(({ hash }) => hash))
      expect(events.filter(({ words, data }) => words !== null || 'reference' in data)).toEqual([])
    }
  })
})
