import type { Step } from '../step.ts'
import { decide } from '../step.ts'
import { OneTextStep } from './one-text.tsx'

const PICKS = [
  'Our rules do not allow it',
  'The facts are not right',
  'Not the right answer for this customer',
  'I need more before I can approve',
]

export const RejectStep = (step: Step) => (
  <OneTextStep
    step={step}
    wording={{
      field: 'reject',
      title: 'Reject: why?',
      label: `Reason, for ${step.handoff.agent.name}`,
      submit: 'Reject',
      missing: 'Say why, so that the agent can tell the customer.',
      maxLength: 1000,
      picks: PICKS,
    }}
    onText={(text) => step.send(decide(step.handoff, { kind: 'reject', text }), 'Rejected.')}
  />
)
