/** Steps that need one text and nothing else. */
import { desk } from '../../../desk/desk.ts'
import { TextField } from '../../../ui/field.tsx'
import type { Step } from '../step.ts'
import { decide } from '../step.ts'
import { StepForm } from '../step-form.tsx'
import { useTyped } from '../typed.ts'

type Wording = {
  field: string
  title: string
  label: string
  submit: string
  missing: string
  maxLength: number
  isOptional?: boolean
}

function SayWhyStep({ wording, step, onSay }: { wording: Wording; step: Step; onSay: (text: string) => void }) {
  const { handoff, isSending, onCancel } = step
  const [text, setText] = useTyped(handoff.id, wording.field)
  return (
    <StepForm
      isSending={isSending}
      onCancel={onCancel}
      title={wording.title}
      submit={wording.submit}
      missing={wording.isOptional || text.trim() ? undefined : wording.missing}
      onSubmit={() => onSay(text.trim())}
    >
      <TextField label={wording.label} autoFocus maxLength={wording.maxLength} value={text} onText={setText} />
    </StepForm>
  )
}

export const ReturnStep = (step: Step) => (
  <SayWhyStep
    step={step}
    wording={{
      field: 'return',
      title: 'Back to the agent: what should it do now?',
      label: `Instruction for ${step.handoff.agent.name}`,
      submit: 'Give back',
      missing: 'Say what the agent should do now.',
      maxLength: 4000,
    }}
    onSay={(text) => step.send(decide(step.handoff, { kind: 'return', text }), 'Given back to the agent.')}
  />
)

export const TakeOverStep = (step: Step) => (
  <SayWhyStep
    step={step}
    wording={{
      field: 'take-over',
      title: 'Take the customer over: the agent stops here',
      label: `What ${step.handoff.agent.name} should know, if anything`,
      submit: 'Take over',
      missing: '',
      maxLength: 4000,
      isOptional: true,
    }}
    onSay={(text) =>
      step.send(
        decide(step.handoff, { kind: 'take_over', text: text || undefined }),
        'Taken over. The customer is with you now.',
      )
    }
  />
)

export const DeclineStep = (step: Step) => (
  <SayWhyStep
    step={step}
    wording={{
      field: 'decline',
      title: 'Not you: why?',
      label: 'Reason, for the next person',
      submit: 'Decline',
      missing: 'Say why, for the next person.',
      maxLength: 1000,
    }}
    onSay={(reason) =>
      step.send((options) => desk.decline(step.handoff.id, { reason }, options), 'Declined. The next person has it.')
    }
  />
)

export const EscalateStep = (step: Step) => (
  <SayWhyStep
    step={step}
    wording={{
      field: 'escalate',
      title: 'Pass up to the next step of the lane now: why?',
      label: 'Reason',
      submit: 'Pass up',
      missing: 'Say why, for the next person.',
      maxLength: 1000,
    }}
    onSay={(reason) => step.send((options) => desk.escalate(step.handoff.id, { reason }, options), 'Passed up.')}
  />
)

export const ReopenStep = (step: Step) => (
  <SayWhyStep
    step={step}
    wording={{
      field: 'reopen',
      title: 'It was not over: why?',
      label: 'Reason',
      submit: 'Reopen',
      missing: 'Say what is still to be done.',
      maxLength: 1000,
    }}
    onSay={(reason) => step.send((options) => desk.reopen(step.handoff.id, { reason }, options), 'Reopened.')}
  />
)
