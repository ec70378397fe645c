/**
 * Two people decide the same handoff at the same moment, hundreds of times: one of each pair has to win, and the other
 * has to hear who decided what. `npm run bench -- one-decision [--pairs 200] [--store embedded|postgres]`
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { BatonError, type Client } from '@baton-desk/sdk'
import { STORE_KINDS, type StoreKind } from '@baton-desk/server/testing'
import { openDesk } from '../../scenarios/desk.ts'

type DecisionCounts = {
  store: StoreKind
  pairs: number
  /** More or fewer than one of the two was told that it had decided. */
  notOneWinner: number
  /** The one that lost was not told the decision that stands. */
  loserNotTold: number
  wonByFirst: number
  wonBySecond: number
}

/** Pairs that are under way at the same time: as many as a desk of ten connections can still serve. */
const AT_ONCE = 25

const { values } = parseArgs({ options: { pairs: { type: 'string', default: '200' }, store: { type: 'string' } } })
const results: DecisionCounts[] = []
for (const store of STORE_KINDS.filter((kind) => kind === (values.store ?? kind)))
  results.push(await decideInPairs(store, Number(values.pairs)))
if (!values.store)
  writeFileSync(new URL('../results/one-decision.json', import.meta.url), `${JSON.stringify(results, null, 2)}\n`)
console.table(results)
if (results.some(({ notOneWinner, loserNotTold }) => notOneWinner + loserNotTold > 0)) process.exitCode = 1

async function decideInPairs(store: StoreKind, pairs: number): Promise<DecisionCounts> {
  const desk = await openDesk(store)
  const counts: DecisionCounts = { store, pairs, notOneWinner: 0, loserNotTold: 0, wonByFirst: 0, wonBySecond: 0 }
  try {
    const [ana, ben] = [await desk.person('ana'), await desk.person('ben')]
    for (let done = 0; done < pairs; done += AT_ONCE)
      await Promise.all(
        Array.from({ length: Math.min(AT_ONCE, pairs - done) }, async () => {
          const { handoff } = await desk.handOff()
          await decideAtOnce(ana, ben, handoff.id, counts)
        }),
      )
    return counts
  } finally {
    await desk.stop()
  }
}

async function decideAtOnce(first: Client, second: Client, handoff: string, counts: DecisionCounts): Promise<void> {
  const both = await Promise.allSettled([
    first.decide(handoff, { kind: 'approve', noteVersion: 1 }),
    second.decide(handoff, { kind: 'reject', text: 'Not a double charge.', noteVersion: 1 }),
  ])
  const [ofFirst, ofSecond] = both.map(({ status }) => status === 'fulfilled')
  if (ofFirst === ofSecond) counts.notOneWinner += 1
  else if (ofFirst) counts.wonByFirst += 1
  else counts.wonBySecond += 1
  const standing = (await first.getHandoff(handoff)).decision
  for (const each of both) {
    if (each.status === 'fulfilled') continue
    const { reason } = each
    const told = reason instanceof BatonError && reason.code === 'already-decided' && reason.problem.decision
    if (!told || (told as { id?: string }).id !== standing?.id) counts.loserNotTold += 1
  }
}
