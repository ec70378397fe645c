import { useTyped } from '../../../desk/typed.ts'
import { TextField } from '../../../ui/field.tsx'
import type { Step } from '../step.ts'
import { StepForm } from '../step-form.tsx'
import { ReasonWithPicks } from './reason-with-picks.tsx'

type Wording = {
  /** The name under which the browser keeps the typed text. */
  field: string
  title: string
  hint?: string | undefined
  label: string
  submit: string
  /** Said when the text is empty; left out if it may be empty. */
  missing?: string
  maxLength: number
  /** The text that the field starts with. */
  proposed?: string
  /** Ready texts, one digit each. */
  picks?: readonly string[]
}

/** A step that needs one text and nothing else. */
export function OneTextStep({
  step,
  wording,
  onText,
}: {
  step: Step
  wording: Wording
  onText: (text: string) => void
}) {
  const { handoff, isSending, onCancel } = step
  const { field, title, hint, label, submit, missing, maxLength, proposed, picks } = wording
  const [text, setText] = useTyped(handoff.id, field, proposed)
  return (
    <StepForm
      isSending={isSending}
      onCancel={onCancel}
      title={title}
      hint={hint}
      submit={submit}
      missing={text.trim() ? undefined : missing}
      onSubmit={() => onText(text.trim())}
    >
      {picks ? (
        <ReasonWithPicks label={label} picks={picks} maxLength={maxLength} value={text} onText={setText} />
      ) : (
        <TextField label={label} autoFocus maxLength={maxLength} value={text} onText={setText} />
      )}
    </StepForm>
  )
}
