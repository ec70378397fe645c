/** What an exported trail proves by itself, and by the heads that were signed before. Needs no desk. */
import { createHash, createPublicKey, verify as isSignedBy } from 'node:crypto'
import { hashOf } from '@baton-desk/core'
import type { SignedHeads } from '@baton-desk/core/contract'
import { checkTrail, type Fact, type Link } from '@baton-desk/core/trail'
import type { ExportedLink, ExportedTrail } from './export-file.ts'

/** `where`: the id of a handoff, or `workspace`. */
export type Fault = { where: string; seq?: number; because: string }

export type Verified = {
  handoffs: number
  events: number
  workspaceEvents: number
  /** Events whose words were erased. */
  erased: number
  /** Sealed by the first desks, and their reference was erased: proven by the next event alone. */
  unproven: number
  /** Ids of the keys that signed what was compared. */
  signedBy: string[]
  /** How many ends were compared with what was signed. */
  compared: number
  faults: Fault[]
}

type Given = {
  trail: ExportedTrail
  /** Signed earlier; those in the export itself are compared too. */
  signed: readonly SignedHeads[]
  /** PEM; left out: the keys that the heads themselves name. */
  publicKey?: string | undefined
}

export function verifyTrail({ trail, signed, publicKey }: Given): Verified {
  const { handoffs, workspaceEvents } = trail
  const all = [...handoffs.values(), workspaceEvents].flat()
  const faults = [...handoffs].flatMap(([handoff, events]) => faultOf(handoff, events))
  faults.push(...faultOf('workspace', workspaceEvents))
  let compared = 0
  for (const one of [...signed, ...trail.signed]) {
    const notSigned = faultOfSignature(one, publicKey)
    if (notSigned) faults.push({ where: `heads of ${one.heads.at}`, because: notSigned })
    else {
      compared += one.heads.handoffs.length + 1
      faults.push(...faultsAgainst(one, trail))
    }
  }
  return {
    handoffs: handoffs.size,
    events: all.length - workspaceEvents.length,
    workspaceEvents: workspaceEvents.length,
    erased: all.filter(isErased).length,
    unproven: all.filter(({ sealing }) => sealing === 0).length,
    signedBy: [...new Set([...signed, ...trail.signed].map(({ key }) => key))],
    compared,
    faults,
  }
}

const isErased = ({ wordsHash, words, salt }: ExportedLink) =>
  wordsHash !== null && words === undefined && salt === undefined

function faultOf(where: string, events: readonly ExportedLink[]): Fault[] {
  const check = checkTrail(events as (Fact & Link)[])
  return check.intact ? [] : [{ where, seq: check.seq, because: check.because }]
}

/** A key that nobody keeps elsewhere shows only that the heads were signed by whoever had it. */
function faultOfSignature({ heads, signature, key, publicKey }: SignedHeads, expected?: string): string | undefined {
  try {
    const known = createPublicKey(expected ?? publicKey)
    const id = createHash('sha256')
      .update(known.export({ format: 'der', type: 'spki' }))
      .digest('hex')
      .slice(0, 16)
    if (id !== key) return `they were signed by the key ${key}, and not by ${id}`
    const isRight = isSignedBy(null, Buffer.from(hashOf(heads)), known, Buffer.from(signature, 'base64url'))
    return isRight ? undefined : 'their signature is not of what they say'
  } catch {
    return 'their key cannot be read'
  }
}

function faultsAgainst({ heads }: SignedHeads, { workspace, handoffs, workspaceEvents }: ExportedTrail): Fault[] {
  if (heads.workspace !== workspace)
    return [{ where: `heads of ${heads.at}`, because: `they are of the workspace ${heads.workspace}` }]
  const ends: [where: string, seq: number, hash: string | null, events: readonly ExportedLink[]][] = [
    ...heads.handoffs.map(([id, seq, hash]): (typeof ends)[number] => [id, seq, hash, handoffs.get(id) ?? []]),
    ['workspace', heads.trail.seq, heads.trail.hash, workspaceEvents],
  ]
  return ends.flatMap(([where, seq, hash, events]): Fault[] => {
    if (seq === 0) return []
    const now = events[seq - 1]
    if (now?.hash === hash) return []
    const because = now
      ? `it is not the event that was signed at ${heads.at}`
      : `it was signed at ${heads.at}, and is gone`
    return [{ where, seq, because }]
  })
}
