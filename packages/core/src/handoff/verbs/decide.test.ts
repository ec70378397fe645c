import { describe, expect, test } from 'vitest'
import {
  ACTION_HASH,
  accept,
  acknowledge,
  approve,
  decide,
  mend,
  noteOf,
  reopen,
  report,
  START,
  startDesk,
} from '../../../made-for-tests/desk.ts'
import { hashOfAction } from '../../hash.ts'
import { numberOf } from '../../json/exact-number.ts'
import { hours, minutes } from '../../time/instant.ts'
import { dueOf } from '../due.ts'

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

  const asking = (kind: 'choose' | 'answer' | 'act' | 'take_over', ids: string[] = []) =>
    startDesk({
      note: noteOf({ next: { decision: { kind, options: ids.map((id) => ({ id, label: `Option ${id}` })) } } }),
    })

  test.each(['choose', 'answer', 'act', 'take_over'] as const)('who is asked to %s does not approve', (kind) => {
    const desk = asking(kind, ['full', 'half'])
    for (const answer of ['approve', 'approve_with_edits'] as const)
      expect(
        desk.refuses('ana', decide({ kind: answer, option: 'full', edits: { draft: { body: 'Hi' } } })),
      ).toMatchObject({ refused: 'invalid-request', facts: { errors: [{ pointer: '/kind' }] } })
    desk.does('ana', decide({ kind: 'return', text: 'Pay half.' }))
    expect(desk.in('decided').decision.kind).toBe('return')
  })

  test('a choice is made by picking one real option', () => {
    const desk = asking('choose', ['full', 'half', 'half'])
    for (const answer of [{}, { text: 'Half.' }, { option: 'none' }, { option: 'half' }])
      expect(desk.refuses('ana', decide({ kind: 'answer', ...answer }))).toMatchObject({
        refused: 'invalid-request',
        facts: { errors: [{ pointer: '/option' }] },
      })
    expect(asking('choose').refuses('ana', decide({ kind: 'answer', text: 'Half.' })).detail).toContain(
      'there is nothing to choose from',
    )
    desk.does('ana', decide({ kind: 'answer', option: 'full' }))
    expect(desk.in('decided').decision.option).toBe('full')
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

  test('arguments that hold an edited draft are edited with it', () => {
    const body = 'Hi Amir, your second payment comes back.'
    const action = { tool: 'send_mail', arguments: { to: 'amir@example.com', text: body, copies: 1 } }
    const desk = startDesk({ note: noteOf({ action, draft: { channel: 'email', body } }) })
    const edits = { draft: { body: 'Hi Amir, it comes back today.' } }
    desk.does('ana', decide({ kind: 'approve_with_edits', edits }, { actionHash: hashOfAction(action) }))
    const released = { ...edits, arguments: { ...action.arguments, text: 'Hi Amir, it comes back today.' } }
    expect(desk.in('decided').decision.edits).toEqual(released)
    expect(desk.events.at(-1)?.words).toEqual({ edits: JSON.stringify(released) })
  })

  test.each([
    ['a NUL character', { text: 'a\u0000b' }, 'NUL characters'],
    ['half a character', { text: '\ud83d' }, 'broken surrogates'],
    ['a number of too many digits', { amount: numberOf('1e10001') }, 'at most 10000 digits'],
    ['lists within lists', { list: JSON.parse('['.repeat(40) + ']'.repeat(40)) }, 'at most 32 deep'],
  ])('edited arguments with %s are refused', (_name, changed, why) => {
    const desk = startDesk()
    expect(desk.refuses('ana', decide({ kind: 'approve_with_edits', edits: { arguments: changed } }))).toMatchObject({
      refused: 'invalid-request',
      detail: expect.stringContaining(why),
      facts: { errors: [{ pointer: '/edits/arguments' }] },
    })
  })

  test.each([
    ['action-not-kept', '/action'],
    // As notes of before tell it.
    ['malformed-field', '/action'],
  ])('an action that could not be kept is not approved until it can be read (%s)', (rule, pointer) => {
    const findings = [{ rule, level: 'must' as const, pointer, message: 'Send it again.' }]
    const desk = startDesk({ note: noteOf({ action: undefined, when: { urgency: 'now' } }), findings })
    for (const kind of ['approve', 'approve_with_edits'] as const)
      expect(
        desk.refuses('ana', decide({ kind, edits: { draft: { body: 'Dear Amir' } } }, { actionHash: undefined })),
      ).toMatchObject({ refused: 'action-unreadable' })
    desk.does('bot', mend())
    desk.does('ana', decide({ kind: 'approve' }, { noteVersion: 2 }))
    expect(desk.in('decided').decision.kind).toBe('approve')
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

  const OUTCOMES = ['done', 'failed', 'not_applied'] as const
  test.each(OUTCOMES.flatMap((first) => OUTCOMES.map((later) => [first, later] as const)))(
    'after %s, a report of %s changes nothing; where it is another, it is refused and the owner is told, once',
    (first, later) => {
      const desk = startDesk()
      desk.does('ana', approve)
      desk.does('bot', report(first))
      const { state } = desk.handoff
      const before = desk.events.length
      if (first === later) {
        desk.does('bot', report(later))
        expect(desk.events).toHaveLength(before)
        return
      }
      desk.does('bot', report(later))
      expect(desk.refusal).toMatchObject({
        refused: 'effect-on-record',
        facts: { decisionId: 'd1', effect: first, state },
      })
      expect(desk.told).toEqual(['ana: effect_contradicted'])
      expect(desk.last('effect_contradicted')).toMatchObject({
        data: { decisionId: 'd1', outcome: later, onRecord: first },
        words: { text: 'Card declined.' },
      })
      expect(desk.handoff).toMatchObject({ state, contradicted: { outcome: later, onRecord: first, at: START } })
      expect(desk.refuses('bot', report(later))).toMatchObject({ refused: 'effect-on-record' })
      expect(desk.events).toHaveLength(before + 1)
    },
  )

  test('what was reported of a decision stands in later rounds too', () => {
    const desk = startDesk()
    desk.does('ana', approve)
    desk.does('bot', report('done'))
    desk.does('ana', reopen)
    desk.does('ana', decide({ kind: 'approve' }, { decisionId: 'd2' }))
    desk.does('bot', report('failed', 'd2'))
    for (const [decision, onRecord] of [
      ['d1', 'done'],
      ['d2', 'failed'],
    ] as const) {
      desk.does('bot', report('not_applied', decision))
      expect(desk.refusal).toMatchObject({ refused: 'effect-on-record', facts: { effect: onRecord, state: 'offered' } })
      desk.does('bot', report(onRecord, decision))
    }
    expect(desk.in('offered').reported).toEqual([
      { decisionId: 'd1', outcome: 'done' },
      { decisionId: 'd2', outcome: 'failed' },
    ])
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
