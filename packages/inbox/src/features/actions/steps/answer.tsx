import { t } from '@lingui/core/macro'
import { useTyped } from '../../../desk/typed.ts'
import { Choices } from '../../../ui/choices.tsx'
import { TextField } from '../../../ui/field.tsx'
import type { Step } from '../step.ts'
import { decide } from '../step.ts'
import { StepForm } from '../step-form.tsx'

export function AnswerStep({ handoff, send, ...step }: Step) {
  const { kind, question, options, recommended } = handoff.note.next.decision
  const [option, setOption] = useTyped(handoff.id, 'option')
  const [text, setText] = useTyped(handoff.id, 'answer')
  const hasOptions = options.length > 0
  return (
    <StepForm
      {...step}
      title={question ?? handoff.note.ask}
      submit={t`Answer`}
      missing={
        option || (text.trim() && kind !== 'choose')
          ? undefined
          : kind === 'choose'
            ? t`Pick one.`
            : hasOptions
              ? t`Pick one, or write an answer.`
              : t`Write an answer.`
      }
      onSubmit={() =>
        send(
          decide(handoff, { kind: 'answer', option: option || undefined, text: text.trim() || undefined }),
          t`Answered.`,
        )
      }
    >
      {hasOptions && (
        <Choices
          label={t`Options`}
          autoFocus
          chosen={option || undefined}
          onChoose={setOption}
          choices={options.map(({ id, label }) => ({
            id,
            label,
            about: id === recommended ? t`the agent’s proposal` : undefined,
          }))}
        />
      )}
      <TextField
        label={hasOptions ? t`In words, if needed` : t`Answer, for ${handoff.agent.name}`}
        autoFocus={!hasOptions}
        rows={hasOptions ? 1 : 2}
        maxLength={4000}
        value={text}
        onText={setText}
      />
    </StepForm>
  )
}
