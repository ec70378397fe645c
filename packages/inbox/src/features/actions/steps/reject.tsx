import { t } from '@lingui/core/macro'
import type { Step } from '../step.ts'
import { decide } from '../step.ts'
import { OneTextStep } from './one-text.tsx'

const PICKS = [
  t`Our rules do not allow it`,
  t`The facts are not right`,
  t`Not the right answer for this customer`,
  t`I need more before I can approve`,
]

export const RejectStep = (step: Step) => (
  <OneTextStep
    step={step}
    wording={{
      field: 'reject',
      title: t`Reject: why?`,
      label: t`Reason, for ${step.handoff.agent.name}`,
      submit: t`Reject`,
      missing: t`Say why, so that the agent can tell the customer.`,
      maxLength: 1000,
      picks: PICKS,
    }}
    onText={(text) => step.send(decide(step.handoff, { kind: 'reject', text }), t`Rejected.`)}
  />
)
