/** Names one thing of one workspace, and shows that the desk made the name: whoever reads the database cannot make one. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { WorkspaceId } from '@baton-desk/core'

export type SignedIds = {
  of(named: SignedId): string
  /** Null where this desk did not make it, or somebody changed it. */
  read(token: string): SignedId | null
}

/** Both are UUIDs. */
type SignedId = { workspace: WorkspaceId; id: string }

/** 128 bits of the signature. */
const SIGNATURE_BYTES = 16
const UUID_BYTES = 16

/** @param what is named: what was made for one is no name for the other. */
export function createSignedIds(secret: string, what: 'act' | 'customer'): SignedIds {
  const sign = (ids: Buffer) =>
    createHmac('sha256', `baton ${what} ${secret}`).update(ids).digest().subarray(0, SIGNATURE_BYTES)
  return {
    of({ workspace, id }) {
      const ids = Buffer.concat([bytesOf(workspace), bytesOf(id)])
      return Buffer.concat([ids, sign(ids)]).toString('base64url')
    },
    read(token) {
      const bytes = Buffer.from(token, 'base64url')
      // Another spelling of the same bytes is no link that was sent.
      if (bytes.length !== 2 * UUID_BYTES + SIGNATURE_BYTES || bytes.toString('base64url') !== token) return null
      const ids = bytes.subarray(0, 2 * UUID_BYTES)
      if (!timingSafeEqual(sign(ids), bytes.subarray(2 * UUID_BYTES))) return null
      return { workspace: uuidOf(ids.subarray(0, UUID_BYTES)), id: uuidOf(ids.subarray(UUID_BYTES)) }
    },
  }
}

/** The page of an act. */
export const actUrl = ({ publicUrl, actTokens }: { publicUrl: string; actTokens: SignedIds }, act: SignedId): string =>
  `${new URL(publicUrl).origin}/a/${actTokens.of(act)}`

/** The page on which a customer sees what is passed on. */
export const customerUrl = (
  { publicUrl, customerTokens }: { publicUrl: string; customerTokens: SignedIds },
  handoff: SignedId,
): string => `${new URL(publicUrl).origin}/c/${customerTokens.of(handoff)}`

const bytesOf = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex')
const uuidOf = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
