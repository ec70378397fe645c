import type { Step } from '../step.ts'
import { decide } from '../step.ts'
import { OneTextStep } from './one-text.tsx'

export const PICKS = [
  'The agent could have done this itself',
  'Already handled',
  'The customer no longer needs it',
  'Not a real request',
]

export const NotNeededStep = (step: Step) => (
  <OneTextStep
    step={step}
    wording={{
      field: 'not-needed',
      title: 'No person was needed for this: why?',
      label: 'Reason',
      submit: 'Not needed',
      missing: 'Say why. It helps to hand off less.',
      maxLength: 1000,
      picks: PICKS,
    }}
    onText={(text) => step.send(decide(step.handoff, { kind: 'not_needed', text }), 'Marked as not needed.')}
  />
)
