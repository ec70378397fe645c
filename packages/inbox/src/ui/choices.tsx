/** One of a few: radio buttons with the digits 1 to 9 as keys, which work wherever in the form no text is being typed. */
import { useId } from 'react'
import { KeyHint } from './key-hint.tsx'

export type Choice = { id: string; label: string; about?: string; unavailable?: string }

type Props = {
  label: string
  choices: Choice[]
  chosen: string | undefined
  onChoose: (id: string) => void
  autoFocus?: boolean
  columns?: boolean
}

export function Choices({ label, choices, chosen, onChoose, autoFocus, columns }: Props) {
  const name = useId()
  const focused = chosen ?? choices.find(({ unavailable }) => !unavailable)?.id
  return (
    <fieldset>
      <legend className="lbl">{label}</legend>
      <div className={`people ${columns ? 'two' : ''}`}>
        {choices.map(({ id, label: words, about, unavailable }, index) => (
          <label
            key={id}
            className={`p ${unavailable ? 'dim' : 'cursor-pointer hover:bg-hover has-checked:bg-selected'}`}
          >
            <input
              type="radio"
              name={name}
              value={id}
              checked={chosen === id}
              disabled={unavailable !== undefined}
              // biome-ignore lint/a11y/noAutofocus: the step was opened to choose here
              autoFocus={autoFocus && id === focused}
              data-digit={index < 9 ? index + 1 : undefined}
              onChange={() => onChoose(id)}
              className="size-4 shrink-0 accent-accent"
            />
            <span className="min-w-0">
              {words} {(unavailable ?? about) && <span className="dim ms-1">{unavailable ?? about}</span>}
            </span>
            {index < 9 && !unavailable && <KeyHint>{String(index + 1)}</KeyHint>}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** Picks by digit: for the `onKeyDown` of the form around. Says whether the key was taken. */
export function pickByDigit(form: HTMLElement, event: { key: string; target: EventTarget }): boolean {
  if (!/^[1-9]$/.test(event.key)) return false
  const { target } = event
  if (target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type !== 'radio'))
    return false
  const picked = form.querySelector<HTMLElement>(`[data-digit="${event.key}"]:not(:disabled)`)
  picked?.click()
  picked?.focus()
  return picked !== null
}
