import type { Allowance } from '../gate.ts'

/** `in` is the module that calls out. */
export const ALLOWED: Allowance[] = [
  {
    file: 'packages/server/src/store/several-hosts.ts',
    in: 'node:net',
    because: 'It makes the connection to the database, before which no transaction can have begun.',
  },
]
