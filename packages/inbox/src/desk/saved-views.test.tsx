import { expect, test } from 'vitest'
import { giveStorage, refuseStorage } from '../../made-for-tests/browser-storage.ts'
import { textOf } from '../../made-for-tests/drawn.tsx'
import { write } from '../ui/stored.ts'
import { addressOfView, toggleView, useSavedViews } from './saved-views.ts'

const Names = () => (
  <p>
    {useSavedViews()
      .map(({ name, to }) => `${name} ${to}`)
      .join(', ')}
  </p>
)
const saved = () => textOf(<Names />).join('')
const double = { name: 'Support: “double”', to: addressOfView({ view: 'all', lane: 'support', search: 'double' }) }

test('a saved view is there with its address; saved again it is forgotten', () => {
  giveStorage()
  toggleView(double)
  expect(saved()).toBe('Support: “double” /?view=all&lane=support&q=double')
  toggleView(double)
  expect(saved()).toBe('')
})

test('no more than twelve are kept, the last ones', () => {
  giveStorage()
  for (let n = 1; n <= 14; n += 1) toggleView({ name: `n${n}`, to: `/?q=${n}` })
  expect(saved().split(', ')).toHaveLength(12)
  expect(saved()).not.toContain('n2 ')
})

test('what is no view, and a browser that keeps nothing, are no views', () => {
  giveStorage()
  for (const text of ['{', '{"a":1}', '[{"name":1}]', '[{"name":"x","to":"https://elsewhere.example"}]']) {
    write('baton.views', text)
    expect(saved()).toBe('')
  }
  refuseStorage()
  toggleView(double)
  expect(saved()).toBe('')
})
