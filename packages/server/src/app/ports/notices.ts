import type { Instant, PersonId } from '@baton-desk/core'

/** What the desk tells a person outside of any handoff. */
export type Notice = { id: string; subject: string; body: string; at: Instant; seenAt: Instant | null }

export type NewNotice = { id: string; people: readonly PersonId[]; subject: string; body: string }

/** A notice as one of those who were told has it. */
export type NoticeOf = { id: string; person: PersonId }

export type ListNotices = { person: PersonId; limit: number }

export type NoticeRecords = {
  /** Who was told under this id before is not told again. Whoever has a proven channel is told by it too. */
  add(notice: NewNotice): Promise<void>
  /** The newest first. */
  list(query: ListNotices): Promise<Notice[]>
  /** Of those that `list` gives for the same query. */
  countUnseen(query: ListNotices): Promise<number>
  /** False when this person has no such notice. */
  see(notice: NoticeOf): Promise<boolean>
}
