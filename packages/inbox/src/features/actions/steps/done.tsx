import { t } from '@lingui/core/macro'
import { useTyped } from '../../../desk/typed.ts'
import { Choices } from '../../../ui/choices.tsx'
import { TextField } from '../../../ui/field.tsx'
import type { Step } from '../step.ts'
import { decide } from '../step.ts'
import { StepForm } from '../step-form.tsx'

export function DoneStep({ handoff, workspace, send, ...step }: Step) {
  const outcomes = workspace.lanes.find(({ id }) => id === handoff.lane.id)?.outcomes ?? []
  const [outcome, setOutcome] = useTyped(handoff.id, 'outcome')
  const [text, setText] = useTyped(handoff.id, 'done')
  const isKnown = outcomes.some(({ id }) => id === outcome)
  return (
    <StepForm
      {...step}
      title={t`Done: how did it end?`}
      submit={t`Done`}
      missing={isKnown || outcomes.length === 0 ? undefined : t`Pick how it ended.`}
      onSubmit={() =>
        send(
          decide(handoff, { kind: 'done', outcome: isKnown ? outcome : undefined, text: text.trim() || undefined }),
          t`Done.`,
        )
      }
    >
      <Choices
        label={t`Outcome`}
        autoFocus
        chosen={outcome || undefined}
        onChoose={setOutcome}
        choices={outcomes.map(({ id, label }) => ({ id, label }))}
      />
      <TextField
        label={t`What ${handoff.agent.name} should know, if anything`}
        maxLength={4000}
        value={text}
        onText={setText}
      />
    </StepForm>
  )
}
