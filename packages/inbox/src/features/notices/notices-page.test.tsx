import { beforeEach, expect, test } from 'vitest'
import { htmlOf, textOf } from '../../../made-for-tests/drawn.tsx'
import { at } from '../../../made-for-tests/handoffs.ts'
import { queryClient } from '../../desk/queries.ts'
import NoticesPage from './notices-page.tsx'

const notice = (id: string, seenAt: string | null) => ({
  id,
  kind: 'gap',
  subject: `Gap ${id}`,
  body: 'Nobody covers Support.\nSam gets it.',
  at: at('14:00'),
  seenAt,
})
const told = (...items: ReturnType<typeof notice>[]) => queryClient.setQueryData(['notices'], { items })

beforeEach(() => queryClient.clear())

test('an unread notice can be marked as read, one that was read says when', () => {
  told(notice('a', null), notice('b', at('14:10')))
  const [unread = '', read = ''] = htmlOf(<NoticesPage />)
    .split('<li')
    .slice(1)
  expect(unread).toContain('I have read this')
  expect(unread).toContain('aria-describedby="notice-a"')
  expect(read).not.toContain('I have read this')
  expect(read).toContain(' · Read ')
})

test('what to do about it is there whole', () => {
  told(notice('a', null))
  expect(textOf(<NoticesPage />)).toEqual(expect.arrayContaining(['Gap a', 'Nobody covers Support.\nSam gets it.']))
})

test('the keys are only spoken of while something is unread', () => {
  told(notice('a', at('14:10')))
  expect(htmlOf(<NoticesPage />)).not.toContain('J and K')
  told(notice('a', null))
  expect(htmlOf(<NoticesPage />)).toContain('J and K')
})

test('a page without notices says what it is for', () => {
  told()
  expect(textOf(<NoticesPage />)).toContain('There are none. When something needs you, it stands here.')
})
