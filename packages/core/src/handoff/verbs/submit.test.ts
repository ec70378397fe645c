import { describe, expect, test } from 'vitest'
import {
  accept,
  approve,
  BOT,
  DESK,
  everybody,
  LACKING,
  mend,
  moveTo,
  moveToLane,
  PLAYBOOK,
  person,
  reword,
  START,
  snoozeUntil,
  startDesk,
  submission,
} from '../../../made-for-tests/desk.ts'
import { seconds } from '../../time/instant.ts'
import { transition } from '../transition.ts'

describe('submit', () => {
  test('a handoff is offered to the first of the lane who is there, with time to accept', () => {
    const desk = startDesk()
    expect(desk.in('offered')).toMatchObject({ owner: 'ana', step: 0, acceptBy: '2026-11-05T09:30:00.000Z' })
    expect(desk.told).toEqual(['ana: offered'])
    expect(desk.events.map(({ type }) => type)).toEqual(['submitted', 'offered'])
  })

  test('a note that lacks something is held for the lane’s grace time, already owned, and nobody is told yet', () => {
    const desk = startDesk({ findings: LACKING })
    expect(desk.in('held')).toMatchObject({ owner: 'ana', graceUntil: '2026-11-05T09:00:30.000Z' })
    expect(desk.told).toEqual([])
    expect(desk.last('held')?.data).toMatchObject({ lacks: ['no-reason'] })
  })

  test('what should be better, but need not, does not hold a handoff', () => {
    expect(startDesk({ findings: LACKING.filter(({ level }) => level === 'should') }).handoff.state).toBe('offered')
  })

  test('a `now` handoff is never held: it goes at once, marked with what it lacks', () => {
    const desk = startDesk({ findings: LACKING, urgency: 'now' })
    expect(desk.in('offered')).toMatchObject({ owner: 'ana', findings: LACKING })
  })

  test('submitting what exists changes nothing', () => {
    const desk = startDesk()
    const before = desk.handoff
    desk.does('bot', submission({ lane: 'billing' }))
    expect(desk.handoff).toBe(before)
    expect(desk.events).toHaveLength(2)
  })

  test.each(['returns', 'constructor', '__proto__'])(
    'an unknown lane (%s) is refused with the lanes there are',
    (lane) => {
      const outcome = transition(
        null,
        { by: BOT, command: submission({ lane }) },
        { now: START, playbook: PLAYBOOK, roster: everybody },
      )
      expect(outcome).toMatchObject({
        refused: 'unknown-lane',
        facts: { lanes: ['support', 'billing', 'dispatch', 'refunds'] },
      })
    },
  )

  test('only the agent itself hands off', () => {
    const at = { now: START, playbook: PLAYBOOK, roster: everybody }
    for (const by of [person('ana'), DESK, { kind: 'agent', id: 'other' } as const])
      expect(transition(null, { by, command: submission() }, at)).toMatchObject({ refused: 'not-allowed' })
  })

  test('whoever is excluded is not asked', () => {
    expect(startDesk({ excluded: ['ana'] }).handoff.owner).toBe('ben')
  })

  test('the last resort owns what nobody else covers', () => {
    expect(startDesk({ reachable: ['sam'] }).handoff).toMatchObject({ owner: 'sam', step: 3 })
  })

  test('somebody who can be reached stands in for a last resort who cannot', () => {
    const desk = startDesk({ reachable: ['eve'] })
    expect(desk.handoff).toMatchObject({ owner: 'eve', step: 3 })
    expect(desk.handoff.skipped).toContainEqual({ person: 'sam', step: 3, reason: 'unreachable' })
  })
})

describe('mend', () => {
  test('a good note lets a held handoff go', () => {
    const desk = startDesk({ findings: LACKING })
    desk.does('bot', mend())
    expect(desk.in('offered')).toMatchObject({ owner: 'ana', noteVersion: 2, findings: [] })
    expect(desk.told).toEqual(['ana: offered'])
  })

  test('a note that still lacks something stays held until the same grace time', () => {
    const desk = startDesk({ findings: LACKING })
    desk.waits(seconds(20))
    desk.does('bot', mend({}, LACKING))
    expect(desk.in('held').graceUntil).toBe('2026-11-05T09:00:30.000Z')
  })

  test('a held handoff that turns out to be urgent goes at once', () => {
    const desk = startDesk({ findings: LACKING })
    desk.does('bot', mend({ when: { urgency: 'now' } }, LACKING))
    expect(desk.in('offered')).toMatchObject({ urgency: 'now', acceptBy: '2026-11-05T09:05:00.000Z' })
  })

  test('unmended, it goes to its owner when the grace time is over, marked with what it lacks', () => {
    const desk = startDesk({ findings: LACKING })
    desk.passes(seconds(30))
    expect(desk.in('offered')).toMatchObject({ owner: 'ana', findings: LACKING, acceptBy: '2026-11-05T09:30:30.000Z' })
    expect(desk.told).toEqual(['ana: offered'])
  })

  test('the owner named at first keeps it when the grace time is over, whoever’s turn it would be then', () => {
    const desk = startDesk({ findings: LACKING, lane: 'billing' })
    expect(desk.handoff.owner).toBe('eve')
    desk.assignedLast('eve')
    desk.does('bot', mend())
    expect(desk.handoff.owner).toBe('eve')
  })

  test('when the owner named at first has gone, the next one is asked', () => {
    const desk = startDesk({ findings: LACKING })
    desk.reaches(['ben', 'sam'])
    desk.passes(seconds(30))
    expect(desk.in('offered').owner).toBe('ben')
  })

  test('the owner of an open handoff is told that the note changed, and a decision on the old one is refused', () => {
    const desk = startDesk()
    desk.does('ana', accept)
    desk.does('bot', mend({ what: 'Charged three times.' }))
    expect(desk.told).toEqual(['ana: note_changed'])
    expect(desk.refuses('ana', approve)).toMatchObject({ refused: 'note-changed', facts: { noteVersion: 2 } })
  })

  test('a raised urgency brings the running deadline forward, a lowered one does not put it back', () => {
    const desk = startDesk()
    desk.does('bot', mend({ when: { urgency: 'now' } }))
    expect(desk.in('offered').acceptBy).toBe('2026-11-05T09:05:00.000Z')
    desk.does('ana', accept)
    desk.does('bot', mend({ when: { urgency: 'fyi' } }))
    expect(desk.in('accepted')).toMatchObject({ urgency: 'fyi', decideBy: '2026-11-05T09:15:00.000Z' })
  })

  test('a move that waits for its receiver is brought forward in the lane it goes to', () => {
    const desk = startDesk()
    desk.does('ana', moveToLane('billing'))
    expect(desk.in('offered').acceptBy).toBe('2026-11-05T10:00:00.000Z')
    desk.does('bot', mend({ when: { urgency: 'now' } }))
    expect(desk.in('offered').acceptBy).toBe('2026-11-05T09:02:00.000Z')
  })

  test('a mended note wakes what was put aside for longer than there is now', () => {
    const desk = startDesk()
    desk.does('ana', accept)
    desk.does('ana', snoozeUntil('2026-11-06T09:00:00.000Z', 'Waiting for the bank.'))
    desk.does('bot', mend({ when: { urgency: 'today', by: '2026-11-05T11:00:00.000Z' } }))
    expect(desk.in('waiting').resumeAt).toBe('2026-11-05T11:00:00.000Z')
  })

  test('only the agent mends, and only while a person still has to act', () => {
    const desk = startDesk()
    expect(desk.refuses('ana', mend())).toMatchObject({ refused: 'not-allowed' })
    desk.does('ana', approve)
    expect(desk.refuses('bot', mend())).toMatchObject({ refused: 'already-decided' })
  })
})

describe('reword', () => {
  test('a model’s words make a new version that the history tells of, and disturb nobody', () => {
    const desk = startDesk()
    desk.does('desk', reword())
    expect(desk.in('offered')).toMatchObject({ owner: 'ana', noteVersion: 2, note: { ask: 'Pay $180 back' } })
    expect(desk.told).toEqual([])
    expect(desk.last('reworded')?.data).toMatchObject({ noteVersion: 2, model: 'small-7b', parts: ['/ask'] })
    expect(desk.refuses('ana', approve)).toMatchObject({ refused: 'note-changed' })
  })

  test('a held note with which nothing is wrong any more goes to its owner; one that still lacks something stays', () => {
    const desk = startDesk({ findings: LACKING })
    desk.does('desk', reword(1, LACKING))
    expect(desk.in('held').graceUntil).toBe('2026-11-05T09:00:30.000Z')
    desk.does('desk', reword(2))
    expect(desk.in('offered').noteVersion).toBe(3)
    expect(desk.told).toEqual(['ana: offered'])
  })

  test('words of which none stand change nothing', () => {
    const desk = startDesk()
    desk.does('desk', reword(1, [], []))
    expect(desk.handoff.noteVersion).toBe(1)
    expect(desk.last('reworded')).toBeUndefined()
  })

  test('what somebody has accepted stays as they read it, also while they put it aside or move it on', () => {
    const desk = startDesk()
    desk.does('ana', accept)
    expect(desk.refuses('desk', reword())).toMatchObject({ refused: 'wrong-state' })
    desk.does('ana', snoozeUntil('2026-11-05T10:00:00.000Z', 'Waiting for the bank.'))
    expect(desk.refuses('desk', reword())).toMatchObject({ refused: 'wrong-state' })
    desk.does('ana', moveTo('ben'))
    expect(desk.in('offered').move).toBeDefined()
    expect(desk.refuses('desk', reword())).toMatchObject({ refused: 'wrong-state' })
  })

  test('words for a version that the agent has replaced since are refused', () => {
    const desk = startDesk()
    desk.does('bot', mend({ what: 'Charged three times.' }))
    expect(desk.refuses('desk', reword())).toMatchObject({ refused: 'note-changed' })
    expect(desk.handoff.note.what).toBe('Charged three times.')
  })

  test('only the desk rewords, and only while a person still has to act', () => {
    const desk = startDesk()
    expect(desk.refuses('bot', reword())).toMatchObject({ refused: 'not-allowed' })
    expect(desk.refuses('ana', reword())).toMatchObject({ refused: 'not-allowed' })
    desk.does('ana', approve)
    expect(desk.refuses('desk', reword())).toMatchObject({ refused: 'already-decided' })
  })
})
