/** The parts of a note that a language model may word: those the desk worded itself because the agent left them out. */
import type { Note } from '../note/note.ts'

export const WRITTEN_PARTS = ['ask', 'what', 'why', 'next'] as const
export type WrittenPart = (typeof WRITTEN_PARTS)[number]

/** What a model wrote, part by part, as it came: nothing of it is believed yet. */
export type Wording = Partial<Record<WrittenPart, string>>

type Place = {
  /** JSON pointer into the note. */
  pointer: string
  /** How many sentences it may have, and how many characters each of them. */
  sentences: number
  characters: number
  read: (note: Note) => string
  write: (note: Note, text: string) => Note
}

export const PLACES: Record<WrittenPart, Place> = {
  ask: {
    pointer: '/ask',
    sentences: 1,
    characters: 160,
    read: ({ ask }) => ask,
    write: (note, ask) => ({ ...note, ask }),
  },
  what: {
    pointer: '/what',
    sentences: 2,
    characters: 299,
    read: ({ what }) => what,
    write: (note, what) => ({ ...note, what }),
  },
  why: {
    pointer: '/why/sentence',
    sentences: 1,
    characters: 300,
    read: ({ why }) => why.sentence,
    write: (note, sentence) => ({ ...note, why: { ...note.why, sentence } }),
  },
  next: {
    pointer: '/next/action',
    sentences: 1,
    characters: 300,
    read: ({ next }) => next.action ?? '',
    write: (note, action) => ({ ...note, next: { ...note.next, action } }),
  },
}

/** What the agent supplied and a trigger's own reason are theirs, and no model's to word. */
export const wordedByTheDesk = (note: Note): WrittenPart[] =>
  WRITTEN_PARTS.filter((part) => note.filledIn.includes(PLACES[part].pointer))
