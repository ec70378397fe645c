import { describe, expect, test } from 'vitest'
import {
  accept,
  acknowledge,
  approve,
  ask,
  BOT,
  decide,
  decline,
  escalate,
  LACKING,
  moveTo,
  PEOPLE,
  reopen,
  reply,
  START,
  snoozeUntil,
  startDesk,
  withdraw,
} from '../../../made-for-tests/desk.ts'
import { hours, minutes } from '../../time/instant.ts'

describe('the end without a decision', () => {
  test('the agent withdraws what is no longer needed, and the owner is told', () => {
    const desk = startDesk()
    desk.does('ana', accept)
    desk.does('bot', withdraw)
    expect(desk.in('withdrawn')).toMatchObject({ owner: 'ana', by: BOT, closedAt: START })
    expect(desk.told).toEqual(['ana: withdrawn'])
    const before = desk.handoff
    desk.does('bot', withdraw)
    expect(desk.handoff).toBe(before)
  })

  test('people do not withdraw, and nobody does after a decision', () => {
    const desk = startDesk()
    expect(desk.refuses('ana', withdraw)).toMatchObject({ refused: 'not-allowed' })
    desk.does('ana', approve)
    expect(desk.refuses('bot', withdraw)).toMatchObject({ refused: 'already-decided' })
  })

  test.each(['held', 'offered', 'accepted'] as const)(
    'what is %s when its time passes expires with the outcome declared',
    (state) => {
      const desk = startDesk({ usefulUntil: '2026-11-05T09:00:20.000Z', findings: state === 'held' ? LACKING : [] })
      if (state === 'accepted') desk.does('ana', accept)
      desk.in(state)
      desk.passes(hours(1))
      expect(desk.in('expired')).toMatchObject({ outcome: 'reject', closedAt: '2026-11-05T09:00:20.000Z' })
      expect(desk.told).toEqual(['ana: expired'])
    },
  )

  test('what is over takes no more commands but a remark, a look and a reopening', () => {
    const desk = startDesk()
    desk.does('bot', withdraw)
    for (const command of [
      accept,
      approve,
      decline,
      moveTo('ben'),
      ask,
      reply,
      snoozeUntil('2026-11-05T10:00:00Z'),
      escalate,
    ])
      expect(desk.refuses('ana', command), command.type).toMatchObject({ refused: 'wrong-state' })
    desk.does('ana', { type: 'comment', text: 'A pity.' })
    desk.does('ana', { type: 'open_conversation' })
    expect(desk.in('withdrawn').conversationOpened).toBe(false)
    desk.does('ana', reopen)
  })
})

describe('reopen', () => {
  test('the one who last owned it is asked first, and everybody else after them', () => {
    const desk = startDesk()
    desk.does('eve', decide({ kind: 'take_over' }))
    desk.does('bot', acknowledge())
    desk.does('bot', reopen)
    expect(desk.in('offered')).toMatchObject({
      owner: 'eve',
      step: 0,
      reopened: { reason: 'The card was refused.', at: START },
    })
    expect(desk.handoff).not.toHaveProperty('decision')
    desk.passes(minutes(30))
    expect(desk.handoff.owner).toBe('cleo')
  })

  test('when that person can no longer be reached, the lane is asked', () => {
    const desk = startDesk()
    desk.does('eve', decide({ kind: 'take_over' }))
    desk.does('bot', acknowledge())
    desk.reaches(['ben', 'sam'])
    desk.does('ben', reopen)
    expect(desk.in('offered').owner).toBe('ben')
  })

  test('it begins from the beginning: every step is ahead, and who declined may be asked again', () => {
    const desk = startDesk()
    desk.does('ana', decline)
    desk.passes(hours(2))
    expect(desk.in('offered')).toMatchObject({ owner: 'sam', step: 3 })
    desk.does('bot', withdraw)
    desk.does('bot', reopen)
    expect(desk.in('offered')).toMatchObject({ owner: 'sam', step: 0 })
    desk.does('sam', decline)
    expect(desk.in('offered').owner).toBe('ana')
  })

  test('who is excluded and had it only because nobody else was there does not get it again', () => {
    const desk = startDesk({ excluded: ['sam'], reachable: ['sam'] })
    expect(desk.handoff.owner).toBe('sam')
    desk.does('bot', withdraw)
    desk.reaches(PEOPLE)
    desk.does('bot', reopen)
    expect(desk.in('offered').owner).toBe('ana')
  })

  test('what expired and is reopened does not expire again', () => {
    const desk = startDesk({ usefulUntil: '2026-11-05T09:10:00.000Z' })
    desk.passes(minutes(10))
    desk.does('ana', reopen)
    expect(desk.in('offered').usefulUntil).toBeUndefined()
  })

  test('what is open or on its way to the agent cannot be reopened', () => {
    const desk = startDesk()
    expect(desk.refuses('ana', reopen)).toMatchObject({ refused: 'wrong-state' })
    desk.does('ana', approve)
    expect(desk.refuses('ana', reopen)).toMatchObject({ refused: 'wrong-state' })
  })
})
