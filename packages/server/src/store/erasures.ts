/**
 * Words, taken out of every table for good. Of the trail the hashes stay, and with them the proof of everything else; of a
 * handoff stays what `wordless` of core lets stand.
 */
import { type Handoff, type HandoffId, isOpen, type Note, type WorkspaceId, wordless } from '@baton-desk/core'
import type { Erasure, ErasureRecords, Sought, Traces } from '../app/ports/erasures.ts'
import { summaryOf } from '../app/views.ts'
import { eraseWords } from './events.ts'
import { toJson } from './json-columns.ts'
import { mentions, needlesOf } from './needles.ts'
import { instant, run, STORED_COLUMNS, type StoredHandoffRow, toColumns, toStored } from './rows.ts'
import type { Tx } from './store.ts'

export const erasureRecords = (tx: Tx, workspace: WorkspaceId): ErasureRecords => ({
  find: (sought) => findTraces(tx, workspace, sought),

  async read({ refused, verdicts, notices }) {
    const rowsOf = async (statement: string, ids: string[]) =>
      (await run<{ row: Record<string, unknown> }>(tx, statement, [workspace, ids])).map(({ row }) => row)
    return {
      refused: await rowsOf(`select ${BARE} from refused_submissions t where t.workspace = $1 ${CHOSEN}`, refused),
      verdicts: await rowsOf(`select ${BARE} from verdicts t where t.workspace = $1 ${CHOSEN}`, verdicts),
      notices: await rowsOf(`select ${BARE} from notices t where t.workspace = $1 ${CHOSEN}`, notices),
    }
  },

  async sent(handoff) {
    const [submission] = await run<{ body: unknown }>(
      tx,
      'select body from submissions where workspace = $1 and handoff = $2',
      [workspace, handoff],
    )
    const earlierNotes = await run<{ version: number; note: Note }>(
      tx,
      'select version, note from notes where workspace = $1 and handoff = $2 order by version',
      [workspace, handoff],
    )
    return { body: submission?.body ?? null, earlierNotes }
  },

  async begin({ id, at, handoffs, refused, verdicts, notices }) {
    await run(
      tx,
      `insert into erasures (workspace, id, at, handoffs, refused, verdicts, notices) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict do nothing`,
      [workspace, id, at, handoffs, refused, verdicts, notices],
    )
  },

  takeWords: (handoffs) => takeWords(tx, workspace, handoffs),

  async takeRest({ refused, verdicts, notices }) {
    await run(tx, 'delete from refused_submissions where workspace = $1 and id = any($2::text[])', [workspace, refused])
    await run(tx, 'delete from notices where workspace = $1 and id = any($2::text[])', [workspace, notices])
    await blankVerdicts(tx, workspace, verdicts)
  },

  async end({ id, handoffs }) {
    const left = await run(
      tx,
      'select 1 from handoffs where workspace = $1 and id = any($2::text[]) and erased_at is null limit 1',
      [workspace, handoffs],
    )
    if (left.length > 0) return false
    await run(tx, 'update erasures set done = true where workspace = $1 and id = $2', [workspace, id])
    return true
  },
})

const BARE = `to_jsonb(t) - 'workspace' as row`
const CHOSEN = 'and t.id = any($2::text[]) order by t.id'

/** Of all workspaces: those that were begun and not ended, or all. */
export async function listErasures(systemTx: Tx, { all = false } = {}): Promise<Erasure[]> {
  const rows = await run<Omit<Erasure, 'at'> & { at: Date }>(
    systemTx,
    `select workspace, id, at, handoffs, refused, verdicts, notices from erasures where workspace is not null and (not done or $1)
     order by at, id`,
    [all],
  )
  return rows.map(({ at, ...erasure }) => ({ ...erasure, at: instant(at) }))
}

async function takeWords(tx: Tx, workspace: WorkspaceId, ids: readonly HandoffId[]): Promise<void> {
  const rows = await run<StoredHandoffRow & { id: HandoffId; now: Date }>(
    tx,
    `select id, ${STORED_COLUMNS}, desk_now() as now from handoffs
     where workspace = $1 and id = any($2::text[]) and not open and erased_at is null order by id for update`,
    [workspace, ids],
  )
  const found = rows.map(({ id, now, ...row }) => ({
    id,
    ...toStored(row),
    trail: { seq: row.seq, hash: row.hash },
    at: instant(now),
  }))
  if (found.length === 0) return
  const emptied = found.map((stored) => {
    const { id, handoff, at } = stored
    if (isOpen(handoff)) throw new Error(`Handoff ${handoff.id} is open: its words are still needed.`)
    const after = wordless(handoff, at)
    return { ...toColumns({ ...stored, workspace, handoff: after, row: summaryOf(after) }), id, erased_at: at }
  })
  await run(
    tx,
    `update handoffs set reference = null, customer = null, due = null, act_by = null, note = h.note, summary = h.summary,
       data = h.data, search = h.search, found = true, erased_at = h.erased_at, talk_erased_at = coalesce(handoffs.talk_erased_at, h.erased_at)
     from jsonb_populate_recordset(null::handoffs, $2::jsonb) h where handoffs.workspace = $1 and handoffs.id = h.id`,
    [workspace, toJson(emptied)],
  )
  const taken = found.map(({ id }) => id)
  await eraseWords(tx, workspace, taken)
  for (const statement of BESIDE_THEM) await run(tx, statement, [workspace, taken])
  await forgetActions(tx, workspace, found)
  await forgetFailures(tx, taken)
}

/** $1 workspace, $2 handoffs. */
const BESIDE_THEM = [
  'delete from notes where workspace = $1 and handoff = any($2::text[])',
  'delete from found_by where workspace = $1 and handoff = any($2::text[])',
  `update conversations set messages = '[]', erased_at = coalesce(erased_at, desk_now())
   where workspace = $1 and handoff = any($2::text[])`,
  `update submissions set body = jsonb_build_object('erased', true) where workspace = $1 and handoff = any($2::text[])`,
  // The agent's own key, and a hash of what it sent.
  `delete from idempotency where workspace = $1 and body ->> 'handoff' = any($2::text[])`,
  // A mail server may answer with what it was sent.
  `update channels set last_error = null where workspace = $1 and last_error is not null and id in (
    select m.channel from messages m join deliveries d on d.workspace = m.workspace and d.message = m.id
    where m.workspace = $1 and m.last_error is not null and d.handoff = any($2::text[]))`,
  'update deliveries set last_error = null where workspace = $1 and handoff = any($2::text[]) and last_error is not null',
  // What a message let somebody do, by the hash of what it was about; who was told stands in the trail.
  'delete from acts where workspace = $1 and handoff = any($2::text[])',
  'delete from told where workspace = $1 and handoff = any($2::text[])',
  `update messages set last_error = null where workspace = $1 and last_error is not null and id in (
    select message from deliveries where workspace = $1 and handoff = any($2::text[]) and message is not null)`,
]

/** Whoever guesses tool and arguments has their hash: the audit keeps that something was asked, and no longer what. */
async function forgetActions(tx: Tx, workspace: WorkspaceId, found: { handoff: Handoff }[]): Promise<void> {
  await run(
    tx,
    'update verdicts set action_hash = null where workspace = $1 and approved = any($2::text[]) and action_hash is not null',
    [workspace, found.map(({ handoff }) => handoff.id)],
  )
  const asked = found.flatMap(({ handoff }) => hashesIn(handoff).map((hash) => ({ agent: handoff.agent, hash })))
  for (const [agent, theirs] of Map.groupBy(asked, (one) => one.agent))
    await run(
      tx,
      'update verdicts set action_hash = null where workspace = $1 and agent = $2 and action_hash = any($3::text[])',
      [workspace, agent, theirs.map(({ hash }) => hash)],
    )
}

function hashesIn(handoff: Handoff): string[] {
  const decision = 'decision' in handoff ? handoff.decision : undefined
  return [handoff.note.action?.hash, decision?.actionHash].filter((hash) => hash !== undefined)
}

/** What the queue keeps of a failure is the sentence of the failure. A store without a queue has nothing to forget. */
async function forgetFailures(tx: Tx, handoffs: HandoffId[]): Promise<void> {
  const [queue] = await run<{ is_there: boolean }>(tx, `select to_regclass('boss.job') is not null as is_there`, [])
  if (!queue?.is_there) return
  await run(tx, `update boss.job set output = null where output is not null and data ->> 'handoff' = any($1::text[])`, [
    handoffs,
  ])
}

async function blankVerdicts(tx: Tx, workspace: WorkspaceId, ids: readonly string[]): Promise<void> {
  await run(
    tx,
    `update verdicts set kind = 'erased', tool = null, action_hash = null, decided_by = null, matched = '[]', failed = '[]', excepted = '[]'
     where workspace = $1 and id = any($2::text[])`,
    [workspace, ids],
  )
}

async function findTraces(tx: Tx, workspace: WorkspaceId, { customer, handoffs, words }: Sought): Promise<Traces> {
  const theirs = await run<{ id: HandoffId; state: string; open: boolean; note: Note }>(
    tx,
    `select id, state, open, note from handoffs
     where workspace = $1 and erased_at is null and (customer = $2 or id = any($3::text[])) order by id`,
    [workspace, customer ?? null, handoffs],
  )
  const needles = needlesOf({ customer, words, notes: theirs.map(({ note }) => note) })
  const written = needles.flatMap(({ forms }) => forms)
  const holding = async <Row extends { id: string; text: string }>(statement: string): Promise<string[]> => {
    const rows = await run<Row>(tx, statement, [workspace, written])
    return [...new Set(rows.filter(({ text }) => mentions(text, needles)).map(({ id }) => id))]
  }
  const own = new Set(theirs.map(({ id }) => id))
  const mentioned = await holding(
    `select h.id, h.note::text || ' ' || h.data::text || ' ' || coalesce(c.messages::text, '') as text
     from handoffs h left join conversations c on c.workspace = h.workspace and c.handoff = h.id
     where h.workspace = $1 and h.erased_at is null and exists (select from unnest($2::text[]) needle
       where strpos(h.note::text, needle) > 0 or strpos(h.data::text, needle) > 0 or strpos(c.messages::text, needle) > 0)
     order by h.id desc`,
  )
  return {
    handoffs: theirs.map(({ id, state, open }) => ({ id, state, isOpen: open })),
    refused: await holding(
      `select id, detail || ' ' || body as text from refused_submissions where workspace = $1
       and exists (select from unnest($2::text[]) needle where strpos(detail || ' ' || body, needle) > 0)`,
    ),
    verdicts: await holding(
      `select id, ${VERDICT_TEXT} as text from verdicts where workspace = $1
       and exists (select from unnest($2::text[]) needle where strpos(${VERDICT_TEXT}, needle) > 0)`,
    ),
    notices: await holding(
      `select id, subject || ' ' || body as text from notices where workspace = $1
       and exists (select from unnest($2::text[]) needle where strpos(subject || ' ' || body, needle) > 0)`,
    ),
    mentionedIn: mentioned.filter((id) => !own.has(id)).slice(0, 100),
  }
}

const VERDICT_TEXT = `(kind || ' ' || coalesce(tool, '') || ' ' || coalesce(decided_by, '') || ' ' || matched::text || ' ' || failed::text || ' ' || excepted::text)`
