import type { Allowance } from '../gate.ts'

/** Functions that change events, and why they must. */
export const ALLOWED: Allowance[] = [
  {
    file: 'packages/server/src/store/events.ts',
    in: 'eraseWords',
    because:
      'A customer is forgotten: the words go, their hashes and everything else stay. The trigger allows no more.',
  },
  {
    file: 'packages/server/src/store/workspaces.ts',
    in: 'purgePractice',
    because:
      'The demo is removed with one command. It refuses any workspace that is not practice, and so does the trigger.',
  },
]
