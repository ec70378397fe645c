import { type HandoffView, headOf } from '@baton-desk/core'
import { desk } from '../../../desk/desk.ts'
import { sayMoment } from '../../../desk/times.ts'
import { deskNow } from '../../../ui/clock.ts'
import type { Step } from '../step.ts'
import { OneTextStep } from './one-text.tsx'

const LONGEST = 500

export const AcceptStep = (step: Step) => (
  <OneTextStep
    step={step}
    wording={{
      field: 'read-back',
      title: 'Say it back',
      hint: `What you will do, and by when. ${step.handoff.agent.name} hears that you have it.`,
      label: 'Read-back',
      submit: 'Accept',
      missing: 'Say what you will do.',
      maxLength: LONGEST,
      proposed: proposeReadBack(step.handoff, deskNow()),
    }}
    onText={(readBack) =>
      step.send((options) => desk.accept(step.handoff.id, { readBack }, options), 'Accepted. It is yours now.')
    }
  />
)

/** "I will send the drafted reply and issue the refund, by 2:42 PM." The person changes what is not so. */
export function proposeReadBack({ note, by }: Pick<HandoffView, 'note' | 'by'>, now: number): string {
  const action = (note.next.action ?? note.ask).replace(/[.\s]+$/, '')
  const deadline = note.when.by ?? by
  const until = deadline && Date.parse(deadline) > now ? ` by ${sayMoment(deadline, now)}` : ''
  return headOf(`I will ${action.charAt(0).toLowerCase()}${action.slice(1)}${until}.`, LONGEST)
}
