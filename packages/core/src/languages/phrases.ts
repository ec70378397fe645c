/**
 * Lists of phrases, one a line, compiled to one pattern. Each line ends in an example that it must hear and one that
 * it must not:
 *
 *     export const GAS = phrases(`\b…(?!\w)`)`
 *       gas (leaks?|smell|fumes)  + there is a gas leak  - my gas bill is too high
 *     `
 *
 * The notation is that of regular expressions with three changes: `(a|b)` is a group and catches nothing, `_` is one
 * word (with the flag `u` of any alphabet), and `[ ]` is a blank at the end of a line. `(?<name>…)` catches. A list of words stands in a phrase as `${WORDS}`.
 */

export type PhraseLine = { phrase: string; hears: string; not: string }

/** What is still known of the lines of a list, so that each can be tested by itself. */
type Lines = { readonly lines: readonly PhraseLine[]; readonly alone: (line: PhraseLine) => RegExp }

/** Words that stand in phrases. */
export type Words = { readonly source: string; readonly lines: readonly PhraseLine[] }

type Tag<List> = (texts: TemplateStringsArray, ...slots: readonly { source: string }[]) => List

/** What the lines stand in: `…` is where they go. */
const PLACE = '…'

// Beside the patterns and not on them: a pattern with properties of its own is searched three times as slowly.
const known = new WeakMap<RegExp | Words, Lines>()

/** A list of phrases. `frame` is what stands around them, in the same notation. */
export const phrases =
  (frame: string = PLACE, flags = ''): Tag<RegExp> =>
  (texts, ...slots) => {
    const lines = readLines(texts, slots)
    const pattern = new RegExp(sourceOf(frame, lines, flags), flags)
    const alone = (line: PhraseLine): RegExp => new RegExp(sourceOf(frame, [line], flags), flags.replace('g', ''))
    known.set(pattern, { lines, alone })
    return pattern
  }

/** A list of words for use in phrases; with the flag `u` only in phrases that have it too. */
export const words =
  (frame = `(${PLACE})`, flags = ''): Tag<Words> =>
  (texts, ...slots) => {
    const lines = readLines(texts, slots)
    const list = { source: sourceOf(frame, lines, flags), lines }
    known.set(list, { lines, alone: (line) => new RegExp(sourceOf(`^(${PLACE})$`, [line], flags), flags) })
    return list
  }

/** The lines that a list was made of. */
export function linesOf(list: RegExp | Words): Lines {
  const lines = known.get(list)
  if (!lines) throw new Error(`Expected a list made by phrases or words, got: ${list.source}`)
  return lines
}

/** The single words of lists, for readers that look up and do not search. */
export const wordsIn = (...lists: readonly Words[]): ReadonlySet<string> =>
  new Set(lists.flatMap(({ lines }) => lines.flatMap(({ phrase }) => phrase.replace(/\(\?:|\)/g, '').split('|'))))

function readLines(texts: TemplateStringsArray, slots: readonly { source: string }[]): PhraseLine[] {
  return String.raw(texts, ...slots.map(({ source }) => source))
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [, phrase, hears, not] = /^(.*\S) {2,}\+ (.*\S) {2,}- (.*)$/.exec(line) ?? []
      if (phrase === undefined || hears === undefined || not === undefined)
        throw new Error(`Expected "phrase  + what it hears  - what it must not", found: ${line}`)
      return { phrase, hears: withBlank(hears), not: withBlank(not) }
    })
}

/** Blanks at the end of a line are cut off; an example that ends in one writes `[ ]`. */
const withBlank = (example: string): string => example.replaceAll('[ ]', ' ')

const sourceOf = (frame: string, lines: readonly PhraseLine[], flags: string): string =>
  compiled(frame, flags).replace(PLACE, () => lines.map(({ phrase }) => compiled(phrase, flags)).join('|'))

/** Escapes and classes as they are; of the rest, groups that catch nothing, and words: beyond English with the flag `u`. */
const compiled = (notation: string, flags: string): string =>
  notation.replace(/\\.|\[(?:\\.|[^\]\\])+\]|\((?!\?)|_/gsu, (part) =>
    part === '(' ? '(?:' : part === '_' ? (flags.includes('u') ? WORD : '\\w+') : part === '[ ]' ? ' ' : part,
  )

const WORD = String.raw`[\p{L}\p{N}]+`
