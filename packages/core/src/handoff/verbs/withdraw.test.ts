import { describe, expect, test } from 'vitest'
import {
  ACTION_HASH,
  accept,
  acknowledge,
  approve,
  ask,
  BOT,
  DESK,
  decide,
  decline,
  due,
  escalate,
  everybody,
  LACKING,
  LATER_PLAYBOOK,
  mend,
  moveTo,
  moveToLane,
  noteOf,
  PEOPLE,
  PLAYBOOK,
  person,
  reopen,
  reply,
  report,
  reword,
  START,
  snoozeUntil,
  startDesk,
  submission,
  withdraw,
} from '../../../made-for-tests/desk.ts'
import { hashOfAction } from '../../hash.ts'
import { days, hours, minutes, seconds } from '../../time/instant.ts'
import type { Command } from '../command.ts'
import { dueOf } from '../due.ts'
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
      expect(outcome).toMatchObject({ refused: 'unknown-lane', facts: { lanes: ['support', 'billing', 'dispatch'] } })
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

describe('accept', () => {
  test('the owner reads back, and the decide clock runs', () => {
    const desk = startDesk()
    desk.waits(minutes(10))
    desk.does('ana', accept)
    expect(desk.in('accepted')).toMatchObject({
      owner: 'ana',
      readBack: { by: 'ana', at: '2026-11-05T09:10:00.000Z' },
      decideBy: '2026-11-05T13:10:00.000Z',
    })
  })

  test('somebody else may accept an offer: it is theirs, and who it was offered to is told', () => {
    const desk = startDesk()
    desk.does('eve', accept)
    expect(desk.in('accepted').owner).toBe('eve')
    expect(desk.told).toEqual(['ana: taken_over'])
    expect(desk.last('accepted')?.data).toMatchObject({ from: 'ana' })
  })

  test('what one has accepted another cannot take', () => {
    const desk = startDesk()
    desk.does('ana', accept)
    expect(desk.refuses('ben', accept)).toMatchObject({
      refused: 'not-the-owner',
      facts: { owner: { id: 'ana', name: 'Ana' }, since: START },
    })
    expect(desk.refuses('ana', accept)).toMatchObject({ refused: 'wrong-state' })
  })

  test('the customer’s own deadline brings the decision forward, and never puts it back', () => {
    const sooner = startDesk({ note: noteOf({ when: { urgency: 'today', by: '2026-11-05T11:00:00.000Z' } }) })
    sooner.does('ana', accept)
    expect(sooner.in('accepted').decideBy).toBe('2026-11-05T11:00:00.000Z')
    const later = startDesk({ note: noteOf({ when: { urgency: 'today', by: '2026-11-09T11:00:00.000Z' } }) })
    later.does('ana', accept)
    expect(later.in('accepted').decideBy).toBe('2026-11-05T13:00:00.000Z')
  })

  test('whoever accepts shortly before the customer’s deadline, or after it, still has time to act', () => {
    const desk = startDesk({ note: noteOf({ when: { urgency: 'today', by: '2026-11-05T09:01:00.000Z' } }) })
    desk.does('ana', accept)
    expect(desk.in('accepted').decideBy).toBe('2026-11-05T09:30:00.000Z')
  })

  test('a held handoff can be accepted before its grace time is over', () => {
    const desk = startDesk({ findings: LACKING })
    desk.does('ana', accept)
    expect(desk.in('accepted').findings).toEqual(LACKING)
  })

  test('neither agents nor the excluded nor people outside the playbook accept or decide', () => {
    const desk = startDesk({ excluded: ['ben'] })
    for (const who of ['bot', 'desk', 'ben', 'mallory', 'constructor'])
      for (const command of [accept, approve])
        expect(desk.refuses(who, command), `${who} ${command.type}`).toMatchObject({ refused: 'not-allowed' })
  })
})

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

describe('ask and reply', () => {
  test('it waits for the answer until the decide deadline, and the answer brings it back', () => {
    const desk = startDesk()
    desk.does('ana', accept)
    desk.does('ana', ask)
    expect(desk.in('waiting')).toMatchObject({
      for: 'customer',
      question: 'Which card?',
      resumeAt: desk.in('waiting').decideBy,
    })
    desk.does('bot', reply)
    expect(desk.in('accepted')).toMatchObject({ owner: 'ana', decideBy: '2026-11-05T13:00:00.000Z' })
    expect(desk.told).toEqual(['ana: replied'])
  })

  test('without an answer it is back with its owner, who then has time to act', () => {
    const desk = startDesk()
    desk.does('ana', accept)
    desk.does('ana', ask)
    desk.passes(hours(4))
    expect(desk.in('accepted')).toMatchObject({ owner: 'ana', decideBy: '2026-11-05T13:30:00.000Z' })
    expect(desk.told).toEqual(['ana: resumed'])
  })

  test('an answer that comes late, or while it is being moved, is kept and the owner told', () => {
    const desk = startDesk()
    desk.does('ana', accept)
    desk.does('ana', ask)
    desk.does('ana', moveTo('eve'))
    desk.does('bot', reply)
    expect(desk.in('offered').move?.to).toBe('eve')
    expect(desk.last('replied')?.words).toEqual({ text: 'The blue one.' })
    expect(desk.told).toEqual(['ana: replied'])
  })

  test('what nobody needs any more does not wait for the answer', () => {
    const desk = startDesk({ usefulUntil: '2026-11-05T10:00:00.000Z' })
    desk.does('ana', accept)
    desk.does('ana', ask)
    desk.passes(hours(1))
    expect(desk.in('expired').closedAt).toBe('2026-11-05T10:00:00.000Z')
  })

  test('nobody replies to what was not asked, nor asks about what they have not accepted', () => {
    const desk = startDesk()
    expect(desk.refuses('bot', reply)).toMatchObject({ refused: 'wrong-state' })
    expect(desk.refuses('ana', ask)).toMatchObject({ refused: 'wrong-state' })
    desk.does('ana', accept)
    expect(desk.refuses('ben', ask)).toMatchObject({ refused: 'not-the-owner' })
    expect(desk.refuses('bot', ask)).toMatchObject({ refused: 'not-allowed' })
  })

  test('the owner may take it up again, or decide, without the answer', () => {
    const desk = startDesk()
    desk.does('ana', accept)
    desk.does('ana', ask)
    desk.does('ana', accept)
    expect(desk.in('accepted').decideBy).toBe('2026-11-05T13:00:00.000Z')
    desk.does('ana', ask)
    desk.does('ana', approve)
    expect(desk.in('decided').decision.fromNote).toBe(false)
  })
})

describe('snooze', () => {
  test('puts it aside until a time, and then it is back with its owner', () => {
    const desk = startDesk()
    desk.does('ana', accept)
    desk.does('ana', snoozeUntil('2026-11-05T10:00:00Z'))
    expect(desk.in('waiting')).toMatchObject({ for: 'time', resumeAt: '2026-11-05T10:00:00.000Z' })
    desk.passes(hours(1))
    expect(desk.in('accepted')).toMatchObject({ owner: 'ana', decideBy: '2026-11-05T13:00:00.000Z' })
  })

  test('past the deadline only with a reason, and then with time to act afterwards', () => {
    const desk = startDesk()
    desk.does('ana', accept)
    expect(desk.refuses('ana', snoozeUntil('2026-11-06T09:00:00.000Z'))).toMatchObject({
      refused: 'invalid-request',
      facts: { errors: [{ pointer: '/reason' }] },
    })
    desk.does('ana', snoozeUntil('2026-11-06T09:00:00.000Z', 'Waiting for the bank.'))
    desk.passes(days(1))
    expect(desk.in('accepted')).toMatchObject({ owner: 'ana', decideBy: '2026-11-06T09:30:00.000Z' })
  })

  test.each([
    ['is no time', 'soon'],
    ['is over', START],
    ['comes when nobody needs it any more', '2026-11-05T12:00:00.000Z'],
  ])('a time that %s is refused', (_, until) => {
    const desk = startDesk({ usefulUntil: '2026-11-05T12:00:00.000Z' })
    desk.does('ana', accept)
    const expected = { refused: 'invalid-request', facts: { errors: [{ pointer: '/until' }] } }
    expect(desk.refuses('ana', snoozeUntil(until, 'I am busy.'))).toMatchObject(expected)
  })

  test('nothing is put aside for longer than a playbook can plan', () => {
    const desk = startDesk()
    desk.does('ana', accept)
    expect(desk.refuses('ana', snoozeUntil('9999-12-31T23:59:59.999Z', 'Never.'))).toMatchObject({
      refused: 'invalid-request',
      detail: expect.stringContaining('2027-11-06'),
    })
  })

  test('who takes it up again earlier has won no time by putting it aside', () => {
    const desk = startDesk()
    desk.does('ana', accept)
    desk.does('ana', snoozeUntil('2026-11-09T09:00:00.000Z', 'Waiting for the bank.'))
    desk.does('ana', accept)
    expect(desk.in('accepted').decideBy).toBe('2026-11-05T13:00:00.000Z')
  })

  test('what is put aside expires when its time is over', () => {
    const desk = startDesk({ usefulUntil: '2026-11-05T12:00:00.000Z' })
    desk.does('ana', accept)
    desk.does('ana', snoozeUntil('2026-11-05T11:00:00.000Z'))
    desk.waits(hours(5))
    desk.does('desk', due)
    expect(desk.in('expired').outcome).toBe('reject')
  })
})

describe('decide', () => {
  test('the decision names who, what and when, and the agent has a time to hear of it', () => {
    const desk = startDesk()
    desk.does('ana', accept)
    desk.waits(minutes(5))
    desk.does('ana', approve)
    expect(desk.in('decided')).toMatchObject({
      owner: 'ana',
      decision: {
        id: 'd1',
        kind: 'approve',
        by: 'ana',
        at: '2026-11-05T09:05:00.000Z',
        noteVersion: 1,
        actionHash: ACTION_HASH,
        fromNote: true,
      },
      hearBy: '2026-11-05T09:20:00.000Z',
    })
  })

  test('the first decision wins; every later one is told who decided what and when', () => {
    const desk = startDesk()
    desk.does('ana', approve)
    const reject = decide({ kind: 'reject', text: 'No.' }, { decisionId: 'd2' })
    for (const who of ['ana', 'ben', 'mallory'])
      expect(desk.refuses(who, reject)).toMatchObject({
        refused: 'already-decided',
        detail: expect.stringContaining('Ana decided “approve” at 2026-11-05T09:00:00.000Z'),
        facts: { decision: { by: 'ana', byName: 'Ana', kind: 'approve', at: START } },
      })
  })

  test('deciding on an offer takes it over; what somebody accepted only they decide', () => {
    const offered = startDesk()
    offered.does('eve', approve)
    expect(offered.in('decided').owner).toBe('eve')
    expect(offered.told).toEqual(['ana: taken_over'])
    const accepted = startDesk()
    accepted.does('ana', accept)
    expect(accepted.refuses('eve', approve)).toMatchObject({ refused: 'not-the-owner' })
  })

  test('an approval without the hash of the arguments that were seen, or with another, is refused', () => {
    const desk = startDesk()
    for (const actionHash of [undefined, 'f'.repeat(64)])
      for (const kind of ['approve', 'approve_with_edits'] as const)
        expect(desk.refuses('ana', decide({ kind }, { actionHash }))).toMatchObject({
          refused: 'action-changed',
          facts: { actionHash: ACTION_HASH },
        })
  })

  test('a hash that the note claims for its own arguments counts for nothing', () => {
    const action = { tool: 'refund', arguments: { amount: 9000 }, hash: ACTION_HASH }
    const desk = startDesk({ note: noteOf({ action }) })
    expect(desk.refuses('ana', approve)).toMatchObject({ refused: 'action-changed' })
    desk.does('ana', decide({ kind: 'approve' }, { actionHash: hashOfAction(action) }))
    expect(desk.in('decided').decision.actionHash).toBe(hashOfAction(action))
  })

  test('a decision on an action that the note no longer holds is refused', () => {
    const desk = startDesk({ note: noteOf({ action: undefined }) })
    expect(desk.refuses('ana', approve)).toMatchObject({ refused: 'action-changed' })
    desk.does('ana', decide({ kind: 'approve' }, { actionHash: undefined }))
    expect(desk.in('decided').decision.actionHash).toBeUndefined()
  })

  test.each([
    ['approve', {}, null, null],
    ['approve_with_edits', { edits: { draft: { body: 'Dear Amir' } } }, {}, '/edits'],
    ['approve_with_edits', { edits: { arguments: { amount: 90 } } }, { edits: { draft: {} } }, '/edits'],
    ['reject', { text: 'Paid back already.' }, {}, '/text'],
    ['answer', { text: 'All of it.' }, {}, '/text'],
    ['answer', { option: 'full' }, { option: 'half' }, '/option'],
    ['return', { text: 'Ask for the receipt.' }, {}, '/text'],
    ['done', { outcome: 'handled' }, { outcome: 'paid' }, '/outcome'],
    ['done', {}, null, null],
    ['take_over', {}, null, null],
    ['not_needed', {}, null, null],
  ] as const)('%s needs its parts', (kind, whole, lacking, pointer) => {
    const desk = startDesk()
    if (lacking)
      expect(desk.refuses('ana', decide({ kind, ...lacking }))).toMatchObject({
        refused: 'invalid-request',
        facts: { errors: [{ pointer }] },
      })
    desk.does('ana', decide({ kind, ...whole }))
    expect(desk.in('decided').decision).toMatchObject({ kind, ...whole })
  })

  test('what the note does not hold cannot be edited', () => {
    const desk = startDesk({ note: noteOf({ action: undefined, draft: undefined }) })
    const edit = (edits: Parameters<typeof decide>[0]['edits']) =>
      desk.refuses('ana', decide({ kind: 'approve_with_edits', edits }, { actionHash: undefined }))
    expect(edit({ arguments: { amount: 9000 } })).toMatchObject({
      facts: { errors: [{ pointer: '/edits/arguments' }] },
    })
    expect(edit({ draft: { body: 'Hi' } })).toMatchObject({ facts: { errors: [{ pointer: '/edits/draft' }] } })
  })

  test('whoever opened the conversation first did not decide from the note', () => {
    const desk = startDesk()
    desk.does('ben', { type: 'open_conversation' })
    desk.does('ana', approve)
    expect(desk.in('decided').decision.fromNote).toBe(false)
    expect(desk.refuses('bot', { type: 'open_conversation' })).toMatchObject({ refused: 'not-allowed' })
  })

  test('nobody decides after the time until which it was useful, also before the sweep has come', () => {
    const desk = startDesk({ usefulUntil: '2026-11-05T09:10:00.000Z' })
    desk.waits(minutes(10))
    expect(desk.refuses('ana', approve)).toMatchObject({ refused: 'wrong-state', facts: { state: 'expired' } })
  })
})

describe('acknowledge and report effect', () => {
  test('an approval is closed when the agent has reported what it did with it', () => {
    const desk = startDesk()
    desk.does('ana', approve)
    desk.does('bot', acknowledge())
    expect(desk.in('decided')).toMatchObject({ acknowledgedAt: START, hearBy: '2026-11-05T13:00:00.000Z' })
    desk.does('bot', report('done'))
    expect(desk.in('closed')).toMatchObject({ effect: { outcome: 'done' }, acknowledgedAt: START, closedAt: START })
  })

  test('where nothing is left for the agent to do, its acknowledgement closes', () => {
    const desk = startDesk()
    desk.does('ana', decide({ kind: 'take_over' }))
    desk.does('bot', acknowledge())
    expect(desk.in('closed').decision.kind).toBe('take_over')
  })

  test('hearing the same twice changes nothing', () => {
    const desk = startDesk()
    desk.does('ana', approve)
    for (const command of [acknowledge(), report('done')]) {
      desk.does('bot', command)
      const { handoff, events } = desk
      const before = events.length
      desk.does('bot', command)
      expect(desk.handoff).toBe(handoff)
      expect(events).toHaveLength(before)
    }
    desk.does('bot', acknowledge())
    expect(desk.in('closed').effect?.outcome).toBe('done')
  })

  test('a failed effect is no end: the person who decided is asked again, in a new round', () => {
    const desk = startDesk()
    desk.does('ana', approve)
    desk.does('bot', report('failed'))
    expect(desk.in('offered')).toMatchObject({
      owner: 'ana',
      reopened: { reason: 'The agent could not do it: Card declined.' },
    })
    expect(desk.told).toEqual(['ana: effect_failed'])
    desk.does('ana', decide({ kind: 'reject', text: 'Then not.' }, { decisionId: 'd2' }))
    expect(desk.in('decided').decision.id).toBe('d2')
    expect(desk.refuses('bot', acknowledge('d1'))).toMatchObject({
      refused: 'decision-mismatch',
      facts: { decisionId: 'd2' },
    })
  })

  test('a failure that shows after it was reported done still comes back to the person', () => {
    const desk = startDesk()
    desk.does('ana', approve)
    desk.does('bot', report('done'))
    desk.does('bot', report('failed'))
    expect(desk.in('offered').owner).toBe('ana')
  })

  test('when the agent does not acknowledge, and when it reports no effect, a person is told, once each', () => {
    const desk = startDesk()
    desk.does('ana', approve)
    desk.passes(minutes(15))
    expect(desk.told).toEqual(['ana: agent_silent'])
    expect(desk.last('agent_silent')?.data).toMatchObject({ of: 'acknowledgement' })
    expect(dueOf(desk.handoff)).toBeNull()
    desk.does('bot', acknowledge())
    desk.passes(hours(4))
    expect(desk.last('agent_silent')?.data).toMatchObject({ of: 'effect' })
    expect(dueOf(desk.handoff)).toBeNull()
  })

  test('only the agent acknowledges and reports, and only what was decided', () => {
    const desk = startDesk()
    expect(desk.refuses('bot', acknowledge())).toMatchObject({ refused: 'wrong-state' })
    desk.does('ana', approve)
    expect(desk.refuses('ana', acknowledge())).toMatchObject({ refused: 'not-allowed' })
    expect(desk.refuses('ana', report('done'))).toMatchObject({ refused: 'not-allowed' })
    expect(desk.refuses('bot', report('done', 'd9'))).toMatchObject({ refused: 'decision-mismatch' })
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

describe('somebody taken out of the playbook', () => {
  const gone = (play: (desk: ReturnType<typeof startDesk>) => void = () => {}, begin = {}) => {
    const desk = startDesk(begin)
    play(desk)
    desk.uses(LATER_PLAYBOOK)
    desk.does('desk', { type: 'owner_left' })
    return desk
  }

  test('passes what they had to the next at once, with time to accept, and the last resort is told', () => {
    for (const play of [
      () => {},
      (desk: ReturnType<typeof startDesk>) => desk.does('ana', accept),
      (desk: ReturnType<typeof startDesk>) => {
        desk.does('ana', accept)
        desk.does('ana', ask)
      },
    ]) {
      const desk = gone(play)
      expect(desk.in('offered')).toMatchObject({ owner: 'ben', step: 0, acceptBy: '2026-11-05T09:30:00.000Z' })
      expect(desk.told).toEqual(['ben: offered', 'ana: taken_from_you', 'sam: owner_left'])
      expect(desk.last('escalated')?.data).toMatchObject({ from: 'ana', to: 'ben', because: 'owner_left' })
    }
  })

  test('is replaced as owner of a held note, which stays held', () => {
    const desk = gone(() => {}, { findings: LACKING })
    expect(desk.in('held')).toMatchObject({ owner: 'ben', graceUntil: '2026-11-05T09:00:30.000Z' })
    expect(desk.told).toContain('sam: owner_left')
  })

  test('is replaced as owner of a decision that the agent has not carried out; one it has is left alone', () => {
    const desk = gone((desk) => desk.does('ana', approve))
    expect(desk.in('decided')).toMatchObject({ owner: 'ben', decision: { by: 'ana' } })
    expect(desk.told).toContain('ben: owner_left')
    desk.passes(minutes(15))
    expect(desk.told).toEqual(['ben: agent_silent'])

    const closed = gone((desk) => {
      desk.does('ana', approve)
      desk.does('bot', acknowledge())
      desk.does('bot', report('done'))
    })
    expect(closed.in('closed').owner).toBe('ana')
  })

  test('leaves what they were moving to the one they moved it to', () => {
    const desk = gone((desk) => {
      desk.does('ana', accept)
      desk.does('ana', moveTo('cleo'))
    })
    expect(desk.in('offered')).toMatchObject({ owner: 'cleo', acceptBy: '2026-11-05T09:30:00.000Z' })
    expect(desk.in('offered').move).toBeUndefined()
  })

  test('gives back what was being moved to them', () => {
    const desk = gone(
      (desk) => {
        desk.does('bot', escalate)
        desk.does('cleo', accept)
        desk.does('cleo', moveTo('ana'))
      },
      { reachable: ['cleo', 'ana', 'sam'] },
    )
    expect(desk.in('accepted')).toMatchObject({ owner: 'cleo' })
    expect(desk.told).toContain('cleo: move_came_back')
  })

  test('changes nothing where nobody needs it any more: that deadline has passed', () => {
    const desk = startDesk({ usefulUntil: '2026-11-05T09:10:00.000Z' })
    desk.uses(LATER_PLAYBOOK)
    desk.waits(minutes(11))
    desk.does('desk', { type: 'owner_left' })
    expect(desk.in('offered').owner).toBe('ana')
    desk.does('desk', due)
    expect(desk.in('expired').outcome).toBe('reject')
  })

  test('changes nothing where everybody is still there, and nobody else may say that somebody left', () => {
    const desk = startDesk()
    desk.does('desk', { type: 'owner_left' })
    expect(desk.events).toHaveLength(2)
    for (const who of ['ana', 'bot']) expect(desk.refuses(who, { type: 'owner_left' }).refused).toBe('not-allowed')
  })
})
