import { expect, test } from 'vitest'
import { addressOf, isInboxPath, type Place, readPlace } from './address.ts'

const roundTrip = (place: Place): Place => {
  const [path = '', query = ''] = addressOf(place).split('?')
  return readPlace(path, query)
}

test('an address says list, search and handoff, and reads back as it was written', () => {
  const places: Place[] = [
    { view: 'mine', lane: undefined, search: '', id: undefined },
    { view: 'all', lane: 'house & repairs', search: '', id: undefined },
    { view: 'overdue', lane: undefined, search: 'to Amir & Söhne?', id: 'h1' },
    { view: 'closed', lane: undefined, search: '', id: 'a/b c%' },
  ]
  for (const place of places) expect(roundTrip(place)).toEqual(place)
})

test('what everybody starts with is not written out', () => {
  expect(addressOf({ view: 'mine', lane: undefined, search: '', id: undefined })).toBe('/')
  expect(addressOf({ view: 'mine', lane: undefined, search: '', id: 'h1' })).toBe('/h/h1')
})

test('what an old or foreign link says that is not known is left out', () => {
  expect(readPlace('/', 'view=everything&colour=red')).toEqual({
    view: 'mine',
    lane: undefined,
    search: '',
    id: undefined,
  })
})

test('a search that is too long is cut between characters', () => {
  const { search } = readPlace('/', `q=${'x'.repeat(199)}👍`)
  expect(search).toBe('x'.repeat(199))
})

test('the list and a handoff are pages of the inbox, the others are not', () => {
  expect(['/', '/h/h1', '/profile', '/h/h1/more'].map(isInboxPath)).toEqual([true, true, false, false])
})
