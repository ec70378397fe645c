import { t } from '@lingui/core/macro'
import { useState } from 'react'
import { desk } from '../../../desk/desk.ts'
import { useTyped } from '../../../desk/typed.ts'
import { Choices } from '../../../ui/choices.tsx'
import { InputField, TextField } from '../../../ui/field.tsx'
import type { Step } from '../step.ts'
import { StepForm } from '../step-form.tsx'

/** With more than this, a filter is shown. */
const MANY = 9

export function MoveStep({ handoff, workspace, send, ...step }: Step) {
  const [to, setTo] = useTyped(handoff.id, 'move.to')
  const [reason, setReason] = useTyped(handoff.id, 'move.reason')
  const [filter, setFilter] = useState('')
  const targets = targetsFor(handoff, workspace)
  const shown = targets.filter(
    ({ id, label }) => id === to || label.toLowerCase().includes(filter.trim().toLowerCase()),
  )
  const target = targets.find(({ id }) => id === to)
  return (
    <StepForm
      {...step}
      title={t`Move to`}
      hint={t`It stays yours until they accept; if they do not, it comes back to you.`}
      submit={t`Move`}
      missing={!target ? t`Pick a person or a lane.` : reason.trim() ? undefined : t`Say why, for the one who gets it.`}
      onSubmit={() =>
        target &&
        send(
          (options) => desk.move(handoff.id, { to: target.to, reason }, options),
          t`Moved to ${target.label}. Until accepted there, it comes back to you.`,
        )
      }
    >
      {targets.length > MANY && <InputField label={t`Filter`} value={filter} onText={setFilter} />}
      <Choices label={t`Person or lane`} columns autoFocus chosen={to || undefined} onChoose={setTo} choices={shown} />
      <TextField label={t`Reason`} maxLength={1000} value={reason} onText={setReason} />
    </StepForm>
  )
}

/** People who may decide it, on duty first, then by name; then the other lanes. */
export function targetsFor(handoff: Step['handoff'], { people, lanes, me }: Step['workspace']) {
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? id
  const others = people
    .filter(({ id }) => id !== handoff.owner.id || handoff.offeredTo)
    .filter(({ id }) => handoff.mayDecide?.some((one) => one.id === id) ?? true)
    .toSorted((a, b) => Number(b.onDuty) - Number(a.onDuty) || a.name.localeCompare(b.name))
  return [
    ...others.map(({ id, name, onDuty, reachable }) => ({
      id: `person ${id}`,
      to: { person: id },
      label: id === me.id ? t`${name} (you)` : name,
      about: onDuty ? t`on duty` : t`off duty`,
      unavailable: reachable ? undefined : t`has never signed in`,
    })),
    ...lanes
      .filter(({ id }) => id !== handoff.lane.id)
      .map(({ id, name, onDuty }) => ({
        id: `lane ${id}`,
        to: { lane: id },
        label: t`Lane ${name}`,
        about: onDuty[0] ? t`${nameOf(onDuty[0])} is on duty` : t`nobody is on duty`,
        unavailable: undefined,
      })),
  ]
}
