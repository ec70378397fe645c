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
    file: 'packages/server/src/store/erasures.ts',
    in: 'forgetActions',
    because:
      'Whoever guesses an action has its hash: it goes with the customer. The trigger lets nothing else be changed.',
  },
  {
    file: 'packages/server/src/store/erasures.ts',
    in: 'blankVerdicts',
    because: 'An agent has put a customer’s words into a verdict: they go. The trigger lets nothing else be changed.',
  },
  {
    file: 'packages/server/src/store/anonymise.ts',
    in: 'anonymise',
    because: 'Somebody who left is forgotten by name: the words go, their hashes stay. The trigger allows no more.',
  },
  {
    file: 'packages/server/src/store/retention.ts',
    in: 'purgeVerdicts',
    because: 'The audit is kept as long as the workspace says. The trigger lets nothing go that is younger.',
  },
  {
    file: 'packages/server/src/store/workspaces.ts',
    in: 'purgePractice',
    because:
      'The demo is removed with one command. It refuses any workspace that is not practice, and so does the trigger.',
  },
]
