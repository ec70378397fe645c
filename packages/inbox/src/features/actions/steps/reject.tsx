import type { Step } from '../step.ts'
import { decide } from '../step.ts'
import { StepForm } from '../step-form.tsx'
import { useTyped } from '../typed.ts'
import { ReasonWithPicks } from './reason-with-picks.tsx'

const PICKS = [
  'Our rules do not allow it',
  'The facts are not right',
  'Not the right answer for this customer',
  'I need more before I can approve',
]

export function RejectStep({ handoff, send, ...step }: Step) {
  const [reason, setReason] = useTyped(handoff.id, 'reject')
  return (
    <StepForm
      {...step}
      title="Reject: why?"
      submit="Reject"
      missing={reason.trim() ? undefined : 'Say why, so that the agent can tell the customer.'}
      onSubmit={() => send(decide(handoff, { kind: 'reject', text: reason }), 'Rejected.')}
    >
      <ReasonWithPicks label={`Reason, for ${handoff.agent.name}`} picks={PICKS} value={reason} onChange={setReason} />
    </StepForm>
  )
}
