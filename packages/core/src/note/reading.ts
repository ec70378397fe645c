/** How much there is to read. Words are counted as they are shown; 238 words a minute is the mean for grown readers. */
import type { Conversation } from '../evidence/conversation.ts'
import { countWords } from '../text.ts'
import { after, minutes } from '../time/instant.ts'
import type { Note } from './note.ts'
import { actByWords, type ReadingContext, whoAndWhat } from './parts.ts'
import { type NoteRow, noteRows, SHOWN_WORDS } from './rows.ts'

/** Core: 10 s. Whole note without draft: 30 s. Spoken whisper: 15 s at the pace of speech. */
export const READING_LIMITS = { core: 39, all: SHOWN_WORDS.open, whisper: 46 } as const

/** A conversation of so few words is quoted whole: nothing that is made of it says more, and no note on it is shorter. */
export const QUOTED_WHOLE = 60

const WORDS_PER_MINUTE = 238

export type Reading = { core: number; all: number; coreSeconds: number; allSeconds: number }

export function readingOf(note: Note): Reading {
  const core = coreWords(note)
  const all = allWords(note)
  return { core, all, coreSeconds: inSeconds(core), allSeconds: inSeconds(all) }
}

/** Words of ask, when, who and what as the card's core shows them. */
export const coreWords = (note: Note): number =>
  countWords(note.ask) + countWords(actByWords(note, anyClock(note))) + countWords(whoAndWhat(note))

/** Words of the whole note as shown, without labels, draft, action and what is folded away. */
export function allWords(note: Note): number {
  const openFirst = note.where.artifacts.find((artifact) => artifact.openFirst)
  const rows = rowsOf(note).flatMap(({ lines, band }) => (band === 'folded' ? [] : lines))
  return (
    coreWords(note) + countWords(openFirst?.label ?? '') + rows.reduce((sum, { text }) => sum + countWords(text), 0)
  )
}

/** Words that the agent itself sent, folded or not; a brief may be as long as it must. */
export function suppliedWords(note: Note): number {
  const lines = rowsOf(note).flatMap(({ lines, band, id }) =>
    id === 'talk' || (note.brief && band === 'folded') ? [] : lines.filter(({ filledIn }) => !filledIn),
  )
  const openFirst = note.where.artifacts.find((artifact) => artifact.openFirst)
  const record = note.filledIn.includes('/where/artifacts') ? '' : (openFirst?.label ?? '')
  return coreWords(note) + countWords(record) + lines.reduce((sum, { text }) => sum + countWords(text), 0)
}

/** Words somebody would read who opened the conversation: messages with what they quote, tool calls and their answers. */
export const conversationWords = (conversation: Conversation): number =>
  conversation.reduce(
    (sum, { text, quoted = '', toolCall }) =>
      sum + countWords(text) + countWords(quoted) + (toolCall ? countWords(spelled(toolCall.arguments)) + 1 : 0),
    0,
  )

const inSeconds = (words: number): number => Math.round((words / WORDS_PER_MINUTE) * 60)

const ROWS = new WeakMap<Note, NoteRow[]>()

/** A note is counted by the check and again as it is recorded, and laid out once for both. */
function rowsOf(note: Note): NoteRow[] {
  const rows = ROWS.get(note) ?? noteRows(note, anyClock(note))
  ROWS.set(note, rows)
  return rows
}

// The length of a time in words does not depend on which time it is, so any clock will do.
const anyClock = (note: Note): ReadingContext => ({
  now: note.when.by ? after(note.when.by, -minutes(15)) : '2026-01-01T00:00:00.000Z',
  timeZone: 'UTC',
  ownerName: '',
  laneName: '',
  stateLine: '',
})

const spelled = (args: Record<string, unknown>): string => JSON.stringify(args).replace(/[{}[\]",:]+/g, ' ')
