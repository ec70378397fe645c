import type {
  AgentId,
  Conversation,
  Counts,
  DecisionKind,
  Handoff,
  HandoffId,
  HandoffRow,
  Instant,
  Note,
  PersonId,
  SealedEvent,
  Urgency,
  View,
  WorkspaceId,
} from '@baton-desk/core'
import type { KeptHandoff } from '@baton-desk/core/rules'
import type { Telling } from '@baton-desk/core/telling'
import type { TrailEnd } from '@baton-desk/core/trail'

export type Stored = { handoff: Handoff; trail: TrailEnd; practice: boolean; messages: number }

export type SaveNew = {
  handoff: Handoff
  /** All its events, sealed from the start of the trail. */
  events: SealedEvent[]
  /** Whom its events are to be told. */
  tellings: readonly Telling[]
  row: RowSummary
  /** What the agent sent, as it came. */
  submission: unknown
  conversation: Conversation
  practice: boolean
  idempotency?: IdempotencyRecord
}

/** The parts of a submission that may be mended, as they came. */
export type SentAgain = { note?: unknown; brief?: unknown; answers?: Record<string, string> | undefined }

export type SaveChange = {
  before: Stored
  handoff: Handoff
  /** Sealed from the end of the trail of `before`; at least one. */
  events: SealedEvent[]
  /** Whom these are to be told. */
  tellings: readonly Telling[]
  row: RowSummary
  /** Messages to add to the conversation. */
  messages?: Conversation
  idempotency?: IdempotencyRecord
}

export type IdempotencyRecord = { actor: string; key: string; requestHash: string; status: number; body: unknown }

export type Saved = { position: number; deliveries: number }

/** What a row of a list shows beyond the columns; names are looked up when it is read. */
export type RowSummary = {
  ask: string
  who: string
  decision: string
  lacks: number
  undelivered: boolean
  /** Who gave the first of two approvals. */
  approvedBy?: PersonId
  waits?: NonNullable<HandoffRow['waits']>
  undoable?: Omit<NonNullable<HandoffRow['undoable']>, 'by'> & { by: PersonId }
  decided?: Omit<NonNullable<HandoffRow['decided']>, 'by'> & { by: PersonId }
}

export type StoredRow = {
  id: HandoffId
  agent: AgentId
  lane: string
  urgency: Urgency
  state: Handoff['state']
  owner: PersonId
  offeredTo?: PersonId
  by: Instant | null
  due: Instant | null
  practice: boolean
  createdAt: Instant
  changedAt: Instant
  summary: RowSummary
}

export type ClosedHandoff = { id: HandoffId; rule?: string; tool?: string; decision?: DecisionKind }

export type ListRows = {
  view: View
  person?: PersonId
  agent?: AgentId
  lane?: string
  /** Words of the note and what was written beside it; of the conversation too where `agent` is not named. */
  search?: string
  reference?: string
  cursor?: string
  limit: number
}

export type HandoffRecords = {
  read(id: HandoffId): Promise<Stored | null>
  /** Reads and locks the row until the transaction ends. */
  lock(id: HandoffId): Promise<Stored | null>
  findByReference(agent: AgentId, reference: string): Promise<HandoffId | null>
  /** Throws `Duplicate` when another transaction was first with this reference or idempotency key. */
  saveNew(save: SaveNew): Promise<Saved>
  /** Throws `Duplicate('version')` when the handoff is no longer as `before` says. */
  saveChange(save: SaveChange): Promise<Saved>
  /** One page of a view, each in its order: open ones by urgency and time to act, overdue by time, closed the latest first. */
  list(query: ListRows): Promise<{ rows: StoredRow[]; nextCursor: string | null }>
  /** Closed ones that came and were closed since then, the newest first, at most so many; practice only where all is practice. */
  closedSince(of: { since: Instant; limit: number }): Promise<ClosedHandoff[]>
  /** The same with what was said and proposed, as far as it is kept; `open`: with those that are not closed yet, before them. */
  keptSince(of: { since: Instant; limit: number; open?: boolean }): Promise<KeptHandoff[]>
  /** In no order. */
  rows(ids: HandoffId[]): Promise<StoredRow[]>
  /** How many stand in each view, each counted to 1,000 at most. */
  count(person: PersonId): Promise<Counts>
  /** An earlier version of a note that was mended since. */
  oldNote(id: HandoffId, version: number): Promise<Note | null>
  /** Note, brief and answers as the agent sent them last; nothing of them once erased. */
  submission(id: HandoffId): Promise<SentAgain>
  /** What the agent sent again stands in place of what it sent before. */
  saveSentAgain(id: HandoffId, sent: SentAgain): Promise<void>
  /** Null when none was sent. */
  conversation(id: HandoffId): Promise<{ messages: Conversation; erased: boolean } | null>
  /** How many open handoffs each of these people owns; those with none are absent. */
  openByOwner(people: PersonId[]): Promise<Record<PersonId, number>>
  /** The owner of the lane's newest handoff. */
  lastAssigned(lane: string): Promise<PersonId | undefined>
  /** Other open handoffs of this customer, the newest first, ten at most; of one agent where it is named. */
  alsoOpen(of: { customer: string; except: HandoffId; agent?: AgentId }): Promise<StoredRow[]>
  /** An open handoff that says the same, begun since then. */
  openTwin(of: Twin): Promise<HandoffId | null>
  /** Into which lanes, and with which reasons, this customer came since then. */
  cameSince(of: { customer: string; since: Instant }): Promise<{ lane: string; reason: string | null }[]>
  /** Who last decided for this customer. */
  lastEngaged(customer: string): Promise<PersonId | undefined>
  /**
   * Those that wait for somebody who is none of these people, as owner or as the one they are moved to. What is closed
   * waits for nobody.
   */
  waitingForOthers(people: PersonId[]): Promise<{ id: HandoffId; owner: PersonId }[]>
  /** What an actor was answered under this key before; null when the key is new. */
  idempotent(actor: string, key: string): Promise<IdempotencyRecord | null>
}

/** What makes two handoffs the same to a reader. Where nobody knows who it is about, the conversation has to be the same too. */
export type Twin = {
  agent: AgentId
  lane: string
  customer: string | undefined
  ask: string
  who: string
  actionHash: string | undefined
  /** Given where nothing else says whose it is. */
  conversation?: Conversation | undefined
  since: Instant
}

export type DueHandoff = { workspace: WorkspaceId; handoff: HandoffId }

/** Somebody else's transaction was first: the same reference, key or version. */
export class Duplicate extends Error {
  readonly what: 'reference' | 'idempotency' | 'version'
  constructor(what: Duplicate['what']) {
    super(`another transaction was first with this ${what}`)
    this.what = what
  }
}
