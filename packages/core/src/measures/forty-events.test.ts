/** Four handoffs of one day, 40 events, counted on paper: beside each figure stands how it comes about. */
import { expect, test } from 'vitest'
import type { EventOf, EventType, HandoffEvent, NoteFacts } from '../handoff/event.ts'
import type { Actor } from '../handoff/handoff.ts'
import { addCounts, LARGEST_ERROR } from './counts.ts'
import { type Figure, figureOf } from './figures.ts'
import { addCells, foldTrail, sumsOfHours } from './fold.ts'
import { type MeasureId, measureOf } from './measures.ts'

const by = (who: string): Actor =>
  who === 'desk'
    ? { kind: 'desk' }
    : who === 'bot' || who === 'eva'
      ? { kind: 'agent', id: who }
      : { kind: 'person', id: who }

/** 5 November 2026, at this time in UTC; in Berlin it is an hour later. */
const event = <Type extends EventType>(
  time: string,
  who: string,
  type: Type,
  data: EventOf<Type>['data'],
): HandoffEvent => ({ type, at: `2026-11-05T${time}.000Z`, by: by(who), data }) as HandoffEvent

const note = (facts: Partial<NoteFacts> = {}): NoteFacts => ({
  words: 80,
  core: 36,
  reason: 'authority_limit',
  lacks: [],
  remarks: [],
  ...facts,
})
const decision = { noteVersion: 1, state: 'accepted' } as const
const skipped: [] = []

const refund = [
  event('09:00:00', 'bot', 'submitted', {
    lane: 'support',
    urgency: 'today',
    owner: 'ana',
    playbook: 1,
    reads: note({ promisedBy: '2026-11-05T10:00:00.000Z' }),
    again: false,
  }),
  event('09:00:00', 'desk', 'offered', {
    to: 'ana',
    step: 0,
    because: 'lane',
    acceptBy: '2026-11-05T09:30:00.000Z',
    skipped,
  }),
  event('09:00:05', 'desk', 'told', { to: 'ana', channel: 'push', message: 'm1', about: 'offered' }),
  event('09:01:00', 'ana', 'seen', {}),
  event('09:03:00', 'ana', 'accepted', { decideBy: '2026-11-05T13:00:00.000Z' }),
  event('09:09:00', 'ana', 'decided', { ...decision, decisionId: 'd1', kind: 'approve', fromNote: true }),
  event('09:09:02', 'bot', 'acknowledged', { decisionId: 'd1' }),
  event('09:10:00', 'bot', 'effect_reported', { decisionId: 'd1', outcome: 'done' }),
  event('09:10:00', 'desk', 'closed', {}),
]
const asked = [
  event('09:10:00', 'bot', 'submitted', {
    lane: 'support',
    urgency: 'today',
    owner: 'ben',
    playbook: 1,
    reads: note({ lacks: ['no-reason'] }),
    again: true,
  }),
  event('09:10:00', 'desk', 'held', { until: '2026-11-05T09:10:30.000Z', lacks: ['no-reason'], questions: 2 }),
  event('09:10:20', 'bot', 'mended', {
    noteVersion: 2,
    lacks: [],
    reads: note({ words: 100, remarks: ['unsupported-fact'] }),
  }),
  event('09:10:20', 'desk', 'offered', {
    to: 'ben',
    step: 0,
    because: 'lane',
    acceptBy: '2026-11-05T09:40:20.000Z',
    skipped,
  }),
  event('09:15:20', 'ben', 'declined', { to: 'ana', step: 0, acceptBy: '2026-11-05T09:45:20.000Z', skipped }),
  event('09:16:20', 'ana', 'accepted', { decideBy: '2026-11-05T13:16:20.000Z' }),
  event('09:16:40', 'ana', 'conversation_opened', { state: 'accepted' }),
  event('09:17:00', 'ana', 'asked', { of: 'agent', held: true }),
  event('09:18:00', 'bot', 'replied', {}),
  event('09:20:20', 'ana', 'decided', {
    ...decision,
    noteVersion: 2,
    decisionId: 'd2',
    kind: 'reject',
    fromNote: false,
  }),
  event('09:20:30', 'bot', 'acknowledged', { decisionId: 'd2' }),
  event('09:20:30', 'desk', 'closed', {}),
]
const evening = [
  event('17:50:00', 'bot', 'submitted', {
    lane: 'support',
    urgency: 'today',
    owner: 'ana',
    playbook: 1,
    reads: note({ reason: 'complaint' }),
  }),
  event('17:50:00', 'desk', 'offered', {
    to: 'ana',
    step: 0,
    because: 'lane',
    acceptBy: '2026-11-05T18:20:00.000Z',
    skipped,
  }),
  event('18:20:00', 'desk', 'escalated', {
    from: 'ana',
    to: 'cleo',
    step: 1,
    because: 'unaccepted',
    acceptBy: '2026-11-05T18:50:00.000Z',
    skipped,
  }),
  event('18:20:10', 'desk', 'not_told', { to: 'cleo', channel: 'email', message: 'm2', about: 'offered' }),
  event('18:30:00', 'cleo', 'decided', {
    ...decision,
    state: 'offered',
    decisionId: 'd3',
    kind: 'not_needed',
    fromNote: true,
    from: 'ana',
  }),
  event('18:45:00', 'desk', 'agent_silent', { since: '2026-11-05T18:45:00.000Z', of: 'acknowledgement' }),
  event('18:50:00', 'bot', 'acknowledged', { decisionId: 'd3' }),
  event('18:50:00', 'desk', 'closed', {}),
]
const inDoubt = [
  event('12:00:00', 'eva', 'submitted', {
    lane: 'billing',
    urgency: 'now',
    owner: 'eve',
    playbook: 1,
    reads: note({ words: 60 }),
  }),
  event('12:00:00', 'desk', 'offered', {
    to: 'eve',
    step: 0,
    because: 'lane',
    acceptBy: '2026-11-05T12:05:00.000Z',
    skipped,
  }),
  event('12:00:02', 'eve', 'moved', { to: 'dan', acceptBy: '2026-11-05T12:05:02.000Z', lane: 'support' }),
  event('12:00:04', 'dan', 'accepted', { decideBy: '2026-11-05T12:15:04.000Z', from: 'eve', lane: 'support' }),
  event('12:00:08', 'dan', 'decided', {
    ...decision,
    decisionId: 'd4',
    kind: 'approve_with_edits',
    fromNote: true,
    edited: { body: 30, arguments: 1 },
  }),
  event('12:00:09', 'eva', 'acknowledged', { decisionId: 'd4' }),
  event('12:00:09', 'eva', 'claimed', { decisionId: 'd4', until: '2026-11-05T12:01:09.000Z' }),
  event('12:01:09', 'desk', 'in_doubt', {
    decisionId: 'd4',
    since: '2026-11-05T12:00:09.000Z',
    owner: 'dan',
    lookBy: '2026-11-05T12:06:09.000Z',
  }),
  event('12:03:00', 'dan', 'it_happened', { decisionId: 'd4' }),
  event('12:03:00', 'desk', 'closed', {}),
  event('12:04:00', 'desk', 'delivery_failed', { target: 'hook', deliveryId: 'x' }),
]
const TRAILS = [refund, asked, evening, inDoubt]

const cells = addCells(
  ...TRAILS.map((events) =>
    foldTrail(
      events.map((one, n) => ({ ...one, seq: n + 1 })),
      { zoneOf: () => 'Europe/Berlin' },
    ),
  ),
)
const all = addCounts(...cells.filter(({ person }) => person === '').map(({ counts }) => counts))
const figure = (id: MeasureId, counts: Record<string, number> = all): Figure => {
  const measure = measureOf(id)
  if (!measure) throw new Error(`no measure ${id}`)
  return figureOf(measure, counts)
}
const within = (ms: number) => ({
  asymmetricMatch: (read: unknown) => Math.abs(Number(read) - ms) <= ms * LARGEST_ERROR + 1,
})
const named = (id: MeasureId) => Object.fromEntries(figure(id).mix.map(({ name, n }) => [name, n]))

test('there are 40 of them', () => {
  expect(TRAILS.flat()).toHaveLength(40)
})

// `of`: [how many, of how many].
test.each<[MeasureId, [number, number], string]>([
  ['handoffs', [4, 4], 'four came in'],
  ['ownerless', [0, 4], 'ana, ben then ana, ana then cleo, eve then dan: somebody at each second'],
  ['reached', [1, 2], 'the push to ana went out, the mail to cleo did not'],
  ['note_complete', [4, 4], 'the second lacked its reason while it was held, and nothing when ben was asked'],
  ['unsupported', [1, 4], 'the mended note of the second'],
  ['on_time', [3, 4], 'nobody accepted the third until 18:20'],
  ['from_note', [3, 4], 'for the second the conversation was opened'],
  ['read_back', [3, 4], 'cleo decided the third without accepting it'],
  ['bounced', [1, 4], 'ben declined the second; the move of the fourth was taken'],
  ['moved', [1, 4], 'eve moved the fourth'],
  ['asked_again', [1, 4], 'ana asked the agent for what the second note held'],
  [
    'unread',
    [1, 4],
    '36 words take 9.1 s. Ana had opened the first 8 min before; the second lay there for 10 min, the third for 40; the fourth was decided 8 s after it came',
  ],
  ['edited', [1, 2], 'of two approvals one was changed'],
  ['not_needed', [1, 4], 'the third'],
  ['same_again', [1, 2], 'of two whose customer is named, the second had come before'],
  ['promises_kept', [1, 1], 'only the first has one: 10:00, decided 9:09'],
  ['agent_heard', [3, 4], 'of the third the agent was silent until its time was over'],
  ['in_doubt', [1, 1], 'the claim of the fourth ended without a report'],
  ['undelivered', [1, 1], 'the webhook of the fourth'],
  ['desk_questions', [2, 2], 'two to the agent of the second'],
  ['desk_answered', [1, 1], 'who mended before ben was asked'],
  ['agents_replied', [1, 1], 'to ana’s question'],
])('%s: %j, since %s', (id, [count, n]) => {
  expect(figure(id)).toMatchObject({ count, n })
})

test.each<[MeasureId, number, number, string]>([
  ['time_to_ring', 1, 5_000, '9:00:00 to 9:00:05; cleo was not told'],
  ['time_to_open', 1, 60_000, 'ana, 9:00 to 9:01'],
  [
    'time_to_accept',
    4,
    180_000,
    'fourth 4 s (12:00:00 to 12:00:04), first 3 min, second 6 min (9:10:20 to 9:16:20), third 40 min (17:50 to 18:30): the second of four is 3 min',
  ],
  ['time_to_decide', 4, 540_000, '8 s, 9 min, 10 min, 40 min: the second of four is 9 min'],
  ['time_to_hear', 4, 2_000, '1 s, 2 s, 10 s, 20 min: the second of four is 2 s'],
  ['note_words', 4, 80, '60, 80, 80, and 100 as it was mended: the second of four is 80'],
  ['edited_body', 1, 30, 'of the fourth'],
])('%s: of %i the median is %i, since %s', (id, n, p50) => {
  expect(figure(id)).toMatchObject({ n, p50: within(p50), p90: null })
})

test('what is counted by name', () => {
  expect(named('decisions')).toEqual({ approve: 1, reject: 1, not_needed: 1, approve_with_edits: 1 })
  expect(named('reasons')).toEqual({ authority_limit: 3, complaint: 1 })
  expect(named('passed_on')).toEqual({ 0: 3, 1: 1 })
  expect(named('lacked')).toEqual({ 'unsupported-fact': 1 })
  expect(named('edited_fields')).toEqual({ body: 1, arguments: 1 })
  expect(named('effects')).toEqual({ done: 1 })
})

test('each stands with the lane that it is in then, and with its agent', () => {
  const of = (lane: string, agent: string) =>
    addCounts(
      ...cells.filter((cell) => cell.lane === lane && cell.agent === agent && !cell.person).map(({ counts }) => counts),
    )
  // It came to billing, and dan took it in support.
  expect(figure('handoffs', of('billing', 'eva')).count).toBe(1)
  expect(figure('from_note', of('billing', 'eva')).n).toBe(0)
  expect(figure('from_note', of('support', 'eva'))).toMatchObject({ count: 1, n: 1 })
  expect(figure('from_note', of('support', 'bot'))).toMatchObject({ count: 2, n: 3 })
})

test('by the hour of the workspace’s own clock: when it was asked for, and when it was decided', () => {
  const hours = sumsOfHours(cells.filter(({ person }) => person === ''))
  const ofHour = (hour: number) => hours[hour] ?? {}
  expect(figure('time_to_accept', ofHour(10)).n).toBe(2)
  // The third was asked for at 18:50 in Berlin, and decided at 19:30.
  expect(figure('time_to_accept', ofHour(18))).toMatchObject({ n: 1, p50: within(2_400_000) })
  expect(figure('on_time', ofHour(19))).toMatchObject({ count: 0, n: 1 })
})

test('what a person decided is counted for them too, beside everybody’s', () => {
  const own = (person: string) =>
    addCounts(...cells.filter((cell) => cell.person === person).map(({ counts }) => counts))
  expect(figure('from_note', own('ana'))).toMatchObject({ count: 1, n: 2 })
  expect(figure('unread', own('dan'))).toMatchObject({ count: 1, n: 1 })
  expect(figure('reasons', own('ana')).n).toBe(0)
})

test('a trail that names nobody is told for as long as it does', () => {
  const [submitted, ...rest] = evening
  const nobody = { ...submitted, data: { ...submitted?.data, owner: '' } } as HandoffEvent
  const counts = foldTrail(
    [nobody, ...rest.slice(1)].map((one, n) => ({ ...one, seq: n + 1 })),
    { zoneOf: () => 'UTC' },
  )
  // From 17:50:00 until it was given to cleo at 18:20:00.
  expect(figure('ownerless', addCounts(...counts.map((cell) => cell.counts))).count).toBe(30 * 60_000)
})

test('a day is a day of that clock, also when the clock is changed', () => {
  // 25 October 2026: at 3:00 in Berlin it is 2:00 again, so that 00:30 and 01:30 in UTC are both 2:30.
  const at = (time: string) =>
    foldTrail(
      [
        {
          ...event('00:00:00', 'bot', 'submitted', { lane: 'support', urgency: 'today', owner: 'ana', playbook: 1 }),
          at: time,
          seq: 1,
        },
      ],
      { zoneOf: () => 'Europe/Berlin' },
    )
  const twice = addCells(at('2026-10-25T00:30:00.000Z'), at('2026-10-25T01:30:00.000Z'))
  expect(twice).toHaveLength(1)
  expect(twice[0]).toMatchObject({ day: '2026-10-25', counts: { handoffs: 2, 'h2/handoffs': 2 } })
  expect(at('2026-10-24T22:10:00.000Z')[0]?.day).toBe('2026-10-25')
  expect(at('2026-10-25T23:10:00.000Z')[0]?.day).toBe('2026-10-26')
})

test('whoever looks into the conversation last has not read the note too fast: it lay before them', () => {
  const [submitted, offered, ...rest] = refund
  const decided = rest.find(({ type }) => type === 'decided')
  if (!submitted || !offered || !decided) throw new Error('expected a story')
  const unread = (...between: HandoffEvent[]) => {
    const trail = [submitted, offered, ...between, decided].map((one, n) => ({ ...one, seq: n + 1 }))
    return figure('unread', addCounts(...foldTrail(trail, { zoneOf: () => 'UTC' }).map(({ counts }) => counts))).count
  }
  // Decided at 09:09:00; 36 words are read in nine seconds.
  expect(unread(event('09:08:59', 'ana', 'conversation_opened', { state: 'offered' }))).toBe(0)
  expect(
    unread(event('09:03:00', 'ana', 'accepted', { decideBy: decided.at }), event('09:08:59', 'ana', 'seen', {})),
  ).toBe(0)
  // Told by push, and opened a second before.
  expect(unread(event('09:08:59', 'ana', 'seen', {}))).toBe(2)
})
