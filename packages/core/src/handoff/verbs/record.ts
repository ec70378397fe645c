/** What is remembered of a handoff without changing who has it. */
import { isRefusal } from '../../refusal.ts'
import { isOpen } from '../handoff.ts'
import type { Outcome } from '../outcome.ts'
import { become, event, nothing, notify, personOf, type Step, unlessBy, type Verb, whileOpen } from './step.ts'

export const comment = (step: Step, command: Verb<'comment'>): Outcome =>
  become(step, step.handoff, [event('commented', step, { data: {}, words: { text: command.text } })])

export function addMessages(step: Step, command: Verb<'add_messages'>): Outcome {
  const open = unlessBy('agent', step) ?? whileOpen(step)
  if (isRefusal(open)) return open
  return become(step, open.handoff, [
    event('conversation_added', step, { data: { messages: command.messages.length } }),
  ])
}

export function openConversation(step: Step): Outcome {
  const person = personOf(step)
  if (isRefusal(person)) return person
  const { handoff } = step
  const conversationOpened = handoff.conversationOpened || isOpen(handoff)
  return become(step, { ...handoff, conversationOpened }, [
    event('conversation_opened', step, { data: { state: handoff.state } }),
  ])
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
