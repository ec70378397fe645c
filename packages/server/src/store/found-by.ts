/** The index of words, by PostgreSQL's own text search: written with each save, made up for what came before it. */
import type { Conversation, WorkspaceId } from '@baton-desk/core'
import { type FoundBy, wordsOfEvents, wordsOfNote, wordsOfTalk } from '../app/found-by.ts'
import { toJson } from './json-columns.ts'
import { EVENT_COLUMNS, type EventRow, run, STORED_COLUMNS, type StoredHandoffRow, toEvent, toStored } from './rows.ts'
import type { Tx } from './store.ts'

/** Adds words, `parameter` being an array of `FoundBy`, to the handoff of `place`. What was found once stays found. */
export const addWords = (parameter: string) => `
    insert into found_by (workspace, handoff, kind, words, parts)
    select $1, place.handoff, f.kind, array_to_tsvector(f.words), array_to_string(f.words, ' ')
    from place, jsonb_to_recordset(${parameter}::jsonb) as f(kind text, words text[])
    on conflict (workspace, handoff, kind) do update set words = found_by.words || excluded.words,
      parts = array_to_string(tsvector_to_array(found_by.words || excluded.words), ' ')`

/** Conditions that the handoff has each of these words; `bind` gives a value its place. */
export const havingWords = (
  words: readonly string[],
  { talk, bind }: { talk: boolean; bind: (value: unknown) => string },
): string[] => {
  if (words.length === 0) return []
  const kinds = bind(talk ? ['note', 'talk'] : ['note'])
  return words.map((word) => {
    const beginning = bind(`'${word.replaceAll(/['\\]/g, '$&$&')}':*`)
    // Shorter ones have no trigram.
    const part = bind([...word].length < 3 ? null : `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`)
    return `id in (select found_by_word($1, ${kinds}::text[], ${beginning}, ${part}))`
  })
}

type Row = StoredHandoffRow & { workspace: WorkspaceId; id: string }

/** Of all workspaces: handoffs from before there was an index, so many at once. Resolves with how many it were. */
export async function indexWords(systemTx: Tx, limit: number): Promise<number> {
  const rows = await run<Row>(
    systemTx,
    `select workspace, id, ${STORED_COLUMNS} from handoffs where workspace is not null and found is null and erased_at is null
     order by workspace, id limit $1 for update skip locked`,
    [limit],
  )
  for (const row of rows) await indexOne(systemTx, row)
  return rows.length
}

async function indexOne(tx: Tx, { workspace, id, ...row }: Row): Promise<void> {
  const { handoff } = toStored(row)
  const events = await run<EventRow>(
    tx,
    `select ${EVENT_COLUMNS} from events where workspace = $1 and handoff = $2 order by seq`,
    [workspace, id],
  )
  const [said] = await run<{ messages: Conversation }>(
    tx,
    'select messages from conversations where workspace = $1 and handoff = $2',
    [workspace, id],
  )
  const found = foundBy(
    { note: wordsOfNote(handoff), events: wordsOfEvents(handoff, events.map(toEvent)) },
    said?.messages,
  )
  await run(
    tx,
    `with place as (update handoffs set found = true where workspace = $1 and id = $2 returning id as handoff) ${addWords('$3')}`,
    [workspace, id, toJson(found)],
  )
}

/** What a save adds. Without `note`: it is the same as before. */
export function foundBy(
  { note = [], events }: { note?: string[]; events: string[] },
  conversation: Conversation = [],
): FoundBy[] {
  const both = [...new Set([...note, ...events])]
  const talk = wordsOfTalk(conversation)
  return [
    ...(both.length > 0 ? [{ kind: 'note' as const, words: both }] : []),
    ...(talk.length > 0 ? [{ kind: 'talk' as const, words: talk }] : []),
  ]
}
