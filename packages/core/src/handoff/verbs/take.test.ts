import { describe, expect, test } from 'vitest'
import {
  accept,
  approve,
  ask,
  due,
  LACKING,
  moveTo,
  noteOf,
  reply,
  START,
  snoozeUntil,
  startDesk,
} from '../../../made-for-tests/desk.ts'
import { days, hours, minutes } from '../../time/instant.ts'

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
