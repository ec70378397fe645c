import { expect, test } from 'vitest'
import {
  accept,
  acknowledge,
  approve,
  claim,
  decide,
  due,
  escalate,
  LATER_PLAYBOOK,
  mend,
  moveTo,
  report,
  startDesk,
  transfer,
  withdraw,
} from '../../../made-for-tests/desk.ts'
import type { Command } from '../command.ts'
import { dueOf } from '../due.ts'
import { statusSentence } from '../status.ts'

const forFive = (command: Command, decisionId = 'd1'): Command =>
  command.type === 'decide' ? { ...command, decisionId, holdSeconds: 5 } : command
const undo = (decisionId = 'd1'): Command => ({ type: 'undo', decisionId })
const reject = decide({ kind: 'reject', text: 'Too late.' }, { decisionId: 'd2' })

const approved = (given: Parameters<typeof startDesk>[0] = {}) => {
  const desk = startDesk(given)
  desk.does('ana', accept)
  desk.does('ana', forFive(approve))
  return desk
}

test('for five seconds the agent sees nothing decided, and can neither take up, claim nor report it', () => {
  const desk = approved()
  desk.waits(4_900)
  for (const command of [acknowledge(), claim(), report('done')])
    expect(desk.refuses('bot', command)).toMatchObject({ refused: 'wrong-state' })
  const { handoff, now } = desk
  expect(statusSentence(handoff, { nameOf: (id) => id, timeZone: 'UTC', now })).toBe(
    'ana has it and will answer by 13:00.',
  )
  expect(desk.told).toEqual([])
})

test('taken back at 4.9 s it is as it was before, with the deadlines that it had', () => {
  const desk = startDesk()
  desk.does('ana', accept)
  const { changedAt: _, ...before } = desk.handoff
  desk.does('ana', forFive(approve))
  desk.waits(4_900)
  desk.does('ana', undo())
  expect(desk.handoff).toMatchObject(before)
  expect(desk.handoff).toMatchObject({ undone: { decisionId: 'd1', by: 'ana' } })
  expect(desk.handoff).not.toHaveProperty('undoable')
  expect(desk.last('undone')?.data).toMatchObject({ of: 'ana', kind: 'approve', because: 'taken_back' })
  desk.does('ana', reject)
  expect(desk.in('decided').decision).toMatchObject({ id: 'd2', kind: 'reject' })
})

test('at 5.1 s it stands, whether the desk has looked at its deadlines meanwhile or not', () => {
  for (const hasLooked of [true, false]) {
    const desk = approved()
    if (hasLooked) desk.passes(5_100)
    else desk.waits(5_100)
    if (hasLooked) expect(desk.refuses('ana', undo())).toMatchObject({ refused: 'already-decided' })
    else {
      desk.does('ana', undo())
      expect(desk.refusal).toMatchObject({ refused: 'already-decided' })
    }
    expect(desk.in('decided').decision).toMatchObject({ id: 'd1', by: 'ana', at: '2026-11-05T09:00:00.000Z' })
    expect(desk.last('decided')).toMatchObject({ by: { id: 'ana' }, data: { saidAt: '2026-11-05T09:00:00.000Z' } })
    desk.does('bot', claim())
    expect(desk.in('decided').claim).toBeDefined()
  }
})

test('taken back twice it is taken back once; by somebody else only where they are an admin, and whoever decided is told', () => {
  const desk = approved()
  expect(desk.refuses('ben', undo())).toMatchObject({
    refused: 'not-the-owner',
    detail: 'Ana decided this; they or an admin can take it back.',
  })
  expect(desk.refuses('ana', undo('another'))).toMatchObject({ refused: 'wrong-state' })
  expect(desk.refuses('bot', undo())).toMatchObject({ refused: 'not-allowed' })
  desk.does('eve', undo(), { admin: true })
  expect(desk.told).toEqual(['ana: decision_undone'])
  const events = desk.events.length
  desk.does('ana', undo())
  desk.does('eve', undo(), { admin: true })
  expect(desk.events).toHaveLength(events)
  expect(desk.in('accepted').owner).toBe('ana')
})

test('whoever else decides, takes or moves it meanwhile is told who has decided and until when that can change', () => {
  const desk = startDesk()
  desk.does('ana', forFive(approve))
  for (const command of [reject, accept, moveTo('cleo'), escalate])
    expect(desk.refuses('ben', command)).toMatchObject({
      refused: 'already-decided',
      facts: { undoable: { byName: 'Ana', kind: 'approve', until: '2026-11-05T09:00:05.000Z' } },
    })
  expect(desk.refuses('ana', reject)).toMatchObject({ refused: 'already-decided' })
  for (const command of [escalate, transfer('no_answer')])
    expect(desk.refuses('bot', command)).toMatchObject({ refused: 'conflict' })
})

test('an offer that somebody else decided stays with whom it was offered to, and is taken over when it stands', () => {
  const desk = startDesk()
  desk.does('eve', forFive(approve))
  expect(desk.in('offered').owner).toBe('ana')
  expect(desk.told).toEqual([])
  desk.passes(5_000)
  expect(desk.in('decided').owner).toBe('eve')
  expect(desk.told).toEqual(['ana: taken_over'])
})

test('a deadline that passes meanwhile does nothing, and has its effect once the decision was taken back', () => {
  const desk = startDesk()
  desk.waits(30 * 60_000 - 2_000)
  desk.does('ana', forFive(approve))
  desk.waits(4_000)
  desk.does('desk', due)
  expect(desk.in('offered').owner).toBe('ana')
  desk.does('ana', undo())
  desk.passes(0)
  expect(desk.in('offered').owner).not.toBe('ana')
})

test('it never waits longer than somebody needs it: then it stands, as a decision made in time does', () => {
  const desk = startDesk({ usefulUntil: '2026-11-05T09:00:02.000Z' })
  desk.does('ana', forFive(approve))
  expect(dueOf(desk.handoff)).toBe('2026-11-05T09:00:02.000Z')
  desk.passes(3_000)
  expect(desk.in('decided').decision.kind).toBe('approve')
})

test('what the agent takes back or changes meanwhile ends it, and whoever decided is told', () => {
  const withdrawn = startDesk()
  withdrawn.does('eve', forFive(approve))
  withdrawn.does('bot', withdraw)
  expect(withdrawn.in('withdrawn')).not.toHaveProperty('undoable')
  expect(withdrawn.told).toEqual(['ana: withdrawn', 'eve: withdrawn'])

  const mended = approved()
  mended.does('bot', mend({ ask: 'Refund $18 for a double charge' }))
  expect(mended.in('accepted')).not.toHaveProperty('undoable')
  expect(mended.told).toEqual(['ana: decision_undone'])
  expect(mended.last('undone')?.data).toMatchObject({ because: 'note_changed' })
  mended.passes(6_000)
  expect(mended.handoff.state).toBe('accepted')
})

test('whoever may not decide it any more when it would stand has decided nothing, and is told', () => {
  const desk = approved()
  desk.makes('ana', 'viewer')
  desk.passes(5_000)
  expect(desk.in('accepted')).not.toHaveProperty('undoable')
  expect(desk.told).toEqual(['ana: decision_undone'])
  expect(desk.last('undone')?.data).toMatchObject({ of: 'ana', kind: 'approve', because: 'may_not_decide' })
  expect(desk.refuses('bot', acknowledge())).toMatchObject({ refused: 'wrong-state' })
})

test('what the agent withdraws after its time is withdrawn too late, though the desk has not looked yet', () => {
  const desk = approved()
  desk.waits(5_000)
  desk.does('bot', withdraw)
  expect(desk.refusal).toMatchObject({ refused: 'already-decided' })
  expect(desk.in('decided').decision.id).toBe('d1')
})

test('where two must agree the first approval goes on at once, and the second can be taken back without the first', () => {
  const desk = startDesk({ twoMustAgree: true })
  desk.does('ana', forFive(approve))
  expect(desk.handoff).not.toHaveProperty('undoable')
  expect(desk.handoff.approvedFirst?.by).toBe('ana')
  desk.does('ben', forFive(approve, 'd2'))
  expect(desk.refuses('cleo', forFive(approve, 'd3'))).toMatchObject({ refused: 'already-decided' })
  desk.does('ben', undo('d2'))
  expect(desk.handoff.approvedFirst?.by).toBe('ana')
  desk.does('cleo', forFive(approve, 'd4'))
  desk.passes(5_000)
  expect(desk.in('decided').decision).toMatchObject({ id: 'd4', by: 'cleo', approvedFirst: { by: 'ana' } })
})

test('what somebody decided who has left since stands at once, and somebody else hears of what follows', () => {
  const desk = approved()
  desk.uses(LATER_PLAYBOOK)
  desk.does('desk', { type: 'owner_left' })
  expect(desk.in('decided').decision.by).toBe('ana')
  expect(desk.in('decided').owner).toBe('ben')
})
