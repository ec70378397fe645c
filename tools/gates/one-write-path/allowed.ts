import type { Allowance } from '../gate.ts'

/** Functions beside the one write path that write a handoff, and why they must. */
export const ALLOWED: Allowance[] = [
  {
    file: 'packages/server/src/store/events.ts',
    in: 'eraseWords',
    because: 'Forgetting a customer changes no handoff: it takes words away.',
  },
  {
    file: 'packages/server/src/store/erasures.ts',
    in: 'takeWords',
    because: 'What is over loses its words, and nothing else of it changes: no state, no owner, no event.',
  },
  {
    file: 'packages/server/src/store/retention.ts',
    in: 'takeTalk',
    because: 'What is over loses what was said, and nothing else of it changes: no state, no owner, no event.',
  },
  {
    file: 'packages/server/src/store/found-by.ts',
    in: 'indexOne',
    because: 'What came before the index of words is marked as gone through, and nothing else of it changes.',
  },
  {
    file: 'packages/server/src/store/workspaces.ts',
    in: 'purgePractice',
    because: 'The demo is removed whole, with the workspace it lies in.',
  },
  {
    file: 'packages/server/src/store/backup.ts',
    in: 'insertRows',
    because: 'A restore puts a whole backup into an empty database, before any desk runs on it.',
  },
]
