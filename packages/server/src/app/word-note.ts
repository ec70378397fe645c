/** A composed note in a model's words, as far as they stand, for whoever asked for one and waits. Nothing is recorded. */
import {
  type AnswerOf,
  type Conversation,
  type Finding,
  type Instant,
  type Note,
  type Template,
  takeWording,
  writingTask,
} from '@baton-desk/core'
import type { Model } from './ports/ask-model.ts'

export type ToWord = { note: Note; findings: Finding[] }
export type WordingContext = { conversation: Conversation; now: Instant; template?: Template; onSilence?: string }

/** `error` says why the endpoint failed; the note without it stands. */
export type WordedNote = ToWord & { worded: NonNullable<AnswerOf<'compose'>['worded']>; error?: Error }

export async function wordNote(
  composed: ToWord,
  context: WordingContext,
  { model, signal }: { model: Model | undefined; signal: AbortSignal },
): Promise<WordedNote> {
  if (!model) return { ...composed, worded: 'no_model' }
  const task = writingTask(composed.note, context.conversation)
  if (!task) return { ...composed, worded: 'nothing_to_word' }
  try {
    const wording = await model.ask(task, signal)
    const taken = takeWording(composed, { wording, model: model.name }, context)
    return { ...taken, worded: taken.note.wordedBy ? 'taken' : 'nothing_stands' }
  } catch (error) {
    return { ...composed, worded: 'failed', error: error instanceof Error ? error : new Error(String(error)) }
  }
}
