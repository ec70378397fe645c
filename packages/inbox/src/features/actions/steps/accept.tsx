import { type HandoffView, headOf } from '@baton-desk/core'
import { t } from '@lingui/core/macro'
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
      title: t`Say it back`,
      hint: t`What you will do, and by when. ${step.handoff.agent.name} hears that you have it.`,
      label: t`Read-back`,
      submit: t`Accept`,
      missing: t`Say what you will do.`,
      maxLength: LONGEST,
      proposed: proposeReadBack(step.handoff, deskNow()),
    }}
    onText={(readBack) =>
      step.send((options) => desk.accept(step.handoff.id, { readBack }, options), t`Accepted. It is yours now.`)
    }
  />
)

/** "I will send the drafted reply and issue the refund, by 2:42 PM." The person changes what is not so. */
export function proposeReadBack({ note, by }: Pick<HandoffView, 'note' | 'by'>, now: number): string {
  const deadline = note.when.by ?? by
  const until = deadline && Date.parse(deadline) > now ? t` by ${sayMoment(deadline, now)}` : ''
  const action = (note.next.action ?? '').replace(/[.\s]+$/, '')
  if (isStep(action) && !note.filledIn.includes('/next/action'))
    return headOf(t`I will ${action.charAt(0).toLowerCase()}${action.slice(1)}${until}.`, LONGEST)
  const ask = note.ask.replace(/[.\s]+$/, '')
  return headOf(t`I will see to this: ${ask}${until}.`, LONGEST)
}

/** “I would say no”, or several sentences, is what the agent thinks, not what the person will do. */
const isStep = (action: string): boolean => action !== '' && !/^(?:I|we)\b/i.test(action) && !/[.!?]\s/.test(action)
