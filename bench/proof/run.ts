/**
 * The proof of a playbook beside brute force: random playbooks around clock changes, each walked through minute by minute.
 * A gap that only one of the two finds is printed, and the bench ends with 1.
 *
 *   npm run bench -- proof [--playbooks 10000] [--seed 2026]
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { clockChanges, type RandomPlaybook, randomPlaybook, walkPlaybook, ZONES } from '@baton-desk/core/testing'
import fc from 'fast-check'

const { values } = parseArgs({
  options: { playbooks: { type: 'string', default: '10000' }, seed: { type: 'string', default: '2026' } },
})
const playbooks = Number(values.playbooks)
const seed = Number(values.seed)
const AT_ONCE = 250

const began = performance.now()
const seconds = (): number => Math.round((performance.now() - began) / 1000)
const result = {
  node: process.version,
  seed,
  playbooks: 0,
  lanes: 0,
  /** Of them open for a part of the time: where the comparison says something. */
  lanesWithGaps: 0,
  minutes: 0,
  openMinutes: 0,
  missedMinutes: 0,
  inventedMinutes: 0,
  /** Lanes whose covered share differs from what the walk counts. */
  wrongShares: 0,
  /** Playbooks in which the clocks of somebody change within the time looked at, by zone. */
  clockChanges: Object.fromEntries(ZONES.map((zone) => [zone, 0])),
  seconds: 0,
}

while (result.playbooks < playbooks) {
  const numRuns = Math.min(AT_ONCE, playbooks - result.playbooks)
  for (const random of fc.sample(randomPlaybook, { numRuns, seed: seed + result.playbooks })) compare(random)
  if (result.playbooks % (AT_ONCE * 4) === 0)
    console.log(`${result.playbooks} playbooks, ${result.minutes} minutes, ${seconds()} s`)
}
result.seconds = seconds()
writeFileSync(new URL('../results/proof.json', import.meta.url), `${JSON.stringify(result, null, 2)}\n`)
console.log(JSON.stringify(result, null, 2))
if (result.missedMinutes + result.inventedMinutes + result.wrongShares > 0) process.exitCode = 1

function compare(random: RandomPlaybook): void {
  result.playbooks += 1
  for (const zone of clockChanges(random)) result.clockChanges[zone] = (result.clockChanges[zone] ?? 0) + 1
  for (const { lane, minutes, open, covered, missed, invented } of walkPlaybook(random)) {
    result.lanes += 1
    result.minutes += minutes
    result.openMinutes += open
    if (open > 0 && open < minutes) result.lanesWithGaps += 1
    result.missedMinutes += missed.length
    result.inventedMinutes += invented.length
    if (Math.abs(covered.proven - covered.walked) > 1e-9) result.wrongShares += 1
    if (missed.length + invented.length > 0)
      console.error(
        `Lane ${lane}: missed from ${missed[0]}, invented from ${invented[0]}, in ${JSON.stringify(random)}`,
      )
  }
}
