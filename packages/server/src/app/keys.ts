import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { isRefusal, type PersonId, type Refusal, refuse, type WorkspaceId } from '@baton-desk/core'
import type { App } from './app.ts'
import type { Caller } from './caller.ts'
import type { AddedKey, KeyHolder, KeyOwner } from './ports/agents.ts'
import { type Doer, remember } from './remember.ts'

const FORM = /^(bat_(?:agent|person)_[A-Za-z0-9]{10})_([A-Za-z0-9_-]{32,})$/
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** `bat_agent_<10 letters>_<secret>`: the part before the secret finds the key, the hash of the whole proves it. */
export function newKey(kind: 'agent' | 'person'): { key: string; prefix: string; hash: string } {
  const prefix = `bat_${kind}_${[...randomBytes(10)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('')}`
  const key = `${prefix}_${randomBytes(32).toString('base64url')}`
  return { key, prefix, hash: sha256(key) }
}

/** Whose it is, what it is called, what it may be used for and until when. */
export type Making = KeyHolder & Pick<AddedKey, 'name' | 'scopes' | 'expiresAt'>

/** So many that nobody needs more, and whoever got in for a moment cannot leave a thousand behind. */
const LIVING_AT_MOST = 20

const SCOPES = { agent: ['hand-off', 'read'], person: ['read', 'decide'] } as const

/** A key in full, this once; that it was made stands in the trail of the workspace. */
export function makeKey(
  app: Pick<App, 'store' | 'ids' | 'newSalt'>,
  workspace: WorkspaceId,
  making: Making,
  doer: Doer,
): Promise<{ id: string; key: string; prefix: string } | Refusal> {
  const kind = 'agent' in making ? 'agent' : 'person'
  const { key, prefix, hash } = newKey(kind)
  const id = app.ids.next()
  const { scopes = SCOPES[kind], expiresAt } = making
  return app.store.transaction(workspace, async (records, now) => {
    const { agents } = records
    if (expiresAt !== undefined && expiresAt <= now)
      return refuse('invalid-request', { code: 'expiresInThePast', facts: { expiresAt, now } })
    if ((await agents.countLiving(making)) >= LIVING_AT_MOST)
      return refuse('conflict', { code: 'tooManyKeys', facts: { most: LIVING_AT_MOST } })
    await agents.addKey({ ...making, id, prefix, hash, scopes: [...new Set(scopes)] })
    const whose = 'agent' in making ? { agent: making.agent } : { person: making.person }
    const words = making.name === undefined ? undefined : { name: making.name }
    await remember(app, records, doer, {
      type: 'key_made',
      data: { key: id, ...whose, scopes: [...new Set(scopes)] },
      ...(words && { words }),
    })
    return { id, key, prefix }
  })
}

/** False when there is no such key, or it is another person's. */
export const revokeKey = (
  app: Pick<App, 'store' | 'ids' | 'newSalt'>,
  caller: Caller,
  { id, of }: { id: string; of?: PersonId },
): Promise<boolean> =>
  app.store.transaction(caller.workspace, async (records, now) => {
    if (!(await records.agents.revokeKey(id, now, of))) return false
    const { agent, person } = (await records.agents.keys()).find((key) => key.id === id) ?? {}
    await remember(app, records, caller, {
      type: 'key_revoked',
      data: { key: id, ...(agent && { agent }), ...(person && { person }) },
    })
    return true
  })

/** The key of whoever runs the desk: of this process, gone with it, and kept nowhere. */
export function newOperatorKey(): { key: string; isOperatorKey: (key: string) => boolean } {
  const key = `bat_operator_${randomBytes(32).toString('base64url')}`
  const hash = sha256(key)
  return { key, isOperatorKey: (asked) => sameHash(sha256(asked), hash) }
}

// The time of last use is for people who tidy up: once a minute is enough, and saves a write per request.
const USED_EVERY_MS = 60_000

type Finding = Pick<App, 'facts' | 'store' | 'log'>

/** Who a key belongs to: one indexed read, kept for seconds. */
export async function callerOfKey(app: Finding, key: string, now: () => number): Promise<Caller | Refusal> {
  const [, prefix] = FORM.exec(key) ?? []
  const owner = prefix ? await app.facts.keyOwner(prefix) : null
  if (!owner || !sameHash(owner.hash, sha256(key))) return refuse('wrong-key', { code: 'unknownKey', facts: {} })
  return callerOfOwner(app, owner, now)
}

/**
 * For whom somebody acts who may use a key without having it: they have shown a token that was given out for it. It may do
 * what both may, the key and the token.
 */
export async function callerOfGrant(
  app: Finding,
  { prefix, scopes }: { prefix: string; scopes: readonly string[] },
  now: () => number,
): Promise<Caller | Refusal> {
  const owner = await app.facts.keyOwner(prefix)
  if (!owner) return refuse('wrong-key', { code: 'unknownKey', facts: {} })
  const caller = callerOfOwner(app, owner, now)
  if (isRefusal(caller)) return caller
  const both = (owner.scopes ?? SCOPES[owner.kind]).filter((scope) => scopes.includes(scope))
  return { ...caller, key: { id: owner.keyId, scopes: both } }
}

function callerOfOwner({ store, log }: Finding, owner: KeyOwner, now: () => number): Caller | Refusal {
  if (owner.revoked) return refuse('revoked-key', { code: 'keyRevoked', facts: {} })
  const { expiresAt, keyId: id, scopes } = owner
  if (expiresAt !== null && Date.parse(expiresAt) <= now())
    return refuse('revoked-key', { code: 'keyExpired', facts: { expiresAt } })
  if (!owner.lastUsedAt || now() - Date.parse(owner.lastUsedAt) > USED_EVERY_MS) {
    // Said to the kept owner at once, so that requests at the same moment do not all write it.
    owner.lastUsedAt = new Date(now()).toISOString()
    store
      .keyUsed(owner.workspace, owner.keyId)
      .catch((error) => log.warn({ err: error }, 'The use of a key was not noted'))
  }
  return owner.kind === 'agent'
    ? { kind: 'agent', workspace: owner.workspace, id: owner.agent, key: { id, scopes } }
    : { kind: 'person', workspace: owner.workspace, id: owner.person, role: owner.role, key: { id, scopes } }
}

const sameHash = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
