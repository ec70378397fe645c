/**
 * What the app asks of the database. The app calls it, `store/` provides it, and only main.ts brings the two together;
 * what it asks for each noun stands in a file beside this one.
 */
import type { HandoffId, Instant, WorkspaceId } from '@baton-desk/core'
import type { AgentRecords, KeyOwner } from './agents.ts'
import type { CalendarRecords, ClaimedCalendar } from './calendars.ts'
import type { ChannelRecords } from './channels.ts'
import type { DeliveryRecords } from './deliveries.ts'
import type { DigestRecords } from './digests.ts'
import type { Erasure, ErasureRecords } from './erasures.ts'
import type { Errand } from './errands.ts'
import type { EventRecords } from './events.ts'
import type { DueHandoff, HandoffRecords } from './handoffs.ts'
import type { Links } from './links.ts'
import type { MeasureRecords } from './measures.ts'
import type { NoticeRecords } from './notices.ts'
import type { Anonymised, Membership, PeopleRecords, WaitingMember } from './people.ts'
import type { PlaybookRecords } from './playbooks.ts'
import type { ProofRecords } from './proofs.ts'
import type { Purges, RetentionRecords } from './retention.ts'
import type { SubmissionRecords } from './submissions.ts'
import type { DueMessage, DueRefresh, TellingRecords, ToTell } from './telling.ts'
import type { TrailRecords } from './trail.ts'
import type { Tries } from './tries.ts'
import type { VerdictRecords } from './verdicts.ts'
import type { WebhookRecords } from './webhooks.ts'
import type { Workspace, WorkspaceRecords } from './workspaces.ts'

/** One transaction on one workspace. Every method is one round trip unless it says otherwise. */
export type Records = {
  handoffs: HandoffRecords
  events: EventRecords
  people: PeopleRecords
  agents: AgentRecords
  playbooks: PlaybookRecords
  webhooks: WebhookRecords
  deliveries: DeliveryRecords
  submissions: SubmissionRecords
  verdicts: VerdictRecords
  workspaces: WorkspaceRecords
  calendars: CalendarRecords
  proofs: ProofRecords
  notices: NoticeRecords
  erasures: ErasureRecords
  trail: TrailRecords
  retention: RetentionRecords
  channels: ChannelRecords
  telling: TellingRecords
  measures: MeasureRecords
  digests: DigestRecords
  /** Puts the deliveries of these events on the queue, in this transaction. */
  enqueueDeliveries(change: { handoff: HandoffId; fromSeq: number; toSeq: number }): Promise<void>
  /** Puts what the desk has to do next on the queue, in this transaction: done at least once, harmless twice. */
  enqueueErrand(errand: Errand): Promise<void>
}

/** A list was asked to go on where it never was. */
export class UnreadableCursor extends Error {}

/**
 * What keeps the database from working for a while: it does not answer; it has too much to do (no connection is free, a lock
 * or a statement took too long); its disk is full; it may not be written to.
 */
export type Fault = 'silent' | 'busy' | 'disk-full' | 'read-only'

/** The database as the app knows it. `now` is always the database's clock. */
export type Store = {
  kind: 'embedded' | 'postgres'
  transaction<T>(workspace: WorkspaceId, work: (records: Records, now: Instant) => Promise<T>): Promise<T>
  /** A transaction that may only read, asks before it knows the time and answers before it has ended: nothing of it can be undone. */
  readingTransaction<T>(
    workspace: WorkspaceId,
    work: (records: Records, now: Promise<Instant>) => Promise<T>,
  ): Promise<T>
  /** Finds who a key belongs to before the workspace is known. */
  findKey(prefix: string): Promise<KeyOwner | null>
  keyUsed(workspace: WorkspaceId, keyId: string): Promise<void>
  /** Accounts of this name or address that are in no workspace any more go, and letters that were sent there. */
  forgetAccounts(of: Anonymised): Promise<void>
  /** Where somebody who has signed in belongs, in the order in which the workspaces were made. */
  findMemberships(userId: string): Promise<Membership[]>
  /** Memberships that somebody at this address may join, and nobody has: where their mail goes, and no more than that. */
  waitingFor(address: string): Promise<WaitingMember[]>
  links: Links
  tries: Tries
  purges: Purges
  /** Handoffs whose deadline has passed, the oldest first. */
  due(limit: number): Promise<DueHandoff[]>
  /** Whom there is something to tell now, who waits longest first. */
  toTell(limit: number): Promise<ToTell[]>
  /** Messages to be sent now, each for this process for some time; none by channels of these kinds. */
  claimMessages(wanted: { limit: number; butNot: readonly string[] }): Promise<DueMessage[]>
  /** Messages that can be changed and show what is no longer so, each for this process for some time. */
  claimRefreshes(wanted: { limit: number; butNot: readonly string[] }): Promise<DueRefresh[]>
  /** In which workspace a message was made; null where none was. */
  findMessage(id: string): Promise<WorkspaceId | null>
  /** Workspaces in which something happened that was not counted yet. */
  toCount(limit: number): Promise<WorkspaceId[]>
  /** Calendars and proofs whose time has come, each claimed for this process for some minutes. */
  claimCalendars(limit: number): Promise<ClaimedCalendar[]>
  claimProofs(): Promise<WorkspaceId[]>
  /** Workspaces whose digest of the week is due, likewise; `isFirst`: none was due before. */
  claimDigests(): Promise<{ workspace: WorkspaceId; isFirst: boolean }[]>
  /** Puts pending deliveries that have no job, as after a restore, back on the queue; resolves with the number of their events. */
  requeueLostDeliveries(limit: number): Promise<number>
  /** Erasures of all workspaces: those that are not done, or all. */
  erasures(which?: { all: boolean }): Promise<Erasure[]>
  /** Makes so many handoffs of before the index of words findable; resolves with how many there were. */
  indexWords(limit: number): Promise<number>
  workspaces(): Promise<Workspace[]>
  createWorkspace(workspace: Omit<Workspace, 'playbook'>): Promise<void>
  /** Removes a practice workspace with all it holds; throws on a real one. Returns how many handoffs it held. */
  purgePractice(workspace: WorkspaceId): Promise<number>
  /** Writes, at most every few seconds: what cannot be written to is not ready. Throws where it is not. */
  isReady(): Promise<void>
  close(): Promise<void>
}
