// An agent that asks before it acts, in its own process. Start a desk with a playbook that has triggers, then:
//   BATON_URL=http://127.0.0.1:4747 BATON_KEY=… npx node --conditions=baton-dev examples/ask-gate.ts
import { connect } from '@baton-desk/sdk'
import { openGate } from '@baton-desk/sdk/gate'

const baton = connect({ url: process.env.BATON_URL ?? 'http://127.0.0.1:4747', key: process.env.BATON_KEY ?? '' })
const gate = await openGate(baton.client, { onProblem: ({ message }) => console.error(message) })

const action = { tool: 'refund', arguments: { order: '4471', amount: 180 } }
const event = { kind: 'action', action }
const verdict = gate.judge(event)

if (verdict.verdict === 'proceed') console.log('Refunding.')
else if (verdict.verdict === 'never') console.log(verdict.instead ?? verdict.why)
else {
  const { handoff } = await baton.handOff({
    reference: 'chat-882/refund',
    lane: verdict.lane ?? 'support', // there is none where the gate could not judge
    trigger: verdict.decidedBy,
    note: { action, why: { code: verdict.reason, sentence: verdict.why } },
  })
  const { decision } = await baton.waitForDecision(handoff)
  if (decision) {
    // One runner gets it. Judged again as it is about to run: only exactly what was approved goes on.
    const claim = await baton.claim(handoff, decision)
    const approved = (claim.run && claim.action) || action
    const again = gate.judgeApproved({ ...event, action: approved }, await baton.read(handoff), claim)
    if (claim.run && again.verdict === 'proceed') {
      console.log('Refunding what was approved.', approved.arguments)
      await baton.reportEffect(handoff, { decision, claim: claim.claim, outcome: 'done', text: 'Refunded.' })
    } else console.log(again.why)
  }
}
await gate.close()
