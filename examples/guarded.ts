// A tool call of any loop, with a person before it where the playbook wants one. Without BATON_KEY no desk is needed: you are asked here.
//   npx node --conditions=baton-dev examples/guarded.ts
import { createInterface } from 'node:readline/promises'
import { connect, guarded } from '@baton-desk/sdk'

const { BATON_URL: url = 'http://127.0.0.1:4747', BATON_KEY: key } = process.env
const terminal = createInterface({ input: process.stdin, output: process.stderr })
const baton = key
  ? connect({ url, key })
  : connect({
      mode: 'development',
      answer: async ({ note: { ask, action } }) => {
        const yes = await terminal.question(`${ask}\n${JSON.stringify(action?.arguments)}\nApprove? (y/n) `)
        return yes.startsWith('y') ? 'approve' : { kind: 'reject', text: 'Not now.' }
      },
    })

// What a model called, with the id of the run and of its call as the reference.
const call = { tool: 'refund', arguments: { order: '4471', amount: 180 } }
const answer = await guarded(
  baton,
  {
    reference: 'chat-882/call_0',
    lane: 'support',
    conversation: [{ role: 'customer', text: 'I was charged twice for order 4471. Please refund $180. Amir Haddad' }],
    note: { ask: 'Refund $180 for a double charge' },
    asks: 'always', // `playbook`: only what the gate does not let go on
  },
  call.tool,
  call.arguments,
  async ({ order, amount }) => `Refunded $${amount} for order ${order}.`,
)
terminal.close()
console.log(answer.text) // goes back to the model as the tool's answer
