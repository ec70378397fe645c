import { TextField } from '../../../ui/field.tsx'
import { KeyHint } from '../../../ui/key-hint.tsx'

type Props = {
  label: string
  picks: readonly string[]
  value: string
  onChange: (value: string) => void
}

/** A reason in the person's words, with a few ready ones: a digit or a click fills it in. */
export function ReasonWithPicks({ label, picks, value, onChange }: Props) {
  return (
    <>
      <fieldset>
        <legend className="sr-only">Ready reasons</legend>
        <div className="flex flex-wrap gap-2">
          {picks.map((pick, index) => (
            <button
              key={pick}
              type="button"
              data-digit={index + 1}
              // biome-ignore lint/a11y/noAutofocus: the step was opened to pick here; a text field would swallow the digits
              autoFocus={index === 0}
              aria-pressed={value === pick}
              onClick={() => onChange(pick)}
              className="inline-flex min-h-11 items-center gap-2 rounded-md border border-control px-2.5 text-sm hover:bg-hover aria-pressed:border-accent aria-pressed:bg-selected wide:min-h-8"
            >
              {pick}
              <KeyHint>{String(index + 1)}</KeyHint>
            </button>
          ))}
        </div>
      </fieldset>
      <TextField label={label} value={value} maxLength={1000} onText={onChange} />
    </>
  )
}
