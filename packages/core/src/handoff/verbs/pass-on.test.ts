import { describe, expect, test } from 'vitest'
import {
  accept,
  approve,
  decide,
  decline,
  due,
  escalate,
  LATER_PLAYBOOK,
  moveTo,
  moveToLane,
  PEOPLE,
  startDesk,
  withdraw,
} from '../../../made-for-tests/desk.ts'
import { hours, minutes } from '../../time/instant.ts'

describe('decline', () => {
  test('passes it to the next person of the lane, and does not ask the one who declined again', () => {
    const desk = startDesk()
    desk.does('ana', decline)
    expect(desk.in('offered')).toMatchObject({ owner: 'ben', declined: ['ana'] })
    desk.does('ben', decline)
    expect(desk.in('offered')).toMatchObject({ owner: 'cleo', step: 1 })
    expect(desk.handoff.skipped).toContainEqual({ person: 'ana', step: 0, reason: 'declined' })
  })

  test('what was accepted can be given back', () => {
    const desk = startDesk()
    desk.does('ana', accept)
    desk.does('ana', decline)
    expect(desk.in('offered').owner).toBe('ben')
  })

  test('the last resort cannot decline away what nobody else covers', () => {
    const desk = startDesk({ reachable: ['sam', 'eve'] })
    expect(desk.refuses('sam', decline)).toMatchObject({ refused: 'wrong-state' })
    expect(desk.handoff.owner).toBe('sam')
  })

  test('who declined as an owner of the lane is asked all the same where they are its last resort', () => {
    const desk = startDesk({ lane: 'dispatch' })
    desk.does('dan', decline)
    expect(desk.handoff.owner).toBe('eve')
    desk.does('eve', decline)
    desk.does('ana', decline)
    expect(desk.in('offered')).toMatchObject({ owner: 'dan', step: 2 })
  })

  test('nobody declines for another', () => {
    expect(startDesk().refuses('ben', decline)).toMatchObject({ refused: 'not-the-owner' })
    expect(startDesk().refuses('bot', decline)).toMatchObject({ refused: 'not-allowed' })
  })
})

describe('move', () => {
  test('the mover stays accountable until the receiver accepts', () => {
    const desk = startDesk()
    desk.does('ana', accept)
    desk.does('ana', moveTo('eve'))
    expect(desk.in('offered')).toMatchObject({
      owner: 'ana',
      move: { to: 'eve' },
      acceptBy: '2026-11-05T09:30:00.000Z',
    })
    expect(desk.told).toEqual(['eve: moved_to_you'])
    desk.does('eve', accept)
    expect(desk.in('accepted').owner).toBe('eve')
    expect(desk.told).toEqual(['ana: taken_over'])
  })

  test('what nobody accepts in time comes back to the mover as it was', () => {
    const desk = startDesk()
    desk.does('ana', accept)
    desk.does('ana', moveTo('eve'))
    desk.passes(minutes(30))
    expect(desk.in('accepted')).toMatchObject({ owner: 'ana', decideBy: '2026-11-05T13:00:00.000Z' })
    expect(desk.told).toEqual(['ana: move_came_back', 'eve: move_over'])
    expect(desk.last('move_returned')?.data).toMatchObject({ from: 'eve', to: 'ana', because: 'unanswered' })
  })

  test('what comes back late comes back with time to act', () => {
    const desk = startDesk()
    desk.does('ana', accept)
    desk.waits(hours(3.9))
    desk.does('ana', moveTo('eve'))
    desk.passes(minutes(30))
    expect(desk.in('accepted').decideBy > desk.now).toBe(true)
  })

  test('the receiver can decline: it is back at once', () => {
    const desk = startDesk()
    desk.does('ana', moveTo('eve'))
    desk.does('eve', decline)
    expect(desk.in('offered')).toMatchObject({ owner: 'ana', declined: [] })
    expect(desk.handoff).not.toHaveProperty('move')
  })

  test('while a move of what was accepted is pending, nobody takes it but its owner and its receiver', () => {
    const desk = startDesk()
    desk.does('ana', accept)
    desk.does('ana', moveTo('eve'))
    for (const command of [accept, approve, decline, escalate, moveTo('ben')])
      expect(desk.refuses('ben', command), command.type).toMatchObject({ refused: 'not-the-owner' })
  })

  test('the owner can take a move back by accepting again, which wins no time', () => {
    const desk = startDesk()
    desk.does('ana', accept)
    desk.does('ana', moveTo('eve'))
    desk.waits(minutes(20))
    desk.does('ana', accept)
    expect(desk.in('accepted')).toMatchObject({ owner: 'ana', decideBy: '2026-11-05T13:00:00.000Z' })
    expect(desk.told).toEqual(['eve: move_over'])
  })

  test.each([
    ['the owner decides', 'ana', approve],
    ['the owner declines', 'ana', decline],
    ['the owner moves it to another', 'ana', moveTo('ben')],
    ['it is escalated', 'ana', escalate],
    ['the agent withdraws it', 'bot', withdraw],
  ] as const)('when %s, the receiver of a pending move is told that it is over', (_, who, command) => {
    const desk = startDesk()
    desk.does('ana', moveTo('eve'))
    desk.does(who, command)
    expect(desk.told).toContain('eve: move_over')
  })

  test('the receiver of a pending move may decide at once, in the lane it was moved to', () => {
    const desk = startDesk()
    desk.does('ana', accept)
    desk.does('ana', moveToLane('billing'))
    const paid = decide({ kind: 'done', outcome: 'paid' })
    expect(desk.refuses('ana', paid)).toMatchObject({ refused: 'invalid-request' })
    desk.does('eve', paid)
    expect(desk.in('decided')).toMatchObject({ owner: 'eve', lane: 'billing' })
    expect(desk.told).toEqual(['ana: taken_over'])
  })

  test('a receiver may move it on; unaccepted, it still comes back to the first mover', () => {
    const desk = startDesk()
    desk.does('ana', accept)
    desk.does('ana', moveTo('eve'))
    desk.does('eve', moveTo('ben'))
    expect(desk.told).toEqual(['ben: moved_to_you', 'ana: moved_on'])
    desk.passes(minutes(30))
    expect(desk.in('accepted').owner).toBe('ana')
  })

  test('an admin moves what somebody else owns, who is told', () => {
    const desk = startDesk()
    desk.does('ana', accept)
    expect(desk.refuses('sam', moveTo('eve'))).toMatchObject({ refused: 'not-the-owner' })
    desk.does('sam', moveTo('eve'), { admin: true })
    expect(desk.in('offered')).toMatchObject({ owner: 'ana', move: { to: 'eve' } })
    expect(desk.told).toEqual(['eve: moved_to_you', 'ana: moved_on'])
  })

  test('an accepted move has the deadlines and the steps of its new lane', () => {
    const desk = startDesk()
    desk.does('ana', moveToLane('billing'))
    expect(desk.in('offered')).toMatchObject({ lane: 'support', move: { to: 'eve', lane: 'billing' } })
    desk.does('eve', accept)
    expect(desk.in('accepted')).toMatchObject({ lane: 'billing', step: 0, decideBy: '2026-11-05T11:00:00.000Z' })
  })

  test('moved to a lane whose owner has it already, it is offered to them again with that lane’s deadlines', () => {
    const desk = startDesk()
    desk.does('eve', accept)
    desk.does('eve', moveToLane('billing'))
    expect(desk.in('offered')).toMatchObject({
      owner: 'eve',
      lane: 'billing',
      step: 0,
      acceptBy: '2026-11-05T10:00:00.000Z',
    })
    expect(desk.handoff).not.toHaveProperty('move')
  })

  test('a person is named by id, or by a name that only they have', () => {
    const desk = startDesk()
    desk.does('ana', moveTo(' EVE'))
    expect(desk.in('offered').move).toMatchObject({ to: 'eve' })
    expect(desk.refuses('ana', moveTo('Evelyn'))).toMatchObject({
      refused: 'unknown-person',
      facts: { people: PEOPLE },
    })
  })

  test.each([
    ['unknown-person', moveTo('constructor')],
    ['unknown-lane', moveToLane('constructor')],
    ['unreachable-person', moveTo('dan')],
    ['not-allowed', moveTo('ben')],
    ['invalid-request', moveTo('ana')],
  ] as const)('a move that cannot be is refused: %s', (code, command) => {
    const desk = startDesk({ excluded: ['ben'], reachable: PEOPLE.filter((id) => id !== 'dan') })
    expect(desk.refuses('ana', command)).toMatchObject({ refused: code })
  })
})

describe('escalate and deadlines', () => {
  test('unaccepted, it goes up step by step, at last to the last resort, and the one before is told', () => {
    const desk = startDesk()
    desk.passes(minutes(30))
    expect(desk.in('offered')).toMatchObject({ owner: 'cleo', step: 1 })
    expect(desk.told).toEqual(['cleo: offered', 'ana: taken_from_you'])
    desk.passes(minutes(30))
    expect(desk.in('offered')).toMatchObject({ owner: 'dan', step: 2, acceptBy: '2026-11-05T10:10:00.000Z' })
    expect(desk.handoff.skipped).toContainEqual({ person: 'cleo', step: 2, reason: 'had_it' })
    desk.passes(minutes(10))
    expect(desk.in('offered')).toMatchObject({ owner: 'sam', step: 3 })
  })

  test('the last resort is asked again at growing intervals, a day at most, and stays the owner', () => {
    const desk = startDesk({ reachable: ['sam'] })
    const asked: string[] = []
    for (let n = 0; n < 9; n++) {
      const { acceptBy } = desk.in('offered')
      const wait = (Date.parse(acceptBy) - Date.parse(desk.now)) / 60_000
      asked.push(`${wait} min`)
      desk.passes(minutes(wait))
      expect(desk.in('offered').owner).toBe('sam')
      expect(desk.told).toEqual(['sam: still_offered'])
    }
    expect(asked).toEqual([
      '30 min',
      '60 min',
      '120 min',
      '240 min',
      '480 min',
      '960 min',
      '1440 min',
      '1440 min',
      '1440 min',
    ])
  })

  test('accepted and not decided in time, it goes up from where it stands', () => {
    const desk = startDesk()
    desk.does('ana', accept)
    desk.passes(hours(4))
    expect(desk.in('offered')).toMatchObject({ owner: 'cleo', step: 1 })
    expect(desk.last('escalated')?.data).toMatchObject({ because: 'undecided', from: 'ana' })
  })

  test('who takes over from the last resort and does not decide gives it back to the last resort', () => {
    const desk = startDesk({ reachable: ['sam', 'eve'] })
    desk.does('eve', accept)
    desk.passes(hours(4))
    expect(desk.in('offered')).toMatchObject({ owner: 'sam', step: 3 })
  })

  test('whoever left the playbook loses it to the next one at the next deadline', () => {
    const desk = startDesk({ lane: 'dispatch', reachable: ['ana', 'sam', 'ben'] })
    expect(desk.handoff.owner).toBe('ana')
    desk.uses(LATER_PLAYBOOK)
    desk.passes(minutes(30))
    expect(desk.in('offered').owner).toBe('sam')
  })

  test('the agent, the owner and an admin escalate at once; another person only what nobody has accepted', () => {
    for (const who of ['bot', 'ana', 'ben']) {
      const desk = startDesk()
      desk.does(who, escalate)
      expect(desk.in('offered').owner).toBe('cleo')
      expect(desk.last('escalated')).toMatchObject({
        data: { because: 'asked' },
        words: { reason: expect.any(String) },
      })
    }
    const accepted = startDesk()
    accepted.does('ana', accept)
    expect(accepted.refuses('ben', escalate)).toMatchObject({ refused: 'not-the-owner' })
    accepted.does('ben', escalate, { admin: true })
    expect(accepted.in('offered').owner).toBe('cleo')
  })

  test('the desk escalates nothing by itself: what somebody has accepted leaves them at its deadline, not before', () => {
    for (const accepted of [false, true]) {
      const desk = startDesk()
      if (accepted) desk.does('ana', accept)
      for (const admin of [false, true])
        expect(desk.refuses('desk', escalate, { admin })).toMatchObject({ refused: 'not-allowed' })
      expect(desk.handoff.owner).toBe('ana')
    }
  })

  test('asking for more at the last resort reminds them, and neither takes it away nor puts a deadline off', () => {
    const desk = startDesk({ reachable: ['sam'] })
    const { acceptBy } = desk.in('offered')
    for (let n = 0; n < 5; n++) desk.does('bot', escalate)
    expect(desk.in('offered').acceptBy).toBe(acceptBy)
    desk.does('sam', accept)
    desk.does('bot', escalate)
    expect(desk.in('accepted').owner).toBe('sam')
    expect(desk.told).toEqual(['sam: still_offered'])
  })

  test('a deadline sent early, twice or by somebody else does nothing', () => {
    const desk = startDesk()
    const before = desk.handoff
    desk.does('desk', due)
    expect(desk.handoff).toBe(before)
    expect(desk.refuses('ana', due)).toMatchObject({ refused: 'not-allowed' })
  })

  test('working time is counted where the playbook says so', () => {
    const desk = startDesk({ lane: 'billing', at: '2026-11-06T23:30:00.000Z' })
    expect(desk.in('offered')).toMatchObject({ owner: 'eve', acceptBy: '2026-11-10T00:30:00.000Z' })
  })
})
