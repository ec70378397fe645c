import type { Allowance } from '../gate.ts'

/** Keys that hold over all workspaces, and why they must. */
export const ALLOWED: Allowance[] = [
  {
    file: 'packages/server/src/store/migrations/0001-desk.ts',
    in: 'keys (prefix)',
    because: 'Whose key it is is found before the workspace is known: a prefix must lead to one key.',
  },
  {
    file: 'packages/server/src/store/migrations/0002-settings.ts',
    in: 'settings (name)',
    because: 'What the desk as a whole keeps for itself belongs to no workspace.',
  },
]
