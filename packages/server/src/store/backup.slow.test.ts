import { Readable, Writable } from 'node:stream'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { KeptProof, Playbook } from '@baton-desk/core'
import { checkTrail } from '@baton-desk/core/trail'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { STORE_KINDS, startDatabases, type TestDatabases } from '../testing/databases.ts'
import { changeSave, newSave, offeredHandoff } from '../testing/handoff.ts'
import { restoreBackup, writeBackup } from './backup.ts'
import { eventRecords } from './events.ts'
import { handoffRecords } from './handoffs.ts'
import { playbookRecords } from './playbooks.ts'
import { claimProofs, proofRecords } from './proofs.ts'
import { openStore, type Store } from './store.ts'
import { webhookRecords } from './webhooks.ts'
import { createWorkspace } from './workspaces.ts'

const databases = {} as Record<Store['kind'], TestDatabases>
beforeAll(async () => {
  for (const kind of STORE_KINDS) databases[kind] = await startDatabases(kind)
})
afterEach(async () => {
  for (const kind of STORE_KINDS) await databases[kind].closeStores()
})
afterAll(async () => {
  for (const kind of STORE_KINDS) await databases[kind].stop()
})

const open = (kind: Store['kind']) => databases[kind].open({ jobs: false })

async function filledStore(kind: Store['kind'], handoffs = 3) {
  const store = await open(kind)
  // As sign-in makes its own tables: one refers to the other and sorts before it.
  await sql`create table "user" (id text primary key, "createdAt" timestamptz not null)`.execute(store.db)
  await sql`create table account (id text primary key, "userId" text not null references "user" (id))`.execute(store.db)
  await sql`insert into "user" values ('u1', '2026-03-02T09:00:00.123456Z')`.execute(store.db)
  await sql`insert into account values ('a1', 'u1')`.execute(store.db)
  const saved = Array.from({ length: handoffs }, () => offeredHandoff({ customer: 'a "quoted" \\ name\nof two lines' }))
  await store.transaction('w', async (tx) => {
    await createWorkspace(tx, { id: 'w', name: 'Wörkspace', practice: false })
    await webhookRecords(tx, 'w').add({
      id: 'hook',
      url: 'https://hook.example/',
      secret: 's',
      agent: null,
      events: ['submitted'],
      arguments: 'exact' as const,
    })
  })
  for (const handoff of saved)
    await store.transaction('w', async (tx) => {
      await handoffRecords(tx, 'w').saveNew(newSave(handoff, { conversation: [{ role: 'customer', text: 'hello' }] }))
      const before = await handoffRecords(tx, 'w').read(handoff.id)
      if (!before) throw new Error('expected the handoff')
      await handoffRecords(tx, 'w').saveChange(changeSave(before, { ...handoff, noteVersion: 2 }))
    })
  return { store, saved }
}

async function emptyStore(kind: Store['kind']): Promise<Store> {
  const store = await open(kind)
  await sql`create table "user" (id text primary key, "createdAt" timestamptz not null)`.execute(store.db)
  await sql`create table account (id text primary key, "userId" text not null references "user" (id))`.execute(store.db)
  return store
}

async function backUp(store: Store): Promise<Buffer> {
  const chunks: Buffer[] = []
  await writeBackup(
    store,
    new Writable({
      write: (chunk, _, done) => {
        chunks.push(chunk)
        done()
      },
    }),
  )
  return Buffer.concat(chunks)
}

const restore = (store: Store, backup: Buffer) => restoreBackup(store, Readable.from([backup]))

const DIRECTIONS = [
  { from: 'embedded', to: 'postgres' },
  { from: 'postgres', to: 'embedded' },
] as const

for (const { from, to } of DIRECTIONS)
  test(`what was backed up from ${from} is all there when it is restored into ${to}`, async () => {
    const { store, saved } = await filledStore(from)
    const backup = await backUp(store)
    const restored = await emptyStore(to)
    expect(await restore(restored, backup)).toMatchObject({
      workspaces: 1,
      handoffs: 3,
      events: 6,
      notes: 3,
      conversations: 3,
      deliveries: 3,
      webhooks: 1,
      user: 1,
      account: 1,
    })
    const everything = async (in_: Store) =>
      gunzipSync(await backUp(in_))
        .toString()
        .split('\n')
        .slice(1)
        .toSorted()
    expect(await everything(restored)).toEqual(await everything(store))
    await restored.transaction('w', async (tx) => {
      for (const handoff of saved) {
        expect((await handoffRecords(tx, 'w').read(handoff.id))?.handoff).toEqual({ ...handoff, noteVersion: 2 })
        expect(await handoffRecords(tx, 'w').oldNote(handoff.id, 1)).toEqual(handoff.note)
        expect(checkTrail(await eventRecords(tx, 'w').trail(handoff.id))).toEqual({ intact: true })
      }
      expect(await handoffRecords(tx, 'w').saveNew(newSave(offeredHandoff()))).toMatchObject({ position: 7 })
    })
  })

test('what is handed over in an errand is looked for at once after a restore: the proof is due', async () => {
  const { store } = await filledStore('embedded')
  await store.transaction('w', async (tx) => {
    await playbookRecords(tx, 'w').write({ basedOn: 0, document: {} as Playbook, writtenBy: 'ana' })
    await proofRecords(tx, 'w').keep({ kept: {} as KeptProof, nextAt: '2099-01-01T03:00:00.000Z' })
  })
  expect(await store.systemTransaction(claimProofs)).toEqual([])
  const restored = await emptyStore('embedded')
  await restore(restored, await backUp(store))
  expect(await restored.systemTransaction(claimProofs)).toEqual(['w'])
})

test('a backup of more rows than are read at once is whole', async () => {
  const { store } = await filledStore('embedded', 210)
  const restored = await emptyStore('embedded')
  expect(await restore(restored, await backUp(store))).toMatchObject({ handoffs: 210, events: 420 })
})

test('a store that holds something is not restored into', async () => {
  const { store } = await filledStore('embedded')
  await expect(restore(store, await backUp(store))).rejects.toMatchObject({ code: 'store_not_empty' })
})

test('a backup that is cut, changed or of another kind restores nothing and says why', async () => {
  const { store } = await filledStore('embedded')
  const backup = await backUp(store)
  const lines = gunzipSync(backup).toString().trimEnd().split('\n')
  const target = await emptyStore('embedded')
  const broken = {
    'cut file': backup.subarray(0, Math.floor(backup.length * 0.6)),
    'cut before its last line': gzipSync(lines.slice(0, -1).join('\n')),
    'row missing': gzipSync(lines.toSpliced(4, 1).join('\n')),
    'other format': gzipSync('{"format":"something"}\n'),
    'newer version': gzipSync([lines[0]?.replace('"version":1', '"version":2'), ...lines.slice(1)].join('\n')),
    'not zipped': Buffer.from('hello'),
    empty: Buffer.alloc(0),
  }
  for (const [what, bytes] of Object.entries(broken))
    await expect(restore(target, bytes), what).rejects.toMatchObject({ code: 'backup_unreadable' })
  expect(await restore(target, backup)).toMatchObject({ handoffs: 3 })
})

test('a backup into a store that is opened later needs no more than its file', async () => {
  const { store } = await filledStore('postgres')
  const address = await databases.postgres.createAddress()
  const target = await openStore({ ...address, jobs: false })
  try {
    await expect(restore(target, await backUp(store))).rejects.toMatchObject({
      message: expect.stringContaining('holds the table'),
    })
  } finally {
    await target.close()
  }
})
