import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson } from './json/canonical-json.ts'

/** SHA-256 (hex) of the canonical JSON of a value: equal values give equal hashes whatever their key order. */
export const hashOf = (value: unknown): string => bytesToHex(sha256(utf8ToBytes(canonicalJson(value) ?? 'null')))

/** Hash of a proposed action: what a decision binds to. */
export const hashOfAction = (action: { tool: string; arguments: Record<string, unknown> }): string =>
  hashOf({ tool: action.tool, arguments: action.arguments })
