/**
 * What the app asks of the outside: a database, a mailer, ids. The app calls these; the store and the channels provide
 * them; only main.ts brings the two together.
 */
import type {
  AgentId,
  Conversation,
  Counts,
  EventType,
  Handoff,
  HandoffId,
  Instant,
  KeptProof,
  Note,
  PersonId,
  Playbook,
  Role,
  SealedEvent,
  TrailEnd,
  Urgency,
  VerdictRecord,
  View,
  WebhookMessage,
  WorkspaceId,
} from '@baton-desk/core'

/** One transaction on one workspace. Every method is one round trip unless it says otherwise. */
export type Records = {
  handoffs: HandoffRecords
  events: EventRecords
  people: PeopleRecords
  agents: AgentRecords
  playbooks: PlaybookRecords
  webhooks: WebhookRecords
  submissions: SubmissionRecords
  verdicts: VerdictRecords
  workspaces: WorkspaceRecords
  calendars: CalendarRecords
  proofs: ProofRecords
  notices: NoticeRecords
  /** Puts the deliveries of these events on the queue, in this transaction. */
  enqueueDeliveries(change: { handoff: HandoffId; fromSeq: number; toSeq: number }): Promise<void>
  /** Puts what the desk has to do next on the queue, in this transaction: done at least once, harmless twice. */
  enqueueErrand(errand: Errand): Promise<void>
}

export type Stored = { handoff: Handoff; trail: TrailEnd; practice: boolean; messages: number }

export type SaveNew = {
  handoff: Handoff
  events: SealedEvent[]
  row: RowSummary
  submission: unknown
  conversation: Conversation
  practice: boolean
  idempotency?: IdempotencyRecord
}
export type SaveChange = {
  before: Stored
  handoff: Handoff
  events: SealedEvent[]
  row: RowSummary
  /** Messages to add to the conversation. */
  messages?: Conversation
  idempotency?: IdempotencyRecord
}
export type IdempotencyRecord = { actor: string; key: string; requestHash: string; status: number; body: unknown }

/** What a row of a list shows beyond the columns; names are looked up when it is read. */
export type RowSummary = {
  ask: string
  who: string
  decision: string
  lacks: number
  undelivered: boolean
  search: string
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

export type HandoffRecords = {
  read(id: HandoffId): Promise<Stored | null>
  /** Reads and locks the row until the transaction ends. */
  lock(id: HandoffId): Promise<Stored | null>
  findByReference(agent: AgentId, reference: string): Promise<HandoffId | null>
  /** Throws `DuplicateReference` or `DuplicateKey` when another transaction was first. */
  saveNew(save: SaveNew): Promise<Saved>
  saveChange(save: SaveChange): Promise<Saved>
  list(query: ListRows): Promise<{ rows: StoredRow[]; nextCursor: string | null }>
  rows(ids: HandoffId[]): Promise<StoredRow[]>
  count(person: PersonId): Promise<Counts>
  oldNote(id: HandoffId, version: number): Promise<Note | null>
  conversation(id: HandoffId): Promise<{ messages: Conversation; erased: boolean } | null>
  /** Open handoffs each of these people owns. */
  openByOwner(people: PersonId[]): Promise<Record<PersonId, number>>
  lastAssigned(lane: string): Promise<PersonId | undefined>
  lastEngaged(customer: string): Promise<PersonId | undefined>
  /** Those that wait for somebody who is none of these people, as owner or as the one they are moved to. */
  waitingForOthers(people: PersonId[]): Promise<{ id: HandoffId; owner: PersonId }[]>
  idempotent(actor: string, key: string): Promise<IdempotencyRecord | null>
}
export type Saved = { position: number; deliveries: number }

export type ListRows = {
  view: View
  person?: PersonId
  agent?: AgentId
  lane?: string
  search?: string
  reference?: string
  cursor?: string
  limit: number
}

export type StoredEvent = SealedEvent & { position: number; handoff: HandoffId }

export type EventRecords = {
  after(position: number, limit: number): Promise<StoredEvent[]>
  trail(handoff: HandoffId): Promise<SealedEvent[]>
  lastPosition(): Promise<number>
}

export type Member = {
  person: PersonId
  name: string
  email: string | null
  role: Role
  userId: string | null
  reachableAt: Instant | null
  practice: boolean
}
export type PeopleRecords = {
  list(): Promise<Member[]>
  /** Names of everybody who is or was a member. */
  names(): Promise<Record<PersonId, string>>
  /** Takes somebody out of the workspace: their keys and sessions open nothing any more. False when they are not in it. */
  remove(person: PersonId): Promise<boolean>
  /** Brings the members in line with the people of a playbook: new ones are added, names follow, absent ones stay. */
  follow(people: { person: PersonId; name: string; email?: string; role: Role; practice: boolean }[]): Promise<void>
  change(
    person: PersonId,
    change: Partial<Pick<Member, 'name' | 'email' | 'role' | 'userId' | 'reachableAt'>>,
  ): Promise<void>
}

export type KeyRecord = {
  id: string
  agent: AgentId | null
  prefix: string
  createdAt: Instant
  revokedAt: Instant | null
  lastUsedAt: Instant | null
}
export type AgentRecords = {
  list(): Promise<{ id: AgentId; name: string; practice: boolean; createdAt: Instant; keys: KeyRecord[] }[]>
  /** False when the id is taken. */
  add(agent: { id: AgentId; name: string; practice: boolean }): Promise<boolean>
  addKey(key: { id: string; agent?: AgentId; person?: PersonId; prefix: string; hash: string }): Promise<void>
  /** False when there is no such key. */
  revokeKey(id: string, at: Instant): Promise<boolean>
}

/** What is known of a version without its document. */
export type ListedPlaybook = { version: number; writtenBy: string; why: string | null; at: Instant }
export type PlaybookVersion = ListedPlaybook & {
  document: Playbook
  /** As somebody wrote it, comments and all, where it came as text. */
  text: string | null
}
export type PlaybookRecords = {
  /** The version in force when left out. */
  read(version?: number): Promise<PlaybookVersion | null>
  /** Null when `basedOn` is not the newest version any more. */
  write(version: {
    basedOn: number
    document: Playbook
    writtenBy: string
    text?: string
    why?: string
  }): Promise<PlaybookVersion | null>
  /** The newest first. */
  list(page: { before?: number; limit: number }): Promise<ListedPlaybook[]>
  /** Versions that open handoffs were judged by. */
  inUse(): Promise<number[]>
}

/** A calendar that rotas name, by its address. */
export type Calendar = {
  url: string
  /** When the copy that is kept was read; null when it never could be. */
  readAt: Instant | null
  failingSince: Instant | null
  error: string | null
}
export type CalendarCopy = { url: string; againInMs: number } & (
  | { body: string; error?: undefined }
  | { body?: undefined; error: string }
)
export type CalendarRecords = {
  list(): Promise<Calendar[]>
  /** The last copy that could be read. */
  body(url: string): Promise<string | null>
  /** A new copy, or why there is none; the last good one stays. */
  keep(copy: CalendarCopy): Promise<void>
  /** Those that are not known yet are read as soon as somebody looks. */
  expect(urls: readonly string[]): Promise<void>
  drop(url: string): Promise<void>
}

export type ProofRecords = {
  read(): Promise<KeptProof | null>
  keep(proof: { kept: KeptProof; nextAt: Instant }): Promise<void>
}

/** What the desk tells a person outside of any handoff. */
export type Notice = { id: string; subject: string; body: string; at: Instant; seenAt: Instant | null }
export type NewNotice = { id: string; people: readonly PersonId[]; subject: string; body: string }
export type NoticeRecords = {
  /** Who was told under this id before is not told again. Gives who is new to it. */
  add(notice: NewNotice): Promise<PersonId[]>
  list(query: { person: PersonId; limit: number }): Promise<Notice[]>
  /** Of those that `list` gives for the same query. */
  countUnseen(query: { person: PersonId; limit: number }): Promise<number>
  see(notice: { id: string; person: PersonId }): Promise<boolean>
  /** Null when it was mailed before. */
  toMail(notice: {
    id: string
    person: PersonId
  }): Promise<{ email: string | null; subject: string; body: string } | null>
  mailed(notice: { id: string; person: PersonId }): Promise<void>
}

/** What the desk does by itself after a change, outside of its transaction. */
export type Errand =
  /** Gives what people have who left the playbook to somebody who is there. */
  { kind: 'hand_over' } | { kind: 'mail_notice'; id: string; person: PersonId }

export type Webhook = {
  id: string
  url: string
  secret: string
  agent: AgentId | null
  events: EventType[] | null
  createdAt: Instant
}
export type Delivery = {
  id: string
  handoff: HandoffId
  seq: number
  webhook: string
  url: string
  state: 'pending' | 'delivered' | 'dead'
  attempts: number
  lastError: string | null
  lastAt: Instant | null
}
export type WebhookRecords = {
  list(agent?: AgentId): Promise<Webhook[]>
  add(webhook: Omit<Webhook, 'createdAt'>): Promise<Webhook>
  remove(id: string, agent?: AgentId): Promise<boolean>
  deliveries(query: {
    state?: Delivery['state']
    handoff?: HandoffId
    id?: string
    agent?: AgentId
    limit: number
  }): Promise<Delivery[]>
  /** The event of a delivery with its webhook, ready to be sent; null when either is gone. */
  deliveryToSend(id: string): Promise<{ delivery: Delivery; webhook: Webhook; event: StoredEvent } | null>
  pendingOf(handoff: HandoffId, fromSeq: number, toSeq: number): Promise<Delivery[]>
  tried(id: string, result: { state: Delivery['state']; error: string | null; at: Instant }): Promise<void>
}

export type RefusedRecord = {
  id: string
  agent: AgentId
  code: string
  detail: string
  body: string
  at: Instant
  seenAt: Instant | null
}
export type SubmissionRecords = {
  refuse(refused: Omit<RefusedRecord, 'seenAt' | 'at'>): Promise<void>
  list(limit: number): Promise<RefusedRecord[]>
  countUnseen(): Promise<number>
  see(id: string, at: Instant): Promise<boolean>
}

/** What an agent's gate or the desk's answered; never a word of the conversation. */
export type NewVerdicts = {
  agent: AgentId
  /** Judged in the agent's process, and told by the agent. */
  local: boolean
  verdicts: VerdictRecord[]
}
export type AuditedVerdict = VerdictRecord & { agent: AgentId; local: boolean; at: Instant }
export type ListVerdicts = { verdict?: VerdictRecord['verdict']; trigger?: string; cursor?: string; limit: number }
export type VerdictRecords = {
  /** The same id again is recorded once. */
  add(verdicts: NewVerdicts): Promise<void>
  list(query: ListVerdicts): Promise<{ items: AuditedVerdict[]; nextCursor: string | null }>
}

export type Workspace = { id: WorkspaceId; name: string; practice: boolean; playbook: number }
export type WorkspaceRecords = { read(): Promise<Workspace | null> }

/** Somebody else's transaction was first: the same reference, key or version. */
export class Duplicate extends Error {
  readonly what: 'reference' | 'idempotency' | 'version'
  constructor(what: Duplicate['what']) {
    super(`another transaction was first with this ${what}`)
    this.what = what
  }
}

/** A list was asked to go on where it never was. */
export class UnreadableCursor extends Error {
  constructor() {
    super('`cursor` is none that this list gave out. Leave it out to start from the beginning.')
  }
}

export type KeyOwner = {
  workspace: WorkspaceId
  keyId: string
  hash: string
  revoked: boolean
  lastUsedAt: Instant | null
} & ({ kind: 'agent'; agent: AgentId } | { kind: 'person'; person: PersonId; role: Role })

export type DueHandoff = { workspace: WorkspaceId; handoff: HandoffId }

/** The database as the app knows it. `now` is always the database's clock. */
export type Store = {
  kind: 'embedded' | 'postgres'
  transaction<T>(workspace: WorkspaceId, work: (records: Records, now: Instant) => Promise<T>): Promise<T>
  /** Finds who a key belongs to before the workspace is known. */
  findKey(prefix: string): Promise<KeyOwner | null>
  keyUsed(workspace: WorkspaceId, keyId: string): Promise<void>
  findMemberships(
    userId: string,
  ): Promise<{ workspace: WorkspaceId; practice: boolean; person: PersonId; role: Role }[]>
  /** Handoffs whose deadline has passed, oldest first; null in `next` when none is left to come. */
  due(limit: number): Promise<DueHandoff[]>
  /** Calendars and proofs whose time has come, each claimed for this process for some minutes. */
  claimCalendars(limit: number): Promise<{ workspace: WorkspaceId; url: string }[]>
  claimProofs(): Promise<WorkspaceId[]>
  /** Puts pending deliveries that have no job, as after a restore, back on the queue; resolves with the number of their events. */
  requeueLostDeliveries(limit: number): Promise<number>
  workspaces(): Promise<Workspace[]>
  createWorkspace(workspace: { id: WorkspaceId; name: string; practice: boolean }): Promise<void>
  /** Removes a practice workspace with all it holds; throws on a real one. Returns how many handoffs it held. */
  purgePractice(workspace: WorkspaceId): Promise<number>
  isReady(): Promise<boolean>
  close(): Promise<void>
}

export type Ids = { next: () => string }
export type Log = {
  info(facts: Record<string, unknown>, message: string): void
  warn(facts: Record<string, unknown>, message: string): void
  error(facts: Record<string, unknown>, message: string): void
}
/** Sign-in of people, as far as the app has a say in it. */
export type SignIn = {
  signInLink(email: string): Promise<{ url: string; expiresAt: Date }>
  hasPassword(userId: string): Promise<boolean>
  change(userId: string, change: { name?: string; email?: string; password?: string }): Promise<void>
}
/** The text at an address, or why there is none, in words. */
export type FetchCalendar = (url: string) => Promise<{ text: string } | { problem: string }>
/** One try to deliver one message, signed. Null when it was taken, else what went wrong, in words. */
export type SendWebhook = (sending: {
  url: string
  secret: string
  id: string
  message: WebhookMessage
}) => Promise<string | null>
export type Mailer = { send(mail: { to: string; subject: string; text: string }): Promise<void> }
