import { describe, expect, test } from 'vitest'
import { accept, approve, LACKING, moveTo, startDesk, transfer } from '../../../made-for-tests/desk.ts'
import { minutes } from '../../time/instant.ts'

describe('a call that was to be passed to a person', () => {
  test('bridged: whoever took it has the handoff, as if they had accepted it', () => {
    const desk = startDesk()
    desk.does('bot', transfer('bridged'))
    expect(desk.in('accepted')).toMatchObject({ owner: 'ana', readBack: { by: 'ana', text: 'Took the call.' } })
    expect(desk.last('transfer_reported')?.by).toEqual({ kind: 'agent', id: 'bot' })
    desk.does('ana', approve)
    expect(desk.handoff.state).toBe('decided')
  })

  test('bridged to somebody else: it is theirs, and who it was offered to is told', () => {
    const desk = startDesk()
    desk.does('bot', transfer('bridged', 'Eve'))
    expect(desk.in('accepted').owner).toBe('eve')
    expect(desk.told).toEqual(['ana: taken_over'])
  })

  test('bridged to whoever has accepted it already: their deadline stays where it was', () => {
    const desk = startDesk()
    desk.does('ana', accept)
    const { decideBy, readBack } = desk.in('accepted')
    desk.waits(minutes(5))
    desk.does('bot', transfer('bridged'))
    expect(desk.in('accepted')).toMatchObject({ decideBy, readBack })
  })

  test.each(['no_answer', 'busy', 'voicemail'] as const)(
    '%s: the next is asked at once, as when the time is over',
    (outcome) => {
      const [called, silent] = [startDesk(), startDesk()]
      called.does('bot', transfer(outcome))
      silent.passes(minutes(30))
      expect(called.in('offered')).toMatchObject({ owner: silent.in('offered').owner, step: silent.in('offered').step })
      expect(called.told).toEqual([`${called.handoff.owner}: offered`, 'ana: taken_from_you'])
      expect(called.last('escalated')?.data).toMatchObject({ because: 'call_unanswered', from: 'ana' })
    },
  )

  test('declined: the next of the step is asked, and they are not asked again', () => {
    const desk = startDesk()
    desk.does('bot', transfer('declined'))
    expect(desk.handoff.owner).not.toBe('ana')
    expect(desk.in('offered').declined).toContain('ana')
  })

  test('of a move that nobody took by phone it comes back to who moved it', () => {
    const desk = startDesk()
    desk.does('ana', accept)
    desk.does('ana', moveTo('eve'))
    desk.does('bot', transfer('no_answer'))
    expect(desk.in('accepted').owner).toBe('ana')
    expect(desk.told).toContain('ana: move_came_back')
  })

  test('the caller has gone: it stays with its owner, who is told to ring back until somebody takes a call', () => {
    const desk = startDesk()
    desk.does('bot', transfer('caller_gone'))
    expect(desk.in('offered')).toMatchObject({ owner: 'ana', callerGone: desk.handoff.changedAt })
    expect(desk.told).toEqual(['ana: caller_gone'])
    desk.does('bot', transfer('bridged'))
    expect(desk.handoff.callerGone).toBe(undefined)
  })

  test('a report of somebody who has it no more, or of a note that is held, is remembered and passes nothing on', () => {
    const desk = startDesk()
    desk.does('bot', transfer('no_answer', 'eve'))
    expect(desk.in('offered').owner).toBe('ana')
    const held = startDesk({ findings: LACKING })
    held.does('bot', transfer('busy'))
    expect(held.in('held').owner).toBe('ana')
    expect(held.last('transfer_reported')?.data).toMatchObject({ outcome: 'busy', person: 'ana' })
  })

  test('what somebody has accepted another cannot take by phone, and only the agent reports', () => {
    const desk = startDesk()
    desk.does('ana', accept)
    expect(desk.refuses('bot', transfer('bridged', 'ben'))).toMatchObject({ refused: 'not-the-owner' })
    expect(desk.refuses('ana', transfer('bridged'))).toMatchObject({ refused: 'not-allowed' })
    expect(desk.refuses('bot', transfer('busy', 'nobody'))).toMatchObject({ refused: 'unknown-person' })
    desk.does('ana', approve)
    expect(desk.refuses('bot', transfer('no_answer'))).toMatchObject({ refused: 'already-decided' })
  })
})
