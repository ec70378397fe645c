/** The words by which a handoff is found: what whoever lists it may read there, and nothing that is hidden from them. */
import { type Conversation, type Handoff, maskedFor, type SealedEvent } from '@baton-desk/core'
import { editsFor } from './views.ts'

/** `talk` is for those who may open the conversation. */
export type FoundBy = { kind: 'note' | 'talk'; words: string[] }

const NOBODY = { exact: false }
/** Of one text; what is longer is no text that somebody reads. */
const MOST_WORDS = 4000
const LONGEST = 100

/** What they wrote beside it; what went wrong on the way to somebody is no word of the case. */
const READ_IN_EVENTS = ['text', 'promised', 'question', 'reason', 'readBack', 'instead'] as const

export const wordsOfNote = (handoff: Handoff): string[] => {
  const { note, id, customer, reference } = handoff
  const { action, ...rest } = note
  const args = action && (maskedFor(handoff, action.arguments, undefined)?.arguments ?? action.arguments)
  return wordsIn([id, customer, reference, rest, action?.tool, args])
}

export const wordsOfEvents = (handoff: Handoff, events: readonly Pick<SealedEvent, 'words'>[]): string[] =>
  wordsIn(
    events.map(({ words = {} }) => {
      const said = words as Record<string, string | undefined>
      const edits = said.edits === undefined ? undefined : JSON.parse(editsFor(handoff, NOBODY)(said.edits))
      return [READ_IN_EVENTS.map((name) => said[name]), edits]
    }),
  )

export const wordsOfTalk = (conversation: Conversation): string[] => wordsIn(conversation.map(({ text }) => text))

/** What is looked for, word by word, in any order; so many at most, each of which is a filter. */
export const wordsSought = (search = ''): string[] => search.split(/\s+/).map(bare).filter(Boolean).slice(0, 8)

/** Every word once: as it stands, and each piece of one that is made of several. */
function wordsIn(value: unknown): string[] {
  const found = new Set<string>()
  for (const text of textsIn(value))
    for (const run of text.split(/\s+/)) {
      const whole = bare(run)
      for (const word of [whole, ...whole.split(/[^\p{L}\p{N}]+/u)])
        for (let at = 0; at < word.length && found.size < MOST_WORDS; at += LONGEST)
          found.add(word.slice(at, at + LONGEST))
    }
  return [...found]
}

/** Without accents, in small letters, without what stands around it. */
const bare = (word: string): string =>
  word
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[\0\p{Surrogate}]/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ı', 'i')
    .replaceAll('ß', 'ss')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')

/** Words and numbers, whatever they stand in; names of fields are no words of the case. */
function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  else if (typeof value === 'number') yield String(value)
  else if (Array.isArray(value)) for (const each of value) yield* textsIn(each)
  else if (value && typeof value === 'object') yield* textsIn(Object.values(value))
}
