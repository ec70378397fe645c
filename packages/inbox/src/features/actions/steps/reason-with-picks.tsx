import { Trans } from '@lingui/react/macro'
import { TextField } from '../../../ui/field.tsx'
import { KeyHint } from '../../../ui/key-hint.tsx'

type Props = {
  label: string
  picks: readonly string[]
  maxLength: number
  value: string
  onText: (text: string) => void
}

/** A reason in the person's words, with a few ready ones: a digit or a click fills it in. */
export function ReasonWithPicks({ label, picks, maxLength, value, onText }: Props) {
  return (
    <>
      <fieldset>
        <legend className="sr-only">
          <Trans>Ready reasons</Trans>
        </legend>
        <div className="pick">
          {picks.map((pick, index) => (
            <button
              key={pick}
              type="button"
              data-digit={index + 1}
              // biome-ignore lint/a11y/noAutofocus: the step was opened to pick here; a text field would swallow the digits
              autoFocus={index === 0}
              aria-pressed={value === pick}
              onClick={() => onText(pick)}
              onKeyDown={(event) => {
                // Picked already: Enter sends it, as it does from the field.
                if (event.key !== 'Enter' || value !== pick) return
                event.preventDefault()
                event.currentTarget.form?.requestSubmit()
              }}
              className="btn"
            >
              {pick}
              <KeyHint>{String(index + 1)}</KeyHint>
            </button>
          ))}
        </div>
      </fieldset>
      <TextField label={label} maxLength={maxLength} value={value} onText={onText} />
    </>
  )
}
