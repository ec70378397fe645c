import { beforeEach, expect, test } from 'vitest'
import { htmlOf, textOf } from '../../../made-for-tests/drawn.tsx'
import { at } from '../../../made-for-tests/handoffs.ts'
import { queryClient } from '../../desk/queries.ts'
import RefusedSubmissionsPage from './refused-submissions-page.tsx'

const submission = (seenAt: string | null) => ({
  ...{ id: 's', agent: 'Robin', code: 'invalid-request', detail: 'Expected JSON.', body: '{ "lane": <b> ' },
  ...{ at: at('14:00'), seenAt },
})
const refused = (...items: ReturnType<typeof submission>[]) =>
  queryClient.setQueryData(['refused-submissions'], { items })

beforeEach(() => queryClient.clear())

test('what was sent is shown to the letter, with why it could not be taken', () => {
  refused(submission(null))
  const text = textOf(<RefusedSubmissionsPage maySee />)
  expect(text).toEqual(expect.arrayContaining(['Expected JSON.', '{ "lane": <b>', 'I have looked at this']))
  expect(text.some((line) => line.startsWith('Robin ·') || line === 'Robin')).toBe(true)
})

test('a viewer reads it, and leaves it to others', () => {
  refused(submission(null))
  expect(htmlOf(<RefusedSubmissionsPage maySee={false} />)).not.toContain('I have looked at this')
})

test('what somebody has looked at says when', () => {
  refused(submission(at('14:20')))
  const html = htmlOf(<RefusedSubmissionsPage maySee />)
  expect(html).toContain('Looked at ')
  expect(html).not.toContain('I have looked at this')
})

test('none is said', () => {
  refused()
  expect(textOf(<RefusedSubmissionsPage maySee />)).toContain('There are none.')
})
