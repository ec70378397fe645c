/** The words by which a customer is found where nothing names a handoff of theirs. */
import type { Note } from '@baton-desk/core'

export type Needle = {
  /** As it was said. */
  word: string
  /** As it may be written: as it is, and as JSON writes it, with and without escapes. */
  forms: string[]
}

type Known = { customer: string | undefined; words: readonly string[]; notes: readonly Note[] }

/** Shorter ones stand in too much that is somebody else's; who means them gives them as further words. */
const SHORTEST = 5

export function needlesOf({ customer, words, notes }: Known): Needle[] {
  const inNotes = notes.flatMap(({ who }) => [
    ...who.reach.map(({ address }) => address),
    ...who.identifiers.map(({ value }) => value),
  ])
  const known = [...inNotes, ...(customer === undefined ? [] : [customer])].filter((word) => word.length >= SHORTEST)
  return [...new Set([...known, ...words])].map((word) => ({ word, forms: formsOf(word) }))
}

function formsOf(word: string): string[] {
  const quoted = JSON.stringify(word).slice(1, -1)
  const escaped = quoted.replace(/[\u0080-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return [...new Set([word, quoted, escaped])]
}

/** Whether one of them stands there as a word of its own: `A-1` is not in `A-12`. */
export const mentions = (text: string, needles: readonly Needle[]): boolean =>
  needles.some(({ forms }) => forms.some((form) => standsIn(text, form)))

function standsIn(text: string, form: string): boolean {
  for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1))
    if (!isOfWord(text[at - 1], form[0]) && !isOfWord(text[at + form.length], form.at(-1))) return true
  return false
}

/** A neighbour that goes on with the word. */
const isOfWord = (neighbour: string | undefined, edge: string | undefined): boolean =>
  WORD.test(neighbour ?? '') && WORD.test(edge ?? '')
const WORD = /[\p{L}\p{N}]/u
