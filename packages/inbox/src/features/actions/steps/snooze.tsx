import { t } from '@lingui/core/macro'
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
      title={t`Put aside until`}
      submit={t`Snooze`}
      missing={
        !until ? t`Pick a time.` : isPastDeadline && !reason.trim() ? t`This is past its deadline: say why.` : undefined
      }
      onSubmit={() =>
        until &&
        send(
          (options) => desk.snooze(handoff.id, { until, reason: reason.trim() || undefined }, options),
          t`Put aside until ${sayMoment(until, deskNow())}.`,
        )
      }
    >
      <Choices
        label={t`Time`}
        columns
        autoFocus
        chosen={choice}
        onChoose={setChoice}
        choices={[
          ...snoozeTimes(now).map(({ id, label, at }) => ({ id, label, about: sayMoment(at, now) })),
          { id: 'other', label: t`Another time` },
        ]}
      />
      {choice === 'other' && (
        <InputField label={t`Date and time`} type="datetime-local" value={other} onText={setOther} />
      )}
      {isPastDeadline && deadline && (
        <TextField
          label={t`Reason`}
          hint={t`Its deadline is ${sayMoment(deadline, now)}.`}
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
    { id: 'half', label: t`Half an hour`, at: after(HOUR / 2) },
    { id: 'hour', label: t`One hour`, at: after(HOUR) },
    { id: 'three', label: t`Three hours`, at: after(3 * HOUR) },
    { id: 'tomorrow', label: t`Tomorrow morning`, at: tomorrow.toISOString() },
  ]
}
