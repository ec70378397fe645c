import type { HandoffId, Instant, Note, WorkspaceId } from '@baton-desk/core'

/** What held the words of whom somebody asked to forget: ids alone, so that it may lie beside backups and tell nobody who. */
export type Erasure = {
  id: string
  workspace: WorkspaceId
  at: Instant
  handoffs: HandoffId[]
  /** Bodies that could not be taken. */
  refused: string[]
  verdicts: string[]
  notices: string[]
}

/** Whose words are looked for. */
export type Sought = {
  /** As the agent named them. */
  customer?: string | undefined
  /** Further handoffs of theirs. */
  handoffs: readonly HandoffId[]
  /** Further words by which they are found where nothing names a handoff. */
  words: readonly string[]
}

export type Traces = Pick<Erasure, 'refused' | 'verdicts' | 'notices'> & {
  /** Those that still have words, the oldest first. */
  handoffs: { id: HandoffId; state: string; isOpen: boolean }[]
  /** Other handoffs that name them, the newest first, 100 at most; nobody but a person knows whether they are theirs. */
  mentionedIn: HandoffId[]
}

type Row = Record<string, unknown>
type Kept = { refused: Row[]; verdicts: Row[]; notices: Row[] }

export type ErasureRecords = {
  /** Reads notes, bodies that could not be taken, verdicts and notices through: for what is seldom asked. */
  find(sought: Sought): Promise<Traces>
  /** What lies in no handoff, as it is kept. */
  read(of: Pick<Erasure, 'refused' | 'verdicts' | 'notices'>): Promise<Kept>
  /** All that the agent sent for a handoff, and the notes that were mended since, by their version. */
  sent(handoff: HandoffId): Promise<{ body: unknown; earlierNotes: { version: number; note: Note }[] }>
  /** Keeps what is to be erased, before any of it is. */
  begin(erasure: Omit<Erasure, 'workspace'>): Promise<void>
  /**
   * Takes the words of these handoffs, as far as nobody has to act on them any more. What is left tells who had it, when, and
   * what kind of answer it got; trails stay whole. Harmless twice.
   */
  takeWords(handoffs: readonly HandoffId[]): Promise<void>
  /** Takes the words that lie in no handoff. Harmless twice. */
  takeRest(of: Pick<Erasure, 'refused' | 'verdicts' | 'notices'>): Promise<void>
  /** Nothing of it is left. False where a handoff was opened again meanwhile: then it is done once that is over. */
  end(erasure: Pick<Erasure, 'id' | 'handoffs'>): Promise<boolean>
}
