/** What is remembered of a handoff without changing who has it. */
import { writtenNow } from '../../evidence/mail/written-now.ts'
import { hashOfAction } from '../../hash.ts'
import { holdsMasked } from '../../note/masked-action.ts'
import { isRefusal, refuse } from '../../refusal.ts'
import { redactText } from '../../secrets/secrets.ts'
import { cutText } from '../../text.ts'
import { wroteAgain } from '../../words/en/history.ts'
import { isOpen, isUndecided } from '../handoff.ts'
import type { Outcome } from '../outcome.ts'
import { hasSeen } from '../seen-action.ts'
import { unlessMayDecide } from './may-decide.ts'
import { become, event, laneIn, nothing, notify, personOf, type Step, unlessBy, type Verb } from './step.ts'
import { openAgain } from './withdraw.ts'

export const comment = (step: Step, command: Verb<'comment'>): Outcome =>
  become(step, step.handoff, [event('commented', step, { data: {}, words: { text: command.text } })])

/**
 * Later messages are taken in every state: the customer does not know of states. What they write stands on the card of
 * whoever has it. After a decision that is under way, which stands, its person is told; what is over is opened again,
 * unless the lane says otherwise.
 */
export function addMessages(step: Step, command: Verb<'add_messages'>): Outcome {
  const notTheAgent = unlessBy('agent', step)
  if (notTheAgent) return notTheAgent
  const { handoff, desk } = step
  const added = event('conversation_added', step, { data: { messages: command.messages.length } })
  const words = writtenNow(command.messages).findLast(({ role, text }) => role === 'customer' && text !== '')
  if (!words) return become(step, handoff, [added])
  const told = { ...handoff, customerWrote: { text: cutText(redactText(words.text), LONGEST_SHOWN), at: desk.now } }
  if (isOpen(handoff)) return become(step, told, [added])
  if (handoff.state === 'decided' || laneIn(desk, handoff.lane)?.whenCustomerWrites === 'tell')
    return become(step, told, [added], [notify(handoff.owner, 'customer_wrote')])
  const again = openAgain({ ...step, handoff: told }, wroteAgain)
  return { ...again, events: [added, ...again.events] }
}

/** Enough to see what it is about; the rest is in the conversation. */
const LONGEST_SHOWN = 300

export function openConversation(step: Step): Outcome {
  const person = personOf(step)
  if (isRefusal(person)) return person
  const { handoff } = step
  const conversationOpened = handoff.conversationOpened || isUndecided(handoff)
  return become(step, { ...handoff, conversationOpened }, [
    event('conversation_opened', step, { data: { state: handoff.state } }),
  ])
}

/** Whoever may decide it sees what is masked, and from then on in all that they are given of this action. */
export function reveal(step: Step): Outcome {
  const person = personOf(step)
  if (isRefusal(person)) return person
  const { handoff, desk } = step
  const { action } = handoff.note
  const mayNot = unlessMayDecide(handoff, person, desk)
  if (mayNot) return mayNot
  if (!action || !holdsMasked(action)) return refuse('wrong-state', { code: 'nothingMasked', facts: {} })
  if (hasSeen(handoff, person)) return nothing(handoff)
  const actionHash = hashOfAction(action)
  const revealed = [...(handoff.revealed ?? []), { by: person, actionHash }]
  const data = { noteVersion: handoff.noteVersion, actionHash }
  return become(step, { ...handoff, revealed }, [event('revealed', step, { data })])
}

export function deliveryFailed(step: Step, command: Verb<'delivery_failed'>): Outcome {
  const notTheDesk = unlessBy('desk', step)
  if (notTheDesk) return notTheDesk
  const { handoff, desk } = step
  const { target, error, deliveryId } = command
  return become(
    step,
    { ...handoff, undelivered: { target, error, at: desk.now } },
    [event('delivery_failed', step, { data: { target, deliveryId }, words: { error } })],
    [notify(handoff.owner, 'undelivered')],
  )
}

/** Only remembered where it had failed for good before: the owner saw that, and must see that it is mended. */
export function delivered(step: Step, command: Verb<'delivered'>): Outcome {
  const notTheDesk = unlessBy('desk', step)
  if (notTheDesk) return notTheDesk
  const { handoff } = step
  const { target, deliveryId } = command
  if (handoff.undelivered?.target !== target) return nothing(handoff)
  return become(step, { ...handoff, undelivered: undefined }, [
    event('delivered', step, { data: { target, deliveryId } }),
  ])
}

/** Who was told by which message stands in the history, and so does that a message could not be sent. */
export function told(step: Step, command: Verb<'told'> | Verb<'not_told'>): Outcome {
  const notTheDesk = unlessBy('desk', step)
  if (notTheDesk) return notTheDesk
  const { to, channel, message, about } = command
  const data = { to, channel, message, about }
  return become(step, step.handoff, [
    command.type === 'told'
      ? event('told', step, { data })
      : event('not_told', step, { data, words: { error: command.error } }),
  ])
}

export function seen(step: Step): Outcome {
  const person = personOf(step)
  return isRefusal(person) ? person : become(step, step.handoff, [event('seen', step, { data: {} })])
}
