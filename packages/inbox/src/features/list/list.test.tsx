import type { HandoffRow } from '@baton-desk/core'
import { expect, test } from 'vitest'
import { htmlOf, textOf } from '../../../made-for-tests/drawn.tsx'
import { ben, row } from '../../../made-for-tests/handoffs.ts'
import { EmptyList } from './empty-list.tsx'
import { inGroups } from './groups.ts'
import { linesOf } from './handoff-list.tsx'
import { Row } from './row.tsx'
import { ViewPills } from './view-pills.tsx'
import { sayCount } from './views.ts'

const HOUR = 3_600_000
const from = (ms: number) => new Date(Date.now() + ms).toISOString()
const shown = (parts: Partial<HandoffRow> = {}) => (
  <Row
    row={row(parts)}
    me="ana"
    id="o"
    isSelected={false}
    namesOwner
    position={1}
    total={1}
    onOpen={() => {}}
    onPickOne={() => {}}
  />
)
const counts = { mine: 0, not_accepted: 0, overdue: 1_000, waiting: 2, all: 12, lanes: {} }

test('a row says what to do, how urgent, what kind of answer, for whom, in which lane and who has it', () => {
  const text = textOf(shown()).join(' ')
  expect(text).toMatch(/^Refund \$180 Today, Approve · Amir Haddad · Support AP You$/)
  expect(htmlOf(shown())).toContain('aria-label="Not accepted"')
})

test('its mark says how it stands, with a word', () => {
  const mark = (parts: Partial<HandoffRow>) =>
    /<svg class="st"[^>]*aria-label="([^"]*)"/.exec(htmlOf(shown(parts)))?.[1]
  expect(mark({ state: 'accepted' })).toBe('Accepted')
  expect(mark({ state: 'waiting' })).toBe('Waiting')
  expect(mark({ state: 'decided' })).toBe('On its way')
  expect(mark({ state: 'closed' })).toBe('Closed')
  expect(mark({ lacks: 2 })).toBe('Not accepted, the note lacks something')
})

test('a row says how long there is, and when it runs over; what is decided says when that was', () => {
  expect(textOf(shown({ by: from(2.5 * HOUR) })).join(' ')).toMatch(/ 2 h (29|30) /)
  expect(textOf(shown({ by: from(-2.5 * HOUR) })).join(' ')).toMatch(/ 2 h (29|30) over /)
  expect(textOf(shown({ by: from(-2.5 * HOUR), state: 'closed' })).join(' ')).not.toContain('over')
})

test.each([
  [{ lacks: 2 }, 'lacks 2'],
  [{ lacks: 2, undelivered: true }, 'Robin not reached'],
  [{ due: from(3.5 * 60_000), by: from(HOUR) }, 'passes on in 3 min'],
  [{ state: 'waiting', waits: { for: 'agent', since: from(-HOUR), until: from(HOUR) } }, 'asked Robin '],
  [{ state: 'waiting', waits: { for: 'time', since: from(-HOUR), until: from(HOUR) } }, 'until '],
  [{ offeredTo: ben, due: from(HOUR) }, 'with Ben Katz until '],
  [{ approvedBy: ben }, 'Ben Katz approved first'],
  [{ state: 'decided', decided: { kind: 'take_over', by: ben, at: from(0) } }, 'take over'],
] satisfies [Partial<HandoffRow>, string][])('a row names one thing that is not as usual (%#)', (parts, says) => {
  expect(textOf(shown(parts)).join(' ')).toContain(says)
})

test('a row that is as usual names nothing', () => {
  expect(textOf(shown({ due: from(HOUR), by: from(HOUR) })).join(' ')).not.toMatch(/lacks|passes|until/)
})

test('the most urgent stand first, each group under its head with how many it has', () => {
  const rows = [row({ id: 'a', urgency: 'now' }), row({ id: 'b' }), row({ id: 'c' })]
  expect(
    linesOf(rows, 'mine').map((line) => ('head' in line ? `${line.head.label} ${line.count}` : line.row.id)),
  ).toEqual([...['Now 1', 'a', 'Today 2', 'b', 'c']])
  expect(linesOf(rows, 'overdue')).toHaveLength(3)
})

test('my work keeps what was taken over, promised, asked, put aside and just done apart', () => {
  const decided = (kind: 'take_over' | 'approve', promised?: true) => ({
    kind,
    by: ben,
    at: from(0),
    ...(promised && { promised }),
  })
  const waits = (what: 'time' | 'agent') => ({ for: what, since: from(0), until: from(HOUR) })
  const rows = [
    row({ id: 'done', state: 'closed', decided: decided('approve') }),
    row({ id: 'aside', state: 'waiting', waits: waits('time') }),
    row({ id: 'taken', state: 'closed', decided: decided('take_over') }),
    row({ id: 'asked', state: 'waiting', waits: waits('agent') }),
    row({ id: 'promised', state: 'decided', decided: decided('approve', true) }),
  ]
  const lines = linesOf(inGroups('my_work', rows), 'my_work')
  expect(lines.map((line) => ('head' in line ? line.head.label : line.row.id))).toEqual([
    ...['Taken over', 'taken', 'Promised', 'promised', 'Asked', 'asked', 'Put aside', 'aside', 'Just done', 'done'],
  ])
})

test('counts stop where the desk stops counting', () => {
  expect([0, 999, 1_000, 5_000].map(sayCount)).toEqual(['0', '999', '1,000+', '1,000+'])
})

test('each view has its count where one is kept, and the one that is shown says so', () => {
  expect(textOf(<ViewPills view="all" counts={counts} onPick={() => {}} />)).toEqual([
    ...['Mine', '0', 'My work', 'Not accepted', '0', 'Overdue', '1,000+', 'Waiting', '2', 'All open', '12', 'Decided'],
  ])
  const html = htmlOf(<ViewPills view="all" counts={undefined} onPick={() => {}} />)
  expect(html.match(/<a[^>]*aria-current="page"[^>]*>[^<]*/g)?.map((tag) => tag.split('>').at(-1))).toEqual([
    'All open',
  ])
})

test.each([
  ['mine', { ...counts }, ['Nothing is waiting for you.']],
  [
    'mine',
    { ...counts, not_accepted: 1 },
    ['Nothing is waiting for you. 1 is not accepted by others.', 'Show it', '2'],
  ],
  [
    'mine',
    { ...counts, not_accepted: 3 },
    ['Nothing is waiting for you. 3 are not accepted by others.', 'Show them', '2'],
  ],
  ['not_accepted', counts, ['Everything open has been accepted.']],
  ['overdue', counts, ['Nothing is overdue.']],
  ['all', counts, ['No open handoffs.', 'Show closed ones']],
  ['waiting', counts, ['Nothing waits for an answer.']],
  ['my_work', counts, ['What you put aside, ask about or decide stands here.']],
  ['closed', counts, ['Nothing has been closed yet.']],
] as const)('an empty list says what that means, and where to look (%s, %#)', (view, counted, says) => {
  const list = <EmptyList view={view} search="" label="" counts={counted} onPick={() => {}} onSearch={() => {}} />
  expect(textOf(list)).toEqual(says)
})

test('a search that finds nothing can be widened or cleared', () => {
  const found = (view: 'mine' | 'all') =>
    textOf(<EmptyList view={view} search="zebra" label="Mine" counts={counts} onPick={() => {}} onSearch={() => {}} />)
  expect(found('mine')).toEqual(['No handoff matches “zebra” in Mine.', 'Search all', 'Clear'])
  expect(found('all')).not.toContain('Search all')
})
