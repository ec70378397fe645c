// A refund that waits for a person in Restate, and the receiver of the desk's webhook that wakes it.
//   restate deployments register http://localhost:9080
//   curl localhost:8080/refund/order-4471/run/send --json '{"order":"4471","amount":180,"wrote":"I was charged twice. Amir Haddad"}'
import http from 'node:http'
import http2 from 'node:http2'
import { connect, verifyWebhook, WebhookRefused } from '@baton-desk/sdk'
import * as restate from '@restatedev/restate-sdk'
import * as clients from '@restatedev/restate-sdk-clients'
import { refund } from '../refund.ts'

const { BATON_URL: url = 'http://127.0.0.1:4747', BATON_KEY: key = '', BATON_WEBHOOK_SECRET: secret = '' } = process.env
const { RESTATE_URL = 'http://127.0.0.1:8080', PORT = '9080', WEBHOOK_PORT = '4900' } = process.env
const baton = connect({ url, key })

type Order = { order: string; amount: number; wrote: string }

const refunds = restate.workflow({
  name: 'refund',
  handlers: {
    run: async (ctx: restate.WorkflowContext, { order, amount, wrote }: Order): Promise<string> => {
      const handoff = await ctx.run('hand off', async () => {
        const handed = await baton.handOff({
          lane: 'support',
          reference: `${ctx.key}/refund`,
          conversation: [{ role: 'customer', text: wrote }],
          note: {
            ask: `Refund $${amount} for order ${order}`,
            action: { tool: 'refund', arguments: { order, amount } },
          },
        })
        return handed.handoff.id
      })
      for (;;) {
        // Before the desk is read: what happens after that wakes it, what happened before is read.
        const { id, promise } = ctx.awakeable<void>()
        ctx.set('wakes', id)
        const read = () => baton.client.awaitDecision(handoff, { wait: 0 })
        const { state, decision } = await ctx.run('read', read)
        if (!decision && ['withdrawn', 'expired', 'closed'].includes(state)) return `It ended as ${state}.`
        if (decision && ['decided', 'closed'].includes(state)) {
          const { happened, text } = await ctx.run('carry out', async () => {
            const came = await baton.once(handoff, decision, refund)
            return { happened: came.happened, text: came.text }
          })
          console.log(`${happened}: ${text}`)
          if (!['failed', 'in_doubt', 'elsewhere'].includes(happened)) return text
        }
        // Asks the desk again after a day, should a webhook be lost.
        await promise.orTimeout({ days: 1 }).catch(passed)
      }
    },
    changed: async (ctx: restate.WorkflowSharedContext): Promise<void> => {
      const id = await ctx.get<string>('wakes')
      if (id) ctx.resolveAwakeable(id)
    },
  },
})

function passed(error: unknown): void {
  if (!(error instanceof restate.TimeoutError)) throw error
}

const ingress = clients.connect({ url: RESTATE_URL })
const receiver = http.createServer(async (request, response) => {
  let body = ''
  for await (const chunk of request) body += chunk
  try {
    const { reference } = verifyWebhook(body, request.headers, secret).message.data.handoff
    const workflow = reference?.slice(0, reference.lastIndexOf('/'))
    // Only wakes: what was decided is read from the desk.
    if (workflow) await ingress.workflowClient(refunds, workflow).changed()
    response.writeHead(204).end()
  } catch (error) {
    // After 503 the desk sends it again.
    response.writeHead(error instanceof WebhookRefused ? 400 : 503).end(String(error))
  }
})
receiver.listen(Number(WEBHOOK_PORT), '127.0.0.1')

http2.createServer(restate.createEndpointHandler({ services: [refunds] })).listen(Number(PORT), '127.0.0.1')
