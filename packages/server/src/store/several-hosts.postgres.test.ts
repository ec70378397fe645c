import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { startDatabases } from '../testing/databases.ts'
import { freePort } from '../testing/postgres.ts'
import { examinePostgres } from './examine-postgres.ts'
import { openStore } from './store.ts'

/** Of an address of one host: nobody listens at the first of two. */
async function behindAnother(databaseUrl: string): Promise<string> {
  const { host } = new URL(databaseUrl)
  const another = `${databaseUrl.replace(host, `127.0.0.1:${await freePort()},${host}`)}`
  return `${another}${another.includes('?') ? '&' : '?'}target_session_attrs=read-write`
}

test('of several hosts the one that answers and takes writes is used, by pool, queue and listener', async () => {
  const databases = await startDatabases('postgres')
  onTestFinished(() => databases.stop())
  const { databaseUrl = '' } = await databases.createAddress()
  const store = await openStore({ databaseUrl: await behindAnother(databaseUrl) })
  onTestFinished(() => store.close())
  const heard = new Promise(
    (resolve) =>
      void store.listen('several', resolve).then(() =>
        store.systemTransaction(async (tx) => {
          await sql`select pg_notify('several', 'here')`.execute(tx)
        }),
      ),
  )
  expect(await heard).toEqual({ kind: 'notified', payload: 'here' })
})

test('what is said of several hosts names each, and no password', async () => {
  const databases = await startDatabases('postgres')
  onTestFinished(() => databases.stop())
  const { databaseUrl = '' } = await databases.createAddress()
  const address = await behindAnother(databaseUrl)
  const found = await examinePostgres(address)
  expect(found).toMatchObject({ isStandby: false, place: expect.stringContaining(`,${new URL(databaseUrl).host}/`) })
  const nobody = `postgres://baton:secret@127.0.0.1:${await freePort()},127.0.0.1:${await freePort()}/baton`
  const refused = await examinePostgres(nobody)
  expect(refused).toEqual({ because: expect.stringContaining('does not answer (ECONNREFUSED)') })
  expect(JSON.stringify(refused)).not.toContain('secret')
})
