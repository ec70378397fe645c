import { t } from '@lingui/core/macro'
import { desk } from '../../../desk/desk.ts'
import { useTyped } from '../../../desk/typed.ts'
import { Choices } from '../../../ui/choices.tsx'
import { TextField } from '../../../ui/field.tsx'
import type { Step } from '../step.ts'
import { StepForm } from '../step-form.tsx'

export function AskStep({ handoff, send, ...step }: Step) {
  const [of, setOf] = useTyped(handoff.id, 'ask.of', 'agent')
  const [question, setQuestion] = useTyped(handoff.id, 'ask')
  const whom = of === 'customer' ? 'customer' : 'agent'
  return (
    <StepForm
      {...step}
      title={t`Ask`}
      submit={t`Ask`}
      missing={question.trim() ? undefined : t`Write the question.`}
      onSubmit={() =>
        send(
          (options) => desk.ask(handoff.id, { of: whom, question }, options),
          whom === 'customer'
            ? t`Asked the customer. It comes back to you with the answer.`
            : t`Asked the agent. It comes back to you with the answer.`,
        )
      }
    >
      <Choices
        label={t`Whom`}
        columns
        chosen={whom}
        onChoose={setOf}
        choices={[
          { id: 'agent', label: handoff.agent.name, about: t`the agent` },
          { id: 'customer', label: t`The customer`, about: t`through the agent` },
        ]}
      />
      <TextField label={t`Question`} autoFocus maxLength={1000} value={question} onText={setQuestion} />
    </StepForm>
  )
}
