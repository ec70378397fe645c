/** The four texts of a note that a language model may word: those the desk worded itself because the agent left them out. */
import type { BriefLine } from '../note/brief.ts'
import type { Note } from '../note/note.ts'
import { type Wording, WRITTEN_PARTS, type WrittenPart } from './wording.ts'

type Part = {
  /** JSON pointer into the note. */
  pointer: string
  /** How many sentences it may have, and how many characters each of them. */
  sentences: number
  characters: number
  read: (note: Note) => string
  write: (note: Note, text: string) => Note
  /** What a model wrote of it. */
  from: (wording: Wording) => readonly BriefLine[]
}

const oneOf = (line: BriefLine | undefined): BriefLine[] => (line ? [line] : [])

export const PARTS: Record<WrittenPart, Part> = {
  ask: {
    pointer: '/ask',
    sentences: 1,
    characters: 160,
    read: ({ ask }) => ask,
    write: (note, ask) => ({ ...note, ask }),
    from: ({ ask }) => oneOf(ask),
  },
  what: {
    pointer: '/what',
    sentences: 2,
    characters: 299,
    read: ({ what }) => what,
    write: (note, what) => ({ ...note, what }),
    from: ({ what = [] }) => what,
  },
  why: {
    pointer: '/why/sentence',
    sentences: 1,
    characters: 300,
    read: ({ why }) => why.sentence,
    write: (note, sentence) => ({ ...note, why: { ...note.why, sentence } }),
    from: ({ why_you: lines = [] }) => lines.slice(0, 1),
  },
  next: {
    pointer: '/next/action',
    sentences: 1,
    characters: 300,
    read: ({ next }) => next.action ?? '',
    write: (note, action) => ({ ...note, next: { ...note.next, action } }),
    from: ({ first_step }) => oneOf(first_step),
  },
}

/** What the agent supplied and a trigger's own reason are theirs, and no model's to word. */
export const wordedByTheDesk = (note: Note): WrittenPart[] =>
  WRITTEN_PARTS.filter((part) => note.filledIn.includes(PARTS[part].pointer))
