import { toInstant } from '@baton-desk/core'

/** Times compare as text only where all are written alike. */
export function asInstant(expiresAt: string | undefined): { expiresAt?: string } {
  const instant = expiresAt === undefined ? undefined : toInstant(expiresAt)
  return instant === undefined ? {} : { expiresAt: instant }
}
