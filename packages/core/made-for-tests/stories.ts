/** Stories of handoffs that, told together, write every event there is, with all that an event may remember. */
import { hashOfAction } from '../src/hash.ts'
import { days, hours, minutes, seconds } from '../src/time/instant.ts'
import {
  accept,
  acknowledge,
  approve,
  ask,
  claim,
  decide,
  decline,
  doItNow,
  escalate,
  extend,
  itHappened,
  LACKING,
  LATER_PLAYBOOK,
  mend,
  moveTo,
  moveToLane,
  noteOf,
  reopen,
  reply,
  report,
  reword,
  snoozeUntil,
  startDesk,
  stepIn,
  transfer,
  withdraw,
} from './desk.ts'

export const STORIES: Record<string, () => ReturnType<typeof startDesk>> = {
  'held, mended, asked about, moved, put aside, decided and carried out'() {
    const desk = startDesk({ findings: LACKING, reachable: ['ana', 'cleo', 'eve', 'sam'], reference: 'run-7' })
    desk.does('bot', mend({ when: { urgency: 'this_week' } }))
    desk.does('ana', accept)
    desk.does('ana', ask)
    desk.does('bot', reply)
    desk.does('ana', moveTo('eve'))
    desk.does('eve', decline)
    desk.does('ana', snoozeUntil('2026-11-06T09:00:00.000Z', 'Bank closed'))
    desk.does('ana', { type: 'open_conversation' })
    desk.does('bot', { type: 'add_messages', messages: [{ role: 'customer', text: 'Hi' }] })
    desk.does('ana', { type: 'comment', text: 'Third time: “grüße”, "so" —\nand again' })
    desk.passes(days(1))
    desk.does(
      'ana',
      decide(
        { kind: 'approve_with_edits', edits: { draft: { body: 'Dear Amir' } }, promised: 'By Friday' },
        { noteVersion: 2 },
      ),
    )
    desk.does('bot', acknowledge())
    desk.does('bot', report('done'))
    return desk
  },

  'not mended, not accepted, passed up to the last resort, who is reminded'() {
    const desk = startDesk({ findings: LACKING, excluded: ['ben'] })
    desk.passes(seconds(30))
    desk.passes(hours(2))
    desk.does('sam', escalate)
    return desk
  },

  'moved to a lane, answered by nobody, failed and silent'() {
    const desk = startDesk({ reachable: ['ana', 'cleo', 'sam'] })
    desk.does('ana', accept)
    desk.does('ana', moveToLane('billing'))
    desk.passes(hours(1))
    desk.does('ana', ask)
    desk.passes(hours(3.5))
    desk.does('cleo', escalate)
    desk.passes(minutes(30))
    desk.does('sam', approve)
    desk.does('desk', { type: 'delivery_failed', target: 'the webhook', error: '500', deliveryId: 'x' })
    desk.passes(minutes(15))
    desk.does('desk', { type: 'delivered', target: 'the webhook', deliveryId: 'x' })
    desk.does('bot', acknowledge())
    desk.passes(hours(4))
    desk.does('bot', report('failed'))
    return desk
  },

  'declined, withdrawn and reopened'() {
    const desk = startDesk({ customer: 'C-1' })
    desk.does('ana', decline)
    desk.does('bot', withdraw)
    desk.reaches(['cleo', 'sam'])
    desk.does('ben', reopen)
    return desk
  },

  'of use until a time that passes'() {
    const desk = startDesk({ usefulUntil: '2026-11-05T09:00:10.000Z' })
    desk.passes(seconds(10))
    return desk
  },

  'worded by a model, taken over by the one it was moved to, in another lane'() {
    const desk = startDesk()
    desk.does('desk', reword())
    desk.does('ben', moveToLane('billing'), { admin: true })
    desk.does('eve', { type: 'accept', readBack: 'I do it.' })
    desk.does('eve', moveTo('ana'))
    desk.does('ana', decide({ kind: 'answer', option: 'full', text: 'With interest.' }, { noteVersion: 2 }))
    desk.does('bot', report('not_applied'))
    return desk
  },

  'moved to another lane and decided there without being accepted'() {
    const desk = startDesk()
    desk.does('ana', moveToLane('billing'))
    desk.does('eve', decide({ kind: 'done', outcome: 'paid' }))
    desk.does('bot', acknowledge())
    return desk
  },

  'reported done by one worker and failed by another'() {
    const desk = startDesk()
    desk.does('ana', approve)
    desk.does('bot', report('done'))
    desk.does('bot', report('failed'))
    return desk
  },

  'claimed and made longer, in doubt, done anew, in doubt again, looked into by nobody, and seen to have happened'() {
    const desk = startDesk()
    desk.does('ana', approve)
    desk.does('bot', claim('c1'))
    desk.does('bot', extend('c1', 90))
    desk.reaches(['ben', 'cleo', 'sam'])
    desk.passes(seconds(90))
    desk.does('ben', doItNow)
    desk.does('bot', claim('c2'))
    desk.passes(minutes(40))
    desk.does('cleo', itHappened)
    return desk
  },

  'its owner leaves the playbook after accepting'() {
    const desk = startDesk()
    desk.does('ana', accept)
    desk.uses(LATER_PLAYBOOK)
    desk.reaches(['cleo', 'sam'])
    desk.does('desk', { type: 'owner_left' })
    return desk
  },

  'its owner leaves the playbook after the decision'() {
    const desk = startDesk()
    desk.does('ana', approve)
    desk.uses(LATER_PLAYBOOK)
    desk.does('desk', { type: 'owner_left' })
    return desk
  },

  'who it was moved to leaves the playbook'() {
    const desk = startDesk({ lane: 'billing' })
    desk.does('eve', accept)
    desk.does('eve', moveTo('ana'))
    desk.uses(LATER_PLAYBOOK)
    desk.does('desk', { type: 'owner_left' })
    return desk
  },

  'an action whose card number somebody had shown'() {
    const action = { tool: 'charge', arguments: { card: '4111 1111 1111 1111', amount: 40 } }
    const desk = startDesk({ note: noteOf({ action }) })
    desk.does('ana', { type: 'reveal' })
    desk.does('ana', decide({ kind: 'approve' }, { actionHash: hashOfAction(action) }))
    return desk
  },

  'approved by two of three, stepped into, and beyond the limit of who had it'() {
    const refund = (amount: number) => noteOf({ action: { tool: 'refund', arguments: { amount } } })
    const seen = { actionHash: hashOfAction({ tool: 'refund', arguments: { amount: 180 } }), noteVersion: 3 }
    const desk = startDesk({ lane: 'refunds', note: refund(90) })
    desk.does('ben', accept)
    desk.does('bot', mend({ action: refund(180).action }))
    desk.does('ana', decide({ kind: 'approve', text: 'Paid twice.' }, { ...seen, noteVersion: 2 }))
    desk.does('bot', mend({ action: refund(180).action }))
    desk.does('eve', stepIn, { admin: true })
    desk.does('eve', decide({ kind: 'approve' }, seen))
    desk.makes('eve', 'member')
    desk.does('cleo', decide({ kind: 'approve' }, seen))
    desk.does('ana', decide({ kind: 'approve', promised: 'By Friday' }, seen))
    return desk
  },

  'told by two channels, of which one failed, and passed on unheard'() {
    const telling = { to: 'ana', message: 'm-1', about: 'offered' } as const
    const desk = startDesk()
    desk.does('desk', { type: 'told', ...telling, channel: 'push' })
    desk.does('desk', { type: 'not_told', ...telling, message: 'm-2', channel: 'email', error: '550 no such user' })
    desk.does('desk', { type: 'unheard', person: 'ana' })
    desk.does('ben', { type: 'seen' })
    return desk
  },

  'corrected and added to by the customer, who is asked afterwards, and whose page is taken back'() {
    const desk = startDesk()
    desk.does('customer', { type: 'customer_say', text: 'It was the blue one.', instead: 'The red one' })
    desk.does('customer', { type: 'customer_say', text: 'Please call before six.' })
    desk.does('ana', decide({ kind: 'approve' }, { noteVersion: 3 }))
    desk.does('customer', { type: 'customer_answer', repeated: true })
    desk.does('bot', { type: 'revoke_customer_link' })
    return desk
  },

  'shown to its customer by a person who had the link to send it on'() {
    const desk = startDesk()
    desk.does('ana', { type: 'hand_out_customer_link' })
    return desk
  },

  'decided and taken back, decided again as the note changes, and for good'() {
    const forFive = (decisionId: string, noteVersion = 1) => ({
      ...decide({ kind: 'approve' }, { decisionId, noteVersion }),
      holdSeconds: 5,
    })
    const desk = startDesk()
    desk.does('ana', forFive('d1'))
    desk.waits(seconds(4))
    desk.does('ana', { type: 'undo', decisionId: 'd1' })
    desk.does('ana', forFive('d2'))
    desk.does('bot', mend())
    desk.does('ana', forFive('d3', 2))
    desk.passes(seconds(5))
    return desk
  },

  'rung by phone: busy, gone, declined, and taken'() {
    const desk = startDesk()
    desk.does('bot', transfer('busy'))
    desk.does('bot', transfer('caller_gone'))
    desk.does('bot', transfer('declined'))
    desk.does('bot', transfer('bridged'))
    return desk
  },
}
