import type { HandoffView } from '@baton-desk/core'
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

/** Where nothing waits to be run or sent, what the agent would do may itself be a no: a no to that is not a no to the customer. */
export function sayWhatIsRefused({ next, action, draft }: HandoffView['note']): string | undefined {
  if (action || draft || !next.action) return undefined
  const proposed = next.action.replace(/[.\s]+$/, '')
  return t`You say no to what the agent would do: “${proposed}”.`
}

export const RejectStep = (step: Step) => (
  <OneTextStep
    step={step}
    wording={{
      field: 'reject',
      title: t`Reject: why?`,
      hint: sayWhatIsRefused(step.handoff.note),
      label: t`Reason, for ${step.handoff.agent.name}`,
      submit: t`Reject`,
      missing: t`Say why, so that the agent can tell the customer.`,
      maxLength: 1000,
      picks: PICKS,
    }}
    onText={(text) => step.send(decide(step.handoff, { kind: 'reject', text }), t`Rejected.`)}
  />
)
