import { t } from '@lingui/core/macro'
import type { Step } from '../step.ts'
import { decide } from '../step.ts'
import { OneTextStep } from './one-text.tsx'

export const PICKS = [
  t`The agent could have done this itself`,
  t`Already handled`,
  t`The customer no longer needs it`,
  t`Not a real request`,
]

export const NotNeededStep = (step: Step) => (
  <OneTextStep
    step={step}
    wording={{
      field: 'not-needed',
      title: t`No person was needed for this: why?`,
      label: t`Reason`,
      submit: t`Not needed`,
      missing: t`Say why. It helps to hand off less.`,
      maxLength: 1000,
      picks: PICKS,
    }}
    onText={(text) => step.send(decide(step.handoff, { kind: 'not_needed', text }), t`Marked as not needed.`)}
  />
)
