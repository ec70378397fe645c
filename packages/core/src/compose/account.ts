/** What the agent wrote about the case in one go, so that nothing of it is told a second time beside it. */
import { contentWords } from '../note/check/content-words.ts'

export type Account = { text: string; words: ReadonlySet<string> }

export const accountOf = (text: string): Account => ({
  text: text.toLowerCase(),
  words: new Set(contentWords(text).map(stemmed)),
})

/** A sentence of which so many of the telling words stand in the account says nothing new. */
const TOLD_SHARE = 0.75

export function isTold(sentence: string, { words }: Account): boolean {
  if (words.size === 0) return false
  const own = contentWords(sentence).map(stemmed)
  return own.length > 0 && own.filter((word) => words.has(word)).length >= own.length * TOLD_SHARE
}

/** `"cabin": "basic economy"`: the value stands in it; a bare yes, no or small number may mean anything. */
export function holdsValue(passage: string, { text }: Account): boolean {
  const value = /:\s*"?([^"]{4,})"?$/.exec(passage)?.[1]?.toLowerCase().replaceAll('_', ' ').trim()
  if (value === undefined || !/\p{L}{3}|\d{4}/u.test(value) || /^(?:true|false|null|none)$/.test(value)) return false
  return text.includes(value.replace(/t\d{2}:\d{2}.*$/, ''))
}

const stemmed = (word: string): string => word.replace(/(?:ing|ed|es|s|’s|'s)$/, '')
