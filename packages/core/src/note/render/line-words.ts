import type { LineMark, NoteLine } from '../parts.ts'

const SIGNS: Record<LineMark, string> = {
  checked: '✓',
  done: '✓',
  failed: '✕',
  open: '?',
  said: '',
  inferred: '',
  plain: '',
}

/** A line for media that have nothing but words: its sign before it, and behind it who says so where no tool does. */
export function lineWords({ text, mark }: NoteLine): string {
  const signed = SIGNS[mark] ? `${SIGNS[mark]} ${text}` : text
  if (mark === 'said') return `${signed} (customer)`
  return mark === 'inferred' ? `${signed} (agent)` : signed
}

/** "Customer: Amir Haddad"; without a label, or without words, what there is. */
export const labelledWords = ({ label, text }: { label: string | null; text: string }): string =>
  label && text ? `${label}: ${text}` : text

/** With a full stop, where it ends in nothing of the kind. */
export const asSentence = (text: string): string => (text === '' || /[.!?…]$/.test(text.trim()) ? text : `${text}.`)

/** What a folded row says in place of its further lines. */
export const moreWords = (count: number): string => `and ${count} more`

/** What stands in a row that the template asks for and the note leaves empty. */
export const MISSING_WORDS = 'Not given'
