import { RegExpParser } from '@eslint-community/regexpp'
import { analyse } from 'scslre'
import { expect, test } from 'vitest'
import { german } from './de/de.ts'
import { ENGLISH_AREAS } from './en/en.ts'
import { spanish } from './es/es.ts'
import { french } from './fr/fr.ts'
import { NAMED_ELSEWHERE } from './names-elsewhere.ts'
import { linesOf, phrases, type Words, words, wordsIn } from './phrases.ts'

const isList = (value: unknown): value is RegExp | Words =>
  value instanceof RegExp || (typeof value === 'object' && value !== null && 'source' in value && 'lines' in value)

/** Every list below a value, by where it stands. */
function listsIn(value: unknown, path: string): [string, RegExp | Words][] {
  if (isList(value)) return isMade(value) ? [[path, value]] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => listsIn(inner, `${path}.${name}`))
}

/** A plain pattern has no lines to be tried. */
function isMade(list: RegExp | Words): boolean {
  try {
    return linesOf(list).lines.length > 0
  } catch {
    return false
  }
}

const LISTS = [
  ...listsIn(ENGLISH_AREAS, 'en'),
  ...[german, spanish, french].flatMap((language) => listsIn(language, language.code)),
  ...listsIn({ NAMED_ELSEWHERE }, 'elsewhere'),
]

test.for(LISTS)('%s: each line by itself hears its example and not the other', ([, list]) => {
  const { lines, alone } = linesOf(list)
  for (const line of lines) {
    expect(line.hears, line.phrase).toMatch(alone(line))
    expect(line.not, line.phrase).not.toMatch(alone(line))
  }
})

/** Where a pattern may read the same text in more ways than its length, whatever stands behind it. No clock is asked. */
function readTwice({ source, flags }: RegExp): string[] {
  const parser = new RegExpParser()
  const pattern = parser.parsePattern(source, 0, source.length, { unicode: flags.includes('u') })
  const { reports } = analyse({ pattern, flags: parser.parseFlags(flags) }, { assumeRejectingSuffix: true })
  return reports.map((report) => (report.type === 'Trade' ? report.startQuant.raw : report.quant.raw))
}

test.for(LISTS.flatMap(([name, list]) => (list instanceof RegExp ? [[name, list] as const] : [])))(
  '%s reads a text in time that grows as its length',
  ([, list]) => {
    expect(readTwice(list)).toEqual([])
  },
)

test.for([
  ['^(?:a+)+$', 'a+'],
  [String.raw`\s*:?\s*x`, String.raw`\s*`],
  [String.raw`\w+ly`, String.raw`\w+`],
] as const)('the checker finds what reads %s twice', ([source, quantifier]) => {
  expect(readTwice(new RegExp(source))).toContain(quantifier)
})

test('groups catch nothing, a name catches, one word is "_" and a list stands in a phrase', () => {
  const WHOSE = words()`
    my|our  + my  - me
  `
  const LOST = phrases(String.raw`\b(…)\b`, 'i')`
    lost ${WHOSE} (_ )?(?<thing>bag|coat)  + I lost my red bag  - I lost your bag
    [ ]gone  + it is gone  - bygone
  `
  expect(LOST.exec('We lost our old coat')?.slice(1)).toEqual(['coat'])
  expect(LOST.source).toBe(String.raw`\b(?:lost (?:my|our) (?:\w+ )?(?<thing>bag|coat)| gone)\b`)
  expect([...wordsIn(WHOSE)]).toEqual(['my', 'our'])
})

test('a line without both of its examples is refused', () => {
  expect(
    () => phrases()`
    lost bags  + I lost bags
  `,
  ).toThrow('Expected "phrase  + what it hears  - what it must not"')
})
