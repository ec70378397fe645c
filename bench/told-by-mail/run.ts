/**
 * How long after the agent heard that a handoff at `now` is recorded its mail is with the mail server, on each store, where nothing was
 * told to its owner in the ninety seconds before; aim: two seconds.
 * `npm run bench -- told-by-mail [--times 20] [--store embedded|postgres]`
 */
import { writeFileSync } from 'node:fs'
import { availableParallelism, loadavg, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { STORE_KINDS, type StoreKind } from '@baton-desk/server/testing'
import { goodNote, minutes, openDesk } from '../../scenarios/desk.ts'
import { openMailbox, readableOf, signInByMail } from '../../scenarios/mailbox.ts'
import { rounded, shareOf } from '../figures.ts'

const ANA = 'ana@example.com'

const { values } = parseArgs({ options: { times: { type: 'string', default: '20' }, store: { type: 'string' } } })
const machine = {
  cores: availableParallelism(),
  memoryGb: Math.round(totalmem() / 2 ** 30),
  node: process.versions.node,
  loadBefore: rounded(loadavg()[0] ?? 0),
}
const results: object[] = []
for (const store of STORE_KINDS.filter((kind) => kind === (values.store ?? kind)))
  results.push(await measure(store, Number(values.times)))
console.table(results)
if (!values.store)
  writeFileSync(
    new URL('../results/told-by-mail.json', import.meta.url),
    `${JSON.stringify({ machine, results }, null, 2)}\n`,
  )

async function measure(store: StoreKind, times: number): Promise<object> {
  const mailbox = await openMailbox()
  const desk = await openDesk(store, { config: { smtpUrl: mailbox.smtpUrl } })
  try {
    const { client } = await signInByMail(desk, mailbox, ANA)
    const tookMs: number[] = []
    for (let n = 0; n < times; n += 1) {
      // What comes within ninety seconds of another mail waits ten to be told together: all else is told first.
      for (let before = -1; before !== mailbox.mails.length; await desk.passTime(minutes(2)))
        before = mailbox.mails.length
      const ask = `Refund order ${n}`
      const { handoff } = await desk.handOff({ urgency: 'now', note: { ...goodNote, ask } })
      const recorded = performance.now()
      while (!mailbox.mails.some((mail) => readableOf(mail).includes(`${ask}\r\n`)))
        await mailbox.until(ANA, mailbox.mails.filter(({ to }) => to.includes(ANA)).length + 1)
      tookMs.push(performance.now() - recorded)
      const { decision } = await client.decide(handoff.id, { kind: 'reject', text: 'Enough seen.', noteVersion: 1 })
      if (decision) await desk.agent.acknowledge(handoff, decision)
    }
    const [p50Ms, p95Ms, worstMs] = [0.5, 0.95, 1].map((share) => Math.round(shareOf(tookMs, share)))
    return { store, times, p50Ms, p95Ms, worstMs, over2000: tookMs.filter((ms) => ms > 2_000).length }
  } finally {
    await desk.stop()
    await mailbox.close()
  }
}
