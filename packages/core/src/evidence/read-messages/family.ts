import type { Fields, Item, Sent, Unread } from './fields.ts'
import type { Page } from './page.ts'

/** One shape in which programs have conversations. */
export type Family = {
  /** As the answer names it: `openai-chat`. */
  format: string
  /** As a refusal names it: `OpenAI Chat Completions`. */
  name: string
  /**
   * Of what came whole and is no list: the messages in it, in their order. Says on the page what stands beside them.
   * Undefined where it is not of this shape.
   */
  open?: (whole: Fields, page: Page) => Item[] | undefined
  /** Something in this message is of this shape and of no other. */
  marks: (message: Sent) => boolean
  /** False where it is no message of this shape; a sentence where it is one, and why nothing of it is kept. */
  read: (message: Fields, page: Page) => boolean | string
}

/** Nothing could be read: where, and what was expected. */
export type Unreadable = { at: string; expected: string }

/** One way to write a conversation as text. */
export type TextFamily = {
  format: string
  name: string
  isOne: (text: string) => boolean
  /** What was not read, or was guessed. */
  read: (text: string, page: Page) => Unread[] | Unreadable
}
