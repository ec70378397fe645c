import { useState } from 'react'
import { desk } from '../../../desk/desk.ts'
import { sayMoment } from '../../../desk/times.ts'
import { useTyped } from '../../../desk/typed.ts'
import { Choices } from '../../../ui/choices.tsx'
import { deskNow } from '../../../ui/clock.ts'
import { InputField, TextField } from '../../../ui/field.tsx'
import type { Step } from '../step.ts'
import { StepForm } from '../step-form.tsx'

const HOUR = 3_600_000

export function SnoozeStep({ handoff, send, ...step }: Step) {
  // The time at which the step was opened: a time that the person has picked must not change with the clock.
  const [now] = useState(deskNow)
  const [choice, setChoice] = useState<string>()
  const [other, setOther] = useState('')
  const [reason, setReason] = useTyped(handoff.id, 'snooze')
  const until =
    choice === 'other'
      ? other
        ? new Date(other).toISOString()
        : undefined
      : snoozeTimes(now).find(({ id }) => id === choice)?.at
  const deadline = handoff.due ?? handoff.by
  const isPastDeadline = until !== undefined && deadline !== null && until > deadline
  return (
    <StepForm
      {...step}
      title="Put aside until"
      submit="Snooze"
      missing={
        !until ? 'Pick a time.' : isPastDeadline && !reason.trim() ? 'This is past its deadline: say why.' : undefined
      }
      onSubmit={() =>
        until &&
        send(
          (options) => desk.snooze(handoff.id, { until, reason: reason.trim() || undefined }, options),
          `Put aside until ${sayMoment(until, deskNow())}.`,
        )
      }
    >
      <Choices
        label="Time"
        columns
        autoFocus
        chosen={choice}
        onChoose={setChoice}
        choices={[
          ...snoozeTimes(now).map(({ id, label, at }) => ({ id, label, about: sayMoment(at, now) })),
          { id: 'other', label: 'Another time' },
        ]}
      />
      {choice === 'other' && <InputField label="Date and time" type="datetime-local" value={other} onText={setOther} />}
      {isPastDeadline && deadline && (
        <TextField
          label="Reason"
          hint={`Its deadline is ${sayMoment(deadline, now)}.`}
          maxLength={500}
          value={reason}
          onText={setReason}
        />
      )}
    </StepForm>
  )
}

/** Ready times, from half an hour to tomorrow morning. */
export function snoozeTimes(now: number) {
  const tomorrow = new Date(now)
  tomorrow.setDate(tomorrow.getDate() + 1)
  tomorrow.setHours(9, 0, 0, 0)
  const after = (milliseconds: number) => new Date(now + milliseconds).toISOString()
  return [
    { id: 'half', label: 'Half an hour', at: after(HOUR / 2) },
    { id: 'hour', label: 'One hour', at: after(HOUR) },
    { id: 'three', label: 'Three hours', at: after(3 * HOUR) },
    { id: 'tomorrow', label: 'Tomorrow morning', at: tomorrow.toISOString() },
  ]
}
