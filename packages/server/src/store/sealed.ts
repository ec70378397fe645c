/** Secrets that lie in the database sealed; what an older key sealed, or none, is sealed anew at the start. */
import { randomBytes } from 'node:crypto'
import type { Seal } from '../app/seal.ts'
import { run } from './rows.ts'
import { settingOf } from './sign-in.ts'
import type { Store } from './store.ts'

/** What signs sessions. One whose key is lost is made anew: everybody signs in again, and that is all. */
export const sessionSecret = (store: Store, seal: Seal): Promise<string> =>
  sealedSetting(store, seal, { name: 'secret', make: () => randomBytes(32).toString('base64url') })

/** What signs the links of messages. One whose key is lost is made anew: links of before open nothing. */
export const actSecret = (store: Store, seal: Seal): Promise<string> =>
  sealedSetting(store, seal, { name: 'act-secret', make: () => randomBytes(32).toString('base64url') })

/** What signs to push services. Made anew where its key is lost: browsers then have to say again that they want to be told. */
export const vapidKeys = (store: Store, seal: Seal, make: () => string): Promise<string> =>
  sealedSetting(store, seal, { name: 'vapid-keys', make })

/** A secret of the whole desk, made on first use, and made anew where the key that sealed it is not here. */
export async function sealedSetting(
  store: Store,
  seal: Seal,
  { name, make }: { name: string; make: () => string },
): Promise<string> {
  const kept = await settingOf(store.db, name, () => seal.seal(make()))
  const opened = seal.open(kept)
  if (opened !== null && !seal.isOld(kept)) return opened
  const secret = opened ?? make()
  await run(store.db, 'update settings set value = $3 where name = $1 and value = $2', [name, kept, seal.seal(secret)])
  // Another process may have been faster.
  return seal.open(await settingOf(store.db, name, make)) ?? secret
}

/** Answers how many webhooks have a secret that no key here opens: they have to be made anew. */
export const resealWebhooks = (store: Store, seal: Seal): Promise<number> =>
  store.systemTransaction(async (tx) => {
    const rows = await run<{ workspace: string; id: string; secret: string; old_secret: string | null }>(
      tx,
      'select workspace, id, secret, old_secret from webhooks where workspace is not null and active for update',
      [],
    )
    const anew = (kept: string) => {
      const opened = seal.open(kept)
      return opened === null || !seal.isOld(kept) ? kept : seal.seal(opened)
    }
    for (const { workspace, id, ...kept } of rows) {
      const sealed = { secret: anew(kept.secret), old_secret: kept.old_secret && anew(kept.old_secret) }
      if (sealed.secret !== kept.secret || sealed.old_secret !== kept.old_secret)
        await run(tx, 'update webhooks set secret = $3, old_secret = $4 where workspace = $1 and id = $2', [
          workspace,
          id,
          sealed.secret,
          sealed.old_secret,
        ])
    }
    return rows.filter(({ secret }) => seal.open(secret) === null).length
  })
