// Hear decisions by webhook instead of waiting: make one with `POST /v1/webhooks`, keep the secret it shows once.
// A desk sends to your own machine only when it was started with BATON_ALLOW_PRIVATE_WEBHOOKS=1.
//   BATON_WEBHOOK_SECRET=whsec_… npx node --conditions=baton-dev examples/receive-webhook.ts
import { createServer } from 'node:http'
import { verifyWebhook, WebhookRefused } from '@baton-desk/sdk'

const handled = new Set<string>()

createServer(async (request, response) => {
  let body = ''
  for await (const chunk of request) body += chunk
  try {
    const { id, message } = verifyWebhook(body, request.headers, process.env.BATON_WEBHOOK_SECRET ?? '')
    const { event, handoff } = message.data
    // Each event comes at least once; its id is the same every time.
    if (!handled.has(id) && event.type === 'decided') console.log(`${handoff.decision?.kind}: ${handoff.note.ask}`)
    handled.add(id)
    response.writeHead(204).end()
  } catch (error) {
    if (!(error instanceof WebhookRefused)) throw error
    response.writeHead(400).end(error.message)
  }
}).listen(4900, '127.0.0.1')
