import { media } from '../../words/en/media.ts'
import type { Words } from '../../words/words.ts'
import type { LineMark, NoteLine } from '../parts.ts'
import type { NoteRow } from '../rows.ts'

const SIGNS: Record<LineMark, string> = {
  checked: '✓',
  done: '✓',
  failed: '✕',
  open: '?',
  said: '',
  inferred: '',
  plain: '',
}

/** The lines of a row, then how many are left out, or that the note leaves empty what its template asks for. */
export const rowWords = ({ lines, leftOut = 0, isMissing }: NoteRow, said: Words['media'] = media): string[] => [
  ...lines.map((line) => lineWords(line, said)),
  ...(leftOut > 0 ? [said.more(leftOut)] : []),
  ...(isMissing ? [said.missing] : []),
]

/** A line for media that have nothing but words: its sign before it, and behind it who says so where no tool does. */
function lineWords({ text, mark }: NoteLine, said: Words['media']): string {
  const signed = SIGNS[mark] ? `${SIGNS[mark]} ${text}` : text
  if (mark === 'said') return said.saidByCustomer(signed)
  return mark === 'inferred' ? said.saidByAgent(signed) : signed
}

/** With a full stop, where it ends in nothing of the kind. */
export const asSentence = (text: string): string => (text === '' || /[.!?…]$/.test(text.trim()) ? text : `${text}.`)
