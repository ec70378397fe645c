/** Fields of forms, each with its label, a hint where one is needed, and the text that is typed. */
import { t } from '@lingui/core/macro'
import { type ComponentProps, type KeyboardEvent, type ReactNode, useId } from 'react'

type Common = { label: string; hint?: string; value: string; onText: (text: string) => void }
type FieldProps<Tag extends 'input' | 'textarea'> = Common & Omit<ComponentProps<Tag>, 'value' | 'onChange'>

/** A text of one or more lines. Enter sends the form it stands in and Shift+Enter makes a new line, or Ctrl+Enter sends. */
export function TextField({
  label,
  hint,
  onText,
  rows = 1,
  enterSends = true,
  className,
  ...rest
}: FieldProps<'textarea'> & { enterSends?: boolean }) {
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    const wantsToSend = enterSends ? !event.shiftKey : event.ctrlKey || event.metaKey
    if (!wantsToSend) return
    event.preventDefault()
    event.currentTarget.form?.requestSubmit()
  }
  return (
    <Labelled label={label} hint={hint} className={className}>
      {(ids) => (
        <textarea
          {...ids}
          rows={rows}
          onKeyDown={onKeyDown}
          onChange={(event) => onText(event.target.value)}
          className="field max-h-[40vh]"
          {...rest}
        />
      )}
    </Labelled>
  )
}

/** One line: a number, a date, an address, a password. It cannot hold line breaks; a text that may have some is a TextField. */
export function InputField({ label, hint, onText, className, ...rest }: FieldProps<'input'>) {
  return (
    <Labelled label={label} hint={hint} className={className}>
      {(ids) => <input {...ids} onChange={(event) => onText(event.target.value)} className="field" {...rest} />}
    </Labelled>
  )
}

/** The address somebody signs in with. */
export const EmailField = (field: Pick<FieldProps<'input'>, 'value' | 'onText' | 'required'>) => (
  <InputField label={t`E-mail`} type="email" autoComplete="username" {...field} />
)

type LabelledProps = Pick<Common, 'label' | 'hint'> & {
  className?: string | undefined
  children: (ids: { id: string; 'aria-describedby'?: string }) => ReactNode
}

/** Any control under its label. */
export function Labelled({ label, hint, className, children }: LabelledProps) {
  const id = useId()
  const hintId = `${id}-hint`
  return (
    <div className={className}>
      <label htmlFor={id} className="lbl">
        {label}
      </label>
      {children({ id, 'aria-describedby': hint ? hintId : undefined })}
      {hint && (
        <p id={hintId} className="hint mt-1">
          {hint}
        </p>
      )}
    </div>
  )
}
