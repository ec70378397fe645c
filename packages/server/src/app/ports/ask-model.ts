import type { Wording, WritingTask } from '@baton-desk/core'

/** Asks a language model for words. Rejects where it is slow, away or answers rubbish; what it answers is not believed yet. */
export type AskModel = (task: WritingTask, signal: AbortSignal) => Promise<Wording>

/** A model that may word notes, by the name that it has at its endpoint. */
export type Model = { name: string; ask: AskModel }
