/** Each line of each list, by itself: it hears its example and not the other. A list of words must be the whole of its example. */
import { expect, test } from 'vitest'
import { english, type Language } from './english.ts'
import type { Phrases, Words } from './phrases.ts'

const listsOf = (language: Language): [string, Phrases | Words][] =>
  Object.entries(language).flatMap(([area, lists]) =>
    Object.entries(lists).map(([name, list]): [string, Phrases | Words] => [`${area}.${name}`, list]),
  )

test.for(listsOf(english))('%s: each line hears its example and not the other', ([, list]) => {
  for (const line of list.lines) {
    expect(line.hears, line.phrase).toMatch(list.alone(line))
    expect(line.not, line.phrase).not.toMatch(list.alone(line))
  }
})
