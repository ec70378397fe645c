/**
 * The life of a handoff as one pure function: a handoff, a command and the desk as it stands → the handoff after it,
 * the events to remember and what has to be told to whom; or a refusal. It reads no clock and routes by the playbook
 * it is given; saving and telling are the desk's.
 */
import { assertNever } from '../assert-never.ts'
import { isRefusal, refuse } from '../refusal.ts'
import { type Instant, latest } from '../time/instant.ts'
import type { Command, Signed, Submit } from './command.ts'
import type { HandoffEvent, Told } from './event.ts'
import type { Handoff } from './handoff.ts'
import type { Change, Desk, Outcome } from './outcome.ts'
import {
  customerAnswer,
  customerSay,
  handOutCustomerLink,
  isForCustomers,
  revokeCustomerLink,
} from './verbs/by-customer.ts'
import { acknowledge, claim, reportEffect } from './verbs/carry-out.ts'
import { decide } from './verbs/decide.ts'
import { due } from './verbs/due.ts'
import { doItNow, itHappened } from './verbs/in-doubt.ts'
import { ownerLeft } from './verbs/owner-left.ts'
import { decline, escalate, move, unheard } from './verbs/pass-on.ts'
import {
  addMessages,
  comment,
  delivered,
  deliveryFailed,
  openConversation,
  reveal,
  seen,
  told,
} from './verbs/record.ts'
import { nothing, type Step } from './verbs/step.ts'
import { mend, reword, submit } from './verbs/submit.ts'
import { accept, ask, reply, snooze, stepIn } from './verbs/take.ts'
import { reportTransfer } from './verbs/transfer.ts'
import { followedBy, standOfWhoLeft, standWhenOver, undo } from './verbs/undo.ts'
import { reopen, withdraw } from './verbs/withdraw.ts'
import { withoutSecrets } from './without-secrets.ts'

export type { Desk, Outcome } from './outcome.ts'

export function transition(handoff: Handoff | null, signed: Signed, given: Desk): Outcome {
  const outcome = carryOut(handoff, signed, given)
  return isRefusal(outcome) ? outcome : withTold(outcome)
}

/** The time of a change: a clock that was set back must not put a later event before an earlier one. */
export const nowFor = ({ changedAt }: Pick<Handoff, 'changedAt'>, clock: Instant): Instant => latest(clock, changedAt)

/** Who is told what stands with the last event of the change. */
function withTold(change: Change): Change {
  const { events, effects } = change
  const last = events.at(-1)
  if (!last || effects.length === 0) return change
  const told = effects.map(({ person, about }) => ({ person, about }))
  return { ...change, events: events.with(-1, telling(last, told)) }
}

const telling = <E extends HandoffEvent>(event: E, told: Told[]): E => ({ ...event, data: { ...event.data, told } })

function carryOut(handoff: Handoff | null, signed: Signed, given: Desk): Outcome {
  const { by, via } = signed
  const command = withoutSecrets(signed.command)
  if (command.type === 'submit') return handoff ? nothing(handoff) : submit(command, by, given)
  // To an agent, what another agent handed off does not exist.
  if (!handoff || (by.kind === 'agent' && by.id !== handoff.agent))
    return refuse('not-found', { code: 'noSuchHandoff', facts: {} })

  if (handoff.erased) {
    // To look for a conversation that is gone changes nothing, and what is due or was delivered has nothing left to tell.
    if (by.kind === 'desk' || command.type === 'open_conversation') return nothing(handoff)
    return refuse('wrong-state', { code: 'erased', facts: handoff.erased })
  }

  // Whoever has the link of a customer's page has no more than that page.
  if (by.kind === 'customer' && !isForCustomers(command))
    return refuse('not-allowed', { code: 'notForCustomers', facts: {} })

  const desk = { ...given, now: nowFor(handoff, given.now) }
  const at = { handoff, by, admin: by.kind === 'person' && signed.admin === true, via, desk }
  const stood = command.type === 'due' ? null : standWhenOver(at)
  return stood ? followedBy(stood, run({ ...at, handoff: stood.handoff }, command)) : run(at, command)
}

function run(at: Step, command: Exclude<Command, Submit>): Outcome {
  switch (command.type) {
    case 'mend':
      return mend(at, command)
    case 'reword':
      return reword(at, command)
    case 'accept':
      return accept(at, command)
    case 'step_in':
      return stepIn(at, command)
    case 'decline':
      return decline(at, command)
    case 'move':
      return move(at, command)
    case 'ask':
      return ask(at, command)
    case 'reply':
      return reply(at, command)
    case 'snooze':
      return snooze(at, command)
    case 'decide':
      return decide(at, command)
    case 'undo':
      return undo(at, command)
    case 'withdraw':
      return withdraw(at, command)
    case 'acknowledge':
      return acknowledge(at, command)
    case 'claim':
      return claim(at, command)
    case 'it_happened':
      return itHappened(at, command)
    case 'do_it_now':
      return doItNow(at, command)
    case 'report_effect':
      return reportEffect(at, command)
    case 'report_transfer':
      return reportTransfer(at, command)
    case 'escalate':
      return escalate(at, command)
    case 'reopen':
      return reopen(at, command)
    case 'comment':
      return comment(at, command)
    case 'customer_say':
      return customerSay(at, command)
    case 'customer_answer':
      return customerAnswer(at, command)
    case 'hand_out_customer_link':
      return handOutCustomerLink(at)
    case 'revoke_customer_link':
      return revokeCustomerLink(at)
    case 'add_messages':
      return addMessages(at, command)
    case 'reveal':
      return reveal(at)
    case 'open_conversation':
      return openConversation(at)
    case 'due':
      return due(at, command)
    case 'owner_left':
      return standOfWhoLeft(at) ?? ownerLeft(at)
    case 'delivery_failed':
      return deliveryFailed(at, command)
    case 'delivered':
      return delivered(at, command)
    case 'told':
    case 'not_told':
      return told(at, command)
    case 'unheard':
      return unheard(at, command)
    case 'seen':
      return seen(at)
    default:
      return assertNever(command)
  }
}
