/**
 * What comes back from an address to prove it: which channel of which workspace, and its code. Nothing of it is signed: the code
 * is a secret of its own, kept as a hash, with few tries and little time.
 */
import type { WorkspaceId } from '@baton-desk/core'

export type ChannelReply = { workspace: WorkspaceId; channel: string; code: string }

const UUID_BYTES = 16

/** 60 characters of A-Z, a-z, 0-9, `-` and `_` at most. */
export const toReply = ({ workspace, channel, code }: ChannelReply): string =>
  Buffer.concat([bytesOf(workspace), bytesOf(channel), Buffer.from(code, 'latin1')]).toString('base64url')

/** Null where it is none. */
export function readReply(reply: string): ChannelReply | null {
  const bytes = Buffer.from(reply, 'base64url')
  if (bytes.length <= 2 * UUID_BYTES || bytes.length > 2 * UUID_BYTES + 13) return null
  return {
    workspace: uuidOf(bytes.subarray(0, UUID_BYTES)),
    channel: uuidOf(bytes.subarray(UUID_BYTES, 2 * UUID_BYTES)),
    code: bytes.subarray(2 * UUID_BYTES).toString('latin1'),
  }
}

const bytesOf = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex')
const uuidOf = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
