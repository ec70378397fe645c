// A trail that somebody with all rights on the database rewrites from its beginning, and what finds it.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EMPTY_TRAIL, sealFacts } from '@baton-desk/core/trail'
import { connect, createClient } from '@baton-desk/sdk'
import { startDesk } from '@baton-desk/server'
import { openStore, startDatabases, type TestDatabases } from '@baton-desk/server/testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { baton } from '../testing/captured-terminal.ts'

let databases: TestDatabases
let folder: string
beforeAll(async () => {
  databases = await startDatabases('embedded')
  folder = await mkdtemp(join(tmpdir(), 'baton-verify-'))
})
afterAll(async () => {
  await databases.stop()
  await rm(folder, { recursive: true, force: true })
})

const playbook = {
  timeZone: 'UTC',
  lastResort: 'sam',
  people: { sam: { name: 'Sam Okafor' } },
  lanes: { support: { name: 'Support', owners: { people: ['sam'] } } },
}

test('what is rewritten as a whole is found by the heads that were signed before, and by nothing else', async () => {
  const address = await databases.createAddress()
  const start = async () => {
    const desk = await startDesk({ ...address, port: 0, demo: { playbook }, log: SILENT })
    return { desk, url: desk.url }
  }
  const first = await start()
  const made = await first.desk.operator.personKey({})
  if ('refused' in made) throw new Error(made.detail)
  const { key } = made
  const agent = connect({ url: first.url, key: first.desk.agentKey ?? '' })
  const sam = createClient({ baseUrl: first.url, key })
  const { handoff } = await agent.handOff({ lane: 'support', reference: 'run-1', note: { ask: 'Refund $180' } })
  await sam.decide(handoff.id, { kind: 'reject', text: 'Never.', noteVersion: handoff.noteVersion })
  const file = (name: string) => join(folder, name)
  const at = (url: string) => ['--url', url, '--key', key]
  expect(await baton(['trail', 'export', file('before.jsonl'), ...at(first.url)])).toMatchObject({ exitCode: 0 })
  expect(await baton(['trail', 'heads', file('heads.jsonl'), ...at(first.url)])).toMatchObject({ exitCode: 0 })
  const { out: pem } = await baton(['trail', 'key', ...at(first.url)])
  await writeFile(file('desk.pem'), pem)
  await first.desk.stop()

  const whole = await baton(['verify', file('before.jsonl'), '--heads', file('heads.jsonl'), '--key', file('desk.pem')])
  expect(whole).toMatchObject({ exitCode: 0, out: expect.stringContaining('whole') })

  await rewrite(address, handoff.id)
  const second = await start()
  const { events, intact } = await createClient({ baseUrl: second.url, key }).history(handoff.id)
  // Nothing in the database itself tells: it was written by somebody who knows how.
  expect(intact).toBe(true)
  expect(events.find(({ type }) => type === 'decided')?.words).toEqual({ text: 'Always.' })
  await baton(['trail', 'export', file('after.jsonl'), ...at(second.url)])
  await second.desk.stop()
  expect(await baton(['verify', file('after.jsonl')])).toMatchObject({ exitCode: 0 })

  const found = await baton(['verify', file('after.jsonl'), '--heads', file('heads.jsonl'), '--json'])
  expect(found.exitCode).toBe(1)
  expect(JSON.parse(found.out)).toMatchObject({
    whole: false,
    faults: [
      { where: handoff.id, seq: events.length, because: expect.stringContaining('not the event that was signed') },
    ],
  })
})

test('an event that is changed, one that is gone and a file that is cut are each said', async () => {
  const lines = (await readFile(join(folder, 'before.jsonl'), 'utf8')).trimEnd().split('\n')
  const decided = lines.findIndex((line) => line.includes('"decided"'))
  const say = async (name: string, changed: string[]) => {
    await writeFile(join(folder, name), `${changed.join('\n')}\n`)
    return baton(['verify', join(folder, name), '--heads', join(folder, 'heads.jsonl')])
  }
  const other = lines.with(decided, lines[decided]?.replace('Never.', 'Always.') ?? '')
  expect(await say('changed.jsonl', other)).toMatchObject({
    exitCode: 1,
    out: expect.stringContaining('the words were changed'),
  })
  const [last] = lines.slice(-1)
  const counted = JSON.parse(last ?? '{}') as { events: number }
  const cut = [...lines.slice(0, -1).toSpliced(decided, 1), JSON.stringify({ ...counted, events: counted.events - 1 })]
  expect(await say('gone.jsonl', cut)).toMatchObject({ exitCode: 1, out: expect.stringContaining('and is gone') })
  expect(await say('cut.jsonl', lines.slice(0, -1))).toMatchObject({
    exitCode: 2,
    err: expect.stringContaining('is cut off'),
  })
  const heads = await readFile(join(folder, 'heads.jsonl'), 'utf8')
  await writeFile(join(folder, 'forged.jsonl'), heads.replace(/"seq":\d+/, '"seq":1'))
  const forged = ['verify', join(folder, 'before.jsonl'), '--heads', join(folder, 'forged.jsonl')]
  expect(await baton(forged)).toMatchObject({ exitCode: 1, out: expect.stringContaining('signature') })
})

/** As somebody would who owns the database and knows how trails are sealed. */
async function rewrite(address: { dataDir?: string }, handoff: string): Promise<void> {
  const store = await openStore({ ...address, jobs: false })
  type Row = { seq: number; type: string; at: Date; actor: unknown; data: object; words: Words | null }
  type Words = { salt: string; words?: Record<string, string> | null; facts?: object | null }
  const { rows } = await sql<Row>`select * from events where handoff = ${handoff} order by seq`.execute(store.db)
  const facts = rows.map(({ type, at, actor, data, words }) => ({
    type,
    at: at.toISOString(),
    by: actor,
    data: { ...data, ...words?.facts },
    ...(words?.words && { words: type === 'decided' ? { text: 'Always.' } : words.words }),
  }))
  const sealed = sealFacts(facts, EMPTY_TRAIL, () => 'c2FsdCBvZiBhIGZvcmdlcg')
  await sql`alter table events disable trigger all`.execute(store.db)
  for (const { seq, words, salt, wordsHash, previousHash, hash } of sealed) {
    const facts = rows[seq - 1]?.words?.facts ?? null
    const kept = salt === undefined ? null : JSON.stringify({ salt, words: words ?? null, facts })
    await sql`update events set words = ${kept}::jsonb, words_hash = ${wordsHash}, previous_hash = ${previousHash}, hash = ${hash}
      where handoff = ${handoff} and seq = ${seq}`.execute(store.db)
    await sql`update handoffs set hash = ${hash} where id = ${handoff} and seq = ${seq}`.execute(store.db)
  }
  await sql`alter table events enable trigger all`.execute(store.db)
  await store.close()
}

const SILENT = { info: () => {}, warn: () => {}, error: () => {} }
