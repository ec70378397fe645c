/** Versions of before, which the history of this clone holds, become this one while they serve. A clone without history says so. */
import { expect, test } from 'vitest'
import { versionsInHistory } from '../bench/upgrade/old-versions.ts'
import { failedUpgrade, upgrade } from '../bench/upgrade/upgrade.ts'
import { stores } from './desk.ts'

const NOTHING_LOST = { missing: 0, ownerless: 0, decisionsLost: 0, brokenTrails: 0, refusedMoreThanARetry: 0 }
const inHistory = versionsInHistory()
// `npm run bench -- upgrade` goes through all; from before channels most has changed.
const chosen = ['v-before-channels', 'the commit of before'] as const

for (const tag of chosen)
  for (const store of stores)
    test(`from ${tag}, on ${store}: nothing acknowledged is lost, and its own backup is restored`, async ({ skip }) => {
      const version = inHistory.find((one) => one.tag === tag)
      if (!version) return skip(`${tag} is not in the history of this clone`)
      const counts = await upgrade(version, store)
      expect(counts).toMatchObject({ ...NOTHING_LOST, missingInRestored: 0 })
      expect(counts.inBackup).toBeGreaterThanOrEqual(40)
      // PostgreSQL has room for two desks: the old one serves meanwhile, and not even a retry is needed.
      if (store === 'postgres') expect(counts.retried).toBe(0)
    })

test('one that fails leaves the old version serving, and starts once what was in its way is gone', async ({ skip }) => {
  const version = inHistory.find(({ tag }) => tag === 'v-before-channels')
  if (!version) return skip('v-before-channels is not in the history of this clone')
  if (!stores.includes('postgres')) return skip('on PostgreSQL only, which a fast run leaves out')
  expect(await failedUpgrade(version)).toMatchObject({
    ...NOTHING_LOST,
    newOneStarted: false,
    startedOnceMended: true,
  })
})
