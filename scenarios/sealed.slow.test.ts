/** Secrets that the desk must read again lie in its database sealed, by keys that do not, and go on working when those change. */

import { createClient } from '@baton-desk/sdk'
import { type DeskOptions, type RunningDesk, startDesk } from '@baton-desk/server'
import { openStore, startDatabases } from '@baton-desk/server/testing'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { cookieOf, playbook, stores, useLink } from './desk.ts'

const [OLD, NEW] = ['the key of the year that is over, long', 'the key of the year that has begun, long']

type Place = Pick<DeskOptions, 'dataDir' | 'databaseUrl'>
type Keys = { secrets?: string[]; sealingKeys?: string[] }

const startOn = (place: Place, keys: Keys, port = 0): Promise<RunningDesk> =>
  startDesk({
    ...place,
    port,
    demo: { playbook },
    log: { info: () => {}, warn: () => {}, error: () => {} },
    config: {
      ...{ mailFrom: 'desk@example.com', calendarMinutes: 15, logLevel: 'silent', poolSize: 5, rateLimit: 1_000 },
      ...{ allowPrivateWebhooks: true, allowPrivateCalendars: true },
      ...keys,
    },
  })

test.each(stores)(
  'on %s the secret that signs sessions changes with overlap, and nobody is signed out',
  async (kind) => {
    const databases = await startDatabases(kind)
    const address = await databases.createAddress()
    const start = (secrets: string[], port?: number) => startOn(address, { secrets }, port)
    const signIn = async (desk: Awaited<ReturnType<typeof start>>) => {
      const made = await desk.operator.signInLink({})
      if ('refused' in made) throw new Error(made.detail)
      return cookieOf(await useLink(made.url))
    }
    const first = await start([OLD])
    const { port, origin } = new URL(first.url)
    const before = await signIn(first)
    const isSignedIn = async (cookie: string) =>
      (await fetch(`${origin}/v1/desk`, { headers: { cookie } })).status === 200
    await first.stop()

    const second = await start([NEW, OLD], Number(port))
    const after = await signIn(second)
    expect([await isSignedIn(before), await isSignedIn(after)]).toEqual([true, true])
    // Forged with neither of them, it is nobody’s; nor is one whose token was exchanged.
    expect(await isSignedIn(before.replace(/%3D(?=;|$)/, 'A%3D'))).toBe(false)
    expect(await isSignedIn(before.replace(/session_token=./, 'session_token=_'))).toBe(false)
    await second.stop()

    const third = await start([NEW], Number(port))
    expect([await isSignedIn(before), await isSignedIn(after)]).toEqual([false, true])
    await third.stop()
    await databases.stop()
  },
)

test.each(stores)(
  'on %s secrets of webhooks and of sessions are sealed, and keys change with overlap',
  async (kind) => {
    const databases = await startDatabases(kind)
    const address = await databases.createAddress()
    const start = (sealingKeys: string[], port?: number) => startOn(address, { sealingKeys }, port)
    const kept = async () => {
      const store = await openStore({ ...address, jobs: false })
      const read = await store.systemTransaction(async (tx) => [
        ...(await sql<{ secret: string }>`select secret from webhooks where workspace is not null`.execute(tx)).rows,
      ])
      const settings = await sql<{ value: string }>`select value from settings where name = 'secret'`.execute(store.db)
      await store.close()
      return [...read.map(({ secret }) => secret), ...settings.rows.map(({ value }) => value)]
    }

    const first = await start([OLD])
    const { port } = new URL(first.url)
    const made = await first.operator.signInLink({})
    if ('refused' in made) throw new Error(made.detail)
    const cookie = cookieOf(await useLink(made.url))
    const agent = createClient({ baseUrl: first.url, key: first.agentKey })
    const { secret } = await agent.createWebhook({ url: 'http://127.0.0.1:61999/nobody-listens' })
    expect(secret).toMatch(/^whsec_/)
    await first.stop()

    const sealed = await kept()
    expect(sealed).toHaveLength(2)
    for (const one of sealed) expect(one).toMatch(/^sealed:/)
    expect(JSON.stringify(sealed)).not.toContain(secret)

    const second = await start([NEW, OLD], Number(port))
    const isSignedIn = async () => (await fetch(`${second.url}/v1/desk`, { headers: { cookie } })).status
    expect(await isSignedIn()).toBe(200)
    await second.stop()
    const again = await kept()
    expect(again.some((one) => sealed.includes(one))).toBe(false)

    const third = await start([NEW], Number(port))
    expect(await isSignedIn()).toBe(200)
    await third.stop()
    // With its key lost the desk still starts: people sign in again, and webhooks are made anew.
    const fourth = await start(['a key that has never sealed anything here'], Number(port))
    expect(await isSignedIn()).toBe(401)
    await fourth.stop()
    await databases.stop()
  },
)
