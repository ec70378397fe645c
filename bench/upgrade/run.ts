/**
 * From each version of before to this one, on both databases: what of the acknowledged is missing, what was refused for more
 * than a retry while the new one came up beside the old one, what a backup of before gives back; and an upgrade that fails.
 * `npm run bench -- upgrade [--only v-before-channels]`. Versions come from the history of this clone; how many is said.
 */
import { parseArgs } from 'node:util'
import { OLD_VERSIONS, versionsInHistory } from './old-versions.ts'
import { type FailedCounts, failedUpgrade, type UpgradeCounts, upgrade } from './upgrade.ts'

const { values } = parseArgs({ options: { only: { type: 'string' } } })
const versions = versionsInHistory().filter(({ tag }) => !values.only || tag === values.only)
console.error(`${versions.length} of ${OLD_VERSIONS.length + 1} versions are in the history of this clone.`)
const upgrades: UpgradeCounts[] = []
for (const version of versions)
  for (const store of ['embedded', 'postgres'] as const) {
    upgrades.push(await upgrade(version, store))
    console.error(JSON.stringify(upgrades.at(-1)))
  }
const failed: FailedCounts[] = []
for (const version of versions.filter(({ tag }) => tag === 'v-before-channels'))
  failed.push(await failedUpgrade(version))
console.table(Object.fromEntries(upgrades.map(({ from, store, ...counts }) => [`${from}, ${store}`, counts])))
console.table(failed)
console.log(JSON.stringify({ upgrades, failed }))
const wrong =
  upgrades.some(
    (one) =>
      one.missing +
        one.ownerless +
        one.decisionsLost +
        one.brokenTrails +
        one.missingInRestored +
        one.refusedMoreThanARetry >
      0,
  ) || failed.some(({ newOneStarted, startedOnceMended }) => newOneStarted || !startedOnceMended)
process.exitCode = wrong ? 1 : 0
