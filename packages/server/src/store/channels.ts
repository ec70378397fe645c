/** Channels by which people are told: whose they are, whether they are proven, and how they do. */
import { type PersonId, URGENCIES, type Urgency, type WorkspaceId } from '@baton-desk/core'
import { ALWAYS, type ChannelUse } from '@baton-desk/core/telling'
import type { ChannelRecords, OwnChannel } from '../app/ports/channels.ts'
import { toJson } from './json-columns.ts'
import { maybeInstant, run, toText } from './rows.ts'
import type { Store, Tx } from './store.ts'

type ChannelRow = {
  id: string
  person: PersonId
  kind: string
  address: string
  label: string
  place: number
  urgencies: string[]
  hours: ChannelUse['hours']
  now_at_any_hour: boolean
  proven_at: Date | null
  failures: number
  failing_since: Date | null
  bounced_at: Date | null
  last_error: string | null
}

const COLUMNS = `id, person, kind, address, label, place, urgencies, hours, now_at_any_hour, proven_at, failures, failing_since,
  bounced_at, last_error`

/** So many messages in a row that could not be sent: it is the channel then, and no single message. */
const FAILING_FROM = 3
const MOST_TRIES = 5

const toChannel = (row: ChannelRow): OwnChannel => ({
  id: row.id,
  person: row.person,
  kind: row.kind,
  address: row.address,
  label: row.label,
  place: row.place,
  urgencies: row.urgencies.filter((one): one is Urgency => URGENCIES.includes(one as Urgency)),
  hours: row.hours,
  nowAtAnyHour: row.now_at_any_hour,
  isProven: row.proven_at !== null,
  health: row.bounced_at ? 'bounced' : row.failures >= FAILING_FROM ? 'failing' : 'well',
  provenAt: maybeInstant(row.proven_at),
  failingSince: maybeInstant(row.failing_since),
  lastError: row.last_error,
})

export const channelRecords = (tx: Tx, workspace: WorkspaceId): ChannelRecords => ({
  async list(person) {
    const rows = await run<ChannelRow>(
      tx,
      `select ${COLUMNS} from channels where workspace = $1 and ($2::text is null or person = $2) order by person, place, id`,
      [workspace, person ?? null],
    )
    return rows.map(toChannel)
  },

  async add(channel) {
    const rows = await run(tx, ADD, [
      workspace,
      channel.id,
      channel.person,
      channel.kind,
      channel.address,
      channel.addressHash,
      toText(channel.label),
      channel.urgencies,
      channel.hours && toJson(channel.hours),
      channel.nowAtAnyHour,
      channel.isProven,
    ])
    return rows.length > 0
  },

  async expectCode({ id, person }, { hash, validForS }) {
    await run(
      tx,
      `update channels set code_hash = $4, code_until = desk_now() + interval '1 second' * $5::float8, code_tries = 0
       where workspace = $1 and id = $2 and person = $3`,
      [workspace, id, person, hash, validForS],
    )
  },

  async prove({ id, person }, codeHash) {
    const [row] = await run<{ right: boolean | null; over: boolean }>(
      tx,
      `update channels set code_tries = code_tries + 1
       where workspace = $1 and id = $2 and person = $3
       returning code_hash = $4 as right, (code_until is null or code_until <= desk_now() or code_tries > ${MOST_TRIES}) as over`,
      [workspace, id, person, codeHash],
    )
    if (!row || row.over) return 'over'
    if (!row.right) return 'wrong'
    await run(
      tx,
      `update channels set proven_at = desk_now(), code_hash = null, code_until = null, failures = 0, failing_since = null,
         bounced_at = null, last_error = null
       where workspace = $1 and id = $2 and person = $3`,
      [workspace, id, person],
    )
    return 'proven'
  },

  async found({ id, person }, { address, addressHash, label }) {
    const rows = await run(
      tx,
      `update channels c set address = $4, address_hash = $5, label = $6
       where workspace = $1 and id = $2 and person = $3 and not exists (
         select 1 from channels o where o.workspace = $1 and o.person = $3 and o.kind = c.kind and o.address_hash = $5 and o.id <> $2)
       returning 1`,
      [workspace, id, person, address, addressHash, toText(label)],
    )
    return rows.length > 0
  },

  async change({ id, person }, { urgencies, hours, nowAtAnyHour, place }) {
    await run(
      tx,
      `update channels set urgencies = coalesce($4, urgencies), hours = case when $5 then $6::jsonb else hours end,
         now_at_any_hour = coalesce($7, now_at_any_hour), place = coalesce($8, place)
       where workspace = $1 and id = $2 and person = $3`,
      [
        workspace,
        id,
        person,
        urgencies ?? null,
        hours !== undefined,
        hours ? toJson(hours) : null,
        nowAtAnyHour ?? null,
        place ?? null,
      ],
    )
  },

  async remove({ id, person }) {
    const rows = await run(tx, 'delete from channels where workspace = $1 and id = $2 and person = $3 returning 1', [
      workspace,
      id,
      person,
    ])
    return rows.length > 0
  },

  async worked(id) {
    await run(
      tx,
      `update channels set failures = 0, failing_since = null, last_error = null where workspace = $1 and id = $2 and failures > 0`,
      [workspace, id],
    )
  },

  async failed(id, { error, isGone }) {
    const [row] = await run<{ got_worse: boolean }>(
      tx,
      `update channels set failures = failures + 1, failing_since = coalesce(failing_since, desk_now()), last_error = $3,
         bounced_at = case when $4 then coalesce(bounced_at, desk_now()) else bounced_at end
       where workspace = $1 and id = $2
       returning failures = ${FAILING_FROM} or (bounced_at = desk_now() and $4) as got_worse`,
      [workspace, id, toText(error), isGone],
    )
    return row?.got_worse ?? false
  },
})

const ADD = `insert into channels (workspace, id, person, kind, address, address_hash, label, place, urgencies, hours, now_at_any_hour,
    made_at, proven_at)
  select $1, $2, $3, $4, $5, $6, $7,
    (select coalesce(max(place), 0) + 1 from channels where workspace = $1 and person = $3), $8, $9::jsonb, $10,
    desk_now(), case when $11 then desk_now() end
  on conflict (workspace, person, kind, address_hash) do nothing returning 1`

/** An account has shown that this address of mail is its own: whoever is this account can be told there. Once for each address. */
export const mailProven = (
  store: Store,
  proven: { userId: string; address: string; addressHash: string; newId: () => string },
): Promise<WorkspaceId[]> =>
  store.systemTransaction(async (tx) => {
    const { userId, address, addressHash, newId } = proven
    const members = await run<{ workspace: WorkspaceId; person: PersonId }>(
      tx,
      `update members set mail_shown = $2 where workspace is not null and user_id = $1 and removed_at is null
         and mail_shown is distinct from $2 returning workspace, person`,
      [userId, addressHash],
    )
    const reached: WorkspaceId[] = []
    for (const { workspace, person } of members) {
      const { urgencies, nowAtAnyHour } = ALWAYS
      const added = await run(tx, ADD, [
        workspace,
        newId(),
        person,
        'email',
        address,
        addressHash,
        address,
        urgencies,
        null,
        nowAtAnyHour,
        true,
      ])
      const shown = await run(
        tx,
        `update channels set proven_at = desk_now(), code_hash = null, code_until = null
         where workspace = $1 and person = $2 and kind = 'email' and address_hash = $3 and proven_at is null returning 1`,
        [workspace, person, addressHash],
      )
      if (added.length + shown.length > 0) reached.push(workspace)
    }
    return reached
  })
