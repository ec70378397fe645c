import { expect, test } from 'vitest'
import {
  ACTION_HASH,
  accept,
  acknowledge,
  decide,
  mend,
  PLAYBOOK,
  report,
  startDesk,
} from '../../made-for-tests/desk.ts'
import { EMPTY_TRAIL, seal } from '../handoff/trail.ts'
import { hashOf } from '../hash.ts'
import { minutes, seconds } from '../time/instant.ts'
import { overseenIn, whoCouldStop } from './oversight.ts'

const overseen = (desk: ReturnType<typeof startDesk>) => overseenIn('h1', seal(desk.events, EMPTY_TRAIL))

test('a decision stands with who made it, what they saw, how long they had it, what they changed and what came of it', () => {
  const desk = startDesk()
  desk.does('ana', accept)
  desk.does('bot', mend({ what: 'Charged twice, on one card.' }))
  desk.waits(minutes(3))
  desk.does('ana', decide({ kind: 'approve_with_edits', edits: { draft: { body: 'Dear Amir' } } }, { noteVersion: 2 }))
  desk.does('bot', acknowledge())
  desk.does('bot', report('done'))
  expect(overseen(desk)).toMatchObject([
    {
      handoff: 'h1',
      lane: 'support',
      agent: 'bot',
      reason: 'authority_limit',
      by: 'ana',
      outcome: 'approve_with_edits',
      noteVersion: 2,
      noteHash: hashOf(desk.handoff.note),
      actionHash: ACTION_HASH,
      hadItForMs: 180_000,
      fromNote: true,
      changed: { body: expect.any(Number) },
      effect: 'done',
      silence: [],
    },
  ])
})

test('where nobody answered stands who was told, and that nothing was approved', () => {
  const desk = startDesk({ usefulUntil: '2026-11-05T09:45:00.000Z' })
  desk.passes(minutes(46))
  expect(overseen(desk)).toMatchObject([
    {
      by: null,
      outcome: 'expired: reject',
      silence: [{ at: '2026-11-05T09:30:00.000Z', told: 'cleo', because: 'unaccepted' }],
    },
  ])
})

test('whoever opened it had it from then on, and not since it came', () => {
  const desk = startDesk()
  desk.waits(minutes(9))
  desk.does('ana', { type: 'seen' })
  desk.waits(seconds(20))
  desk.does('ana', decide({ kind: 'reject', text: 'Paid once.' }))
  expect(overseen(desk)).toMatchObject([{ hadItForMs: 20_000, openedAt: '2026-11-05T09:09:00.000Z' }])
})

test('each lane says who could have stopped it, and what silence does', () => {
  expect(whoCouldStop(PLAYBOOK, { roles: { sam: 'admin' } })).toContainEqual({
    lane: 'refunds',
    people: expect.arrayContaining(['ben', 'ana', 'cleo', 'sam']),
    lastResort: 'sam',
    onSilence: 'none',
  })
})
