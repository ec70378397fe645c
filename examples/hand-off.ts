// The agent's side of a handoff. Start a desk first (`npm start`); its agent’s key stands in .baton/first-run.json:
//   BATON_URL=http://127.0.0.1:4747 BATON_KEY=… npx node --conditions=baton-dev examples/hand-off.ts
import { connect } from '@baton-desk/sdk'

const baton = connect({ url: process.env.BATON_URL ?? 'http://127.0.0.1:4747', key: process.env.BATON_KEY ?? '' })

const { handoff } = await baton.handOff({
  lane: 'support',
  reference: 'chat-881/refund', // yours: the same reference again is the same handoff
  conversation: [{ role: 'customer', text: 'I was charged twice for order 4471. Please refund $180. Amir Haddad' }],
  note: {
    ask: 'Refund $180 for a double charge',
    action: { tool: 'refund', arguments: { order: '4471', amount: 180 } },
  },
})
const { decision, state } = await baton.waitForDecision(handoff, {
  onQuestion: async (question) => `I will ask: ${question}`,
})
// `closed`: you have done it and said so before.
if (decision && state === 'decided') {
  await baton.acknowledge(handoff, decision)
  // …do what was decided, with `decision.edits` where there are any, then say so:
  await baton.reportEffect(handoff, { decision, outcome: 'done', text: 'Refunded $180 for order 4471.' })
}
