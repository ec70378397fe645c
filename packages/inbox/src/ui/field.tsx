import { type ComponentProps, type KeyboardEvent, useId } from 'react'

type Common = { label: string; hint?: string }

/** A text of one or a few lines. Enter sends the form it stands in, Shift+Enter makes a new line. */
export function TextField({
  label,
  hint,
  rows = 1,
  enterSends = true,
  className = '',
  ...rest
}: Common & ComponentProps<'textarea'> & { enterSends?: boolean }) {
  const id = useId()
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    const wantsToSend = enterSends ? !event.shiftKey : event.ctrlKey || event.metaKey
    if (!wantsToSend) return
    event.preventDefault()
    event.currentTarget.form?.requestSubmit()
  }
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-1 block text-[13px] text-muted">
        {label}
      </label>
      <textarea
        id={id}
        rows={rows}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onKeyDown={onKeyDown}
        className="field-sizing-content block max-h-[40vh] min-h-10 w-full resize-y px-2.5 py-2"
        {...rest}
      />
      {hint && (
        <p id={`${id}-hint`} className="mt-1 text-[13px] text-muted">
          {hint}
        </p>
      )}
    </div>
  )
}

export function InputField({ label, hint, className = '', ...rest }: Common & ComponentProps<'input'>) {
  const id = useId()
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-1 block text-[13px] text-muted">
        {label}
      </label>
      <input
        id={id}
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="block min-h-11 w-full px-2.5 py-1.5 wide:min-h-9"
        {...rest}
      />
      {hint && (
        <p id={`${id}-hint`} className="mt-1 text-[13px] text-muted">
          {hint}
        </p>
      )}
    </div>
  )
}
