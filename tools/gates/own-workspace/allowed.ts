import type { Allowance } from '../gate.ts'

/** Functions that look across workspaces, and why they must. */
export const ALLOWED: Allowance[] = [
  {
    file: 'packages/server/src/store/workspaces.ts',
    in: 'listWorkspaces',
    because: 'The desk itself, in a system transaction, asks which workspaces there are.',
  },
  {
    file: 'packages/server/src/store/retention.ts',
    in: 'claimPurges',
    because: 'The desk itself, in a system transaction, asks in which workspaces it is time to purge.',
  },
]
