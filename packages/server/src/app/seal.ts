/**
 * Secrets that the desk must be able to read again (of webhooks, and the one that signs sessions) lie in the database sealed,
 * by a key that does not. Keys rotate with overlap: the first one seals, and all of them open.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'

export type Seal = {
  /** `sealed:<which key>:<nonce>:<text>:<tag>`; as it is where no key is set. */
  seal(text: string): string
  /** Null when it was sealed by a key that is not here. What never was sealed comes back as it is. */
  open(kept: string): string | null
  /** Sealed by another key than the first, or not at all. */
  isOld(kept: string): boolean
}

const FORM = /^sealed:([0-9a-f]{8}):([\w-]+):([\w-]*):([\w-]+)$/

export function createSeal(keys: readonly string[]): Seal {
  const ring = keys.map((key) => {
    const bytes = createHash('sha256').update(`baton seal ${key}`).digest()
    return { id: createHash('sha256').update(bytes).digest('hex').slice(0, 8), bytes }
  })
  const [first] = ring
  return {
    seal(text) {
      if (!first) return text
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', first.bytes, nonce)
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return [
        'sealed',
        first.id,
        ...[nonce, sealed, cipher.getAuthTag()].map((part) => part.toString('base64url')),
      ].join(':')
    },
    open(kept) {
      const [, id, nonce = '', sealed = '', tag = ''] = FORM.exec(kept) ?? []
      if (id === undefined) return kept
      const key = ring.find((one) => one.id === id)
      if (!key) return null
      try {
        const decipher = createDecipheriv('aes-256-gcm', key.bytes, Buffer.from(nonce, 'base64url'))
        decipher.setAuthTag(Buffer.from(tag, 'base64url'))
        return decipher.update(Buffer.from(sealed, 'base64url'), undefined, 'utf8') + decipher.final('utf8')
      } catch {
        // Changed by somebody: it is nobody's secret.
        return null
      }
    },
    isOld: (kept) => first !== undefined && FORM.exec(kept)?.[1] !== first.id,
  }
}
