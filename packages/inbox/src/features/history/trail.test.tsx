import type { TrailEvent } from '@baton-desk/core'
import { expect, test } from 'vitest'
import { textOf } from '../../../made-for-tests/drawn.tsx'
import { at } from '../../../made-for-tests/handoffs.ts'
import { Trail } from './trail.tsx'

const event = (seq: number, sentence: string, words: TrailEvent['words'] = null): TrailEvent => ({
  seq,
  type: 'commented',
  at: at('14:02'),
  by: { kind: 'person', id: 'ana', name: 'Ana Pohl' },
  sentence,
  data: {},
  words,
  hash: '',
})

test('entries stand in their order, and a whole chain says that it was checked', () => {
  const events = [event(1, 'Robin handed this off.'), event(2, 'Ana Pohl accepted.')]
  const text = textOf(<Trail trail={{ events, intact: true }} />)
  expect(text.indexOf('Ana Pohl accepted.')).toBeGreaterThan(text.indexOf('Robin handed this off.'))
  expect(text.at(-1)).toBe('Checked: nothing in these 2 entries was changed or taken out.')
})

test('a broken chain says where', () => {
  const trail = { events: [event(1, 'Ana Pohl accepted.')], intact: false, because: 'entry 1 was changed' }
  expect(textOf(<Trail trail={trail} />).at(-1)).toBe('This history is not whole: entry 1 was changed.')
  expect(textOf(<Trail trail={{ events: [], intact: false }} />).at(-1)).toBe(
    'This history is not whole: it was changed.',
  )
})

test('what somebody wrote stands beside the sentence, unless the sentence says it', () => {
  const words = { text: 'Not twice.', promised: 'A call by five.' }
  const text = textOf(<Trail trail={{ events: [event(1, 'Ana rejected: “Not twice.”', words)], intact: true }} />)
  expect(text).toContain('A call by five.')
  expect(text).not.toContain('Not twice.')
})
