import type { HandoffView } from '@baton-desk/core'
import { desk } from '../../../desk/desk.ts'
import { sayMoment } from '../../../desk/times.ts'
import { deskNow } from '../../../ui/clock.ts'
import { TextField } from '../../../ui/field.tsx'
import type { Step } from '../step.ts'
import { StepForm } from '../step-form.tsx'
import { useTyped } from '../typed.ts'

export function AcceptStep({ handoff, send, ...step }: Step) {
  const [readBack, setReadBack] = useTyped(handoff.id, 'read-back', proposeReadBack(handoff))
  return (
    <StepForm
      {...step}
      title="Say what you will do, and by when"
      submit="Accept"
      missing={readBack.trim() ? undefined : 'Say what you will do.'}
      onSubmit={() => send((options) => desk.accept(handoff.id, { readBack }, options), 'Accepted. It is yours now.')}
    >
      <TextField label="Read-back" autoFocus value={readBack} maxLength={500} onText={setReadBack} />
    </StepForm>
  )
}

/** "I will send the drafted reply and issue the refund, by 2:42 PM." The person changes what is not so. */
function proposeReadBack({ note, by }: HandoffView): string {
  const action = (note.next.action ?? note.ask).replace(/[.\s]+$/, '')
  const deadline = note.when.by ?? by
  const until = deadline && Date.parse(deadline) > deskNow() ? ` by ${sayMoment(deadline, deskNow())}` : ''
  return `I will ${action.charAt(0).toLowerCase()}${action.slice(1)}${until}.`.slice(0, 500)
}
