import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newSave, offeredHandoff } from '../testing/handoff.ts'
import { asAdmin, freePort, startPostgres, type TestPostgres } from '../testing/postgres.ts'
import { describeStore } from '../testing/store.case.ts'
import { handoffRecords } from './handoffs.ts'
import type { Heard } from './listen.ts'
import { openStore } from './store.ts'
import { createWorkspace, listWorkspaces } from './workspaces.ts'

describeStore('postgres')
describeStore('postgres', { plainOwner: true })

describe('PostgreSQL', () => {
  let postgres: TestPostgres
  beforeAll(async () => {
    postgres = await startPostgres()
  })
  afterAll(() => postgres.stop())

  test('is set up once when four desks start on it at the same moment', async () => {
    const databaseUrl = await postgres.createDatabase()
    const stores = await Promise.all([1, 2, 3, 4].map(() => openStore({ databaseUrl, poolSize: 3 })))
    try {
      await Promise.all(
        stores.map((store, n) =>
          store.transaction(`w${n}`, (tx) => createWorkspace(tx, { id: `w${n}`, name: 'W', practice: false })),
        ),
      )
      for (const store of stores) expect(await store.systemTransaction(listWorkspaces)).toHaveLength(4)
    } finally {
      await Promise.all(stores.map((store) => store.close()))
    }
  })

  test('keeps others from a handoff that somebody is about to change', async () => {
    const databaseUrl = await postgres.createDatabase()
    const store = await openStore({ databaseUrl, jobs: false })
    try {
      const handoff = offeredHandoff()
      await store.transaction('w', async (tx) => {
        await createWorkspace(tx, { id: 'w', name: 'W', practice: false })
        await handoffRecords(tx, 'w').saveNew(newSave(handoff))
      })
      const tryToLock = () =>
        asAdmin(databaseUrl, `select 1 from handoffs where id = '${handoff.id}' for update nowait`)
      await store.transaction('w', async (tx) => {
        await handoffRecords(tx, 'w').lock(handoff.id)
        await expect(tryToLock()).rejects.toThrow('could not obtain lock')
      })
      expect((await tryToLock()).rowCount).toBe(1)
    } finally {
      await store.close()
    }
  })

  test('that ends the listening connection is listened to again, and the gap is told', async () => {
    const databaseUrl = await postgres.createDatabase()
    const store = await openStore({ databaseUrl, jobs: false })
    try {
      const heard: Heard[] = []
      let wake = () => {}
      const next = () => {
        const arrived = new Promise<void>((resolve) => {
          wake = resolve
        })
        return arrived
      }
      await store.listen('news', (message) => {
        heard.push(message)
        wake()
      })
      let arrived = next()
      await asAdmin(databaseUrl, `notify news, 'one'`)
      await arrived
      arrived = next()
      await asAdmin(
        databaseUrl,
        `select pg_terminate_backend(pid) from pg_stat_activity where query ilike 'listen%' and datname = current_database() and pid <> pg_backend_pid()`,
      )
      await arrived
      arrived = next()
      await asAdmin(databaseUrl, `notify news, 'two'`)
      await arrived
      expect(heard).toEqual([
        { kind: 'notified', payload: 'one' },
        { kind: 'gap' },
        { kind: 'notified', payload: 'two' },
      ])
    } finally {
      await store.close()
    }
  })

  test('that cannot be used is named in one sentence, without the password', async () => {
    const refusalOf = async (wrong: Partial<Pick<URL, 'port' | 'password' | 'pathname'>>) => {
      const url = new URL(await postgres.createDatabase())
      Object.assign(url, wrong)
      const error = await openStore({ databaseUrl: url.href, jobs: false }).then(
        (store) => store.close(),
        (refusal) => refusal,
      )
      expect(error).toMatchObject({ name: 'StoreError' })
      expect(error.message).not.toContain('secret-word')
      return { code: error.code, message: error.message }
    }
    const port = await freePort()
    expect(await refusalOf({ port: String(port) })).toEqual({
      code: 'database_unreachable',
      message: expect.stringMatching(/does not answer \(ECONNREFUSED\); start it, or correct DATABASE_URL/),
    })
    expect((await refusalOf({ password: 'secret-word' })).code).toBe('database_login_refused')
    expect((await refusalOf({ pathname: '/no_such_database' })).code).toBe('database_missing')
  })

  test('where the user may not create tables is named in one sentence', async () => {
    const url = new URL(await postgres.createDatabase({ plainOwner: true }))
    const owned = new URL(await postgres.createDatabase())
    owned.username = url.username
    owned.password = url.password
    await expect(openStore({ databaseUrl: owned.href, jobs: false })).rejects.toMatchObject({
      code: 'database_no_rights',
    })
  })

  test('written by a newer desk is left alone', async () => {
    const databaseUrl = await postgres.createDatabase()
    await (await openStore({ databaseUrl, jobs: false })).close()
    await asAdmin(databaseUrl, `insert into kysely_migration (name, timestamp) values ('9999-future', '2999-01-01')`)
    await expect(openStore({ databaseUrl, jobs: false })).rejects.toMatchObject({ code: 'database_too_new' })
  })

  test('that cannot be brought up to date is left as it was, the step is named, and it opens once that is mended', async () => {
    const databaseUrl = await postgres.createDatabase()
    await asAdmin(databaseUrl, 'create table measures (in_the_way boolean)')
    await expect(openStore({ databaseUrl, jobs: false })).rejects.toMatchObject({
      code: 'migration_failed',
      message: expect.stringMatching(/“0040-measures” failed \(relation "measures" already exists\)\. Nothing in it/),
    })
    const { rows } = await asAdmin(
      databaseUrl,
      `select tablename from pg_tables where tablename in ('handoffs', 'people')`,
    )
    expect(rows).toEqual([])
    await asAdmin(databaseUrl, 'drop table measures')
    await (await openStore({ databaseUrl, jobs: false })).close()
  })
})
