/** Calendars of rotas: the last copy of each that could be read, and when it is read again. */
import type { WorkspaceId } from '@baton-desk/core'
import type { CalendarRecords } from '../app/ports/calendars.ts'
import { toJson } from './json-columns.ts'
import { maybeInstant, run, toText } from './rows.ts'
import type { Tx } from './store.ts'

type CalendarRow = {
  url: string
  read_at: Date | null
  failing_since: Date | null
  error: string | null
  remarks: string[]
}

export const calendarRecords = (tx: Tx, workspace: WorkspaceId): CalendarRecords => ({
  async list() {
    const rows = await run<CalendarRow>(
      tx,
      'select url, read_at, failing_since, error, remarks from calendars where workspace = $1 order by url',
      [workspace],
    )
    return rows.map(({ url, error, remarks, ...row }) => ({
      url,
      error,
      remarks,
      readAt: maybeInstant(row.read_at),
      failingSince: maybeInstant(row.failing_since),
    }))
  },

  async body(url) {
    const [row] = await run<{ body: string | null }>(
      tx,
      'select body from calendars where workspace = $1 and url = $2',
      [workspace, url],
    )
    return row?.body ?? null
  },

  async keep(copy) {
    const body = copy.body === undefined ? null : toText(copy.body)
    await run(
      tx,
      `insert into calendars (workspace, url, body, remarks, read_at, failing_since, error, next_at)
       values ($1, $2, $3, coalesce($6::jsonb, '[]'), case when $3::text is not null then desk_now() end, case when $4::text is not null then desk_now() end, $4,
         desk_now() + $5 * interval '1 millisecond')
       on conflict (workspace, url) do update set
         body = coalesce(excluded.body, calendars.body),
         remarks = coalesce($6::jsonb, calendars.remarks),
         read_at = coalesce(excluded.read_at, calendars.read_at),
         failing_since = case when excluded.error is not null then coalesce(calendars.failing_since, excluded.failing_since) end,
         error = excluded.error,
         next_at = excluded.next_at`,
      [workspace, copy.url, body, copy.error ?? null, copy.againInMs, copy.remarks ? toJson(copy.remarks) : null],
    )
  },

  async expect(urls) {
    if (urls.length === 0) return
    await run(
      tx,
      `insert into calendars (workspace, url, next_at) select $1, u, desk_now() from unnest($2::text[]) u
       on conflict (workspace, url) do nothing`,
      [workspace, urls],
    )
  },

  async drop(url) {
    await run(tx, 'delete from calendars where workspace = $1 and url = $2', [workspace, url])
  },
})

/** Calendars of all workspaces whose time has come, each given to one process; looked at again if that one dies. */
export async function claimCalendars(systemTx: Tx, limit: number): Promise<{ workspace: WorkspaceId; url: string }[]> {
  return run(
    systemTx,
    `update calendars set next_at = desk_now() + interval '2 minutes'
     where (workspace, url) in (
       select workspace, url from calendars where workspace is not null and next_at <= (select desk_now())
       order by next_at limit $1 for update skip locked)
     returning workspace, url`,
    [limit],
  )
}
