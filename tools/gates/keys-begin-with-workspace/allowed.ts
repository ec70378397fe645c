import type { Allowance } from '../gate.ts'

/** Keys that do not begin with the workspace, and why they must not. */
export const ALLOWED: Allowance[] = [
  {
    file: 'packages/server/src/store/migrations/0001-desk.ts',
    in: 'keys (prefix)',
    because: 'A key is found by its prefix before the workspace is known: no two workspaces may have the same.',
  },
  {
    file: 'packages/server/src/store/migrations/0002-settings.ts',
    in: 'settings (name)',
    because: 'It belongs to the desk as a whole, such as the secret that signs sessions, and to no workspace.',
  },
  {
    file: 'packages/server/src/store/migrations/0010-sign-in.ts',
    in: 'sign_in_links (hash)',
    because: 'A link is found by its secret before anything is known of whoever opens it.',
  },
  {
    file: 'packages/server/src/store/migrations/0010-sign-in.ts',
    in: 'sign_in_tries (bucket)',
    because: 'Somebody who tries to get in belongs to no workspace yet.',
  },
]
