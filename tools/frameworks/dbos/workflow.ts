// A refund that waits for a person in DBOS. Start it again after a crash, and it goes on where it was.
//   npx node --conditions=baton-dev tools/frameworks/dbos/workflow.ts 4471 180
import { connect } from '@baton-desk/sdk'
import { DBOS } from '@dbos-inc/dbos-sdk'
import { refund } from '../refund.ts'

const { BATON_URL: url = 'http://127.0.0.1:4747', BATON_KEY: key = '', DBOS_SYSTEM_DATABASE_URL } = process.env
const baton = connect({ url, key })
/** A desk that cannot be reached is asked again, after a second, then after longer. */
const patient = { retriesAllowed: true, maxAttempts: 20 }

async function refundOrder(order: string, amount: number, wrote: string): Promise<string> {
  const handedOff = async () => {
    const { handoff } = await baton.handOff({
      lane: 'support',
      reference: `${DBOS.workflowID}/refund`,
      conversation: [{ role: 'customer', text: wrote }],
      note: { ask: `Refund $${amount} for order ${order}`, action: { tool: 'refund', arguments: { order, amount } } },
    })
    return handoff.id
  }
  const handoff = await DBOS.runStep(handedOff, { name: 'hand off', ...patient })
  for (;;) {
    const answer = await DBOS.runStep(() => baton.waitForDecision(handoff), { name: 'wait', ...patient })
    const { decision } = answer
    if (!decision) return `It ended as ${answer.state}.`
    const carriedOut = async () => {
      const { happened, text } = await baton.once(handoff, decision, refund)
      return { happened, text }
    }
    const { happened, text } = await DBOS.runStep(carriedOut, { name: 'carry out', ...patient })
    console.log(`${happened}: ${text}`)
    // After these a person is asked, and the wait goes on; a runner that died is in doubt once its claim is over.
    if (!['failed', 'in_doubt', 'elsewhere'].includes(happened)) return text
    if (happened === 'elsewhere') await DBOS.sleepSeconds(10)
  }
}

const workflow = DBOS.registerWorkflow(refundOrder, { name: 'refundOrder' })
DBOS.setConfig({ name: 'refunds', systemDatabaseUrl: DBOS_SYSTEM_DATABASE_URL, logLevel: 'warn' })
await DBOS.launch()
const [order = '4471', amount = '180'] = process.argv.slice(2)
const wrote = `I was charged twice for order ${order}. Please refund $${amount}. Amir Haddad`
// The same id is the same workflow: begun, gone on with, or read once it has ended.
const started = await DBOS.startWorkflow(workflow, { workflowID: `order-${order}` })(order, Number(amount), wrote)
console.log(await started.getResult())
await DBOS.shutdown()
