/** The second step of an action: it opens in the bar, Enter sends, Esc closes and keeps what was typed. */
import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { type FormEvent, type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { pickByDigit } from '../../ui/choices.tsx'

export type StepProps = {
  isSending: boolean
  onCancel: () => void
}

type Props = StepProps & {
  title: string
  /** What follows from it, in one line. */
  hint?: string | undefined
  submit: string
  /** Key that sends, as the person sees it. */
  submitKey?: string
  /** In words, what is still missing; sending says it instead of doing nothing. */
  missing?: string
  onSubmit: () => void
  children: ReactNode
}

/** Whoever begins to write where a reason could be picked means the field below. */
const isWriting = ({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  /^\p{L}$/u.test(key) && target instanceof HTMLButtonElement && !ctrlKey && !metaKey && !altKey

function toTheField(form: HTMLFormElement): void {
  const field = form.querySelector<HTMLTextAreaElement>('textarea')
  field?.focus()
  field?.setSelectionRange(field.value.length, field.value.length)
}

export function StepForm({
  title,
  hint,
  submit,
  submitKey = 'Enter',
  missing,
  isSending,
  onCancel,
  onSubmit,
  children,
}: Props) {
  const form = useRef<HTMLFormElement>(null)
  const [hasTried, setHasTried] = useState(false)
  const onSubmitForm = (event: FormEvent) => {
    event.preventDefault()
    if (isSending) return
    if (missing) setHasTried(true)
    else onSubmit()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onCancel()
    else if (!form.current) return
    else if (isWriting(event)) return toTheField(form.current)
    else if (!pickByDigit(form.current, event)) return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <form
      ref={form}
      onSubmit={onSubmitForm}
      onKeyDown={onKeyDown}
      data-own-keys=""
      aria-label={title}
      noValidate
      className="step"
    >
      <div className="row-x">
        <h2>{title}</h2>
        {hint && <span className="hint">{hint}</span>}
      </div>
      <div className="fields">{children}</div>
      <div className="foot">
        <Button type="submit" look="primary" hotkey={submitKey} aria-keyshortcuts={undefined} aria-busy={isSending}>
          {isSending ? t`Sending …` : submit}
        </Button>
        <Button look="plain" hotkey="Esc" aria-keyshortcuts={undefined} onClick={onCancel}>
          <Trans>Cancel</Trans>
        </Button>
        <p role="alert" className="red small">
          {hasTried && missing}
        </p>
      </div>
    </form>
  )
}
