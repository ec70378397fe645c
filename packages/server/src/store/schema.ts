/**
 * The tables as Kysely sees them; `migrations/` makes them. Times are written as `Instant` and read as `Date`, JSON is
 * written as text (see `toJson` in json-columns.ts) and read parsed; `rows.ts` turns both into the types of core.
 */
import type { ColumnType, Generated } from 'kysely'

type Time = ColumnType<Date, string, string>
type MaybeTime = ColumnType<Date | null, string | null | undefined, string | null>
type DefaultTime = ColumnType<Date, string | undefined, string>
type Json = ColumnType<unknown, string, string>
type MaybeJson = ColumnType<unknown, string | null | undefined, string | null>

export type WorkspacesTable = {
  id: string
  name: string
  practice: Generated<boolean>
  /** Position of the workspace's last event. */
  position: Generated<number>
  /** The playbook in force; 0 = none yet. */
  playbook_version: Generated<number>
  created_at: DefaultTime
  /** How many days what is kept. */
  retention: Generated<unknown>
  /** When it is looked for what has been kept long enough. */
  purge_at: DefaultTime
  /** When the digest of the week is made; null: not worked out yet. */
  digest_at: MaybeTime
  /** The end of the workspace's own trail. */
  trail_seq: Generated<number>
  trail_hash: string | null
}

export type PlaybooksTable = {
  workspace: string
  version: number
  /** As it was loaded. */
  document: Json
  /** As somebody wrote it, where that was kept. */
  written: MaybeJson
  written_by: string
  why: string | null
  at: DefaultTime
}

export type MembersTable = {
  workspace: string
  person: string
  name: string
  email: string | null
  role: 'admin' | 'member' | 'viewer'
  user_id: string | null
  reachable_at: MaybeTime
  practice: Generated<boolean>
  removed_at: MaybeTime
  /** Of the proven address for which a channel was made by itself. */
  mail_shown: string | null
  wants_digest: Generated<boolean>
}

export type AgentsTable = {
  workspace: string
  id: string
  name: string
  practice: Generated<boolean>
  created_at: DefaultTime
}

export type KeysTable = {
  workspace: string
  id: string
  agent: string | null
  person: string | null
  prefix: string
  hash: string
  name: string | null
  /** Null: made before there were any, for all that its owner may do. */
  scopes: string[] | null
  created_at: DefaultTime
  expires_at: MaybeTime
  revoked_at: MaybeTime
  last_used_at: MaybeTime
}

export type HandoffsTable = {
  workspace: string
  id: string
  agent: string
  reference: string | null
  customer: string | null
  lane: string
  urgency: number
  state: string
  open: boolean
  owner: string
  offered_to: string | null
  due: MaybeTime
  act_by: MaybeTime
  note: Json
  summary: Json
  data: Json
  search: string
  found: boolean | null
  note_version: number
  seq: number
  hash: string
  messages: number
  practice: boolean
  created_at: Time
  changed_at: Time
  closed_at: MaybeTime
  talk_erased_at: MaybeTime
  erased_at: MaybeTime
}

export type NotesTable = { workspace: string; handoff: string; version: number; note: Json }
export type SubmissionsTable = { workspace: string; handoff: string; body: Json; at: DefaultTime }

export type FoundByTable = { workspace: string; handoff: string; kind: 'note' | 'talk'; words: string; parts: string }

export type ConversationsTable = {
  workspace: string
  handoff: string
  messages: Json
  count: number
  erased_at: MaybeTime
}

export type EventsTable = {
  workspace: string
  position: number
  handoff: string
  seq: number
  type: string
  at: Time
  actor: Json
  data: Json
  words: MaybeJson
  words_hash: string | null
  previous_hash: string | null
  hash: string
  sealing: Generated<number>
}

/** What admins did. */
export type WorkspaceEventsTable = {
  workspace: string
  seq: number
  type: string
  at: Time
  actor: Json
  data: Json
  words: MaybeJson
  words_hash: string | null
  sealing: number
  previous_hash: string | null
  hash: string
}

/** Who was erased, by the ids of what held their words. */
export type ErasuresTable = {
  workspace: string
  id: string
  at: Time
  handoffs: string[]
  refused: string[]
  verdicts: string[]
  notices: string[]
  /** False while it is under way. */
  done: Generated<boolean>
}

export type IdempotencyTable = {
  workspace: string
  actor: string
  key: string
  request_hash: string
  status: number
  body: Json
  at: DefaultTime
}

export type RefusedSubmissionsTable = {
  workspace: string
  id: string
  agent: string
  code: string
  detail: string
  body: string
  at: DefaultTime
  seen_at: MaybeTime
}

export type WebhooksTable = {
  workspace: string
  id: string
  agent: string | null
  url: string
  secret: string
  events: string[] | null
  arguments: Generated<'masked' | 'exact'>
  active: Generated<boolean>
  created_at: DefaultTime
  removed_at: MaybeTime
  old_secret: string | null
  old_secret_until: MaybeTime
  failures: Generated<number>
  failing_since: MaybeTime
  next_try_at: MaybeTime
}

export type DeliveriesTable = {
  workspace: string
  id: string
  handoff: string
  seq: number
  target: Generated<'webhook' | 'channel'>
  webhook: string | null
  person: string | null
  channel: string | null
  state: 'pending' | 'delivered' | 'dead'
  attempts: Generated<number>
  last_error: string | null
  last_at: MaybeTime
  delivered_at: MaybeTime
  /** Of a channel: the message that told of it. */
  message: string | null
}

export type ChannelsTable = {
  workspace: string
  id: string
  person: string
  kind: string
  address: string
  address_hash: string
  label: string
  place: number
  urgencies: string[]
  hours: MaybeJson
  now_at_any_hour: boolean
  made_at: Time
  proven_at: MaybeTime
  code_hash: string | null
  code_until: MaybeTime
  code_tries: Generated<number>
  failures: Generated<number>
  failing_since: MaybeTime
  bounced_at: MaybeTime
  last_error: string | null
}

/** Who is to be told what, until they have heard it. */
export type ToldTable = {
  workspace: string
  handoff: string
  seq: number
  person: string
  about: string
  urgency: number
  at: Time
  due_at: MaybeTime
  tried: Generated<string[]>
  failed: Generated<number>
  opened_at: MaybeTime
}

export type MessagesTable = {
  workspace: string
  id: string
  person: string
  channel: string
  state: 'pending' | 'sent' | 'failed'
  attempts: Generated<number>
  next_at: MaybeTime
  made_at: Time
  sent_at: MaybeTime
  last_error: string | null
}

/** What a message lets its person do, once. */
export type ActsTable = {
  workspace: string
  id: string
  message: string
  handoff: string
  person: string
  act: string
  note_version: number
  action_hash: string | null
  made_at: Time
  expires_at: Time
  used_at: MaybeTime
}

/** What was counted; `person` empty: of everybody. */
export type MeasuresTable = {
  workspace: string
  person: string
  day: string
  lane: string
  agent: string
  counts: Json
}

/** Up to which event it was counted. */
export type MeasuredTable = { workspace: string; position: Generated<number> }

export type VerdictsTable = {
  workspace: string
  id: string
  agent: string
  local: boolean
  at: Time
  judged_at: Time
  playbook: number | null
  kind: string
  tool: string | null
  action_hash: string | null
  verdict: string
  decided_by: string | null
  matched: Json
  failed: Json
  approved: string | null
  lost_before: number
}

export type CalendarsTable = {
  workspace: string
  url: string
  /** The last copy that could be read. */
  body: string | null
  read_at: MaybeTime
  failing_since: MaybeTime
  error: string | null
  next_at: Time
}

export type ProofsTable = { workspace: string; kept: MaybeJson; next_at: Time }

export type NoticesTable = {
  workspace: string
  id: string
  person: string
  subject: string
  body: string
  at: Time
  seen_at: MaybeTime
  due_at: MaybeTime
  tried: Generated<string[]>
  message: string | null
}

export type Database = {
  workspaces: WorkspacesTable
  playbooks: PlaybooksTable
  members: MembersTable
  agents: AgentsTable
  keys: KeysTable
  handoffs: HandoffsTable
  notes: NotesTable
  submissions: SubmissionsTable
  conversations: ConversationsTable
  found_by: FoundByTable
  events: EventsTable
  idempotency: IdempotencyTable
  refused_submissions: RefusedSubmissionsTable
  webhooks: WebhooksTable
  deliveries: DeliveriesTable
  calendars: CalendarsTable
  proofs: ProofsTable
  notices: NoticesTable
  verdicts: VerdictsTable
  workspace_events: WorkspaceEventsTable
  erasures: ErasuresTable
  channels: ChannelsTable
  told: ToldTable
  messages: MessagesTable
  acts: ActsTable
  measures: MeasuresTable
  measured: MeasuredTable
}

/** Every table that belongs to a workspace, parents first; `workspaces` itself has its id as workspace. */
export const TABLES = [
  'workspaces',
  'playbooks',
  'members',
  'agents',
  'keys',
  'webhooks',
  'handoffs',
  'notes',
  'submissions',
  'conversations',
  'found_by',
  'events',
  'idempotency',
  'refused_submissions',
  'deliveries',
  'verdicts',
  'calendars',
  'proofs',
  'notices',
  'workspace_events',
  'erasures',
  'channels',
  'told',
  'messages',
  'acts',
  'measures',
  'measured',
] as const satisfies (keyof Database)[]

/** The database role that row-level security binds, where the desk may make one; see `migrations/0001-desk.ts`. */
export const APP_ROLE = 'baton_app'
/** What `app.workspace` is set to for work across workspaces (the sweep, backups). No workspace may have this id. */
export const EVERY_WORKSPACE = '*'
