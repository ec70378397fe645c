import type { HandoffRow } from '@baton-desk/core'
import { expect, test } from 'vitest'
import { htmlOf, textOf } from '../../../made-for-tests/drawn.tsx'
import { ben, row } from '../../../made-for-tests/handoffs.ts'
import { EmptyList } from './empty-list.tsx'
import { Row } from './row.tsx'
import { sayCount, ViewTabs } from './view-tabs.tsx'

const HOUR = 3_600_000
const from = (ms: number) => new Date(Date.now() + ms).toISOString()
const shown = (parts: Partial<HandoffRow> = {}) => (
  <Row row={row(parts)} me="ana" id="o" isSelected={false} position={1} total={1} onOpen={() => {}} />
)
const counts = { mine: 0, not_accepted: 0, overdue: 1_000, all: 12 }

test('a row says how urgent, what to do, for whom, in which lane and who has it', () => {
  const text = textOf(shown()).join(' | ')
  expect(text).toMatch(/Today \| Refund \$180 \| .*Amir Haddad · Support \| Not accepted · You$/)
})

test('an accepted row names only who has it', () => {
  expect(textOf(shown({ state: 'accepted', owner: ben })).at(-1)).toBe('Ben Katz')
})

test('a row says how long there is, and when it runs over; what is closed has no time left', () => {
  expect(textOf(shown({ by: from(2.5 * HOUR) })).join(' ')).toMatch(/ in 2 h \d+ min /)
  expect(textOf(shown({ by: from(-2.5 * HOUR) })).join(' ')).toMatch(/ 2 h \d+ min over /)
  expect(textOf(shown({ by: from(-2.5 * HOUR), state: 'closed' })).join(' ')).not.toContain('over')
})

test('a row says where its note lacks something, and where the agent was not reached', () => {
  expect(textOf(shown({ lacks: 1, undelivered: true })).join(' ')).toContain('Note incomplete · Agent not reached · ')
})

test('counts stop where the desk stops counting', () => {
  expect([0, 999, 1_000, 5_000].map(sayCount)).toEqual(['0', '999', '1,000+', '1,000+'])
})

test('each view has its count, and the one that is shown says so', () => {
  expect(textOf(<ViewTabs view="all" counts={counts} onPick={() => {}} />)).toEqual([
    ...['Mine', '0', 'Not accepted', '0', 'Overdue', '1,000+', 'All', '12'],
  ])
  const html = htmlOf(<ViewTabs view="all" counts={undefined} onPick={() => {}} />)
  expect(
    html.match(/<button[^>]*aria-current="page"[^>]*>[^<]*/g)?.map((tag) => tag.split('>').at(-1)?.trim()),
  ).toEqual(['All'])
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
