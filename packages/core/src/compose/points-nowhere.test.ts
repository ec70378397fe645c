import { expect, test } from 'vitest'
import { salvageBrief } from '../note/salvage-brief.ts'
import { pointsNowhere } from './points-nowhere.ts'

const found = (brief: unknown, messages = 4) =>
  pointsNowhere(salvageBrief(brief).brief, messages).map(({ pointer, message }) => `${pointer}: ${message}`)

test('a line that names a message beyond the last is told, with what there is', () => {
  expect(found({ ask: { text: 'Reopen the file', m: [3] }, open: [{ text: 'A copy by mail', m: [1, 4] }] })).toEqual([
    '/brief/open/0/m: m names message 4; the last one is 3, the first is 0. Send the number of the message it rests on.',
  ])
})

test('nothing is told of numbers that are there, and of lines without any', () => {
  expect(found({ ask: { text: 'Reopen the file', m: [0, 3] }, decides: 'The file was closed in May.' })).toEqual([])
})

test('without a conversation every number points nowhere', () => {
  expect(found({ ask: { text: 'Reopen the file', m: [0] } }, 0)).toEqual([
    '/brief/ask/m: m names message 0, and no conversation was sent. Send it, or leave m out.',
  ])
})
