/**
 * What was decided is carried out once: races of five runners for one claim, on each store and over two desks on one database;
 * and runners in processes of their own that are killed after the effect and before the report.
 * `npm run bench -- claim [--races 200] [--kills 50]`
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Client, connect, type DecisionMade } from '@baton-desk/sdk'
import { STORE_KINDS, type StoreKind } from '@baton-desk/server/testing'
import { goodNote, openDesk, playbook, type TestDesk } from '../../scenarios/desk.ts'
import { runInProcess } from '../../scenarios/runner.ts'

type Where = StoreKind | 'two desks on postgres'

type RaceCounts = {
  where: Where
  races: number
  runners: number
  /** More or fewer than one of the five was told to run. */
  notOneRun: number
  /** One that was not told to run was told somebody else than the one who was. */
  toldWrong: number
  /** Of five that then asked the gate under the approval, more or fewer than one was told to proceed. */
  notOneProceeds: number
}

type KillCounts = {
  store: StoreKind
  killedAfterTheEffect: number
  /** Not in doubt once the seconds of the claim had passed. */
  notInDoubt: number
  /** Runners that asked meanwhile and were let. */
  ranUnseen: number
  saidItHappened: number
  saidDoItNow: number
  effects: number
  /** Beyond one for each, and one more for each that a person had done again. */
  effectsWithoutAWord: number
  /** Not closed in the end. */
  notSettled: number
}

const RUNNERS = 5
const AT_ONCE = 10
const action = { tool: 'refund', arguments: { payment: 'pay_2', amount: 180 } }
const guarded = {
  ...playbook,
  triggers: [
    {
      id: 'refund',
      when: 'action.tool == "refund"',
      // biome-ignore lint/suspicious/noThenProperty: a playbook says "when … then …"
      then: 'review' as const,
      lane: 'support',
      reason: 'authority_limit' as const,
      why: 'Refunds need a person.',
    },
  ],
}

const { values } = parseArgs({
  options: { races: { type: 'string', default: '200' }, kills: { type: 'string', default: '50' } },
})
const races: RaceCounts[] = []
for (const where of [...STORE_KINDS, 'two desks on postgres'] as Where[])
  races.push(await raceFor(where, Number(values.races)))
const kills: KillCounts[] = []
for (const store of STORE_KINDS) kills.push(await killRunners(store, Number(values.kills)))
writeFileSync(new URL('../results/claim.json', import.meta.url), `${JSON.stringify({ races, kills }, null, 2)}\n`)
console.table(races)
console.table(kills)
if (races.some(({ notOneRun, toldWrong, notOneProceeds }) => notOneRun + toldWrong + notOneProceeds > 0))
  process.exitCode = 1
if (
  kills.some(
    ({ notInDoubt, ranUnseen, effectsWithoutAWord, notSettled }) =>
      notInDoubt + ranUnseen + effectsWithoutAWord + notSettled > 0,
  )
)
  process.exitCode = 1

async function raceFor(where: Where, total: number): Promise<RaceCounts> {
  const desk = await openDesk(where === 'embedded' ? 'embedded' : 'postgres', { playbook: guarded })
  const counts = { where, races: total, runners: RUNNERS, notOneRun: 0, toldWrong: 0, notOneProceeds: 0 }
  try {
    const ana = await desk.person('ana')
    const urls = [desk.url, where === 'two desks on postgres' ? (await desk.second()).url : desk.url]
    const runners = Array.from({ length: RUNNERS }, (_, n) =>
      connect({ url: urls[n % 2] ?? desk.url, key: desk.agentKey, runner: `pod ${n}` }),
    )
    await inTurns(total, async () => {
      const { id, decision } = await decided(desk, ana)
      const claims = await Promise.all(runners.map((runner) => runner.claim(id, decision)))
      const got = claims.filter(({ run }) => run)
      if (got.length !== 1) counts.notOneRun += 1
      counts.toldWrong += claims.filter(({ by }) => by !== got[0]?.by).length
      const verdicts = await Promise.all(
        claims.map((claim, n) => {
          const approved = { handoff: id, claim: claim.run ? claim.claim : undefined }
          return runners[n]?.client.askGate({ event: { kind: 'action', action }, approved })
        }),
      )
      if (verdicts.filter((answer) => answer?.verdict === 'proceed').length !== 1) counts.notOneProceeds += 1
    })
    return counts
  } finally {
    await desk.stop()
  }
}

async function killRunners(store: StoreKind, total: number): Promise<KillCounts> {
  const folder = mkdtempSync(join(tmpdir(), 'baton-claim-'))
  const effects = join(folder, 'effects')
  writeFileSync(effects, '')
  const desk = await openDesk(store, { playbook: guarded })
  const counts = {
    store,
    killedAfterTheEffect: 0,
    notInDoubt: 0,
    ranUnseen: 0,
    saidItHappened: 0,
    saidDoItNow: 0,
    effects: 0,
    effectsWithoutAWord: 0,
    notSettled: 0,
  }
  try {
    const ana = await desk.person('ana')
    const made: { id: string; decision: DecisionMade; again: boolean }[] = []
    const job = (one: { id: string; decision: DecisionMade }, hangs: boolean) => ({
      ...{ url: desk.url, key: desk.agentKey, effects, hangs },
      ...{ handoff: one.id, decision: one.decision },
    })
    for (let done = 0; done < total; done += 1) {
      const one = { ...(await decided(desk, ana)), again: done % 2 === 1 }
      made.push(one)
      if ((await runInProcess(job(one, true))) === 'effect') counts.killedAfterTheEffect += 1
      if ((await runInProcess(job(one, false))) !== 'elsewhere') counts.ranUnseen += 1
      await desk.passTime(60_000)
      if ((await ana.getHandoff(one.id)).state !== 'in_doubt') counts.notInDoubt += 1
      if ((await runInProcess(job(one, false))) !== 'in_doubt') counts.ranUnseen += 1
      if (one.again) await ana.doItNow(one.id, {})
      else await ana.itHappened(one.id, {})
      counts[one.again ? 'saidDoItNow' : 'saidItHappened'] += 1
      await runInProcess(job(one, false))
      if ((await ana.getHandoff(one.id)).state !== 'closed') counts.notSettled += 1
    }
    const lines = readFileSync(effects, 'utf8').trim().split('\n')
    counts.effects = lines.length
    for (const { id, again } of made) {
      const happened = lines.filter((line) => line === id).length
      counts.effectsWithoutAWord += Math.max(0, happened - (again ? 2 : 1))
    }
    return counts
  } finally {
    await desk.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function decided(desk: TestDesk, ana: Client): Promise<{ id: string; decision: DecisionMade }> {
  const { handoff } = await desk.handOff({ note: { ...goodNote, action } })
  const { noteVersion, note } = handoff
  await ana.decide(handoff.id, { kind: 'approve', noteVersion, actionHash: note.action?.hash })
  const { decision } = await desk.agent.waitForDecision(handoff)
  if (!decision) throw new Error('expected a decision')
  return { id: handoff.id, decision }
}

async function inTurns(total: number, work: () => Promise<void>): Promise<void> {
  for (let done = 0; done < total; done += AT_ONCE)
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, total - done) }, work))
}
