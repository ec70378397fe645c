import { describe, expect, test } from 'vitest'
import {
  accept,
  approve,
  BOT,
  escalate,
  mend,
  PLAYBOOK,
  reply,
  START,
  startDesk,
  withdraw,
} from '../../../made-for-tests/desk.ts'
import { hours, minutes } from '../../time/instant.ts'
import type { Command } from '../command.ts'
import { transition } from '../transition.ts'

describe('what is remembered', () => {
  test('remarks and later messages stand in the history and change nothing else', () => {
    const desk = startDesk()
    const { changedAt: _, ...before } = desk.handoff
    desk.waits(minutes(1))
    desk.does('eve', { type: 'comment', text: 'Same customer as in May.' })
    desk.does('bot', { type: 'add_messages', messages: [{ role: 'customer', text: 'Hello?' }] })
    expect(desk.handoff).toMatchObject(before)
    expect(desk.last('commented')?.words).toEqual({ text: 'Same customer as in May.' })
    expect(desk.last('conversation_added')?.data).toEqual({ messages: 1 })
    expect(desk.refuses('ana', { type: 'add_messages', messages: [] })).toMatchObject({ refused: 'not-allowed' })
  })

  describe('what the customer writes later', () => {
    const writes: Command = { type: 'add_messages', messages: [{ role: 'customer', text: 'Please stop, I found it' }] }

    test('stands with it for whoever has it, and is gone when the note is written anew', () => {
      const desk = startDesk()
      desk.does('bot', writes)
      expect(desk.handoff.customerWrote).toEqual({ text: 'Please stop, I found it', at: START })
      desk.does('bot', mend())
      expect(desk.handoff.customerWrote).toBeUndefined()
    })

    test('reaches whoever decided, whose decision stands', () => {
      const desk = startDesk()
      desk.does('ana', accept)
      desk.does('ana', approve)
      desk.does('bot', writes)
      expect(desk.handoff).toMatchObject({ state: 'decided', customerWrote: { text: 'Please stop, I found it' } })
      expect(desk.told).toEqual(['ana: customer_wrote'])
    })

    test('opens again what is over, with whoever had it', () => {
      const desk = startDesk()
      desk.does('bot', withdraw)
      desk.does('bot', writes)
      expect(desk.handoff).toMatchObject({
        state: 'offered',
        owner: 'ana',
        reopened: { reason: 'The customer wrote again.' },
        customerWrote: { text: 'Please stop, I found it' },
      })
      expect(desk.told).toEqual(['ana: offered'])
    })

    test('leaves it closed where the lane says so, and tells whoever had it', () => {
      const desk = startDesk()
      const { support } = PLAYBOOK.lanes
      if (!support) throw new Error('there is no lane to write to')
      desk.uses({ ...PLAYBOOK, lanes: { ...PLAYBOOK.lanes, support: { ...support, whenCustomerWrites: 'tell' } } })
      desk.does('bot', withdraw)
      desk.does('bot', writes)
      expect(desk.handoff).toMatchObject({ state: 'withdrawn', customerWrote: { text: 'Please stop, I found it' } })
      expect(desk.told).toEqual(['ana: customer_wrote'])
    })

    test('what an agent or a tool adds after the end opens nothing', () => {
      const desk = startDesk()
      desk.does('bot', withdraw)
      desk.does('bot', { type: 'add_messages', messages: [{ role: 'agent', text: 'Good bye' }] })
      expect(desk.handoff).toMatchObject({ state: 'withdrawn' })
    })
  })

  test('what could not be delivered is shown to the owner until it is delivered after all', () => {
    const desk = startDesk()
    const failed: Command = { type: 'delivery_failed', target: 'https://bot.example', error: '500', deliveryId: 'x1' }
    const delivered = (target: string): Command => ({ type: 'delivered', target, deliveryId: 'x1' })
    desk.does('desk', failed)
    expect(desk.handoff.undelivered).toEqual({ target: 'https://bot.example', error: '500', at: START })
    expect(desk.told).toEqual(['ana: undelivered'])
    desk.does('desk', delivered('https://other.example'))
    expect(desk.handoff.undelivered).toBeDefined()
    desk.does('desk', delivered('https://bot.example'))
    expect(desk.handoff.undelivered).toBeUndefined()
    for (const command of [failed, delivered('https://bot.example')])
      expect(desk.refuses('bot', command)).toMatchObject({ refused: 'not-allowed' })
  })

  test('to another agent the handoff does not exist', () => {
    const desk = startDesk()
    const by = { kind: 'agent', id: 'other' } as const
    for (const command of [mend(), withdraw, escalate, reply, { type: 'comment', text: 'Hi' } as const])
      expect(transition(desk.handoff, { by, command }, desk.desk())).toMatchObject({ refused: 'not-found' })
    expect(transition(null, { by: BOT, command: withdraw }, desk.desk())).toMatchObject({ refused: 'not-found' })
  })

  test('a clock that was set back puts no event before an earlier one', () => {
    const desk = startDesk()
    desk.waits(hours(-2))
    desk.does('ana', accept)
    expect(desk.last('accepted')?.at).toBe(START)
    expect(desk.in('accepted').decideBy).toBe('2026-11-05T13:00:00.000Z')
  })
})
