/**
 * How long after the agent heard that a handoff at `now` is recorded its mail is with the mail server, on each store; aim: two seconds.
 * `npm run bench -- told-by-mail [--times 20] [--store embedded|postgres]`
 */
import { parseArgs } from 'node:util'
import { STORE_KINDS, type StoreKind } from '@baton-desk/server/testing'
import { goodNote, minutes, openDesk } from '../../scenarios/desk.ts'
import { openMailbox, readableOf, signInByMail } from '../../scenarios/mailbox.ts'

const ANA = 'ana@example.com'

const { values } = parseArgs({ options: { times: { type: 'string', default: '20' }, store: { type: 'string' } } })
const results: object[] = []
for (const store of STORE_KINDS.filter((kind) => kind === (values.store ?? kind)))
  results.push(await measure(store, Number(values.times)))
console.table(results)

async function measure(store: StoreKind, times: number): Promise<object> {
  const mailbox = await openMailbox()
  const desk = await openDesk(store, { config: { smtpUrl: mailbox.smtpUrl } })
  try {
    const { client } = await signInByMail(desk, mailbox, ANA)
    const tookMs: number[] = []
    for (let n = 0; n < times; n += 1) {
      // What comes within ninety seconds of another mail waits to be told together.
      await desk.passTime(minutes(2))
      const ask = `Refund order ${n}`
      const { handoff } = await desk.handOff({ urgency: 'now', note: { ...goodNote, ask } })
      const recorded = performance.now()
      while (!mailbox.mails.some((mail) => readableOf(mail).includes(`${ask}\r\n`)))
        await mailbox.until(ANA, mailbox.mails.filter(({ to }) => to.includes(ANA)).length + 1)
      tookMs.push(performance.now() - recorded)
      await client.decide(handoff.id, { kind: 'reject', text: 'Enough seen.', noteVersion: 1 })
    }
    const [p50, worst] = [0.5, 1].map((share) => tookMs.toSorted((a, b) => a - b)[Math.ceil(share * times) - 1] ?? 0)
    return { store, times, p50Ms: Math.round(p50 ?? 0), worstMs: Math.round(worst ?? 0) }
  } finally {
    await desk.stop()
    await mailbox.close()
  }
}
