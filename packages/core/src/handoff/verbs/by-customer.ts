/** What the customer does on the page that shows them what is passed on, and how that page is taken back. */
import { hashOf } from '../../hash.ts'
import { CUSTOMER_SAYS } from '../../note/note.ts'
import { isRefusal, type Refusal, refuse } from '../../refusal.ts'
import type { Command } from '../command.ts'
import { customerLinkOf } from '../customer-link.ts'
import { isUndecided, type Undecided } from '../handoff.ts'
import type { Outcome } from '../outcome.ts'
import { backInHand, become, deskEvent, event, nothing, notify, type Step, type Verb, whileNoneStands } from './step.ts'
import { undoneByChange } from './undo.ts'

export const isForCustomers = ({ type }: Command): boolean => type === 'customer_say' || type === 'customer_answer'

/**
 * Their words stand in the note as theirs: a new version of it, so that nobody decides on what they have not read. An approval
 * that waits for a second was of the old one, and counts no more.
 */
export function customerSay(step: Step, { text, instead }: Verb<'customer_say'>): Outcome {
  const open = unlessByLink(step) ?? whileNoneStands(step)
  if (isRefusal(open)) return open
  const { desk } = open
  const { handoff, ...undone } = undoneByChange(open)
  const said = handoff.note.customerSaid ?? []
  const last = said.at(-1)
  // A button that was pressed twice.
  if (last && last.text === text && last.instead === instead) return nothing(open.handoff)
  if (text.trim() === '') return refuse('invalid-request', { code: 'customerSaidNothing', facts: {} })
  if (said.length >= CUSTOMER_SAYS.lines)
    return refuse('wrong-state', { code: 'customerSaidAll', facts: { most: CUSTOMER_SAYS.lines } })
  const line = { text, ...(instead !== undefined && { instead }), at: desk.now }
  const note = { ...handoff.note, customerSaid: [...said, line] }
  const noteVersion = handoff.noteVersion + 1
  const { approvedFirst, owner } = handoff
  const remembered = event('customer_said', step, {
    data: { noteVersion, noteHash: hashOf(note), corrects: instead !== undefined },
    words: { text, ...(instead !== undefined && { instead }) },
  })
  // What is held is told to nobody yet: it comes to its owner with these words.
  const told = [...(handoff.state === 'held' ? [] : [notify(owner, 'customer_said' as const)]), ...undone.effects]
  const happened = [remembered, ...undone.events]
  const fresh: Undecided = { ...heardFrom({ ...open, handoff }), note, noteVersion, approvedFirst: undefined }
  if (!approvedFirst) return become(step, fresh, happened, told)
  const { by } = approvedFirst
  const lapsed = deskEvent('approval_void', step, { data: { of: by, because: 'note_changed' } })
  return become(step, fresh, [...happened, lapsed], [...told, notify(by, 'approval_void')])
}

/** Whoever waits for the customer has what they waited for. */
const heardFrom = ({ handoff, desk }: Step<Undecided>): Undecided =>
  handoff.state === 'waiting' && handoff.for === 'customer' ? backInHand(handoff, handoff, desk) : handoff

/** Asked once; the first answer stands. */
export function customerAnswer(step: Step, { repeated }: Verb<'customer_answer'>): Outcome {
  const over = unlessByLink(step)
  if (over) return over
  const { handoff } = step
  if (isUndecided(handoff))
    return refuse('wrong-state', { code: 'notDecidedYet', facts: { state: handoff.state } }, { state: handoff.state })
  if (handoff.repeated !== undefined) return nothing(handoff)
  return become(step, { ...handoff, repeated }, [event('customer_answered', step, { data: { repeated } })])
}

/** Remembered each time: what comes by the link is the customer's word, and others then know who could have written it. */
export function handOutCustomerLink(step: Step): Outcome {
  const { handoff, by, desk } = step
  if (by.kind !== 'person') return refuse('not-allowed', { code: 'onlyAPerson', facts: { by: by.kind } })
  if (customerLinkOf(handoff, desk.now) !== 'works')
    return refuse('not-allowed', { code: 'customerLinkOver', facts: {} })
  return become(step, handoff, [event('customer_link_handed_out', step, { data: {} })])
}

/** For good: whoever has the link sees that it was taken back, and nothing else. */
export function revokeCustomerLink(step: Step): Outcome {
  const { handoff, by, desk } = step
  if (by.kind === 'desk') return refuse('not-allowed', { code: 'onlyAPerson', facts: { by: by.kind } })
  if (handoff.customerLinkRevoked !== undefined) return nothing(handoff)
  return become(step, { ...handoff, customerLinkRevoked: desk.now }, [
    event('customer_link_revoked', step, { data: {} }),
  ])
}

function unlessByLink({ by, handoff, desk }: Step): Refusal | null {
  if (by.kind !== 'customer') return refuse('not-allowed', { code: 'onlyA', facts: { kind: 'customer', by: by.kind } })
  if (customerLinkOf(handoff, desk.now) === 'works') return null
  return refuse('not-allowed', { code: 'customerLinkOver', facts: {} })
}
