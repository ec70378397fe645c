import type { Step } from '../step.ts'
import { decide } from '../step.ts'
import { StepForm } from '../step-form.tsx'
import { useTyped } from '../typed.ts'
import { ReasonWithPicks } from './reason-with-picks.tsx'

const PICKS = [
  'The agent could have done this itself',
  'Already handled',
  'The customer no longer needs it',
  'Not a real request',
]

export function NotNeededStep({ handoff, send, ...step }: Step) {
  const [reason, setReason] = useTyped(handoff.id, 'not-needed')
  return (
    <StepForm
      {...step}
      title="No person was needed for this: why?"
      submit="Not needed"
      missing={reason.trim() ? undefined : 'Say why. It helps to hand off less.'}
      onSubmit={() => send(decide(handoff, { kind: 'not_needed', text: reason }), 'Marked as not needed.')}
    >
      <ReasonWithPicks label="Reason" picks={PICKS} value={reason} onChange={setReason} />
    </StepForm>
  )
}
