import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { type Refusal, refuse } from '@baton-desk/core'
import type { App } from './app.ts'
import type { Caller } from './caller.ts'

const FORM = /^(bat_(?:agent|person)_[A-Za-z0-9]{10})_([A-Za-z0-9_-]{32,})$/
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** `bat_agent_<10 letters>_<secret>`: the part before the secret finds the key, the hash of the whole proves it. */
export function newKey(kind: 'agent' | 'person'): { key: string; prefix: string; hash: string } {
  const prefix = `bat_${kind}_${[...randomBytes(10)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('')}`
  const key = `${prefix}_${randomBytes(32).toString('base64url')}`
  return { key, prefix, hash: sha256(key) }
}

// The time of last use is for people who tidy up: once a minute is enough, and saves a write per request.
const USED_EVERY_MS = 60_000

/** Who a key belongs to: one indexed read, kept for seconds. */
export async function callerOfKey(
  { facts, store, log }: Pick<App, 'facts' | 'store' | 'log'>,
  key: string,
  now: () => number,
): Promise<Caller | Refusal> {
  const [, prefix] = FORM.exec(key) ?? []
  const owner = prefix ? await facts.keyOwner(prefix) : null
  if (!owner || !sameHash(owner.hash, sha256(key))) return refuse('wrong-key', { code: 'unknownKey', facts: {} })
  if (owner.revoked) return refuse('revoked-key', { code: 'keyRevoked', facts: {} })
  if (!owner.lastUsedAt || now() - Date.parse(owner.lastUsedAt) > USED_EVERY_MS) {
    // Said to the kept owner at once, so that requests at the same moment do not all write it.
    owner.lastUsedAt = new Date(now()).toISOString()
    store
      .keyUsed(owner.workspace, owner.keyId)
      .catch((error) => log.warn({ err: error }, 'The use of a key was not noted'))
  }
  return owner.kind === 'agent'
    ? { kind: 'agent', workspace: owner.workspace, id: owner.agent }
    : { kind: 'person', workspace: owner.workspace, id: owner.person, role: owner.role }
}

const sameHash = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
