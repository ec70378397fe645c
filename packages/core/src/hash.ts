import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson } from './json/canonical-json.ts'

/** SHA-256 (hex) of the canonical JSON of a value: equal values give equal hashes whatever their key order. */
export const hashOf = (value: unknown): string => bytesToHex(sha256(utf8ToBytes(canonicalJson(value) ?? 'null')))

type HashedAction = { tool: string; arguments: Record<string, unknown>; draft?: object | undefined }

/** Hash of an action: what a decision binds to. With a draft, where the tool sends one that is not among its arguments. */
export const hashOfAction = ({ tool, arguments: args, draft }: HashedAction): string =>
  hashOf({ tool, arguments: args, draft })
