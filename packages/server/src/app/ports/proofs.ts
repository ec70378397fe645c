import type { Instant, KeptProof } from '@baton-desk/core'

export type ProofRecords = {
  read(): Promise<KeptProof | null>
  keep(proof: { kept: KeptProof; nextAt: Instant }): Promise<void>
}
