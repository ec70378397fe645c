import { describe, expect, test } from 'vitest'
import {
  accept,
  approve,
  decide,
  LATER_PLAYBOOK,
  mend,
  moveTo,
  moveToLane,
  noteOf,
  PLAYBOOK,
  reopen,
  startDesk,
  stepIn,
  withdraw,
} from '../../../made-for-tests/desk.ts'
import { hashOfAction } from '../../hash.ts'
import { ExactNumber } from '../../json/exact-number.ts'
import { whoMayDecide } from '../../playbook/authority.ts'
import { hours, minutes } from '../../time/instant.ts'
import type { Command } from '../command.ts'

/** A refund handed to the lane with limits: Ben may decide up to 100, and above 150 two must agree. */
const refundOf = (args: Record<string, unknown>) => ({
  lane: 'refunds',
  note: noteOf({ action: { tool: 'refund', arguments: args } }),
})
const startRefund = (args: Record<string, unknown>) => startDesk(refundOf(args))
type Approving = { edits?: Record<string, unknown>; noteVersion?: number; decisionId?: string }
const yes = (args: Record<string, unknown>, { edits, noteVersion = 1, decisionId = 'd1' }: Approving = {}): Command =>
  decide(edits ? { kind: 'approve_with_edits', edits: { arguments: edits } } : { kind: 'approve' }, {
    actionHash: hashOfAction({ tool: 'refund', arguments: args }),
    noteVersion,
    decisionId,
  })
const no: Command = decide({ kind: 'reject', text: 'It was one order.' }, { actionHash: undefined })

describe('a limit', () => {
  test.each<[string, Record<string, unknown>]>([
    ['under it', { amount: 99.99 }],
    ['at it', { amount: 100 }],
    ['nothing at all', { amount: 0 }],
    ['with a currency that is left blank', { amount: 40, currency: '' }],
  ])('lets decide what is %s', (_, args) => {
    const desk = startRefund(args)
    expect(desk.handoff.owner).toBe('ben')
    desk.does('ben', accept)
    desk.does('ben', yes(args))
    expect(desk.in('decided').decision.by).toBe('ben')
  })

  test.each<[string, Record<string, unknown>, string]>([
    ['over it', { amount: 100.01 }, 'over_limit'],
    ['without an amount', { payment: 'pay_2' }, 'limit_unclear'],
    ['below zero', { amount: -5 }, 'limit_unclear'],
    ['an amount in words', { amount: '50' }, 'limit_unclear'],
    ['no number, in words', { amount: 'NaN' }, 'limit_unclear'],
    ['nothing where the amount stands', { amount: null }, 'limit_unclear'],
    ['a list of amounts', { amount: [50] }, 'limit_unclear'],
    ['more digits than a computer holds', { amount: new ExactNumber('99.99999999999999999999') }, 'limit_unclear'],
    ['in a currency that the limit does not look at', { amount: 50, currency: 'KWD' }, 'limit_unclear'],
    ['an amount within something else', { refund: { amount: 50 } }, 'limit_unclear'],
  ])('does not let decide what is %s, and says who may', (_, args, because) => {
    const desk = startRefund(args)
    expect(desk.handoff.owner).toBe('ana')
    expect(desk.handoff.skipped).toContainEqual({ person: 'ben', step: 0, reason: 'may_not_decide' })
    const refusal = desk.refuses('ben', accept)
    expect(refusal).toMatchObject({
      refused: 'may-not-decide',
      facts: {
        because,
        mayDecide: [
          { id: 'ana', name: 'Ana' },
          { id: 'cleo', name: 'Cleo' },
          { id: 'sam', name: 'Sam' },
        ],
      },
    })
    expect(refusal.detail).toMatch(/^Ben may decide up to a limit only, .* in Refunds\. Who may: Ana, Cleo, Sam\.$/)
    desk.does('ana', accept)
  })

  test('does not hold for what is no number at all', () => {
    for (const amount of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 5n]) {
      const action = { tool: 'refund', arguments: { amount } }
      const may = whoMayDecide(PLAYBOOK, { lane: 'refunds', action }, {})
      expect(may).toEqual(amount === 5n ? ['ben', 'ana', 'cleo', 'sam'] : ['ana', 'cleo', 'sam'])
    }
  })

  test('holds for what an edit makes of the action, and for what is rejected too', () => {
    const desk = startRefund({ amount: 90 })
    desk.does('ben', accept)
    expect(desk.refuses('ben', yes({ amount: 90 }, { edits: { amount: 110 } }))).toMatchObject({
      refused: 'may-not-decide',
      facts: { because: 'over_limit' },
    })
    // An edit that comes with a plain approval is one all the same.
    const sly = decide(
      { kind: 'approve', edits: { arguments: { amount: 5000 } } },
      { actionHash: hashOfAction({ tool: 'refund', arguments: { amount: 90 } }) },
    )
    expect(desk.refuses('ben', sly)).toMatchObject({ refused: 'may-not-decide' })
    desk.does('ben', yes({ amount: 90 }, { edits: { amount: 80 } }))

    const over = startRefund({ amount: 101 })
    expect(over.refuses('ben', no)).toMatchObject({ refused: 'may-not-decide' })
  })

  test('that the mended note goes beyond takes it from whoever accepted it within', () => {
    const desk = startRefund({ amount: 90 })
    desk.does('ben', accept)
    desk.does('bot', mend({ action: { tool: 'refund', arguments: { amount: 120 } } }))
    expect(desk.in('offered')).toMatchObject({ owner: 'ana', noteVersion: 2 })
    expect(desk.last('escalated')?.data).toMatchObject({ from: 'ben', to: 'ana', because: 'may_not_decide' })
    expect(desk.told).toEqual(['ben: note_changed', 'ana: offered', 'ben: taken_from_you'])
  })
})

describe('who may decide', () => {
  test('are, where the lane says nothing, its owners, escalation steps and last resort', () => {
    const desk = startDesk({ lane: 'dispatch' })
    for (const outsider of ['ben', 'cleo', 'sam'])
      for (const command of [accept, approve, no])
        expect(desk.refuses(outsider, command)).toMatchObject({
          refused: 'may-not-decide',
          facts: { because: 'not_named' },
        })
    desk.does('ana', accept)
  })

  test('are the only ones it is moved to, by name or by lane', () => {
    const desk = startRefund({ amount: 120 })
    desk.does('ana', accept)
    expect(desk.refuses('ana', moveTo('ben'))).toMatchObject({ refused: 'may-not-decide' })
    expect(desk.refuses('sam', moveTo('eve'), { admin: true })).toMatchObject({ refused: 'may-not-decide' })
    const other = startDesk({ note: noteOf({ action: { tool: 'refund', arguments: { amount: 120 } } }) })
    other.does('ana', moveToLane('refunds'))
    expect(other.in('offered').owner).toBe('ana')
    expect(other.handoff.lane).toBe('refunds')
  })

  test('do not include a viewer, nor whoever lost the right after accepting', () => {
    const desk = startRefund({ amount: 120 })
    desk.does('ana', accept)
    desk.makes('ana', 'viewer')
    expect(desk.refuses('ana', yes({ amount: 120 }))).toMatchObject({
      refused: 'may-not-decide',
      facts: { because: 'viewer' },
    })
    desk.passes(hours(4))
    expect(desk.in('offered').owner).toBe('cleo')
    desk.makes('sam', 'viewer')
    desk.reaches(['sam', 'eve'])
    desk.passes(minutes(30))
    // The last resort may not decide, and nobody else there may: an admin has it, who can step in.
    expect(desk.in('offered').owner).toBe('eve')
  })

  test('are asked anew where it is reopened', () => {
    const desk = startDesk({ ...refundOf({ amount: 90 }) })
    desk.does('ben', accept)
    desk.does('bot', withdraw)
    desk.makes('ben', 'viewer')
    desk.does('bot', reopen)
    expect(desk.in('offered').owner).toBe('ana')
  })
})

describe('stepping in', () => {
  test('is for an admin, takes it from whoever has it, and is its own entry of the history', () => {
    const desk = startRefund({ amount: 120 })
    desk.does('ana', accept)
    expect(desk.refuses('eve', accept, { admin: true })).toMatchObject({ refused: 'may-not-decide' })
    expect(desk.refuses('dan', stepIn)).toMatchObject({ refused: 'not-allowed' })
    desk.does('eve', stepIn, { admin: true })
    expect(desk.in('accepted')).toMatchObject({ owner: 'eve', readBack: { text: 'I know this customer.' } })
    expect(desk.told).toEqual(['ana: taken_over'])
    expect(desk.last('stepped_in')).toMatchObject({ data: { from: 'ana' }, words: { reason: 'I know this customer.' } })
    desk.does('eve', yes({ amount: 120 }))
    expect(desk.in('decided').decision.by).toBe('eve')
  })

  test('lasts as long as it is theirs and they are an admin', () => {
    const desk = startRefund({ amount: 120 })
    desk.does('eve', stepIn, { admin: true })
    desk.makes('eve', 'member')
    expect(desk.refuses('eve', yes({ amount: 120 }))).toMatchObject({ refused: 'may-not-decide' })
    desk.makes('eve', 'admin')
    desk.passes(hours(5))
    expect(desk.handoff.owner).not.toBe('eve')
    expect(desk.refuses('eve', accept, { admin: true })).toMatchObject({ refused: 'may-not-decide' })
  })

  test('is not for whoever was kept out of it', () => {
    const desk = startDesk({ ...refundOf({ amount: 120 }), excluded: ['eve'] })
    expect(desk.refuses('eve', stepIn, { admin: true })).toMatchObject({ refused: 'not-allowed' })
  })
})

describe('where two must agree', () => {
  const AMOUNT = { amount: 180 }

  test.each([
    ['ana', 'cleo'],
    ['cleo', 'ana'],
    ['sam', 'ana'],
    ['ana', 'sam'],
  ])('the approval of %s waits for a second, and that of %s completes it', (first, second) => {
    const desk = startRefund(AMOUNT)
    desk.does(first, yes(AMOUNT, { decisionId: 'first' }))
    const waiting = desk.in('offered')
    expect(waiting).toMatchObject({ approvedFirst: { by: first, noteVersion: 1 } })
    expect(waiting.owner).not.toBe(first)
    expect(desk.told).toContain(`${waiting.owner}: second_asked`)
    expect(desk.last('decided')).toBeUndefined()

    desk.does(second, yes(AMOUNT, { decisionId: 'second' }))
    expect(desk.in('decided').decision).toMatchObject({
      id: 'second',
      by: second,
      approvedFirst: { by: first, fromNote: true },
    })
    expect(desk.last('decided')?.data).toMatchObject({ approvedFirst: first })
    expect(desk.handoff.approvedFirst).toBeUndefined()
  })

  test('the same person twice is one person', () => {
    const desk = startRefund(AMOUNT)
    desk.does('ana', accept)
    desk.does('ana', yes(AMOUNT))
    for (const again of [yes(AMOUNT), accept])
      expect(desk.refuses('ana', again)).toMatchObject({
        refused: 'may-not-decide',
        facts: { because: 'approved_first', mayDecide: [{ id: 'cleo' }, { id: 'sam' }] },
      })
    expect(desk.refuses('cleo', moveTo('ana'))).toMatchObject({ refused: 'may-not-decide' })
    desk.makes('ana', 'admin')
    expect(desk.refuses('ana', stepIn, { admin: true })).toMatchObject({ refused: 'may-not-decide' })
  })

  test('one says no for both, be it the second or the first who thinks again', () => {
    for (const person of ['cleo', 'ana']) {
      const desk = startRefund(AMOUNT)
      desk.does('ana', yes(AMOUNT))
      desk.does(person, no)
      expect(desk.in('decided').decision).toMatchObject({ kind: 'reject', by: person })
      expect(desk.in('decided').decision.approvedFirst).toBeUndefined()
    }
  })

  test('silence, a second who declines and a deadline complete nothing', () => {
    const desk = startDesk({ ...refundOf(AMOUNT), usefulUntil: '2026-11-06T09:00:00.000Z' })
    desk.does('ana', yes(AMOUNT))
    expect(desk.handoff.owner).toBe('cleo')
    desk.does('cleo', { type: 'decline', reason: 'Not my customer.' })
    expect(desk.in('offered').owner).toBe('sam')
    desk.passes(hours(20))
    expect(desk.in('offered')).toMatchObject({ owner: 'sam', approvedFirst: { by: 'ana' } })
    desk.passes(hours(4))
    expect(desk.handoff.state).toBe('expired')
    expect(desk.events.map(({ type }) => type)).not.toContain('decided')
  })

  test('a note that changes in between makes the first approval void, and whoever gave it is told', () => {
    const desk = startRefund(AMOUNT)
    desk.does('ana', yes(AMOUNT))
    desk.does('bot', mend({ action: { tool: 'refund', arguments: AMOUNT }, what: 'He was charged three times.' }))
    expect(desk.handoff.approvedFirst).toBeUndefined()
    expect(desk.told).toContain('ana: approval_void')
    expect(desk.last('approval_void')?.data).toMatchObject({ of: 'ana', because: 'note_changed' })
    desk.does('cleo', yes(AMOUNT, { noteVersion: 2 }))
    expect(desk.in('offered').approvedFirst?.by).toBe('cleo')
    desk.does('ana', yes(AMOUNT, { noteVersion: 2 }))
    expect(desk.in('decided').decision.approvedFirst?.by).toBe('cleo')
  })

  test.each<[string, (desk: ReturnType<typeof startDesk>) => void]>([
    ['has left', (desk) => desk.uses(LATER_PLAYBOOK)],
    ['has lost the right', (desk) => desk.makes('ana', 'viewer')],
  ])('an approval of somebody who %s counts no more, and the next one is the first', (_, happens) => {
    const desk = startRefund(AMOUNT)
    desk.does('ana', yes(AMOUNT))
    happens(desk)
    desk.does('cleo', yes(AMOUNT))
    expect(desk.in('offered')).toMatchObject({ owner: 'sam', approvedFirst: { by: 'cleo' } })
    expect(desk.last('approval_void')?.data).toMatchObject({ of: 'ana', because: 'may_not_decide' })
    desk.does('sam', yes(AMOUNT))
    expect(desk.in('decided').decision).toMatchObject({ by: 'sam', approvedFirst: { by: 'cleo' } })
  })

  test('they agree on the same, to the last edit', () => {
    const desk = startRefund(AMOUNT)
    desk.does('ana', yes(AMOUNT, { edits: { amount: 170 } }))
    for (const other of [yes(AMOUNT), yes(AMOUNT, { edits: { amount: 175 } })])
      expect(desk.refuses('cleo', other)).toMatchObject({ refused: 'approval-differs' })
    desk.does('cleo', yes(AMOUNT, { edits: { amount: 170 } }))
    expect(desk.in('decided').decision).toMatchObject({ edits: { arguments: { amount: 170 } } })
  })

  test('an edit that makes more of it than one may approve alone needs the second too', () => {
    const desk = startRefund({ amount: 120 })
    desk.does('ana', yes({ amount: 120 }, { edits: { amount: 160 } }))
    expect(desk.in('offered').approvedFirst?.by).toBe('ana')
  })

  test('what cannot be judged needs two, and what is below needs one', () => {
    const unclear = startRefund({ sum: 20 })
    unclear.does('ana', yes({ sum: 20 }))
    expect(unclear.handoff.state).toBe('offered')
    const small = startRefund({ amount: 150 })
    small.does('ana', yes({ amount: 150 }))
    expect(small.handoff.state).toBe('decided')
  })

  test('a trigger asks for it in a lane that does not, also for picking an option', () => {
    const desk = startDesk({
      twoMustAgree: true,
      note: noteOf({
        next: {
          decision: {
            kind: 'choose',
            options: [
              { id: 'full', label: 'All' },
              { id: 'half', label: 'Half' },
            ],
          },
        },
      }),
    })
    const pick = (option: string) => decide({ kind: 'answer', option })
    desk.does('ana', pick('full'))
    expect(desk.in('offered')).toMatchObject({ approvedFirst: { by: 'ana' } })
    expect(desk.refuses('ben', pick('half'))).toMatchObject({ refused: 'approval-differs' })
    desk.does('ben', pick('full'))
    expect(desk.in('decided').decision.option).toBe('full')
  })

  test('an admin who steps in is one of the two', () => {
    const desk = startRefund(AMOUNT)
    desk.does('eve', stepIn, { admin: true })
    desk.does('eve', yes(AMOUNT))
    expect(desk.in('offered')).toMatchObject({ owner: 'ana', approvedFirst: { by: 'eve' } })
    desk.does('ana', yes(AMOUNT))
    expect(desk.in('decided').decision).toMatchObject({ by: 'ana', approvedFirst: { by: 'eve' } })

    const second = startRefund(AMOUNT)
    second.does('ana', yes(AMOUNT))
    second.does('eve', stepIn, { admin: true })
    second.does('eve', yes(AMOUNT))
    expect(second.in('decided').decision).toMatchObject({ by: 'eve', approvedFirst: { by: 'ana' } })
  })

  test('an admin who stepped in, approved and is none any more has approved nothing', () => {
    const desk = startRefund(AMOUNT)
    desk.does('eve', stepIn, { admin: true })
    desk.does('eve', yes(AMOUNT))
    desk.makes('eve', 'member')
    desk.does('ana', yes(AMOUNT))
    expect(desk.in('offered').approvedFirst?.by).toBe('ana')
  })

  test('nobody else being there, it waits with the last resort like everything that nobody covers', () => {
    const desk = startRefund(AMOUNT)
    desk.reaches(['ana'])
    desk.does('ana', yes(AMOUNT))
    desk.passes(hours(30))
    expect(desk.in('offered')).toMatchObject({ owner: 'sam', approvedFirst: { by: 'ana' } })
  })
})
