import { expect, test } from 'vitest'
import { giveStorage, refuseStorage } from '../../made-for-tests/browser-storage.ts'
import { textOf } from '../../made-for-tests/drawn.tsx'
import { forgetTyped, typedTexts, useTyped } from './typed.ts'

/** A field, and the way to type into it. */
function field(handoff: string, name: string, initial?: string) {
  let type = (_text: string) => {}
  const Field = () => {
    const [text, setText] = useTyped(handoff, name, initial)
    type = setText
    return <p>{text}</p>
  }
  const shown = textOf(<Field />).join('')
  return { shown, type: (text: string) => type(text) }
}

test('what is typed for a handoff is there when its field is opened again', () => {
  giveStorage()
  field('h1', 'reject').type('Not twice.')
  expect(field('h1', 'reject').shown).toBe('Not twice.')
  expect(field('h1', 'ask').shown).toBe('')
  expect(field('h2', 'reject').shown).toBe('')
})

test('a text set back to what stood there first is not kept', () => {
  const kept = giveStorage()
  field('h1', 'body', 'Hi Amir').type('Hello Amir')
  expect(kept.size).toBe(1)
  field('h1', 'body', 'Hi Amir').type('Hi Amir')
  expect(kept.size).toBe(0)
})

test('once it is sent all that was typed for this handoff goes, and nothing else', () => {
  const kept = giveStorage()
  field('h1', 'reject').type('Not twice.')
  field('h1', 'ask').type('Which card?')
  field('h10', 'ask').type('Which day?')
  kept.set('baton.single-keys', 'off')
  forgetTyped('h1')
  expect([...kept.keys()].sort()).toEqual(['baton.single-keys', 'baton.typed.h10.ask'])
})

test('words can be copied where they can no longer be sent; picks and arguments are no words', () => {
  giveStorage()
  field('h1', 'reject').type('Not twice.')
  field('h1', 'option').type('standard')
  field('h1', 'arguments').type('{"message":"Hi Amir"}')
  expect(typedTexts('h1')).toEqual(['Not twice.'])
})

test('a browser that keeps nothing loses no handoff for it', () => {
  refuseStorage()
  const reject = field('h1', 'reject', 'Because')
  expect(reject.shown).toBe('Because')
  expect(typedTexts('h1')).toEqual([])
  expect(() => forgetTyped('h1')).not.toThrow()
})
