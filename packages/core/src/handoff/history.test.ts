import { expect, test } from 'vitest'
import {
  accept,
  acknowledge,
  approve,
  ask,
  decide,
  decline,
  escalate,
  LACKING,
  LATER_PLAYBOOK,
  mend,
  moveTo,
  moveToLane,
  PLAYBOOK,
  reopen,
  reply,
  report,
  snoozeUntil,
  startDesk,
  withdraw,
} from '../../made-for-tests/desk.ts'
import { days, hours, minutes, seconds } from '../time/instant.ts'
import { EVENT_TYPES, type HandoffEvent } from './event.ts'
import { eventSentence, tellEvent } from './history.ts'

type TestDesk = ReturnType<typeof startDesk>
const say = (event: HandoffEvent, now: string) =>
  eventSentence(event, {
    nameOf: (id) => PLAYBOOK.people[id]?.name ?? id,
    nameOfAgent: (id) => `Agent ${id}`,
    timeZone: 'UTC',
    now,
  })
const historyOf = ({ events, now }: TestDesk) => events.map((event) => say(event, now))

test('an event is there as codes and facts too, with whoever was passed over', () => {
  const names = { nameOf: (id: string) => PLAYBOOK.people[id]?.name ?? id, nameOfAgent: (id: string) => `Agent ${id}` }
  const desk = startDesk({ reachable: ['ben', 'cleo', 'eve', 'sam'] })
  expect(desk.events.map((event) => tellEvent(event, names))).toEqual([
    [{ code: 'submitted', facts: { who: 'Agent bot', owner: 'Ben' } }],
    [
      { code: 'offered', facts: { to: 'Ben', acceptBy: expect.any(String) } },
      { code: 'passedOver', facts: { people: [{ person: 'Ana', reason: 'unreachable' }] } },
    ],
  ])
})

test('the history of a handoff reads as what happened', () => {
  const desk = startDesk({ findings: LACKING, reachable: ['ana', 'cleo', 'eve', 'sam'] })
  desk.does('bot', mend())
  desk.does('ana', accept)
  desk.does('ana', ask)
  desk.does('bot', reply)
  desk.does('ana', moveTo('eve'))
  desk.does('eve', decline)
  desk.does('ana', snoozeUntil('2026-11-06T09:00:00.000Z', 'Bank closed'))
  desk.does('ana', { type: 'open_conversation' })
  desk.does('bot', { type: 'add_messages', messages: [{ role: 'customer', text: 'Hi' }] })
  desk.does('ana', { type: 'comment', text: 'Third time' })
  desk.passes(days(1))
  desk.does('ana', { ...approve, noteVersion: 2 } as typeof approve)
  desk.does('bot', acknowledge())
  desk.does('bot', report('done'))
  expect(historyOf(desk)).toEqual([
    'Agent bot handed off to Ana.',
    'The note was held for Agent bot to mend until Thu 09:00: no-reason.',
    'Agent bot sent the note again (version 2).',
    'Offered to Ana, to accept by Thu 09:30.',
    'Ana accepted: “I check both payments and refund one by 11:00.”',
    'Ana asked the customer: “Which card?”',
    'Agent bot replied: “The blue one.”',
    'Ana moved it to Eve: “Knows them better.”',
    'Eve declined the move; it is back with Ana: “I know nothing of refunds.”',
    'Ana put it aside until 09:00: “Bank closed”',
    'Ana opened the conversation.',
    'Agent bot added a message to the conversation.',
    'Ana remarked: “Third time”',
    'The time it was put aside for is over.',
    'Ana decided: approve.',
    'Agent bot has the decision.',
    'Agent bot reported: done: “Card declined.”',
    'Closed.',
  ])
})

test('who was passed over is named with the reason', () => {
  const desk = startDesk({ reachable: ['cleo', 'sam'], excluded: ['ana'] })
  desk.does('cleo', decline)
  desk.passes(minutes(10))
  const offered = desk.events.find(({ type }) => type === 'offered')
  expect(offered && say(offered, desk.now)).toBe(
    'Offered to Cleo, to accept by 09:30. Passed over: Ana (excluded), Ben (never signed in).',
  )
  const away = startDesk({ lane: 'billing', at: '2026-11-07T09:00:00.000Z' })
  expect(historyOf(away).at(-1)).toContain('Passed over: Eve (away).')
  const night = startDesk({ lane: 'dispatch', at: '2026-11-05T23:00:00.000Z' })
  expect(historyOf(night).at(-1)).toContain('Passed over: Dan (off duty).')
  const declined = startDesk()
  declined.does('ana', decline)
  declined.does('ben', escalate)
  declined.does('cleo', escalate)
  expect(declined.last('escalated')?.data.skipped).toContainEqual({ person: 'cleo', step: 2, reason: 'had_it' })
})

test('also where an owner left, a note was held or somebody reopened', () => {
  const held = startDesk({ findings: LACKING, reachable: ['cleo', 'sam'] })
  expect(say(held.last('held') as HandoffEvent, held.now)).toContain(
    'no-reason. Passed over: Ana (never signed in), Ben (never signed in).',
  )
  const left = startDesk()
  left.does('ana', accept)
  left.uses(LATER_PLAYBOOK)
  left.reaches(['cleo', 'sam'])
  left.does('desk', { type: 'owner_left' })
  expect(historyOf(left).at(-1)).toBe(
    'The owner is no longer in the playbook: passed from Ana to Cleo. Passed over: Ben (never signed in).',
  )
  const over = startDesk()
  over.does('bot', withdraw)
  over.reaches(['cleo', 'sam'])
  over.does('bot', reopen)
  expect(historyOf(over).at(-1)).toBe(
    'Agent bot reopened it, with Cleo: “The card was refused.” Passed over: Ana (never signed in), Ben (never signed in).',
  )
})

test('deadlines, silence and what went wrong are said as such', () => {
  const desk = startDesk({ reachable: ['ana', 'cleo', 'sam'] })
  desk.does('ana', accept)
  desk.does('ana', moveToLane('billing'))
  desk.passes(hours(1))
  desk.does('ana', ask)
  desk.passes(hours(3.5))
  desk.does('cleo', escalate)
  desk.passes(minutes(30))
  desk.does('sam', escalate)
  desk.does('sam', approve)
  desk.does('desk', { type: 'delivery_failed', target: 'the webhook', error: '500', deliveryId: 'x' })
  desk.passes(minutes(15))
  desk.does('desk', { type: 'delivered', target: 'the webhook', deliveryId: 'x' })
  desk.does('bot', acknowledge())
  desk.passes(hours(4))
  desk.does('bot', report('failed'))
  const said = historyOf(desk)
  for (const sentence of [
    'Ana moved it to Cleo (lane billing): “About an invoice.” Passed over: Eve (never signed in).',
    'Cleo did not accept in time; it is back with Ana.',
    'No answer came in time; it is back with its owner.',
    'Not decided in time: passed from Ana to Cleo.',
    'Escalated: passed from Cleo to Sam. “They are waiting on the phone.” Passed over: Dan (never signed in).',
    'Not accepted in time, and nobody stands behind Sam: asked again, to accept by 15:00.',
    'Escalated, and nobody stands behind Sam: asked again, to accept by 15:00: “They are waiting on the phone.”',
    'Could not be delivered to the webhook: “500”',
    'The agent has not acknowledged the decision.',
    'Delivered to the webhook after all.',
    'The agent has not said what it did with the decision.',
    'The desk reopened it, with Sam: “The agent could not do it: Card declined.”',
  ])
    expect(said).toContain(sentence)
})

test('a decision is said with what was picked', () => {
  const desk = startDesk()
  desk.does('ana', decide({ kind: 'answer', option: 'full', text: 'With interest.' }))
  expect(historyOf(desk).at(-1)).toBe('Ana decided: answer (full): “With interest.”')
})

test('how it ended is said, also when nobody decided', () => {
  const withdrawn = startDesk()
  withdrawn.does('ana', decline)
  withdrawn.does('bot', withdraw)
  withdrawn.does('ben', reopen)
  expect(historyOf(withdrawn).slice(2)).toEqual([
    'Ana declined; Ben was asked: “I know nothing of refunds.”',
    'Agent bot withdrew it: “They found the second refund.”',
    'Ben reopened it, with Ben: “The card was refused.”',
  ])
  const expired = startDesk({ usefulUntil: '2026-11-05T09:00:10.000Z' })
  expired.passes(seconds(10))
  expect(historyOf(expired).at(-1)).toBe('Its time passed without a decision. Declared for that: reject.')
})

test('every event still reads as a sentence when its words were erased and its facts are missing', () => {
  for (const type of EVENT_TYPES) {
    // As no desk of today writes it.
    const bare = { type, at: '2026-11-05T09:00:00.000Z', by: { kind: 'desk' }, data: {} } as HandoffEvent
    const said = say(bare, '2026-11-05T09:00:00.000Z')
    expect(said, type).toMatch(/^\w.*\.$/)
    expect(said, type).not.toContain('“')
  }
})
