// The agent's side of a handoff. Start a desk first (`npm start`); its agent’s key stands in .baton/first-run.json:
//   BATON_KEY=… npx node --conditions=baton-dev examples/hand-off.ts
import { connect } from '@baton-desk/sdk'

const baton = connect({ url: process.env.BATON_URL ?? 'http://127.0.0.1:4747', key: process.env.BATON_KEY ?? '' })
const { handoff } = await baton.handOff({
  lane: 'support',
  reference: 'chat-881/refund', // yours: the same reference again is the same handoff
  messages: [{ role: 'user', content: 'I was charged twice for order 4471. Please refund $180. Amir Haddad' }],
  note: {
    ask: 'Refund $180 for a double charge',
    action: { tool: 'refund', arguments: { order: '4471', amount: 180 } },
  },
})
console.log(`Handed off to ${handoff.owner.name}: ${handoff.note.ask}`)

const { decision, status } = await baton.waitForDecision(handoff, {
  onQuestion: async (question) => `I will ask: ${question}`,
})
if (decision) {
  // Here you would pay it back. What you answer is what the person reads.
  const refund = ({ order, amount }: Record<string, unknown>) => `Refunded $${amount} for order ${order}.`
  const { text } = await baton.once(handoff, decision, refund)
  console.log(text)
} else console.log(status)
