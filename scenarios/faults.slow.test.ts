import { asAdmin, startDatabases } from '@baton-desk/server/testing'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { openDesk, stores, type TestDesk, useLink } from './desk.ts'

if (!stores.includes('postgres')) console.warn('Not run here: a PostgreSQL in trouble, in a fast run.')

// What happens to a server; of the embedded database only its disk can fill (`full-disk/`).
describe.runIf(stores.includes('postgres'))('a PostgreSQL in trouble', () => {
  let databases: Awaited<ReturnType<typeof startDatabases>>
  let address: { databaseUrl?: string }
  let desk: TestDesk
  beforeAll(async () => {
    databases = await startDatabases('postgres')
    address = await databases.createAddress()
    desk = await openDesk('postgres', { ...address, config: { poolSize: 2 } })
    await desk.handOff()
  })
  afterAll(async () => {
    await desk.stop()
    await databases.stop()
  })
  const admin = (statement: string) => asAdmin(address.databaseUrl ?? '', statement)

  async function ask(path: string, body?: object) {
    const answer = await fetch(`${desk.url}${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${desk.agentKey}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    })
    const { code, said } = (await answer.json()) as { code?: string; said?: { code: string } }
    return { status: answer.status, code, because: said?.code, again: Number(answer.headers.get('retry-after')) }
  }
  const handOff = () => ask('/v1/handoffs', { lane: 'support', note: { ask: 'Refund $180' } })
  const unavailable = (because: string) => ({
    status: 503,
    code: 'desk-unavailable',
    because,
    again: expect.any(Number),
  })

  test('that may not be written to is told as that, by /readyz too, and is written to again afterwards', async () => {
    const everybodyOut = () =>
      admin(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
      )
    const alterDatabase = (change: string) =>
      admin(
        `begin; set transaction read write; do $$ begin execute format('alter database %I ${change}', current_database()); end $$; commit`,
      )
    await alterDatabase('set default_transaction_read_only = on')
    await everybodyOut()
    await expect.poll(handOff).toEqual(unavailable('databaseReadOnly'))
    expect((await handOff()).again).toBeGreaterThan(0)
    await expect.poll(() => ask('/readyz')).toMatchObject({ status: 503, again: 30 })
    expect(await ask('/healthz')).toMatchObject({ status: 200 })
    await alterDatabase('reset default_transaction_read_only')
    await everybodyOut()
    await expect.poll(handOff).toMatchObject({ status: 201 })
    await expect.poll(() => ask('/readyz')).toMatchObject({ status: 200 })
  })

  test('whose disk is full is told as that', async () => {
    await admin(`create function no_room() returns trigger language plpgsql as
      $$ begin raise exception 'could not extend file "base/1/2": No space left on device' using errcode = '53100'; end $$`)
    await admin('create trigger no_room before insert on handoffs for each row execute function no_room()')
    expect(await handOff()).toEqual({ ...unavailable('diskFull'), again: 60 })
    await admin('drop trigger no_room on handoffs')
    expect(await handOff()).toMatchObject({ status: 201 })
  })

  test('is told as that to whoever signs in too, and in the log as all else is', async () => {
    const printed = vi.spyOn(console, 'error').mockImplementation(() => {})
    await admin(`create function full_disk() returns trigger language plpgsql as
      $$ begin raise exception 'No space left on device' using errcode = '53100'; end $$`)
    await admin('create trigger full_disk before insert on session for each row execute function full_disk()')
    const used = await useLink(await desk.signInLink('ana'))
    expect([used.status, used.headers.get('retry-after'), await used.json()]).toMatchObject([
      503,
      '60',
      { code: 'desk-unavailable', said: { code: 'diskFull' } },
    ])
    expect(printed).not.toHaveBeenCalled()
    printed.mockRestore()
    await admin('drop trigger full_disk on session')
    const again = await useLink(await desk.signInLink('ben'))
    expect(again.status).toBe(200)
  })

  test('that waits for a lock for too long, and has no connection left, is busy; nothing of it was recorded', async () => {
    const listed = async () => (await desk.agent.client.listHandoffs({ view: 'all' })).rows.length
    const before = await listed()
    const locking = admin(`begin; lock table handoffs in access exclusive mode; select pg_sleep(25); commit`)
    await expect
      .poll(
        async () =>
          (
            await admin(
              `select 1 from pg_locks where mode = 'AccessExclusiveLock' and granted and relation = 'handoffs'::regclass`,
            )
          ).rowCount,
      )
      .toBe(1)
    const answers = await Promise.all(Array.from({ length: 6 }, () => handOff()))
    expect(answers).toEqual(answers.map(() => unavailable('databaseBusy')))
    await locking
    expect(await listed()).toBe(before)
    expect(await handOff()).toMatchObject({ status: 201 })
  })

  test('does not make an orderly stop cut what waits for it: it is answered, and recorded', async () => {
    const own = await databases.createAddress()
    const stopping = await openDesk('postgres', { ...own, config: { poolSize: 12 } })
    const query = (statement: string) => asAdmin(own.databaseUrl ?? '', statement)
    const locking = query('begin; lock table handoffs in access exclusive mode; select pg_sleep(8); commit')
    const waiting = Array.from({ length: 9 }, () => stopping.handOff())
    await expect
      .poll(async () => (await query(`select 1 from pg_locks where not granted`)).rowCount)
      .toBeGreaterThanOrEqual(9)
    const stopped = stopping.stop()
    const answers = await Promise.allSettled(waiting)
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 'fulfilled'))
    await Promise.all([stopped, locking])
  })
})
