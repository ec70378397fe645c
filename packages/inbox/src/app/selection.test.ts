import { expect, test } from 'vitest'
import { row } from '../../made-for-tests/handoffs.ts'
import { followingRow, rowBeside } from './selection.ts'

const rows = ['a', 'b', 'c'].map((id) => row({ id }))
const beside = (id: string | undefined, by: 1 | -1) => rowBeside(rows, id, by)?.id
const following = (id: string | undefined) => followingRow(rows, id)?.id

test('J and K go row by row and stop at the ends', () => {
  expect([beside('a', 1), beside('b', -1), beside('c', 1), beside('a', -1)]).toEqual(['b', 'a', 'c', 'a'])
})

test('where nothing that is listed is shown, both begin with the first row', () => {
  expect([beside(undefined, 1), beside('gone', -1)]).toEqual(['a', 'a'])
  expect(rowBeside([], 'a', 1)).toBeUndefined()
})

test('after a decision comes the next row; after the last one, the row before it', () => {
  expect([following('a'), following('c'), following('gone')]).toEqual(['b', 'b', 'a'])
  expect(followingRow([row({ id: 'a' })], 'a')).toBeUndefined()
})
