/** Steps in which a person says why, or what is to be done. */
import { desk } from '../../../desk/desk.ts'
import type { Step } from '../step.ts'
import { decide } from '../step.ts'
import { OneTextStep } from './one-text.tsx'

export const ReturnStep = (step: Step) => (
  <OneTextStep
    step={step}
    wording={{
      field: 'return',
      title: 'Back to the agent: what should it do now?',
      label: `Instruction for ${step.handoff.agent.name}`,
      submit: 'Give back',
      missing: 'Say what the agent should do now.',
      maxLength: 4000,
    }}
    onText={(text) => step.send(decide(step.handoff, { kind: 'return', text }), 'Given back to the agent.')}
  />
)

export const TakeOverStep = (step: Step) => (
  <OneTextStep
    step={step}
    wording={{
      field: 'take-over',
      title: 'Take the customer over: the agent stops here',
      label: `What ${step.handoff.agent.name} should know, if anything`,
      submit: 'Take over',
      maxLength: 4000,
    }}
    onText={(text) =>
      step.send(
        decide(step.handoff, { kind: 'take_over', text: text || undefined }),
        'Taken over. The customer is with you now.',
      )
    }
  />
)

export const StepInStep = (step: Step) => (
  <OneTextStep
    step={step}
    wording={{
      field: 'step-in',
      title: 'Take it over as an admin: why?',
      label: 'Reason, for the history',
      submit: 'Step in',
      missing: 'Say why you step in.',
      maxLength: 1000,
    }}
    onText={(reason) =>
      step.send((options) => desk.stepIn(step.handoff.id, { reason }, options), 'You stepped in; it is yours.')
    }
  />
)

export const DeclineStep = (step: Step) => (
  <OneTextStep
    step={step}
    wording={{
      field: 'decline',
      title: 'Not you: why?',
      label: 'Reason, for the next person',
      submit: 'Decline',
      missing: 'Say why, for the next person.',
      maxLength: 1000,
    }}
    onText={(reason) =>
      step.send((options) => desk.decline(step.handoff.id, { reason }, options), 'Declined. The next person has it.')
    }
  />
)

export const EscalateStep = (step: Step) => (
  <OneTextStep
    step={step}
    wording={{
      field: 'escalate',
      title: 'Pass up to the next step of the lane now: why?',
      label: 'Reason',
      submit: 'Pass up',
      missing: 'Say why, for the next person.',
      maxLength: 1000,
    }}
    onText={(reason) => step.send((options) => desk.escalate(step.handoff.id, { reason }, options), 'Passed up.')}
  />
)

export const ReopenStep = (step: Step) => (
  <OneTextStep
    step={step}
    wording={{
      field: 'reopen',
      title: 'It was not over: why?',
      label: 'Reason',
      submit: 'Reopen',
      missing: 'Say what is still to be done.',
      maxLength: 1000,
    }}
    onText={(reason) => step.send((options) => desk.reopen(step.handoff.id, { reason }, options), 'Reopened.')}
  />
)

export const ItHappenedStep = (step: Step) => (
  <OneTextStep
    step={step}
    wording={{
      field: 'it-happened',
      title: 'You looked, and it was done',
      label: 'Where you saw it, if that helps others',
      submit: 'It happened',
      maxLength: 1000,
    }}
    onText={(text) =>
      step.send(
        (options) => desk.itHappened(step.handoff.id, { text: text || undefined }, options),
        'Closed: it happened.',
      )
    }
  />
)

export const DoItNowStep = (step: Step) => (
  <OneTextStep
    step={step}
    wording={{
      field: 'do-it-now',
      title: `You looked, and it was not done: ${step.handoff.agent.name} does it now`,
      label: 'What you saw, if that helps others',
      submit: 'Do it now',
      maxLength: 1000,
    }}
    onText={(text) =>
      step.send(
        (options) => desk.doItNow(step.handoff.id, { text: text || undefined }, options),
        `${step.handoff.agent.name} may do it now.`,
      )
    }
  />
)
