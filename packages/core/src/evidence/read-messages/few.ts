/** What readers of texts say that they left or guessed, in a length that somebody reads. */
import type { Unread } from './fields.ts'

const MOST_NAMED = 50

export const few = (unread: readonly Unread[]): Unread[] =>
  unread.length <= MOST_NAMED
    ? [...unread]
    : [...unread.slice(0, MOST_NAMED), { at: '', why: `And ${unread.length - MOST_NAMED} more.` }]

/** Whoever writes a text can write this name before a line of it. */
export const BY_THE_SYSTEM = 'Said by the system: no evidence.'
