/** Messages in parts: words and pictures are gathered to one text, until a call or an answer stands between them. */
import type { Message } from '../conversation.ts'
import { answerText } from './call-arguments.ts'
import type { Fields, Item } from './fields.ts'
import type { Page } from './page.ts'
import type { Content } from './pictures.ts'

export type Says = {
  by: Message['role']
  id?: string | undefined
  at?: string | undefined
  name?: string | undefined
}

/** One part, where it is an object. */
export type Part = {
  part: Fields
  type: unknown
  /** To which words and pictures are added. */
  content: Content
  /** Says what was gathered: before a call or an answer. */
  flush: () => void
  leave: (why: string) => void
}

export const THOUGHT = 'What a model thought is not what was said: it is not kept.'

/** A text, or parts of which `read` knows what they are. */
export function sayParts(items: readonly Item[], page: Page, says: Says, read: (part: Part) => void): void {
  page.about({ id: says.id, at: says.at })
  const content: Content = { lines: [], files: [] }
  const flush = () => {
    const text = content.lines.join('\n')
    if (text !== '' || content.files.length > 0) page.words({ ...says, text, files: [...content.files] })
    content.lines.length = 0
    content.files.length = 0
  }
  for (const { fields, value, take, leave } of items) {
    if (fields) read({ part: fields, type: fields.peek('type') ?? fields.peek('kind'), content, flush, leave })
    else if (value !== null) content.lines.push(answerText(take()))
  }
  flush()
}

/** The words of a part under one of these names, its type one of these words. */
export function takeWords(part: Fields, { lines }: Content, types: readonly string[], key = 'text'): boolean {
  const words = part.text(key)
  if (words === undefined) return false
  part.word('type', types)
  part.word('kind', types)
  lines.push(words)
  return true
}
