import type { Refusal } from '@baton-desk/core'
import type { Aside } from './at-length.ts'
import type { Hub } from './hub.ts'
import type { Model } from './ports/ask-model.ts'
import type { FetchCalendar, ReadRota } from './ports/calendars.ts'
import type { Log } from './ports/log.ts'
import type { Mailer, Post } from './ports/mailer.ts'
import type { SignIn } from './ports/sign-in.ts'
import type { Signing } from './ports/signing.ts'
import type { Store } from './ports/store.ts'
import type { PersonChannels } from './ports/telling.ts'
import type { Traced } from './ports/traced.ts'
import type { RateLimit } from './rate-limit.ts'
import type { Rotas } from './rotas.ts'
import type { Seal } from './seal.ts'
import type { SignedIds } from './signed-ids.ts'
import type { BrowserMarks } from './telling/browser-marks.ts'
import type { ReplyTokens } from './telling/reply-tokens.ts'
import type { Names } from './views.ts'
import type { Facts, WorkspaceFacts } from './workspace-facts.ts'

/** Everything the app works with; put together once, in main.ts. */
export type App = {
  store: Store
  hub: Hub
  facts: Facts
  /** Playbook, people or agents changed: every process reads them again. */
  factsChanged: (workspace: string) => Promise<void>
  ids: { next: () => string }
  /** Signs the heads of trails. */
  signing: Signing
  /** Random, for the words of one event: see `seal` of core. */
  newSalt: () => string
  log: Log
  rateLimit: RateLimit
  /** Does what takes long. */
  aside: Aside
  signIn: SignIn
  mailer: Mailer
  /** By which people are told. */
  channels: PersonChannels
  actTokens: SignedIds
  /** Of the page that a customer sees. */
  customerTokens: SignedIds
  /** By which browsers that have acted are known again. */
  browserMarks: BrowserMarks
  /** By which an answer finds its message. */
  replyTokens: ReplyTokens
  /** To which messages are answered; absent: no mail comes in. */
  replyAddress?: string
  /** Queues a mail of sign-in. */
  post: Post
  /** Where people and agents reach the desk. */
  publicUrl: string
  fetchCalendar: FetchCalendar
  readRota: ReadRota
  /** Between two readings of a calendar, in milliseconds. */
  calendarEveryMs: number
  rotas: Rotas
  /** Writes the list of all erasures beside the database, so that a backup of before brings nobody back. */
  keepErasures: () => Promise<void>
  /** Null when the desk may send to this address. */
  addressRefused: (url: string) => Promise<Refusal | null>
  /** A new key in full with what is kept of it. */
  newKey: (kind: 'agent' | 'person') => { key: string; prefix: string; hash: string }
  newWebhookSecret: () => string
  /** What of it lies in the database. */
  seal: Seal
  /** Words notes, where one is set up. */
  model?: Model
  /** Milliseconds of a clock that is never set back; for measuring only, deadlines are the database's. */
  monotonicMs: () => number
  /** Writes all of it into a file of this machine, for this recipient alone where one is named; answers with the rows of each table. */
  backUp: (to: {
    file: string
    recipient?: string | undefined
    mayReplace?: boolean | undefined
  }) => Promise<Record<string, number> | Refusal>
  /** Shown to whoever watches traces, where somebody does. */
  traced?: Traced
  /** Told of every command that went through. */
  observe: (change: Observed) => void
}

export type Observed = { command: string; outcome: 'changed' | 'unchanged' | string; ms: number }

export const namesOf = (facts: WorkspaceFacts, now: string): Names => ({
  playbook: facts.playbook.document,
  people: facts.people,
  agents: facts.agents,
  now,
})
