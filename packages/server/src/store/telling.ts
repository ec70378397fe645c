/**
 * Who is to be told what (`told`; a save of a handoff adds to it, in its one statement), the messages that tell it, and what
 * each lets its person do once. A message that was made is sent at least once: whoever takes it up has it for a while only.
 */
import { type HandoffId, URGENCIES, type WorkspaceId } from '@baton-desk/core'
import type {
  Act,
  ActName,
  DueMessage,
  DueNotice,
  DueRefresh,
  LoggedMessage,
  PendingMessage,
  SentMessage,
  ShownMessage,
  TellingRecords,
  ToldNotice,
  ToldRow,
  ToTell,
} from '../app/ports/telling.ts'
import { toJson } from './json-columns.ts'
import { instant, maybeInstant, run, toText } from './rows.ts'
import type { Tx } from './store.ts'

type ToldColumns = {
  handoff: HandoffId
  seq: number
  about: string
  urgency: number
  tried: string[]
  failed: number
}

type ActRow = {
  id: string
  message: string
  handoff: HandoffId
  person: string
  act: ActName
  note_version: number
  action_hash: string | null
  typed: Record<string, string> | null
  expires_at: Date
  used_at: Date | null
}

const LOGGED_MESSAGES = 100
const LOGGED_HANDOFFS = 20

type LogRow = {
  id: string
  made_at: Date
  state: LoggedMessage['state']
  sent_at: Date | null
  attempts: number
  last_error: string | null
  of: number
  handoffs: { id: HandoffId; about: string; openedAt: string | null }[]
  notices: string[]
}

const ACT_COLUMNS = 'id, message, handoff, person, act, note_version, action_hash, typed, expires_at, used_at'

/** Whoever takes a message up has it for so long: longer than sending it may take. */
const TAKEN_UP_FOR = `interval '90 seconds'`

const urgencyOf = (rank: number) => URGENCIES[rank] ?? 'today'

const toAct = (row: ActRow): Act => ({
  id: row.id,
  message: row.message,
  handoff: row.handoff,
  person: row.person,
  act: row.act,
  noteVersion: row.note_version,
  actionHash: row.action_hash,
  ...(row.typed && { typed: row.typed }),
  expiresAt: instant(row.expires_at),
  usedAt: maybeInstant(row.used_at),
})

export const tellingRecords = (tx: Tx, workspace: WorkspaceId): TellingRecords => {
  const noticesOf = (message: string, person: string) =>
    run<ToldNotice>(
      tx,
      'select subject, body from notices where workspace = $1 and message = $2 and person = $3 order by at, id',
      [workspace, message, person],
    )
  return {
    async due(person) {
      // Two processes that told one person at once would make two messages where one is enough.
      await run(tx, `select pg_advisory_xact_lock(hashtext('baton tell ' || $1), hashtext($2))`, [workspace, person])
      const rows = await run<ToldColumns>(
        tx,
        `select handoff, seq, about, urgency, tried, failed from told
       where workspace = $1 and person = $2 and due_at <= (select desk_now()) order by urgency, at, handoff for update`,
        [workspace, person],
      )
      return rows.map(({ urgency, ...row }): ToldRow => ({ ...row, urgency: urgencyOf(urgency) }))
    },

    async lookAgain(person, rows) {
      if (rows.length === 0) return
      await run(
        tx,
        `update told set due_at = r.at from jsonb_to_recordset($3::jsonb) as r(handoff text, seq int, at timestamptz)
       where told.workspace = $1 and told.person = $2 and told.handoff = r.handoff and told.seq = r.seq and told.opened_at is null`,
        [workspace, person, toJson(rows)],
      )
    },

    async dueNotices(person) {
      return run<DueNotice>(
        tx,
        `select id, tried from notices where workspace = $1 and person = $2 and due_at <= (select desk_now()) order by at, id for update`,
        [workspace, person],
      )
    },

    async noticesAgain(person, notices) {
      if (notices.length === 0) return
      await run(
        tx,
        `update notices set due_at = r.at from jsonb_to_recordset($3::jsonb) as r(id text, at timestamptz)
       where notices.workspace = $1 and notices.person = $2 and notices.id = r.id and notices.seen_at is null`,
        [workspace, person, toJson(notices)],
      )
    },

    async addMessage({ id, person, channel, kind, of, notices }) {
      await run(
        tx,
        `with made as (
         insert into messages (workspace, id, person, channel, state, next_at, made_at)
         values ($1, $2, $3, $4, 'pending', desk_now(), desk_now())
       ), telling as (
         update told set due_at = null, tried = told.tried || $4::text
         from jsonb_to_recordset($6::jsonb) as r(handoff text, seq int)
         where told.workspace = $1 and told.person = $3 and told.handoff = r.handoff and told.seq = r.seq
       ), of_notices as (
         update notices set due_at = null, tried = tried || $4::text, message = $2
         where workspace = $1 and person = $3 and id = any($7::text[])
       )
       insert into deliveries (workspace, id, handoff, seq, target, person, channel, state, message)
       select $1, $2 || '.' || r.handoff || '.' || r.seq, r.handoff, r.seq, 'channel', $3, $5, 'pending', $2
       from jsonb_to_recordset($6::jsonb) as r(handoff text, seq int)`,
        [workspace, id, person, channel, kind, toJson(of.map(({ handoff, seq }) => ({ handoff, seq }))), notices],
      )
    },

    async pending(id) {
      const [message] = await run<Omit<PendingMessage, 'of' | 'notices'>>(
        tx,
        `select m.id, m.person, m.channel, coalesce(c.kind, '') as kind, m.state, m.attempts, m.last_error as error,
         m.taken_up > 1 as "mayBeThere" from messages m
       left join channels c on c.workspace = m.workspace and c.id = m.channel
       where m.workspace = $1 and m.id = $2 and m.next_at is not null for update of m`,
        [workspace, id],
      )
      if (!message) return null
      const rows = await run<ToldColumns>(
        tx,
        `select t.handoff, t.seq, t.about, t.urgency, t.tried, t.failed
       from deliveries d
       join told t on t.workspace = d.workspace and t.handoff = d.handoff and t.seq = d.seq and t.person = d.person
       join handoffs h on h.workspace = d.workspace and h.id = d.handoff
       where d.workspace = $1 and d.message = $2 order by t.urgency, h.act_by nulls last, t.at, t.handoff`,
        [workspace, id],
      )
      return {
        ...message,
        notices: await noticesOf(id, message.person),
        of: rows.map(({ urgency, ...row }) => ({ ...row, urgency: urgencyOf(urgency) })),
      }
    },

    async sent({ id, person, receipt }, waits) {
      await run(
        tx,
        `with sent as (
         update messages set state = 'sent', attempts = attempts + 1, sent_at = desk_now(), last_error = null,
           -- It shows how things stood before it was there.
           receipt = $5, refresh_at = case when $5::text is null then null else desk_now() end
         where workspace = $1 and id = $2
       ), waiting as (
         update told set due_at = r.until from jsonb_to_recordset($4::jsonb) as r(handoff text, seq int, until timestamptz)
         where told.workspace = $1 and told.person = $3 and told.handoff = r.handoff and told.seq = r.seq and told.opened_at is null
       )
       update deliveries set state = 'delivered', attempts = attempts + 1, last_error = null, last_at = desk_now(),
         delivered_at = desk_now(),
         heard = (select max(r.heard) from jsonb_to_recordset($4::jsonb) as r(handoff text, heard int) where r.handoff = deliveries.handoff)
       where workspace = $1 and message = $2`,
        [
          workspace,
          id,
          person,
          toJson(waits.map(({ handoff, seq, until, heard }) => ({ handoff, seq, until, heard }))),
          receipt ?? null,
        ],
      )
    },

    async notSent({ id, person }, { error, again }) {
      await run(
        tx,
        `with tried as (
         update messages set state = case when $5::timestamptz is null then 'failed' else 'pending' end, attempts = attempts + 1,
           next_at = coalesce($5::timestamptz, next_at), last_error = $4
         where workspace = $1 and id = $2
       ), others as (
         update told set due_at = desk_now(), failed = failed + 1 from deliveries d
         where $5::timestamptz is null and d.workspace = $1 and d.message = $2 and told.workspace = $1 and told.person = $3
           and told.handoff = d.handoff and told.seq = d.seq and told.opened_at is null
       ), other_notices as (
         update notices set due_at = desk_now()
         where $5::timestamptz is null and workspace = $1 and message = $2 and person = $3 and seen_at is null
       )
       update deliveries set state = case when $5::timestamptz is null then 'dead' else 'pending' end, attempts = attempts + 1,
         last_error = $4, last_at = desk_now()
       where workspace = $1 and message = $2`,
        [workspace, id, person, toText(error), again],
      )
    },

    async noted(id) {
      await run(tx, 'update messages set next_at = null where workspace = $1 and id = $2', [workspace, id])
    },

    async shown(id) {
      const [message] = await run<Omit<ShownMessage, 'of' | 'notices'>>(
        tx,
        `select id, person, channel, receipt, refresh_tries as tries from messages
       where workspace = $1 and id = $2 and state = 'sent' and receipt is not null`,
        [workspace, id],
      )
      if (!message) return null
      const rows = await run<ToldColumns & { heard: number }>(
        tx,
        `select t.handoff, t.seq, t.about, t.urgency, t.tried, coalesce(d.heard, d.seq) as heard
       from deliveries d
       join told t on t.workspace = d.workspace and t.handoff = d.handoff and t.seq = d.seq and t.person = d.person
       join handoffs h on h.workspace = d.workspace and h.id = d.handoff
       where d.workspace = $1 and d.message = $2 order by t.urgency, t.at, t.handoff`,
        [workspace, id],
      )
      return {
        ...message,
        notices: await noticesOf(id, message.person),
        of: rows.map(({ urgency, ...row }) => ({ ...row, urgency: urgencyOf(urgency) })),
      }
    },

    async refreshed({ message, takenUp }, heard) {
      await run(
        tx,
        `with told_of as (
         update deliveries d set heard = r.seq from jsonb_to_recordset($4::jsonb) as r(handoff text, seq int)
         where d.workspace = $1 and d.message = $2 and d.handoff = r.handoff
       )
       update messages set refresh_at = case when refresh_at::text = $3 then null else refresh_at end, refresh_tries = 0
       where workspace = $1 and id = $2`,
        [workspace, message, takenUp, toJson(heard)],
      )
    },

    async notRefreshed({ message, takenUp }, again) {
      await run(
        tx,
        `update messages set refresh_at = $4::timestamptz, refresh_tries = refresh_tries + 1
       where workspace = $1 and id = $2 and refresh_at::text = $3`,
        [workspace, message, takenUp, again],
      )
    },

    async opened(handoff, person) {
      const rows = await run<{ was_told: boolean }>(
        tx,
        `update told set opened_at = desk_now(), due_at = null
       where workspace = $1 and handoff = $2 and person = $3 and opened_at is null and (about <> 'deadline_near' or tried <> '{}')
       returning tried <> '{}' as was_told`,
        [workspace, handoff, person],
      )
      return rows.some(({ was_told }) => was_told)
    },

    async isUnheard(handoff, person) {
      const [row] = await run<{ unheard: boolean }>(
        tx,
        `select opened_at is null and tried <> '{}' as unheard from told
       where workspace = $1 and handoff = $2 and person = $3 order by seq desc limit 1`,
        [workspace, handoff, person],
      )
      return row?.unheard ?? false
    },

    async actsOf(message) {
      const rows = await run<ActRow>(
        tx,
        `select ${ACT_COLUMNS} from acts where workspace = $1 and message = $2 order by id`,
        [workspace, message],
      )
      return rows.map(toAct)
    },

    async addActs(acts) {
      if (acts.length === 0) return
      await run(
        tx,
        `insert into acts (workspace, id, message, handoff, person, act, note_version, action_hash, typed, made_at, expires_at)
       select $1, a.id, a.message, a.handoff, a.person, a.act, a."noteVersion", a."actionHash", a.typed, desk_now(), a."expiresAt"
       from jsonb_to_recordset($2::jsonb) as a(id text, message text, handoff text, person text, act text, "noteVersion" int,
         "actionHash" text, typed jsonb, "expiresAt" timestamptz)`,
        [workspace, toJson(acts)],
      )
    },

    async act(id) {
      const [row] = await run<ActRow & { channel: string; is_theirs: boolean }>(
        tx,
        `select ${ACT_COLUMNS.replaceAll(/\w+/g, 'a.$&')}, m.channel, c.id is not null as is_theirs from acts a
       join messages m on m.workspace = a.workspace and m.id = a.message
       left join channels c on c.workspace = m.workspace and c.id = m.channel and c.person = a.person and c.proven_at is not null
       where a.workspace = $1 and a.id = $2`,
        [workspace, id],
      )
      return row ? { ...toAct(row), channel: row.channel, isTheirs: row.is_theirs } : null
    },

    async sentMessage(id) {
      const [row] = await run<Omit<SentMessage, 'readsBack'> & { reads_back: string | null }>(
        tx,
        `select m.id, m.person, m.channel, m.state, m.reads_back,
         array(select distinct d.handoff from deliveries d where d.workspace = $1 and d.message = coalesce(m.reads_back, m.id)) as handoffs
       from messages m where m.workspace = $1 and m.id = $2`,
        [workspace, id],
      )
      if (!row) return null
      const { reads_back: readsBack, ...message } = row
      return { ...message, readsBack }
    },

    toldOf: (id) =>
      run(
        tx,
        `select t.handoff, t.seq, t.about from deliveries d
       join told t on t.workspace = d.workspace and t.handoff = d.handoff and t.seq = d.seq and t.person = d.person
       where d.workspace = $1 and d.message = $2`,
        [workspace, id],
      ),

    async log({ person, channel }) {
      const rows = await run<LogRow>(
        tx,
        `select m.id, m.made_at, m.state, m.sent_at, m.attempts, m.last_error,
         (select count(distinct d.handoff)::int from deliveries d where d.workspace = m.workspace and d.message = m.id) as of,
         (select coalesce(jsonb_agg(h order by h.urgency, h.at, h.id), '[]') from (
            select d.handoff as id, max(t.about) as about, min(t.urgency) as urgency, min(t.at) as at, max(t.opened_at) as "openedAt"
            from deliveries d
            join told t on t.workspace = d.workspace and t.handoff = d.handoff and t.seq = d.seq and t.person = d.person
            where d.workspace = m.workspace and d.message = m.id group by d.handoff
            order by min(t.urgency), min(t.at), d.handoff limit ${LOGGED_HANDOFFS}) h) as handoffs,
         array(select n.subject from notices n where n.workspace = m.workspace and n.message = m.id and n.person = m.person
           order by n.at, n.id) as notices
       from messages m where m.workspace = $1 and m.person = $2 and m.channel = $3
       order by m.made_at desc, m.id desc limit ${LOGGED_MESSAGES}`,
        [workspace, person, channel],
      )
      return rows.map(({ of, handoffs, ...row }) => ({
        id: row.id,
        at: instant(row.made_at),
        state: row.state,
        sentAt: maybeInstant(row.sent_at),
        tries: row.attempts,
        error: row.last_error,
        handoffs: handoffs.map(({ id, about, openedAt }) => ({
          id,
          about,
          openedAt: openedAt === null ? null : instant(new Date(openedAt)),
        })),
        more: of - handoffs.length,
        notices: row.notices,
      }))
    },

    async addReadBack({ id, person, channel, readsBack }) {
      await run(
        tx,
        `insert into messages (workspace, id, person, channel, state, made_at, sent_at, reads_back)
       values ($1, $2, $3, $4, 'sent', desk_now(), desk_now(), $5)`,
        [workspace, id, person, channel, readsBack],
      )
    },

    async takeMail({ id, message }) {
      const rows = await run(
        tx,
        `insert into received_mails as r (workspace, id, message, at, taken_until)
       values ($1, $2, $3, desk_now(), desk_now() + ${TAKEN_UP_FOR})
       on conflict (workspace, id) do update set taken_until = excluded.taken_until
       where r.outcome is null and r.taken_until <= desk_now() returning 1`,
        [workspace, id, message],
      )
      return rows.length > 0
    },

    async mailRead({ id, outcome }) {
      await run(tx, 'update received_mails set outcome = $3, taken_until = null where workspace = $1 and id = $2', [
        workspace,
        id,
        outcome,
      ])
    },

    async useAct(id) {
      const rows = await run(
        tx,
        `update acts set used_at = desk_now() where workspace = $1 and id = $2 and used_at is null and expires_at > desk_now()
       returning 1`,
        [workspace, id],
      )
      return rows.length > 0
    },
  }
}

/** After a message so recent nobody is told again at once: what comes meanwhile is told together, after so long in any case. */
const RECENT = `interval '90 seconds'`
/** It is told when for so long nothing more has come. */
const QUIET = `interval '10 seconds'`

export const findToTell = (systemTx: Tx, limit: number): Promise<ToTell[]> =>
  run(
    systemTx,
    `select t.workspace, t.person from (
       select workspace, person, due_at from told where workspace is not null and due_at <= (select desk_now())
       union all
       select workspace, person, due_at from notices where workspace is not null and due_at <= (select desk_now())
     ) t group by t.workspace, t.person
     having max(t.due_at) <= (select desk_now()) - ${QUIET} or min(t.due_at) <= (select desk_now()) - ${RECENT}
       or not exists (select 1 from messages m where m.workspace = t.workspace and m.person = t.person and m.state <> 'failed'
         and m.made_at > (select desk_now()) - ${RECENT})
     order by min(t.due_at) limit $1`,
    [limit],
  )

export const claimMessages = (
  systemTx: Tx,
  { limit, butNot }: { limit: number; butNot: readonly string[] },
): Promise<DueMessage[]> =>
  run(
    systemTx,
    `update messages m set next_at = desk_now() + ${TAKEN_UP_FOR}, taken_up = taken_up + 1 from (
       select w.workspace, w.id, coalesce(c.kind, '') as kind from messages w
       left join channels c on c.workspace = w.workspace and c.id = w.channel
       where w.workspace is not null and w.next_at <= (select desk_now()) and coalesce(c.kind, '') <> all($2::text[])
       order by w.next_at limit $1 for update of w skip locked) taken
     where m.workspace = taken.workspace and m.id = taken.id returning m.workspace, m.id as message, taken.kind`,
    [limit, butNot],
  )

export const claimRefreshes = (
  systemTx: Tx,
  { limit, butNot }: { limit: number; butNot: readonly string[] },
): Promise<DueRefresh[]> =>
  run(
    systemTx,
    `update messages m set refresh_at = desk_now() + ${TAKEN_UP_FOR} from (
       select w.workspace, w.id, coalesce(c.kind, '') as kind from messages w
       left join channels c on c.workspace = w.workspace and c.id = w.channel
       where w.workspace is not null and w.refresh_at <= (select desk_now()) and coalesce(c.kind, '') <> all($2::text[])
       order by w.refresh_at limit $1 for update of w skip locked) taken
     where m.workspace = taken.workspace and m.id = taken.id
     returning m.workspace, m.id as message, taken.kind, m.refresh_at::text as "takenUp"`,
    [limit, butNot],
  )

/** In which workspace a message was made. */
export async function findMessage(systemTx: Tx, id: string): Promise<WorkspaceId | null> {
  const [row] = await run<{ workspace: WorkspaceId }>(
    systemTx,
    'select workspace from messages where workspace is not null and id = $1',
    [id],
  )
  return row?.workspace ?? null
}
