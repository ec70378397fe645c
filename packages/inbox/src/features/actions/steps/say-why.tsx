/** Steps in which a person says why, or what is to be done. */
import { t } from '@lingui/core/macro'
import { desk } from '../../../desk/desk.ts'
import type { Step } from '../step.ts'
import { decide } from '../step.ts'
import { OneTextStep } from './one-text.tsx'

export const ReturnStep = (step: Step) => (
  <OneTextStep
    step={step}
    wording={{
      field: 'return',
      title: t`Back to the agent: what should it do now?`,
      label: t`Instruction for ${step.handoff.agent.name}`,
      submit: t`Give back`,
      missing: t`Say what the agent should do now.`,
      maxLength: 4000,
    }}
    onText={(text) => step.send(decide(step.handoff, { kind: 'return', text }), t`Given back to the agent.`)}
  />
)

export const TakeOverStep = (step: Step) => (
  <OneTextStep
    step={step}
    wording={{
      field: 'take-over',
      title: t`Take the customer over: the agent stops here`,
      label: t`What ${step.handoff.agent.name} should know, if anything`,
      submit: t`Take over`,
      maxLength: 4000,
    }}
    onText={(text) =>
      step.send(
        decide(step.handoff, { kind: 'take_over', text: text || undefined }),
        t`Taken over. The customer is with you now.`,
      )
    }
  />
)

export const StepInStep = (step: Step) => (
  <OneTextStep
    step={step}
    wording={{
      field: 'step-in',
      title: t`Take it over as an admin: why?`,
      label: t`Reason, for the history`,
      submit: t`Step in`,
      missing: t`Say why you step in.`,
      maxLength: 1000,
    }}
    onText={(reason) =>
      step.send((options) => desk.stepIn(step.handoff.id, { reason }, options), t`You stepped in; it is yours.`)
    }
  />
)

export const DeclineStep = (step: Step) => (
  <OneTextStep
    step={step}
    wording={{
      field: 'decline',
      title: t`Not you: why?`,
      label: t`Reason, for the next person`,
      submit: t`Decline`,
      missing: t`Say why, for the next person.`,
      maxLength: 1000,
    }}
    onText={(reason) =>
      step.send((options) => desk.decline(step.handoff.id, { reason }, options), t`Declined. The next person has it.`)
    }
  />
)

export const EscalateStep = (step: Step) => (
  <OneTextStep
    step={step}
    wording={{
      field: 'escalate',
      title: t`Pass up to the next step of the lane now: why?`,
      label: t`Reason`,
      submit: t`Pass up`,
      missing: t`Say why, for the next person.`,
      maxLength: 1000,
    }}
    onText={(reason) => step.send((options) => desk.escalate(step.handoff.id, { reason }, options), t`Passed up.`)}
  />
)

export const ReopenStep = (step: Step) => (
  <OneTextStep
    step={step}
    wording={{
      field: 'reopen',
      title: t`It was not over: why?`,
      label: t`Reason`,
      submit: t`Reopen`,
      missing: t`Say what is still to be done.`,
      maxLength: 1000,
    }}
    onText={(reason) => step.send((options) => desk.reopen(step.handoff.id, { reason }, options), t`Reopened.`)}
  />
)

export const ItHappenedStep = (step: Step) => (
  <OneTextStep
    step={step}
    wording={{
      field: 'it-happened',
      title: t`You looked, and it was done`,
      label: t`Where you saw it, if that helps others`,
      submit: t`It happened`,
      maxLength: 1000,
    }}
    onText={(text) =>
      step.send(
        (options) => desk.itHappened(step.handoff.id, { text: text || undefined }, options),
        t`Closed: it happened.`,
      )
    }
  />
)

export const DoItNowStep = (step: Step) => (
  <OneTextStep
    step={step}
    wording={{
      field: 'do-it-now',
      title: t`You looked, and it was not done: ${step.handoff.agent.name} does it now`,
      label: t`What you saw, if that helps others`,
      submit: t`Do it now`,
      maxLength: 1000,
    }}
    onText={(text) =>
      step.send(
        (options) => desk.doItNow(step.handoff.id, { text: text || undefined }, options),
        t`${step.handoff.agent.name} may do it now.`,
      )
    }
  />
)
