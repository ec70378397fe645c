import { expect, test } from 'vitest'
import { groundsOf, unfoundedIn } from './support.ts'

const grounds = groundsOf([
  { role: 'customer', text: 'It is account 9007199254740993, I paid 1,093.50 for 007 and was told 24h.' },
])

test.each(['9007199254740992', '9007199254740994', '90071992547409930'])(
  '%s is another account than the one named',
  (it) => {
    expect(unfoundedIn(it, grounds)).toEqual([it])
  },
)

test.each(['9007199254740993', '1093.5', '1,093.50', '7', '24', '24 hours'])(
  '%s was said, in one or another way',
  (it) => {
    expect(unfoundedIn(it, grounds)).toEqual([])
  },
)
