/** The key that signs the heads of trails: private, sealed as other secrets are, and made at the first start. */
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import type { Signing } from '../app/ports/signing.ts'
import type { Seal } from '../app/seal.ts'
import { sealedSetting } from './sealed.ts'
import type { Store } from './store.ts'

/** One whose sealing key is lost is made anew: what the old one signed is still verified by its public key. */
export async function openSigning(store: Store, seal: Seal): Promise<Signing> {
  const kept = await sealedSetting(store, seal, { name: 'signing key', make: makeKey })
  const key = createPrivateKey({ key: Buffer.from(kept, 'base64url'), format: 'der', type: 'pkcs8' })
  const publicKey = createPublicKey(key)
  const bytes = publicKey.export({ format: 'der', type: 'spki' })
  return {
    id: createHash('sha256').update(bytes).digest('hex').slice(0, 16),
    publicKey: publicKey.export({ format: 'pem', type: 'spki' }).toString(),
    sign: (text) => sign(null, Buffer.from(text), key).toString('base64url'),
  }
}

const makeKey = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64url')
