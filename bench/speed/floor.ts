/**
 * The floor: the same rows written by bare SQL, alone or behind a plain `node:http` server with a long poll. No
 * authorization, no validation, no playbook, no note: what is left is what no desk can do without.
 */
import { randomUUID } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { openStore, type Store } from '@baton-desk/server/testing'
import { CompiledQuery } from 'kysely'

type Query = (text: string, values?: unknown[]) => Promise<{ rows: Record<string, unknown>[] }>
export type Floor = {
  create(): Promise<string>
  list(): Promise<unknown[]>
  decide(handoff: string): Promise<void>
  wait(handoff: string): Promise<unknown>
}

function idOf(found: Record<string, unknown> | undefined): string {
  if (!found) throw new Error('The desk has written no row to copy yet.')
  return (found.row as { id: string }).id
}

/** Copies rows that the desk itself wrote, so that both write the same bytes. */
export async function openFloor(store: Store, workspace: string): Promise<Floor> {
  const once: Query = (text, values = []) => store.db.executeQuery(CompiledQuery.raw(text, values))
  const transaction = <T>(work: (query: Query) => Promise<T>): Promise<T> =>
    store.db
      .transaction()
      .execute((tx) => work((text, values = []) => tx.executeQuery(CompiledQuery.raw(text, values))))
  const waiters = new Map<string, () => void>()
  await store.listen('floor', (heard) => {
    if (heard.kind === 'notified') waiters.get(heard.payload)?.()
  })
  const template = async (sql: string) => (await once(sql, [workspace])).rows
  const [handoff] = await template('select to_jsonb(h) as row from handoffs h where workspace = $1 and open limit 1')
  const [decided] = await template(
    "select to_jsonb(h) as row from handoffs h where workspace = $1 and state = 'decided' limit 1",
  )
  const id = idOf(handoff)
  const decidedId = idOf(decided)
  const rowsOf = async (table: string, handoffId: string, where = '') =>
    (
      await once(`select to_jsonb(t) as row from ${table} t where workspace = $1 and handoff = $2 ${where}`, [
        workspace,
        handoffId,
      ])
    ).rows.map(({ row }) => row as Record<string, unknown>)
  const created = {
    handoff: handoff?.row as Record<string, unknown>,
    events: await rowsOf('events', id),
    submission: await rowsOf('submissions', id),
    conversation: await rowsOf('conversations', id),
  }
  const decision = {
    handoff: decided?.row as Record<string, unknown>,
    events: await rowsOf('events', decidedId, "and type = 'decided'"),
  }
  const [key] = (await template('select to_jsonb(t) as row from idempotency t where workspace = $1 limit 1')).map(
    ({ row }) => row as Record<string, unknown>,
  )
  const insert = (table: string) =>
    `insert into ${table} select * from jsonb_populate_record(null::${table}, $1::jsonb)`
  const bump = (count: number) =>
    [`update workspaces set position = position + ${count} where id = $1 returning position`, [workspace]] as [
      string,
      unknown[],
    ]

  async function write(
    query: Query,
    handoffId: string,
    events: Record<string, unknown>[],
    firstSeq: number,
  ): Promise<void> {
    await query(insert('idempotency'), [JSON.stringify({ ...key, key: randomUUID() })])
    const { rows } = await query(...bump(events.length))
    const end = Number(rows[0]?.position)
    for (const [index, event] of events.entries())
      await query(insert('events'), [
        JSON.stringify({
          ...event,
          handoff: handoffId,
          seq: firstSeq + index,
          position: end - events.length + index + 1,
        }),
      ])
    await query('select pg_notify($1, $2)', ['floor', handoffId])
  }

  return {
    async create() {
      const handoffId = randomUUID()
      await transaction(async (query) => {
        await query(insert('handoffs'), [JSON.stringify({ ...created.handoff, id: handoffId, reference: null })])
        for (const row of created.submission)
          await query(insert('submissions'), [JSON.stringify({ ...row, handoff: handoffId })])
        for (const row of created.conversation)
          await query(insert('conversations'), [JSON.stringify({ ...row, handoff: handoffId })])
        await write(query, handoffId, created.events, 1)
      })
      return handoffId
    },
    async list() {
      const { rows } = await once(
        `select id, agent, lane, urgency, state, owner, offered_to, act_by, due, practice, created_at, changed_at, summary from handoffs
         where workspace = $1 and open and owner = $2 order by urgency, act_by, id limit 61`,
        [workspace, (created.handoff as { owner: string }).owner],
      )
      return rows
    },
    async decide(handoffId) {
      const { state, open, due, act_by, summary, data, seq, hash, changed_at } = decision.handoff
      await transaction(async (query) => {
        await query('select * from handoffs where workspace = $1 and id = $2 for update', [workspace, handoffId])
        await query(
          `update handoffs set state = $3, open = $4, due = $5, act_by = $6, summary = $7, data = $8, seq = $9, hash = $10, changed_at = $11
           where workspace = $1 and id = $2`,
          [
            workspace,
            handoffId,
            state,
            open,
            due,
            act_by,
            JSON.stringify(summary),
            JSON.stringify(data),
            seq,
            hash,
            changed_at,
          ],
        )
        await write(query, handoffId, decision.events, created.events.length + 1)
      })
    },
    async wait(handoffId) {
      const read = async () =>
        (await once('select state, data from handoffs where workspace = $1 and id = $2', [workspace, handoffId]))
          .rows[0]
      const changed = new Promise<void>((resolve) => waiters.set(handoffId, resolve))
      const first = await read()
      if (first?.state !== 'decided') await changed
      waiters.delete(handoffId)
      return first?.state === 'decided' ? first : read()
    },
  }
}

/** The floor behind HTTP, in a process of its own as the desk is. */
if (import.meta.main) {
  const { BENCH_WORKSPACE = '', DATABASE_URL, BENCH_DATA } = process.env
  const store = await openStore({
    databaseUrl: DATABASE_URL || undefined,
    dataDir: BENCH_DATA || undefined,
    jobs: false,
  })
  const floor = await openFloor(store, BENCH_WORKSPACE)
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', async () => {
      if (chunks.length > 0) JSON.parse(Buffer.concat(chunks).toString('utf8'))
      const [, verb = '', id = ''] = (request.url ?? '').split('/')
      const answer =
        verb === 'create'
          ? { id: await floor.create() }
          : verb === 'list'
            ? await floor.list()
            : verb === 'wait'
              ? await floor.wait(id)
              : await floor.decide(id)
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer ?? {}))
    })
  })
  server.listen(0, '127.0.0.1', () =>
    process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })}\n`),
  )
  process.once('SIGTERM', () => void store.close().then(() => process.exit(0)))
}
