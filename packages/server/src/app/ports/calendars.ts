import type { AskedRota, Instant, RotaReading, WorkspaceId } from '@baton-desk/core'

/** A calendar that rotas name, by its address. */
export type Calendar = {
  url: string
  /** When the copy that is kept was read; null when it never could be. */
  readAt: Instant | null
  failingSince: Instant | null
  error: string | null
  /** What of the copy puts nobody on call, although somebody may have meant it to. */
  remarks: string[]
}

export type CalendarCopy = { url: string; againInMs: number } & (
  | { body: string; remarks: string[]; error?: undefined }
  | { body?: undefined; remarks?: undefined; error: string }
)

export type ClaimedCalendar = { workspace: WorkspaceId; url: string }

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

/** The text at an address, or why there is none, in words. */
export type FetchCalendar = (url: string) => Promise<{ text: string } | { problem: string }>

/** The shifts of a calendar, worked out where that keeps nobody waiting; one that takes too long has only problems. */
export type ReadRota = (calendar: string, asked: AskedRota) => Promise<RotaReading>
