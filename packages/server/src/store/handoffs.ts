/**
 * Handoffs: read, locked, saved and listed. A save is one statement, whatever it has to write. One handoff per
 * transaction: locks are taken in the order handoff, then workspace, and two handoffs in one would turn that around.
 */
import {
  type Conversation,
  type DecisionKind,
  type Note,
  type SealedEvent,
  URGENCIES,
  type WorkspaceId,
} from '@baton-desk/core'
import type { KeptHandoff } from '@baton-desk/core/rules'
import type { Telling } from '@baton-desk/core/telling'
import { wordsOfEvents, wordsOfNote, wordsSought } from '../app/found-by.ts'
import {
  type DueHandoff,
  Duplicate,
  type HandoffRecords,
  type IdempotencyRecord,
  type ListRows,
  type Saved,
  type SentAgain,
} from '../app/ports/handoffs.ts'
import { notifyChange } from './changes-channel.ts'
import { readConversation } from './conversations.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { addWords, foundBy, havingWords } from './found-by.ts'
import { toJson } from './json-columns.ts'
import {
  alikeOf,
  COUNTS_HERE,
  instant,
  LINK_COLUMNS,
  LINK_SHAPE,
  LISTED_COLUMNS,
  type ListedRow,
  run,
  STORED_COLUMNS,
  type StoredHandoffRow,
  toColumns,
  toLinkRow,
  toStored,
  toStoredRow,
} from './rows.ts'
import type { Tx } from './store.ts'

const CLOSED_SINCE = `not h.open and h.changed_at >= $2 and h.created_at >= $2 and ${COUNTS_HERE}
  order by h.changed_at desc, h.id desc limit $3`
const OPEN_SINCE = `h.open and h.created_at >= $2 and ${COUNTS_HERE} order by h.created_at desc, h.id desc limit $3`
const KEPT = `select id, open, created_at, changed_at, note -> 'action' as action, data -> 'decision' ->> 'kind' as decision
  from handoffs h where h.workspace = $1`

const READ = `select ${STORED_COLUMNS} from handoffs where workspace = $1 and id = $2`

export const handoffRecords = (tx: Tx, workspace: WorkspaceId): HandoffRecords => ({
  async read(id) {
    const [row] = await run<StoredHandoffRow>(tx, READ, [workspace, id])
    return row ? toStored(row) : null
  },

  async lock(id) {
    const [row] = await run<StoredHandoffRow>(tx, `${READ} for update`, [workspace, id])
    return row ? toStored(row) : null
  },

  async findByReference(agent, reference) {
    const [row] = await run<{ id: string }>(
      tx,
      'select id from handoffs where workspace = $1 and agent = $2 and reference = $3',
      [workspace, agent, reference],
    )
    return row?.id ?? null
  },

  async saveNew({ handoff, events, tellings, row, submission, conversation, practice, idempotency }) {
    const columns = toColumns({
      workspace,
      handoff,
      row,
      trail: endOf(events),
      messages: conversation.length,
      practice,
    })
    const [saved] = await orDuplicate(() =>
      run<Saved>(tx, SAVE_NEW, [
        workspace,
        toJson(columns),
        toJson(events.map(toLinkRow)),
        events.length,
        toJson(idempotency ?? {}),
        toJson(submission),
        toJson(conversation),
        toJson(tellings.map(toTold)),
        toJson(foundBy({ note: wordsOfNote(handoff), events: wordsOfEvents(handoff, events) }, conversation)),
      ]),
    )
    if (!saved) throw new Error(`There is no workspace ${workspace} to save a handoff in.`)
    return { position: saved.position, deliveries: saved.deliveries }
  },

  async saveChange({ before, handoff, events, tellings, row, messages = [], idempotency }) {
    const columns = toColumns({
      workspace,
      handoff,
      row,
      trail: endOf(events),
      messages: before.messages + messages.length,
      practice: before.practice,
    })
    const isSameNote = handoff.noteVersion === before.handoff.noteVersion
    if (isSameNote) columns.note = null
    const found = foundBy(
      { ...(!isSameNote && { note: wordsOfNote(handoff) }), events: wordsOfEvents(handoff, events) },
      messages,
    )
    const [saved] = await orDuplicate(() =>
      run<Saved>(tx, SAVE_CHANGE, [
        workspace,
        toJson(columns),
        toJson(events.map(toLinkRow)),
        events.length,
        toJson(idempotency ?? {}),
        before.trail.seq,
        toJson(messages),
        toJson(tellings.map(toTold)),
        toJson(found),
      ]),
    )
    if (!saved) throw new Duplicate('version')
    return { position: saved.position, deliveries: saved.deliveries }
  },

  async idempotent(actor, key) {
    const [row] = await run<IdempotencyRecord>(
      tx,
      `select actor, key, request_hash as "requestHash", status, body from idempotency where workspace = $1 and actor = $2 and key = $3`,
      [workspace, actor, key],
    )
    return row ?? null
  },

  async list(query) {
    const parameters: unknown[] = [workspace]
    const bind = (value: unknown) => `$${parameters.push(value)}`
    const { order, selections } = selectionsOf(query, bind)
    const names = order.columns.map(([name]) => name).join(', ')
    const direction = order.descending ? ' desc' : ''
    const sorted = order.columns.map(([name]) => `${name}${direction}`).join(', ')

    const filters: string[] = []
    if (query.agent !== undefined) filters.push(`agent = ${bind(query.agent)}`)
    if (query.lane !== undefined) filters.push(`lane = ${bind(query.lane)}`)
    if (query.reference !== undefined) filters.push(`reference = ${bind(query.reference)}`)
    filters.push(...havingWords(wordsSought(query.search), { talk: query.agent === undefined, bind }))
    if (query.cursor !== undefined) {
      const casts = order.columns.map(([, cast]) => cast)
      const after = readCursor(query.cursor, casts).map((value, index) => `${bind(value)}::${casts[index]}`)
      filters.push(`(${names}) ${order.descending ? '<' : '>'} (${after.join(', ')})`)
    }
    const limit = bind(query.limit + 1)
    const pages = selections.map(
      (selection) =>
        `(select ${LISTED_COLUMNS} from handoffs where ${['workspace = $1', selection, ...filters].join(' and ')} order by ${sorted} limit ${limit})`,
    )
    const rows = await run<ListedRow>(
      tx,
      pages.length === 1 ? `${pages[0]}` : `${pages.join(' union all ')} order by ${sorted} limit ${limit}`,
      parameters,
    )
    const page = rows.slice(0, query.limit)
    const last = page.at(-1)
    return {
      rows: page.map(toStoredRow),
      nextCursor: rows.length > query.limit && last ? writeCursor(order.cursor(last)) : null,
    }
  },

  async closedSince({ since, limit }) {
    const rows = await run<{ id: string; rule: string | null; tool: string | null; decision: DecisionKind | null }>(
      tx,
      `select id, note -> 'why' ->> 'trigger' as rule, note -> 'action' ->> 'tool' as tool,
         data -> 'decision' ->> 'kind' as decision
       from handoffs h where h.workspace = $1 and ${CLOSED_SINCE}`,
      [workspace, since, limit],
    )
    return rows.map(({ id, rule, tool, decision }) => ({
      id,
      ...(rule !== null && { rule }),
      ...(tool !== null && { tool }),
      ...(decision !== null && { decision }),
    }))
  },

  async keptSince({ since, limit, open = false }) {
    const rows = await run<{
      id: string
      created_at: Date
      action: KeptHandoff['action'] | null
      decision: DecisionKind | null
      messages: Conversation | null
    }>(
      tx,
      `select kept.*, c.messages from (
         ${open ? `(${KEPT} and ${OPEN_SINCE}) union all (${KEPT} and ${CLOSED_SINCE})` : `${KEPT} and ${CLOSED_SINCE}`}
       ) as kept left join conversations c on c.workspace = $1 and c.handoff = kept.id
       order by kept.open desc, kept.changed_at desc, kept.id desc limit $3`,
      [workspace, since, limit],
    )
    return rows.map(({ id, created_at, action, decision, messages }) => ({
      id,
      createdAt: instant(created_at),
      messages: messages ?? [],
      ...(action && { action }),
      ...(decision !== null && { decision }),
    }))
  },

  async rows(ids) {
    if (ids.length === 0) return []
    const rows = await run<ListedRow>(
      tx,
      `select ${LISTED_COLUMNS} from handoffs where workspace = $1 and id = any($2::text[])`,
      [workspace, ids],
    )
    return rows.map(toStoredRow)
  },

  async count(person) {
    const [row] = await run<{
      owned: number
      offered: number
      not_accepted: number
      overdue: number
      waiting: number
      everything: number
      lanes: Record<string, number>
    }>(tx, COUNT, [workspace, person])
    if (!row) throw new Error('Expected the counts of a workspace.')
    return {
      mine: Math.min(1000, row.owned + row.offered),
      not_accepted: row.not_accepted,
      overdue: row.overdue,
      waiting: row.waiting,
      all: row.everything,
      lanes: row.everything < 1000 ? row.lanes : {},
    }
  },

  async oldNote(id, version) {
    const [row] = await run<{ note: Note }>(
      tx,
      'select note from notes where workspace = $1 and handoff = $2 and version = $3',
      [workspace, id, version],
    )
    return row?.note ?? null
  },

  async submission(id): Promise<SentAgain> {
    const [row] = await run<SentAgain>(
      tx,
      `select body->'note' as note, body->'brief' as brief, body->'answers' as answers from submissions where workspace = $1 and handoff = $2`,
      [workspace, id],
    )
    return { note: row?.note ?? undefined, brief: row?.brief ?? undefined, answers: row?.answers ?? undefined }
  },

  async saveSentAgain(id, sent) {
    // Each answer stays until it is given again.
    await run(
      tx,
      `update submissions set body = body || $3::jsonb || jsonb_build_object('answers',
         coalesce(body->'answers', '{}') || coalesce($3::jsonb->'answers', '{}'))
       where workspace = $1 and handoff = $2`,
      [workspace, id, toJson(sent)],
    )
  },

  conversation: (id) => readConversation(tx, workspace, id),

  async openByOwner(people) {
    const rows = await run<{ owner: string; count: number }>(
      tx,
      'select owner, count(*)::int as count from handoffs where workspace = $1 and open and owner = any($2::text[]) group by owner',
      [workspace, people],
    )
    return Object.fromEntries(rows.map(({ owner, count }) => [owner, count]))
  },

  async waitingForOthers(people) {
    return run(
      tx,
      `select id, owner from handoffs where workspace = $1 and due is not null
         and (owner <> all($2::text[]) or (offered_to is not null and offered_to <> all($2::text[]))) order by id`,
      [workspace, people],
    )
  },

  async lastAssigned(lane) {
    const [row] = await run<{ owner: string }>(
      tx,
      'select owner from handoffs where workspace = $1 and lane = $2 order by id desc limit 1',
      [workspace, lane],
    )
    return row?.owner
  },

  async alsoOpen({ customer, except, agent }) {
    const rows = await run<ListedRow>(
      tx,
      `select ${LISTED_COLUMNS} from handoffs where workspace = $1 and customer = $2 and open and id <> $3
         and ($4::text is null or agent = $4) order by id desc limit 10`,
      [workspace, customer, except, agent ?? null],
    )
    return rows.map(toStoredRow)
  },

  async openTwin({ agent, lane, customer, ask, who, actionHash, conversation, since }) {
    const [row] = await run<{ id: string }>(
      tx,
      `select id from handoffs where workspace = $1 and open and agent = $2 and alike = $10 and lane = $3
         and customer is not distinct from $4 and summary->>'ask' = $5 and summary->>'who' = $6
         and note->'action'->>'hash' is not distinct from $7 and created_at >= $8
         and ($9::jsonb is null or exists (select from conversations
           where conversations.workspace = $1 and conversations.handoff = handoffs.id and messages = $9::jsonb))
       order by id desc limit 1`,
      [
        workspace,
        agent,
        lane,
        customer ?? null,
        ask,
        who,
        actionHash ?? null,
        since,
        conversation ? toJson(conversation) : null,
        alikeOf({ ask, who }),
      ],
    )
    return row?.id ?? null
  },

  cameSince: ({ customer, since }) =>
    run<{ lane: string; reason: string | null }>(
      tx,
      `select distinct lane, note -> 'why' ->> 'code' as reason from handoffs
       where workspace = $1 and customer = $2 and changed_at >= $3 and created_at >= $3`,
      [workspace, customer, since],
    ),

  async lastEngaged(customer) {
    const [row] = await run<{ person: string }>(
      tx,
      `select data->'decision'->>'by' as person from handoffs
       where workspace = $1 and customer = $2 and data ? 'decision' order by changed_at desc limit 1`,
      [workspace, customer],
    )
    return row?.person
  },
})

// The parts that both saves share. $1 workspace, $2 handoff's columns, $3 events, $4 how many, $5 idempotency record, $8 who
// is to be told what, $9 the words it is found by. Whoever does something with it has heard of what was before, save that their time runs out. Whoever
// has no channel is asked by their deadline alone. A delivery of what a webhook itself reports (delivered, delivery_failed)
// would go round in circles, and which message went to whom is nobody's business outside.
const RECORD = `
  recorded as (
    insert into events (workspace, position, handoff, ${LINK_COLUMNS})
    select $1, place.position - $4::int + (row_number() over (order by e.seq)), place.handoff, ${LINK_COLUMNS.replaceAll(/\w+/g, 'e.$&')}
    from place, jsonb_to_recordset($3::jsonb) as e(${LINK_SHAPE})
    returning seq, type
  ),
  remembered as (
    insert into idempotency (workspace, actor, key, request_hash, status, body)
    select $1, i.actor, i.key, i."requestHash", i.status, i.body
    from place, jsonb_to_record($5::jsonb) as i(actor text, key text, "requestHash" text, status int, body jsonb)
    where i.key is not null
  ),
  to_deliver as (
    insert into deliveries (workspace, id, handoff, seq, webhook, state)
    select $1, place.handoff || '.' || recorded.seq || '.' || w.id, place.handoff, recorded.seq, w.id, 'pending'
    from place, recorded, webhooks w
    where w.workspace = $1 and w.active and (w.agent is null or w.agent = place.agent)
      and recorded.type not in ('delivered', 'delivery_failed', 'told', 'not_told', 'seen') and (w.events is null or recorded.type = any(w.events))
    returning 1
  ),
  heard as (
    update told set opened_at = desk_now(), due_at = null
    from place, jsonb_to_recordset($3::jsonb) as e(actor jsonb)
    where told.workspace = $1 and told.handoff = place.handoff and e.actor ->> 'kind' = 'person'
      and told.person = e.actor ->> 'id' and told.opened_at is null and told.about <> 'deadline_near'
  ),
  to_tell as (
    insert into told (workspace, handoff, seq, person, about, urgency, at, due_at)
    select $1, place.handoff, t.seq, t.person, t.about, t.urgency, t.at, t."dueAt"
    from place, jsonb_to_recordset($8::jsonb) as t(seq int, person text, about text, urgency smallint, at timestamptz, "dueAt" timestamptz)
    where exists (select from channels c where c.workspace = $1 and c.person = t.person and c.proven_at is not null)
    on conflict do nothing
  ),
  findable as (${addWords('$9')}
  )
  select place.position, (select count(*)::int from to_deliver) as deliveries,
    ${notifyChange({ workspace: '$1::text', position: 'place.position', handoff: 'place.handoff' })}
  from place`

const SAVE_NEW = `with
  place as (
    update workspaces set position = workspaces.position + $4::int
    from jsonb_to_record($2::jsonb) as h(id text, agent text)
    where workspaces.id = $1
    returning workspaces.position, h.id as handoff, h.agent
  ),
  added as (
    insert into handoffs select h.* from place, jsonb_populate_record(null::handoffs, $2::jsonb) h
  ),
  submitted as (
    insert into submissions (workspace, handoff, body) select $1, place.handoff, $6::jsonb from place
  ),
  spoken as (
    insert into conversations (workspace, handoff, messages, count)
    select $1, place.handoff, $7::jsonb, jsonb_array_length($7::jsonb) from place where jsonb_array_length($7::jsonb) > 0
  ),${RECORD}`

// $6 the seq it must still have, $7 messages to add. An unchanged note is not sent and not written again. What shows it
// elsewhere is to show how it stands.
const SAVE_CHANGE = `with
  earlier as (
    select note_version, note from handoffs, jsonb_to_record($2::jsonb) as h(id text)
    where handoffs.workspace = $1 and handoffs.id = h.id and handoffs.seq = $6
  ),
  changed as (
    update handoffs set
      customer = h.customer, lane = h.lane, urgency = h.urgency, state = h.state, open = h.open, owner = h.owner,
      offered_to = h.offered_to, due = h.due, act_by = h.act_by, note = coalesce(h.note, handoffs.note),
      summary = h.summary, data = h.data, search = h.search, alike = h.alike, note_version = h.note_version, seq = h.seq, hash = h.hash,
      messages = h.messages, changed_at = h.changed_at, closed_at = h.closed_at
    from jsonb_populate_record(null::handoffs, $2::jsonb) h
    where handoffs.workspace = $1 and handoffs.id = h.id and handoffs.seq = $6
    returning handoffs.id, handoffs.agent, handoffs.note_version
  ),
  kept as (
    insert into notes (workspace, handoff, version, note)
    select $1, changed.id, earlier.note_version, earlier.note from changed, earlier
    where earlier.note_version < changed.note_version
  ),
  spoken as (
    insert into conversations (workspace, handoff, messages, count)
    select $1, changed.id, $7::jsonb, jsonb_array_length($7::jsonb) from changed where jsonb_array_length($7::jsonb) > 0
    on conflict (workspace, handoff) do update
      set messages = conversations.messages || excluded.messages, count = conversations.count + excluded.count
  ),
  place as (
    update workspaces set position = workspaces.position + $4::int from changed where workspaces.id = $1
    returning workspaces.position, changed.id as handoff, changed.agent
  ),
  shown as (
    update messages set refresh_at = desk_now(), refresh_tries = 0 from changed
    where messages.workspace = $1 and messages.receipt is not null and messages.id in (
      select d.message from deliveries d where d.workspace = $1 and d.handoff = changed.id and d.message is not null)
  ),${RECORD}`

const toTold = ({ urgency, ...telling }: Telling) => ({ ...telling, urgency: URGENCIES.indexOf(urgency) })

function endOf(events: SealedEvent[]): { seq: number; hash: string } {
  const last = events.at(-1)
  if (!last) throw new Error('A save needs at least one event: every change is in the trail.')
  return last
}

const UNIQUE_VIOLATION = '23505'

async function orDuplicate<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const { code, constraint } = error as { code?: string; constraint?: string }
    if (code !== UNIQUE_VIOLATION) throw error
    if (constraint === 'handoffs_reference') throw new Duplicate('reference')
    if (constraint === 'idempotency_pkey') throw new Duplicate('idempotency')
    throw error
  }
}

type Order = { columns: [name: string, cast: string][]; descending?: true; cursor: (row: ListedRow) => unknown[] }

const BY_URGENCY: Order = {
  columns: [
    ['urgency', 'smallint'],
    ['act_by', 'timestamptz'],
    ['id', 'text'],
  ],
  cursor: ({ urgency, act_by, id }) => [urgency, act_by, id],
}
const BY_TIME: Order = {
  columns: [
    ['act_by', 'timestamptz'],
    ['id', 'text'],
  ],
  cursor: ({ act_by, id }) => [act_by, id],
}
const LATEST_CHANGE: Order = {
  columns: [
    ['changed_at', 'timestamptz'],
    ['id', 'text'],
  ],
  descending: true,
  cursor: ({ changed_at, id }) => [changed_at, id],
}

// Each condition is the predicate of a partial index, word for word: else the index is not used. `(select desk_now())`
// is worked out once, a bare `desk_now()` again for every row.
const NOT_ACCEPTED = `open and state in ('held', 'offered')`
const WAITING = `open and state = 'waiting'`

/** The rows of a view as one or two selections that share nothing, so that each can follow its index. */
function selectionsOf(query: ListRows, bind: (value: unknown) => string): { order: Order; selections: string[] } {
  // An agent's own reference names one handoff, open or not.
  if (query.reference !== undefined) return { order: LATEST_CHANGE, selections: ['true'] }
  switch (query.view) {
    case 'mine': {
      const person = bind(query.person ?? '')
      return {
        order: BY_URGENCY,
        selections: [
          `open and owner = ${person}`,
          `open and offered_to is not null and offered_to = ${person} and owner <> ${person}`,
        ],
      }
    }
    case 'not_accepted':
      return { order: BY_URGENCY, selections: [NOT_ACCEPTED] }
    case 'overdue':
      return { order: BY_TIME, selections: ['open and act_by < (select desk_now())'] }
    case 'waiting':
      return { order: BY_URGENCY, selections: [WAITING] }
    case 'my_work': {
      const person = bind(query.person ?? '')
      return {
        order: LATEST_CHANGE,
        selections: [`${WAITING} and owner = ${person}`, `not open and owner = ${person}`],
      }
    }
    case 'all':
      return { order: BY_URGENCY, selections: ['open'] }
    case 'closed':
      return { order: LATEST_CHANGE, selections: ['not open'] }
  }
}

// Ordered as the view is, although a count needs no order: else the whole table may be read where few rows match.
const counted = (name: string, condition: string, order: string) =>
  `(select count(*)::int from (
    select from handoffs where workspace = $1 and ${condition} order by ${order} limit 1000) as first_ones) as ${name}`
const COUNT = `select ${[
  counted('owned', 'open and owner = $2', 'urgency, act_by, id'),
  counted('offered', 'open and offered_to is not null and offered_to = $2 and owner <> $2', 'urgency, act_by, id'),
  counted('not_accepted', NOT_ACCEPTED, 'urgency, act_by, id'),
  counted('overdue', 'open and act_by < (select desk_now())', 'act_by, id'),
  counted('waiting', WAITING, 'urgency, act_by, id'),
  counted('everything', 'open', 'urgency, act_by, id'),
  `(select coalesce(jsonb_object_agg(lane, open), '{}') from (
    select lane, count(*)::int as open from (
      select lane from handoffs where workspace = $1 and open order by urgency, act_by, id limit 1000) as first_ones
    group by lane) as counted) as lanes`,
].join(', ')}`

/**
 * Handoffs of all workspaces whose deadline has passed, the oldest first. Nothing is held: whoever sends the `due`
 * command locks the row and looks again, so two sweeps that find the same do no harm.
 */
export async function findDue(systemTx: Tx, limit: number): Promise<DueHandoff[]> {
  return run<DueHandoff>(
    systemTx,
    `select workspace, id as handoff from handoffs where due is not null and due <= (select desk_now()) order by due limit $1 for update skip locked`,
    [limit],
  )
}
