import { describe, expect, test } from 'vitest'
import { accept, BOT, escalate, mend, reply, START, startDesk, withdraw } from '../../../made-for-tests/desk.ts'
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
